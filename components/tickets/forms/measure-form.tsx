import { Form, Input, Radio } from 'antd';

import { Measure, type TicketPayload } from '../../../lib/core/events/event.ts';
import { fromTimeInput, toTimeInput } from '../../show-time.ts';
import { StepForm } from './step-form.tsx';
import { TimeField } from './time-field.tsx';

interface Fields {
  measure: TicketPayload<'反馈整改'>['measure'];
  doneAt: string;
  note?: string;
}

interface Props {
  now: string;
  busy: boolean;
  onSubmit: (payload: TicketPayload<'反馈整改'>) => void;
}

/** 反馈整改 must carry the measure and when it was done: the clock of 四(六) stops there. */
export function MeasureForm({ now, busy, onSubmit }: Props) {
  return (
    <StepForm<Fields>
      initial={{ doneAt: toTimeInput(now) }}
      submitText="记录整改结果"
      busy={busy}
      onFinish={({ measure, doneAt, note }) => {
        const instant = fromTimeInput(doneAt);
        if (instant) onSubmit({ measure, doneAt: instant, ...(note?.trim() ? { note: note.trim() } : {}) });
      }}
    >
      <Form.Item name="measure" label="整改措施" rules={[{ required: true, message: '请选整改措施' }]}>
        <Radio.Group options={Measure.options.map((measure) => ({ value: measure, label: measure }))} />
      </Form.Item>
      <TimeField name="doneAt" label="完成时间" notAfter={now} />
      <Form.Item name="note" label="说明">
        <Input placeholder="可不填" maxLength={200} />
      </Form.Item>
    </StepForm>
  );
}

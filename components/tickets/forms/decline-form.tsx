import { Form, Input, Radio } from 'antd';

import { DeclineReason, type TicketPayload } from '../../../lib/core/events/event.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  busy: boolean;
  onSubmit: (payload: TicketPayload<'不予受理'>) => void;
}

/** 不予受理 must carry one of the reasons of FIELD 4. */
export function DeclineForm({ busy, onSubmit }: Props) {
  return (
    <StepForm<{ reason: TicketPayload<'不予受理'>['reason']; note?: string }>
      submitText="不予受理"
      busy={busy}
      danger
      note="工单保留在台账里，可以撤销这一步。"
      onFinish={({ reason, note }) => onSubmit({ reason, ...(note?.trim() ? { note: note.trim() } : {}) })}
    >
      <Form.Item name="reason" label="原因" rules={[{ required: true, message: '请选不予受理的原因' }]}>
        <Radio.Group options={DeclineReason.options.map((reason) => ({ value: reason, label: reason }))} />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input placeholder="可不填" maxLength={200} />
      </Form.Item>
    </StepForm>
  );
}

import { AutoComplete, Form, Input } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import type { Unit } from '../../../lib/core/register/register.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  /** Unit the column belongs to, when the register knows it. */
  suggested: string | undefined;
  units: readonly Unit[];
  busy: boolean;
  onSubmit: (payload: TicketPayload<'受理'>) => void;
}

/** 受理 must carry the responsible unit. */
export function AcceptForm({ suggested, units, busy, onSubmit }: Props) {
  return (
    <StepForm<{ unitName: string; note?: string }>
      initial={{ unitName: suggested ?? '' }}
      submitText="受理"
      busy={busy}
      onFinish={({ unitName, note }) => {
        const name = unitName.trim();
        const unit = units.find((one) => one.name === name);
        onSubmit({
          unitName: name,
          ...(unit ? { unitId: unit.id } : {}),
          ...(note?.trim() ? { note: note.trim() } : {}),
        });
      }}
    >
      <Form.Item
        name="unitName"
        label="责任单位"
        rules={[{ required: true, whitespace: true, message: '受理要写明责任单位' }]}
      >
        <AutoComplete
          options={units.map((unit) => ({ value: unit.name }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          placeholder="选择或输入单位全称"
        />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input placeholder="可不填" maxLength={200} />
      </Form.Item>
    </StepForm>
  );
}

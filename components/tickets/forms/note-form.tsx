import { Form, Input } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  busy: boolean;
  onSubmit: (payload: TicketPayload<'备注'>) => void;
}

export function NoteForm({ busy, onSubmit }: Props) {
  return (
    <StepForm<{ text: string }>
      submitText="加备注"
      busy={busy}
      onFinish={({ text }) => onSubmit({ text: text.trim() })}
    >
      <Form.Item
        name="text"
        label="备注"
        rules={[{ required: true, whitespace: true, message: '请写备注内容' }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </StepForm>
  );
}

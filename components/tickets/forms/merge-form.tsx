import { Form, Input, Select } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import { type TicketRow, ticketWords } from '../ticket-row.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  /** Tickets this one could be merged into. */
  others: readonly TicketRow[];
  busy: boolean;
  onSubmit: (payload: TicketPayload<'并案'>) => void;
}

export function MergeForm({ others, busy, onSubmit }: Props) {
  return (
    <StepForm<TicketPayload<'并案'>>
      submitText="并入"
      busy={busy}
      note="并案后可以拆案。"
      onFinish={({ into, reason }) => onSubmit({ into, reason: reason.trim() })}
    >
      <Form.Item name="into" label="并入工单" rules={[{ required: true, message: '请选并入哪一张工单' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="编号或错误原文"
          options={others.map(({ ticket }) => ({
            value: ticket.id,
            label: `${ticket.number} ${ticketWords(ticket).slice(0, 24)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, message: '请写原因' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </StepForm>
  );
}

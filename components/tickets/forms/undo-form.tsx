import { Form, Input, Select } from 'antd';

import type { HistoryEntry } from '../../../lib/core/tickets/ticket.ts';
import { eventOptions } from './event-options.ts';
import { StepForm } from './step-form.tsx';

interface Fields {
  corrects: string;
  reason: string;
}

interface Props {
  kind: '撤销' | '拆案';
  /** Steps that may be taken back. */
  entries: readonly HistoryEntry[];
  busy: boolean;
  onSubmit: (payload: Fields) => void;
}

/** 撤销 and 拆案 take one earlier step back by naming it; the record itself stays. */
export function UndoForm({ kind, entries, busy, onSubmit }: Props) {
  const last = entries[entries.length - 1];
  return (
    <StepForm<Fields>
      {...(last ? { initial: { corrects: last.eventId } } : {})}
      submitText={kind}
      busy={busy}
      danger
      note="被撤的记录仍保留在经过里，可再更正。"
      onFinish={({ corrects, reason }) => onSubmit({ corrects, reason: reason.trim() })}
    >
      <Form.Item name="corrects" label={`${kind}哪一步`} rules={[{ required: true, message: '请选一步' }]}>
        <Select options={eventOptions(entries)} />
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

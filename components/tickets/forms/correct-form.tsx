import { Form, Input, Select } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import type { HistoryEntry, Ticket } from '../../../lib/core/tickets/ticket.ts';
import { fromTimeInput } from '../../show-time.ts';
import { correctableFields } from './correctable-fields.ts';
import { eventOptions } from './event-options.ts';
import { StepForm } from './step-form.tsx';
import { TimeField } from './time-field.tsx';

interface Fields {
  corrects: string;
  path: string;
  value: string;
  reason: string;
}

interface Props {
  ticket: Ticket;
  now: string;
  busy: boolean;
  onSubmit: (payload: TicketPayload<'更正'>) => void;
}

function canBeCorrected(entry: HistoryEntry): boolean {
  return entry.applied && !entry.undone && correctableFields(entry.type).length > 0;
}

/** 更正 never edits: it adds a record that names the one it corrects, with the reason. */
export function CorrectForm({ ticket, now, busy, onSubmit }: Props) {
  const [form] = Form.useForm<Fields>();
  const entries = ticket.history.filter(canBeCorrected);
  const corrects = Form.useWatch('corrects', form) ?? entries[0]?.eventId;
  const fields = correctableFields(entries.find((entry) => entry.eventId === corrects)?.type ?? '');
  const path = Form.useWatch('path', form);
  const field = fields.find((one) => one.path === path);
  return (
    <StepForm<Fields>
      form={form}
      initial={{ corrects: entries[0]?.eventId ?? '' }}
      submitText="记录更正"
      busy={busy}
      note="原记录保留，更正另记一条。"
      onFinish={(typed) => {
        const value = field?.isTime ? fromTimeInput(typed.value) : typed.value.trim();
        if (value) {
          onSubmit({
            corrects: typed.corrects,
            reason: typed.reason.trim(),
            fields: { [typed.path]: value },
          });
        }
      }}
    >
      <Form.Item name="corrects" label="更正哪一步" rules={[{ required: true, message: '请选要更正的记录' }]}>
        <Select options={eventOptions(entries)} onChange={() => form.resetFields(['path', 'value'])} />
      </Form.Item>
      <Form.Item name="path" label="更正什么" rules={[{ required: true, message: '请选要更正的项目' }]}>
        <Select
          options={fields.map((one) => ({ value: one.path, label: one.label }))}
          onChange={() => form.resetFields(['value'])}
        />
      </Form.Item>
      {field?.isTime ? (
        <TimeField name="value" label="改为" notAfter={now} />
      ) : (
        <Form.Item
          name="value"
          label="改为"
          rules={[{ required: true, whitespace: true, message: '请填正确的内容' }]}
        >
          {field?.choices ? (
            <Select options={field.choices.map((value) => ({ value, label: value }))} />
          ) : (
            <Input maxLength={200} />
          )}
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, message: '请写更正原因' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </StepForm>
  );
}

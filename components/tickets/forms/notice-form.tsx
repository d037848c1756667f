import { AutoComplete, Form, Radio } from 'antd';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import type { Person } from '../../../lib/core/register/register.ts';
import { fromTimeInput, toTimeInput } from '../../show-time.ts';
import { StepForm } from './step-form.tsx';
import { TimeField } from './time-field.tsx';

const WAYS = ['电话', '微信', '当面', '短信', '工作群', '发函'];

interface Fields {
  personName: string;
  stand: 'A' | 'B';
  how: string;
  receivedAt: string;
}

interface Props {
  /** Persons of the responsible unit, from the register. */
  persons: readonly Person[];
  now: string;
  busy: boolean;
  onSubmit: (payload: TicketPayload<'通知'>) => void;
}

/** 三级责任人 lists a person once a platform; to be told, each is one: the line with a stand where there is one. */
function onePerName(persons: readonly Person[]): Person[] {
  const found = new Map<string, Person>();
  for (const person of persons) if (!found.get(person.name)?.stand) found.set(person.name, person);
  return [...found.values()];
}

/** 通知 must carry who received it, A or B岗, how and when: the clock of 四(六) starts there. */
export function NoticeForm({ persons, now, busy, onSubmit }: Props) {
  const [form] = Form.useForm<Fields>();
  return (
    <StepForm<Fields>
      form={form}
      initial={{ stand: 'A', how: '电话', receivedAt: toTimeInput(now) }}
      submitText="记录已通知"
      busy={busy}
      note="从收到通知起开始计时"
      onFinish={({ personName, stand, how, receivedAt }) => {
        const instant = fromTimeInput(receivedAt);
        if (instant) onSubmit({ personName: personName.trim(), stand, how: how.trim(), receivedAt: instant });
      }}
    >
      <Form.Item
        name="personName"
        label="接收人"
        rules={[{ required: true, whitespace: true, message: '请填谁接的通知' }]}
      >
        <AutoComplete
          options={onePerName(persons).map((person) => ({
            value: person.name,
            label: [person.name, person.post, person.stand && `${person.stand}岗`]
              .filter(Boolean)
              .join(' · '),
          }))}
          onSelect={(name: string) => {
            const stand = onePerName(persons).find((person) => person.name === name)?.stand;
            if (stand) form.setFieldValue('stand', stand);
          }}
          placeholder="姓名"
        />
      </Form.Item>
      <Form.Item name="stand" label="A／B岗">
        <Radio.Group
          options={[
            { value: 'A', label: 'A岗' },
            { value: 'B', label: 'B岗' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="how"
        label="怎么通知的"
        rules={[{ required: true, whitespace: true, message: '请填通知方式' }]}
      >
        <AutoComplete options={WAYS.map((value) => ({ value }))} />
      </Form.Item>
      <TimeField name="receivedAt" label="收到时间" notAfter={now} />
    </StepForm>
  );
}

import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';

import type { TicketPayload } from '../../../lib/core/events/event.ts';
import { type TicketRow, ticketWords } from '../ticket-row.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  /** Some of the tickets this one could be merged into, by words of them. */
  findOthers: (words: string) => Promise<readonly TicketRow[]>;
  busy: boolean;
  onSubmit: (payload: TicketPayload<'并案'>) => void;
}

export function MergeForm({ findOthers, busy, onSubmit }: Props) {
  const [words, setWords] = useState('');
  const [others, setOthers] = useState<readonly TicketRow[]>();
  /** Other words are searched for after the choice: it keeps its name all the same. */
  const [chosen, setChosen] = useState<TicketRow>();
  useEffect(() => {
    let asked = true;
    void findOthers(words).then((found) => asked && setOthers(found));
    return () => {
      asked = false;
    };
  }, [findOthers, words]);
  return (
    <StepForm<TicketPayload<'并案'>>
      submitText="并入"
      busy={busy}
      note="并案后可以拆案。"
      onFinish={({ into, reason }) => onSubmit({ into, reason: reason.trim() })}
    >
      <Form.Item name="into" label="并入工单" rules={[{ required: true, message: '请选并入哪一张工单' }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: setWords }}
          loading={others === undefined}
          notFoundContent={others && '没有找到，换几个字再查'}
          placeholder="编号或错误原文"
          onChange={(id) => setChosen(others?.find(({ ticket }) => ticket.id === id))}
          options={offered(others, chosen).map(({ ticket }) => ({
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

function offered(others: readonly TicketRow[] = [], chosen?: TicketRow): readonly TicketRow[] {
  const isThere = !chosen || others.some(({ ticket }) => ticket.id === chosen.ticket.id);
  return isThere ? others : [chosen, ...others];
}

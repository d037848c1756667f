import { Alert, Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';

import type { DuplicateGroup } from '../../lib/core/tickets/likely-duplicates.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { showTime } from '../show-time.ts';
import { TicketStateLabel } from '../tone.tsx';
import { ticketWords } from './ticket-row.ts';

/** A merge that was just done, for 拆案. */
export interface Merged {
  into: string;
  /** Tickets merged, with the record of each. */
  parts: readonly { id: string; number: string; eventId: string }[];
}

interface Props {
  groups: readonly DuplicateGroup[];
  /** Groups there are, those above among them. */
  total: number;
  merged: readonly Merged[];
  failure: string | undefined;
  busy: boolean;
  /** First the ticket that is kept. */
  onMerge: (kept: Ticket, others: readonly Ticket[], why: string) => void;
  onSplit: (merged: Merged) => void;
  onOpen: (id: string) => void;
}

/** 疑似重复: the line above the table and the list behind it. A person decides; 拆案 takes it back. */
export function DuplicatesList({ groups, total, merged, failure, busy, onMerge, onSplit, onOpen }: Props) {
  const [open, setOpen] = useState(false);
  if (groups.length === 0 && merged.length === 0 && !open) return null;
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={
          groups.length > 0
            ? `有 ${total} 组工单可能报的是同一个问题。`
            : '没有可能重复的工单了，刚才的并案可以拆案。'
        }
        action={<Button onClick={() => setOpen(true)}>逐组查看</Button>}
      />
      <Drawer open={open} size={720} onClose={() => setOpen(false)} title="可能重复的工单">
        <div className="stack" data-duplicates>
          <p className="soft small">
            并案后只在留下的那张上办理，两边的发现人都记入台账，并入的工单和经过都保留，随时可以拆案。
          </p>
          {failure !== undefined && <Alert type="error" showIcon title={failure} />}
          {merged.map((one) => (
            <Alert
              key={one.parts.map(({ eventId }) => eventId).join()}
              type="success"
              showIcon
              title={`已把 ${one.parts.map(({ number }) => number).join('、')} 并入 ${one.into}。`}
              action={
                <Button disabled={busy} onClick={() => onSplit(one)}>
                  拆案
                </Button>
              }
            />
          ))}
          {groups.length === 0 && <p role="status">没有可能重复的工单。</p>}
          {total > groups.length && (
            <p className="soft small">
              共 {total} 组，先列出 {groups.length} 组，办完一些再列后面的。
            </p>
          )}
          {groups.map((group) => (
            <Group key={group.key} group={group} busy={busy} onMerge={onMerge} onOpen={onOpen} />
          ))}
        </div>
      </Drawer>
    </>
  );
}

type GroupProps = Pick<Props, 'busy' | 'onMerge' | 'onOpen'> & { group: DuplicateGroup };

function Group({ group, busy, onMerge, onOpen }: GroupProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kept, ...others] = group.tickets;
  if (!kept) return null;
  const chosen = others.filter(({ id }) => !left.has(id));
  return (
    <section className="panel stack-tight" aria-label={group.why}>
      <div className="row">
        <strong className="grow">{group.why}</strong>
        <Button
          type="primary"
          disabled={busy || chosen.length === 0}
          onClick={() => onMerge(kept, chosen, group.why)}
        >
          {chosen.length} 张并入 {kept.number}
        </Button>
      </div>
      <span className="quote-line">{ticketWords(kept)}</span>
      {group.tickets.map((ticket) => (
        <div key={ticket.id} className="row">
          {ticket.id === kept.id ? (
            <span className="chip">留下</span>
          ) : (
            <Checkbox
              aria-label={`并入 ${ticket.number}`}
              checked={!left.has(ticket.id)}
              onChange={({ target }) => {
                const next = new Set(left);
                if (target.checked) next.delete(ticket.id);
                else next.add(ticket.id);
                setLeft(next);
              }}
            />
          )}
          <Button type="link" className="figures" style={{ padding: 0 }} onClick={() => onOpen(ticket.id)}>
            {ticket.number}
          </Button>
          <TicketStateLabel state={ticket.state} />
          <span className="grow clip soft small" title={ticket.submission.url}>
            {ticket.filedBy.person.name}，{showTime(ticket.filedAt)} ·{' '}
            {ticket.submission.pageTitle || ticket.submission.url}
          </span>
        </div>
      ))}
    </section>
  );
}

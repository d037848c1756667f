import { leadClock } from '../../lib/core/tickets/urgency.ts';
import { EmptyList } from '../loaded.tsx';
import { ClockLabel, SeverityLabel, TicketStateLabel } from '../tone.tsx';
import { type TicketRow, ticketWords } from './ticket-row.ts';

interface Props {
  /** The most urgent of them, in that order. */
  rows: readonly TicketRow[];
  total: number;
  onOpen: (id: string) => void;
}

/** Tickets still open, overdue first, then earliest due. */
export function OpenTickets({ rows, total, onOpen }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyList
        title="没有在办的工单"
        advice="在网页上点标记后选“报错”，或选中文字右键“报错”，工单就会出现在这里。"
      />
    );
  }
  return (
    <>
      <ul className="card-list panel" style={{ padding: '2px 12px' }}>
        {rows.map(({ ticket, clocks }) => (
          <li key={ticket.id}>
            <button
              type="button"
              className="plain-button stack-tight"
              data-ticket={ticket.id}
              title="在工作台打开"
              onClick={() => onOpen(ticket.id)}
            >
              <span className="row" style={{ justifyContent: 'space-between' }}>
                <ClockLabel clock={leadClock(clocks)} />
                <TicketStateLabel state={ticket.state} />
              </span>
              <span className="clip-2">{ticketWords(ticket)}</span>
              <span className="small clip" style={{ maxWidth: '100%' }}>
                <SeverityLabel severity={ticket.submission.severity} />
                {ticket.conflicts.length > 0 && <b className="tone-grave"> ▲ 冲突</b>}
                <span className="soft">
                  {' · '}
                  {ticket.submission.problemClass} · {ticket.unitName ?? '未定责任单位'}
                </span>
              </span>
              {/* Read out over the telephone: on a line of its own it is never cut off. */}
              <span className="soft small figures">{ticket.number}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="soft small">
          只列出最急的 {rows.length} 张，在办的共 {total} 张，其余在工作台里看。
        </p>
      )}
    </>
  );
}

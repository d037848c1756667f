import { EmptyList } from '../loaded.tsx';
import { ClockLabel, SeverityLabel, TicketStateLabel } from '../tone.tsx';
import { compareUrgency, isOpen, leadClock, type TicketRow, ticketWords } from './ticket-row.ts';

/** The panel is for what comes next: 4,000 rows held an office PC for 3 seconds. */
const SHOWN = 100;

interface Props {
  rows: readonly TicketRow[];
  onOpen: (id: string) => void;
}

/** Tickets still open, overdue first, then earliest due. */
export function OpenTickets({ rows, onOpen }: Props) {
  const open = rows.filter(isOpen).sort(compareUrgency);
  if (open.length === 0) {
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
        {open.slice(0, SHOWN).map(({ ticket, clocks }) => (
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
                  {ticket.submission.problemClass} · {ticket.unitName ?? '未定责任单位'} · {ticket.number}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open.length > SHOWN && (
        <p className="soft small">
          只列出最急的 {SHOWN} 张，在办的共 {open.length} 张，其余在工作台里看。
        </p>
      )}
    </>
  );
}

import type { HistoryEntry } from '../../lib/core/tickets/ticket.ts';
import { showTime } from '../show-time.ts';

/** Who did what, when, in causal order. A step that did not apply stays, named as 冲突. */
export function TicketHistory({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="card-list history" aria-label="办理经过">
      {entries.map((entry) => (
        <li key={entry.eventId} className={entry.applied ? 'history-step' : 'history-step history-conflict'}>
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <span>
              <strong>{entry.type}</strong>
              {entry.undone && <span className="tone-soft"> – 已撤销</span>}
              {!entry.applied && <b className="tone-grave"> ▲ 冲突（未生效，保留备查）</b>}
            </span>
            <span className="soft small figures">{showTime(entry.at)}</span>
          </div>
          <div className="anywhere">{entry.summary}</div>
          <div className="soft small">
            {entry.by.person.name}
            {entry.by.person.unit && `（${entry.by.person.unit}）`} · {entry.by.role}
          </div>
        </li>
      ))}
    </ol>
  );
}

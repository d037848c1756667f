import { Button } from 'antd';

import type { HistoryEntry } from '../../lib/core/tickets/ticket.ts';
import { showTime } from '../show-time.ts';

interface Props {
  entries: readonly HistoryEntry[];
  /** 采纳 of single steps; absent where nobody may. */
  onTakeOver?: ((eventIds: readonly string[]) => void) | undefined;
}

/** Who did what, when, in causal order. A step that did not apply stays, named as 冲突 or as waiting. */
export function TicketHistory({ entries, onTakeOver }: Props) {
  return (
    <ol className="card-list history" aria-label="办理经过">
      {entries.map((entry) => (
        <li
          key={entry.eventId}
          className={entry.applied || entry.waits ? 'history-step' : 'history-step history-conflict'}
        >
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <span>
              <strong>{entry.type}</strong>
              {entry.undone && <span className="tone-soft"> – 已撤销</span>}
              {!entry.applied && !entry.waits && <b className="tone-grave"> ▲ 冲突（未生效，保留备查）</b>}
              {entry.waits && (
                <b className="tone-warn">
                  {' '}
                  ◐ {entry.waits.for === '采纳' ? '未核准设备所写' : '由较新版本写入'}，未计入
                </b>
              )}
            </span>
            <span className="soft small figures">{showTime(entry.at)}</span>
          </div>
          <div className="anywhere">{entry.summary}</div>
          {entry.waits && (
            <div className="row small">
              <span className="soft grow anywhere">{entry.waits.why}</span>
              {entry.waits.for === '采纳' && onTakeOver && (
                <Button onClick={() => onTakeOver([entry.eventId])}>采纳</Button>
              )}
            </div>
          )}
          <div className="soft small">
            {entry.by.person.name}
            {entry.by.person.unit && `（${entry.by.person.unit}）`} · {entry.by.role}
          </div>
        </li>
      ))}
    </ol>
  );
}

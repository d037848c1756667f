import type { TicketClock } from '../../lib/core/clocks/ticket-clocks.ts';
import { showTime } from '../show-time.ts';
import { ClockLabel } from '../tone.tsx';

/** Every clock of a ticket with its start, due time and clause. Due times come computed: none is stored. */
export function TicketClocks({ clocks }: { clocks: readonly TicketClock[] }) {
  if (clocks.length === 0) return <p className="soft">这张工单没有规定时限。</p>;
  return (
    <table className="plain-table" aria-label="时限">
      <thead>
        <tr>
          <th>时限</th>
          <th>起算</th>
          <th>应完成</th>
          <th>现在</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((clock) => (
          <tr key={clock.clockId}>
            <td>
              {clock.title}
              <div className="soft small">{clock.clause}</div>
            </td>
            <td className="figures nowrap">{showTime(clock.startAt)}</td>
            <td className="figures nowrap">
              {showTime(clock.dueAt)}
              {clock.provisional && <div className="tone-warn small">暂算：该年放假安排未导入</div>}
            </td>
            <td>
              <ClockLabel clock={clock} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

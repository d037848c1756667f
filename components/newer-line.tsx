import type { NewerRecords } from '../lib/core/events/device-view.ts';
import { showTime } from './show-time.ts';

/** 由较新版本写入, said where the desk is looked at; nothing when there are none. */
export function NewerLine({ newer }: { newer: NewerRecords | undefined }) {
  if (!newer || newer.count === 0) return null;
  const { records, count } = newer;
  return (
    <details className="panel">
      <summary className="tone-warn">◐ 有 {count} 条由较新版本写入的记录没有计入，请更新本机的巡读</summary>
      <p className="soft small">都原样留着，导出和备份时一并带上；更新以后自动计入。</p>
      <ul className="small" style={{ margin: 0, paddingLeft: 18 }}>
        {records.map(({ id, what, at, by }) => (
          <li key={id} className="anywhere">
            <span className="figures">{showTime(at)}</span> {by}：{what}
          </li>
        ))}
        {records.length < count && <li>……共 {count} 条</li>}
      </ul>
    </details>
  );
}

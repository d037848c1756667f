import { instantText } from '../calendar/civil-date.ts';
import { cellText } from './cell-text.ts';

/** What a ledger covers: a table is only read rightly with it. */
export interface LedgerScope {
  /** First and last day of finding, `YYYY-MM-DD`; absent where open. */
  from?: string | undefined;
  to?: string | undefined;
  /** The filter in words; '' when none. */
  filterText: string;
  /** Who exported it. */
  who: string;
  /** ISO 8601 instant of the export. */
  when: string;
  /** Rows in the table. */
  count: number;
  /** Version of the program. */
  version: string;
}

/**
 * The line under the title: what period and filter, how many, by whom and when.
 * @example scopeLine({ from: '2026-11-01', to: '2026-11-30', filterText: '', who: '张三', … })
 *   // '统计范围：发现时间 2026-11-01 至 2026-11-30；筛选：无；共 12 条；导出人：张三；导出时间：2026-11-30 17:05；巡读 0.1.0'
 */
export function scopeLine(scope: LedgerScope): string {
  const { from, to, filterText, who, when, count, version } = scope;
  const days = from || to ? `发现时间 ${from || '最早'} 至 ${to || '最近'}` : '全部时间';
  return cellText(
    [
      `统计范围：${days}`,
      `筛选：${filterText.trim() || '无'}`,
      `共 ${count} 条`,
      `导出人：${who}`,
      `导出时间：${instantText(when)}`,
      `巡读 ${version}`,
    ].join('；'),
  );
}

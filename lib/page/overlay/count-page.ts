import type { Finding } from '../../core/finding.ts';
import type { ColumnState } from '../../core/freshness/judge.ts';

export type CountKey = '错误' | '疑似' | '提示' | '逾期' | '空白' | '将到期' | '未能识别';

export interface PageCount {
  key: CountKey;
  count: number;
  tone: 'bad' | 'warn' | 'plain';
}

const COLUMN_CLASSES: ReadonlySet<string> = new Set(['更新逾期', '空白栏目']);

/** Is the finding about a column's freshness? The column's badge speaks for it. */
export const isColumnFinding = (finding: Finding): boolean => COLUMN_CLASSES.has(finding.problemClass);

export function countKeyOf(finding: Finding): CountKey {
  if (finding.problemClass === '更新逾期') return '逾期';
  if (finding.problemClass === '空白栏目') return '空白';
  if (finding.severity === '提示') return '提示';
  return finding.sureness === '疑似' ? '疑似' : '错误';
}

/**
 * What the strip says of a page, worst first, nothing that is zero. `columns` are those this page leads to;
 * a freshness finding counts only where no badge of its column counts already.
 */
export function countPage(findings: readonly Finding[], columns: readonly ColumnState[]): PageCount[] {
  const counts = new Map<CountKey, number>();
  const add = (key: CountKey) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const shown = new Set(columns.map((column) => column.targetId));
  for (const finding of findings) {
    if (isColumnFinding(finding) && shown.has(finding.where.columnId ?? '')) continue;
    add(countKeyOf(finding));
  }
  for (const { state } of columns) {
    if (state === '逾期' || state === '空白' || state === '将到期' || state === '未能识别') add(state);
  }
  const order: [CountKey, PageCount['tone']][] = [
    ['错误', 'bad'],
    ['疑似', 'warn'],
    ['逾期', 'bad'],
    ['空白', 'bad'],
    ['将到期', 'warn'],
    ['未能识别', 'plain'],
    ['提示', 'plain'],
  ];
  return order.flatMap(([key, tone]) => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [{ key, count, tone }];
  });
}

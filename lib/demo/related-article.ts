import type { CivilDate } from '../core/calendar/civil-date.ts';
import type { DemoColumn, DemoRow } from './demo-column.ts';
import { rowPath } from './list-page.ts';
import { OPEN_COLUMNS } from './open-columns.ts';

/** What a policy and its interpretation share in their titles. */
const stemOf = (title: string): string =>
  title.replace(/^青禾县|^一图读懂|[《》]|解读$/g, '').replace(/^青禾县/, '');

const PAIRS: Readonly<Record<string, { other: string; label: string }>> = {
  zcwj: { other: 'zcjd', label: '相关解读' },
  zcjd: { other: 'zcwj', label: '相关文件' },
};

/** A policy leads to its interpretation and back (notice 三(二)1(3)); '' where there is no other half. */
export function relatedArticle(column: DemoColumn, row: DemoRow, today: CivilDate): string {
  const pair = PAIRS[column.id];
  const other = OPEN_COLUMNS.find(({ id }) => id === pair?.other);
  const half = other?.rows.find(({ title }) => stemOf(title) === stemOf(row.title));
  if (!pair || !other || !half) return '';
  return `<p>${pair.label}：<a href="${rowPath(other, half, today)}">${half.title}</a></p>`;
}

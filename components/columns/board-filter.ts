import { type BoardRow, FRESHNESS_ORDER } from '../../lib/core/freshness/board.ts';
import { type FreshnessState, STATE_SYMBOLS } from '../../lib/core/freshness/verdict.ts';
import { ColumnClass } from '../../lib/core/register/register.ts';

/** What else a row may be picked by. */
export const BOARD_MARKS = ['核对无变动', '人工登记', '久未查看', '无责任单位'] as const;
export type BoardMark = (typeof BOARD_MARKS)[number];

/** Classes a row may have, that of accounts last. */
const CLASSES: readonly BoardRow['className'][] = [...ColumnClass.options, '政务新媒体账号'];

export interface BoardFilter {
  state?: FreshnessState | undefined;
  className?: BoardRow['className'] | undefined;
  platform?: string | undefined;
  unit?: string | undefined;
  mark?: BoardMark | undefined;
  text?: string | undefined;
}

const HAS_MARK: Record<BoardMark, (row: BoardRow) => boolean> = {
  核对无变动: (row) => row.attested !== undefined,
  人工登记: (row) => row.lastSeen?.via === 'by-hand',
  久未查看: (row) => row.staleDays !== undefined || row.lastSeen === undefined,
  无责任单位: (row) => row.unitName === '',
};

function says(row: BoardRow, text: string): boolean {
  const words = [row.name, row.parentName, row.unitName, row.url, row.line, row.platform, row.lastSeen?.by];
  const wanted = text.trim().toLowerCase();
  return words.some((word) => word?.toLowerCase().includes(wanted));
}

/** The rows a filter lets through, in their order. */
export function filterBoard(rows: readonly BoardRow[], filter: BoardFilter): BoardRow[] {
  const { state, className, platform, unit, mark, text } = filter;
  return rows.filter(
    (row) =>
      (state === undefined || row.state === state) &&
      (className === undefined || row.className === className) &&
      (platform === undefined || row.platform === platform) &&
      (unit === undefined || row.unitName === unit) &&
      (mark === undefined || HAS_MARK[mark](row)) &&
      (text === undefined || text.trim() === '' || says(row, text)),
  );
}

/** The filter in words, for print and export; '' when nothing is filtered. */
export function boardFilterWords({ state, className, platform, unit, mark, text }: BoardFilter): string {
  const words = text?.trim() ? `含“${text.trim()}”` : undefined;
  return [state, className, platform, unit, mark, words].filter((one) => one).join(' · ');
}

/** Names of the filter's parts in the desk's address, apart from those of the ticket list. */
const ADDRESS_KEYS = {
  state: 'column-state',
  className: 'column-class',
  platform: 'column-platform',
  unit: 'column-unit',
  mark: 'column-mark',
  text: 'column-text',
} as const satisfies Record<keyof BoardFilter, string>;

/** Writes the filter into the desk's address; nothing chosen writes nothing. */
export function putBoardFilter(parts: URLSearchParams, filter: BoardFilter): void {
  for (const key of Object.keys(ADDRESS_KEYS) as (keyof BoardFilter)[]) {
    const value = filter[key];
    if (value) parts.set(ADDRESS_KEYS[key], value);
  }
}

/** The inverse of `putBoardFilter`: reads what can be read and drops the rest, an address is typed by anyone. */
export function boardFilterOf(parts: URLSearchParams): BoardFilter {
  const typed = (key: keyof BoardFilter) => parts.get(ADDRESS_KEYS[key]) || undefined;
  const among = <T extends string>(known: readonly T[], key: keyof BoardFilter) =>
    known.find((one) => one === typed(key));
  return {
    state: among(FRESHNESS_ORDER, 'state'),
    className: among(CLASSES, 'className'),
    platform: typed('platform'),
    unit: typed('unit'),
    mark: among(BOARD_MARKS, 'mark'),
    text: typed('text'),
  };
}

/** States with their counts, most urgent first, for tabs. */
export function stateTabs(rows: readonly BoardRow[]): { state: FreshnessState; label: string }[] {
  const counts = new Map<FreshnessState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return FRESHNESS_ORDER.map((state) => ({
    state,
    label: `${STATE_SYMBOLS[state]} ${state} ${counts.get(state) ?? 0}`,
  }));
}

/** Every different value of a row's field, in Chinese order, blanks left out. */
export function valuesOf<T extends string>(rows: readonly BoardRow[], field: (row: BoardRow) => T): T[] {
  const values = [...new Set(rows.map(field))].filter((value) => value !== '');
  return values.sort((a, b) => a.localeCompare(b, 'zh'));
}

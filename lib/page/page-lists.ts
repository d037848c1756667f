import type { DateRead, ListItem, PageList } from '../core/reading.ts';
import { readDatePiece } from '../core/text/chinese-date.ts';
import type { HiddenAsker } from './hidden.ts';
import { findHeading, type ListHeading } from './list-heading.ts';
import { settleDates } from './list-years.ts';
import { mergeNeighbours } from './merge-lists.ts';
import type { RowGroup } from './page-row.ts';
import type { PageText } from './page-text.ts';
import { findRowGroups } from './row-groups.ts';

/** A list with where it stands; `list` and `items` go into the reading. */
export interface FoundList {
  list: PageList;
  items: ListItem[];
  group: RowGroup;
  heading: ListHeading | undefined;
  hidden: boolean;
}

export interface ListOptions {
  readAt: string;
  baseOf: (index: number) => string;
  hidden: HiddenAsker;
}

/** Every list of the page in document order, in slices. */
export function* findLists(page: PageText, options: ListOptions): Generator<void, FoundList[]> {
  let rows = yield* findRowGroups(page, options.baseOf, options.readAt);
  if (rows.length === 0) rows = yield* findRowGroups(page, options.baseOf, options.readAt, true);
  const groups = mergeNeighbours(page, rows);
  // Containers and all above them: what a heading search must not take for a heading.
  const listed = new Set<number>();
  for (const { container } of groups) {
    for (let up = container; up >= 0 && !listed.has(up); up = page.elements[up]?.parent ?? -1) listed.add(up);
  }
  const found: FoundList[] = [];
  for (const [at, group] of groups.entries()) {
    yield;
    const first = group.rows[0]?.index ?? group.container;
    const heading = findHeading(page, group.container, first, (i) => listed.has(i), options.baseOf(first));
    found.push(yield* buildList(`l${at + 1}`, group, heading, yearOf(heading), options));
  }
  return found;
}

function* buildList(
  id: string,
  group: RowGroup,
  heading: ListHeading | undefined,
  yearHeading: string | undefined,
  options: ListOptions,
): Generator<void, FoundList> {
  const settled = settleDates(group.rows, yearHeading);
  const items: ListItem[] = [];
  for (const [at, row] of group.rows.entries()) {
    if (at % 500 === 499) yield;
    const { date, monthDay } = settled[at] ?? {};
    items.push({
      listId: id,
      title: row.title,
      href: row.href,
      ...(date ? { date } : {}),
      ...(monthDay ? { monthDay } : {}),
      pinned: row.pinned,
      hidden: options.hidden.ask(row.index),
      line: row.line,
    });
  }
  const newest = newestOf(items);
  const newestMonthDay = items.reduce<string | undefined>(
    (best, { monthDay }) => (monthDay && (!best || monthDay > best) ? monthDay : best),
    undefined,
  );
  const list: PageList = {
    id,
    heading: heading?.text ?? '',
    ...(heading?.href ? { headingHref: heading.href } : {}),
    main: false,
    // A row whose year nobody tells may be the newest of all: the list is then not surely dated.
    state: newest && !newestMonthDay ? 'dated' : 'unreadable',
    ...(newest ? { newest } : {}),
    ...(newestMonthDay ? { newestMonthDay } : {}),
    count: items.length,
  };
  return { list, items, group, heading, hidden: options.hidden.isHidden(group.container) };
}

/** Latest date of all rows, whatever their order; a pinned row counts by its date (FIELD 1). */
export function newestOf(items: readonly ListItem[]): DateRead | undefined {
  let newest: DateRead | undefined;
  for (const { date } of items) {
    if (date && (!newest || date.date > newest.date)) newest = date;
  }
  return newest;
}

/** 2018年 above a group of month-days. */
function yearOf(heading: ListHeading | undefined): string | undefined {
  const piece = heading && readDatePiece(heading.text);
  return piece?.kind === 'year' ? heading?.text : undefined;
}

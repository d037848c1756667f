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
  for (const part of yield* byYear(page, groups, listed, options)) {
    yield;
    found.push(yield* buildList(`l${found.length + 1}`, part, options));
  }
  return found;
}

/** One list with its heading, or several under a heading for each year that are one list to a reader. */
interface Headed {
  groups: { group: RowGroup; yearHeading: string | undefined }[];
  heading: ListHeading | undefined;
}

function* byYear(
  page: PageText,
  groups: readonly RowGroup[],
  listed: ReadonlySet<number>,
  options: ListOptions,
): Generator<void, Headed[]> {
  const headed: Headed[] = [];
  for (const group of groups) {
    yield;
    const first = group.rows[0]?.index ?? group.container;
    const heading = findHeading(page, group.container, first, (i) => listed.has(i), options.baseOf(first));
    const yearHeading = yearOf(heading);
    const before = headed.at(-1);
    const last = before?.groups.at(-1);
    if (before && yearHeading && last?.yearHeading && last.yearHeading !== yearHeading)
      before.groups.push({ group, yearHeading });
    else headed.push({ groups: [{ group, yearHeading }], heading });
  }
  // 2023年 names a part of such a list, not the list.
  return headed.map((one) => (one.groups.length > 1 ? { ...one, heading: undefined } : one));
}

function* buildList(
  id: string,
  { groups, heading }: Headed,
  options: ListOptions,
): Generator<void, FoundList> {
  const items: ListItem[] = [];
  for (const { group, yearHeading } of groups) {
    for (const { row, date, monthDay } of settleDates(group.rows, yearHeading)) {
      if (items.length % 500 === 499) yield;
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
  }
  // A row nobody sees is no update, unless the whole list waits behind a tab.
  const seen = items.filter(({ hidden }) => hidden.is !== 'yes');
  const counted = seen.length > 0 ? seen : items;
  const newest = newestOf(counted);
  const newestMonthDay = counted.reduce<string | undefined>(
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
  const first = groups[0]?.group ?? { container: -1, tag: '', rows: [] };
  const group = { ...first, rows: groups.flatMap((one) => one.group.rows) };
  return { list, items, group, heading, hidden: options.hidden.isHidden(first.container) };
}

/** Latest date of all rows, whatever their order; a pinned row counts by its date (FIELD 1). */
export function newestOf(items: readonly ListItem[]): DateRead | undefined {
  let newest: DateRead | undefined;
  for (const { date } of items) {
    if (date && (!newest || date.date > newest.date)) newest = date;
  }
  return newest;
}

/** 2018年 or 2018年11月 above a group of month-days. */
function yearOf(heading: ListHeading | undefined): string | undefined {
  const piece = heading && readDatePiece(heading.text);
  return piece?.kind === 'year' || piece?.kind === 'year-month' ? heading?.text : undefined;
}

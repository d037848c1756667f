import { readDatePiece } from '../core/text/chinese-date.ts';
import { INFO_TERM, type PageRow, type RowGroup, readRow } from './page-row.ts';
import type { PageText } from './page-text.ts';

/**
 * Rows that no element holds: title and date follow each other as brothers, `<dt>title</dt><dd>date</dd>`,
 * `<a>title</a><span>date</span>`, `<a>title</a> [11-01]<br>`; or the date stands before the title.
 */
export function readPairs(
  page: PageText,
  container: number,
  taken: Uint8Array,
  base: string,
  readAt: string,
): RowGroup | undefined {
  const box = page.elements[container];
  if (!box || box.area === 'footer') return undefined;
  const titles = titleChildren(page, container, taken);
  const tag = page.elements[titles[0] ?? -1]?.tag;
  // Two links with dates between them may be 上一篇 and 下一篇; a dt with its dd is a row by its meaning.
  if (!tag || titles.length < (tag === 'dt' ? 1 : 2)) return undefined;
  if (titles.some((at) => INFO_TERM.test(words(page, at)))) return undefined;
  const after = titles.map((at, i) =>
    dateBetween(page, end(page, at), start(page, titles[i + 1]) ?? box.end),
  );
  const before = titles.map((at, i) =>
    dateBetween(page, end(page, titles[i - 1] ?? -1) || box.start, start(page, at) ?? 0),
  );
  const dates = count(after) >= count(before) ? after : before;
  if (count(dates) < (tag === 'dt' ? 1 : 2) || count(dates) * 2 < titles.length) return undefined;
  const rows = titles.flatMap((at, i): PageRow[] => {
    const row = readRow(page, at, base, readAt);
    if (!row) return [];
    const found = dates[i];
    if (!found) return [row];
    const { piece } = found;
    if (piece?.kind !== 'date' && piece?.kind !== 'month-day') return [row];
    const shown = piece.kind === 'date' ? { date: piece.date, at: -1 } : { monthDay: piece.monthDay, at: -1 };
    return [
      { ...row, shown, line: dates === after ? `${row.line} ${found.text}` : `${found.text} ${row.line}` },
    ];
  });
  return rows.length > 0 ? { container, tag, rows } : undefined;
}

function titleChildren(page: PageText, container: number, taken: Uint8Array): number[] {
  const links: number[] = [];
  const terms: number[] = [];
  const last = page.elements[container]?.last ?? container;
  for (let at = container + 1; at <= last; at = (page.elements[at]?.last ?? at) + 1) {
    const child = page.elements[at];
    if (!child || taken[at] || child.end <= child.start) continue;
    if (child.tag === 'a') links.push(at);
    if (child.tag === 'dt') terms.push(at);
  }
  return terms.length > 0 ? terms : links;
}

function words(page: PageText, index: number): string {
  const item = page.elements[index];
  return item ? page.text.slice(item.start, item.end).replace(/\s/g, '') : '';
}

interface Between {
  piece: ReturnType<typeof readDatePiece>;
  text: string;
}

function dateBetween(page: PageText, from: number, to: number): Between | undefined {
  if (to - from < 3 || to - from > 60) return undefined;
  const text = page.text.slice(from, to).replace(/\n/g, ' ').trim();
  const piece = readDatePiece(text);
  return piece?.kind === 'date' || piece?.kind === 'month-day' ? { piece, text } : undefined;
}

function count(found: readonly (Between | undefined)[]): number {
  return found.filter(Boolean).length;
}

function start(page: PageText, index: number | undefined): number | undefined {
  return index === undefined ? undefined : page.elements[index]?.start;
}

function end(page: PageText, index: number): number {
  return page.elements[index]?.end ?? 0;
}

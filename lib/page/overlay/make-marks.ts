import type { Finding } from '../../core/finding.ts';
import type { PageTicket } from '../../core/page-result.ts';
import type { PageWords } from '../text-runs.ts';
import { isColumnFinding } from './count-page.ts';
import { markRangeAt, rangeOfQuote, stillHolds } from './find-quote.ts';
import { markKindOf } from './mark-kind.ts';
import type { Mark } from './paint.ts';

/** A mark with what a click on it is about. */
export interface SubjectMark extends Mark {
  finding?: Finding;
  ticket?: PageTicket;
}

/**
 * Marks in document order, and the findings that have no place to paint: what is missing from the page, and
 * what the page has taken away since it was read.
 *
 * @param before marks the page has besides these
 */
export function makeMarks(
  page: PageWords | null,
  findings: readonly Finding[],
  tickets: readonly PageTicket[],
  before = 0,
): { marks: SubjectMark[]; unplaced: Finding[] } {
  const placed: { at: number; mark: SubjectMark }[] = [];
  const unplaced: Finding[] = [];
  if (!page) return { marks: [], unplaced };
  for (const finding of findings) {
    const range = rangeOfFinding(page, finding, before + placed.length);
    if (!range) {
      unplaced.push(finding);
      continue;
    }
    placed.push({
      at: finding.where.start ?? 0,
      // The row a freshness finding points at is its evidence, not a fault in its words.
      mark: { id: finding.id, kind: isColumnFinding(finding) ? 'hint' : markKindOf(finding), range, finding },
    });
  }
  for (const ticket of tickets) {
    // Tickets of findings are painted as findings; these are words a person selected.
    if (!ticket.exact || (ticket.findingId && findings.some(({ id }) => id === ticket.findingId))) continue;
    if (ticket.state === '已办结' || ticket.state === '已撤销') continue;
    const range = rangeOfQuote(
      page,
      { exact: ticket.exact, prefix: '', suffix: '', start: 0 },
      before + placed.length,
    );
    if (range)
      placed.push({
        at: page.text.indexOf(ticket.exact),
        mark: { id: ticket.id, kind: 'filed', range, ticket },
      });
  }
  placed.sort((a, b) => a.at - b.at);
  return { marks: placed.map(({ mark }) => mark), unplaced };
}

/** Ranges of one reading, kept as long as it is: nothing is placed twice. */
const placedIn = new WeakMap<PageWords, Map<string, AbstractRange>>();

function rangeOfFinding(page: PageWords, finding: Finding, nth: number): AbstractRange | null {
  const { start, end } = finding.where;
  if (start === undefined || end === undefined) return null;
  const placed = placedIn.get(page) ?? new Map<string, AbstractRange>();
  placedIn.set(page, placed);
  const key = `${start}-${end}`;
  const words = page.text.slice(start, end);
  const range = placed.get(key) ?? markRangeAt(page, start, end, nth);
  if (range && stillHolds(range, words)) {
    placed.set(key, range);
    return range;
  }
  placed.delete(key);
  const moved = rangeOfQuote(page, finding.quote, nth);
  return moved && stillHolds(moved, finding.quote.exact) ? moved : null;
}

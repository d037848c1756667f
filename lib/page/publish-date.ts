import type { DateRead } from '../core/reading.ts';
import { type FoundDate, findDates, findUncommonDates, readDatePiece } from '../core/text/chinese-date.ts';
import { inOneRow, labelBlock, meets, ofOtherPage, signs } from './date-neighbours.ts';
import { ownPart } from './own-part.ts';
import type { Metas } from './page-metas.ts';
import { yearAttribute } from './page-row.ts';
import type { PageText } from './page-text.ts';
import type { PageTitle } from './page-title.ts';
import { piecesOf, shownDate } from './row-pieces.ts';
import {
  BARE_LABEL,
  CELL_LABEL,
  FOOTER_LABEL,
  isDayLabel,
  LABELLED,
  SOURCE_BESIDE,
  scoreDate,
} from './score-date.ts';
import { metaDate, scriptDate, urlDate } from './source-date.ts';

export interface PublishDateInput {
  page: PageText;
  title: PageTitle;
  metas: Metas;
  url: string;
  /** Whether an offset stands in a list row: rows carry other articles' dates. */
  inRow: (offset: number) => boolean;
}

interface Candidate {
  score: number;
  read: DateRead;
}

/**
 * The date a reader sees as the day of publication: labelled date → unlabelled date beside the title →
 * script → URL → meta. A meta alone is often the page's generation time (FIELD 1), so it comes last and
 * not at all when a generation-time meta says the same.
 */
export function findPublishDate(input: PublishDateInput): DateRead | undefined {
  return (
    visibleDate(input) ??
    splitDate(input) ??
    scriptDate(input.page) ??
    urlDate(input.url) ??
    metaDate(input.metas)
  );
}

function visibleDate({ page, title, inRow }: PublishDateInput): DateRead | undefined {
  let best: Candidate | undefined;
  const cells = page.blocks.filter(({ tag, start, end }) => isDateCell(page, tag, start, end)).length;
  const own = ownPart(page, title);
  const bodyFrom = afterSentences(page.text, title.end);
  for (const [at, block] of page.blocks.entries()) {
    if (inRow(block.start) || block.end <= own.start || block.start >= own.end) continue;
    const text = page.text.slice(block.start, block.end);
    // An information line below the article may stand in a box named like a footer; there only its label counts.
    if (block.role === 'footer' && !FOOTER_LABEL.test(text)) continue;
    for (const found of datesIn(text)) {
      const before = text.slice(0, found.start);
      const after = text.slice(found.end);
      const cell = before.trim() ? undefined : labelBlock(page, title, at, after);
      const label = cell ?? before;
      const offset = block.start + found.start;
      if (!found.time && signs(page, title, at, text, found)) continue;
      if (BARE_LABEL.test(label) && meets(page, at, after)) continue;
      if (ofOtherPage(page, title, at)) continue;
      const row = cell !== undefined && inOneRow(page, page.blocks[at - 1]?.start ?? 0, offset);
      if (
        before.trim() === '' &&
        cells >= LEAST_CELLS &&
        block.tag === 'td' &&
        !(row && IS_LABEL.test(label))
      )
        continue;
      const named = offset >= (title.start ?? -1) && offset < (title.end ?? -1);
      // A cell that says 实施日期 labels the next one as well as 实施日期： does.
      if (cell !== undefined && CELL_LABEL.test(label) && !isDayLabel(label) && !BARE_LABEL.test(label))
        continue;
      const score = scoreDate({
        text,
        start: found.start,
        end: found.end,
        label,
        away: distance(title, offset),
        timed: Boolean(found.time),
        belowText: offset > bodyFrom,
      });
      if (score <= 0 || ((found.labelOnly || named) && score < LABELLED) || (best && best.score >= score))
        continue;
      best = {
        score,
        read: {
          date: found.date,
          ...(found.time ? { time: found.time } : {}),
          from: label.trim() !== '' && (score >= LABELLED || isDayLabel(label)) ? 'label' : 'near-title',
          line: evidence(cell === undefined ? text : `${label} ${text}`, found.start),
        },
      };
    }
  }
  return best?.read;
}

/** More sentences than a hint or a summary has. */
const LEAST_TEXT = 3;

/** Where the third sentence after an offset ends. */
function afterSentences(text: string, from: number | undefined): number {
  let at = from ?? text.length;
  for (let count = 0; count < LEAST_TEXT && at < text.length; count++) {
    const stop = text.indexOf('。', at);
    at = stop < 0 ? text.length : stop + 1;
  }
  return at;
}

const IS_LABEL = /(日\s?期|时\s?间)\s?[:：]?\s*$/;

/** So many cells that hold a day and nothing else are a table of data. */
const LEAST_CELLS = 3;

function isDateCell(page: PageText, tag: string, start: number, end: number): boolean {
  return tag === 'td' && end - start <= 19 && readDatePiece(page.text.slice(start, end))?.kind === 'date';
}

/** Chinese numerals and two-digit years count only under a label: papers are signed in the former. */
function datesIn(text: string): (FoundDate & { labelOnly?: true })[] {
  const labelled = findUncommonDates(text).map((found) => ({ ...found, labelOnly: true as const }));
  const set = SOURCE_BESIDE.test(text) ? findUncommonDates(text, true) : [];
  return [...findDates(text), ...labelled, ...set.filter(({ date }) => date >= FIRST_WEB_DAY)];
}

/** Before the web, two digits were no year of a page. */
const FIRST_WEB_DAY = '1995-01-01';

const RIGHT_ABOVE = 60;

/** Day and year-month, or year, day and clock, in elements of their own right after the title or right above it. */
function splitDate({ page, title, inRow }: PublishDateInput): DateRead | undefined {
  const { start, end } = title;
  if (start === undefined || end === undefined) return undefined;
  // Above the menu and the crumbs stands the page's clock.
  const top = ownPart(page, title).start;
  for (const [index, item] of page.elements.entries()) {
    const above = item.end <= start && item.start >= Math.max(top, start - RIGHT_ABOVE) && top > 0;
    const below = item.start >= end && item.start <= end + 120;
    if ((!above && !below) || item.end - item.start > 24 || inRow(item.start)) continue;
    const line = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
    const piece = readDatePiece(line);
    const full = piece?.kind === 'month-day' ? yearAttribute(page, index, piece.monthDay) : undefined;
    if (piece?.kind === 'date' && piece.compact) continue;
    if (full) return { date: full.date, from: 'near-title', line: `${line}（${full.attribute}）` };
    if (!/^[\d\s./年月日:-]{6,}$/.test(line) || findDates(line).length > 0) continue;
    const date = shownDate(piecesOf(page, index), '')?.date;
    if (date) return { date, from: 'near-title', line };
  }
  return undefined;
}

/** Characters from the end of the title to the date; negative when the date stands before it. */
function distance(title: PageTitle, offset: number): number | undefined {
  if (title.end === undefined || title.start === undefined) return undefined;
  return offset < title.start ? offset - title.start : Math.max(0, offset - title.end);
}

function evidence(text: string, start: number): string {
  const from = Math.max(0, start - 60);
  return text.slice(from, start + 100).trim();
}

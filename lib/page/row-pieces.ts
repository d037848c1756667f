import {
  civilDate,
  type DatePiece,
  findDates,
  readDatePiece,
  relativeDate,
} from '../core/text/chinese-date.ts';
import type { PageText } from './page-text.ts';

/** A stretch of a row's text that no element border cuts: what a reader sees as one cell of it. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

/** Cut the text of an element at every border of an element inside it. */
export function piecesOf(page: PageText, index: number): Piece[] {
  const row = page.elements[index];
  if (!row) return [];
  const cuts = new Set([row.start, row.end]);
  for (let at = index + 1; at <= row.last; at++) {
    const inner = page.elements[at];
    if (!inner) continue;
    if (inner.start < row.end) cuts.add(inner.start);
    if (inner.end > row.start) cuts.add(Math.min(inner.end, row.end));
  }
  const pieces: Piece[] = [];
  const places = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < places.length; i++) {
    let from = places[i] ?? 0;
    const to = places[i + 1] ?? 0;
    for (const part of page.text.slice(from, to).split('\n')) {
      const text = part.trim();
      if (text) pieces.push({ text, start: from, end: from + part.length });
      from += part.length + 1;
    }
  }
  return pieces;
}

/** The text of an element on one line, as evidence. */
export function lineOf(page: PageText, index: number, limit = 200): string {
  const item = page.elements[index];
  if (!item) return '';
  const line = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

/** What a row itself shows of its date; how it was put together stays visible in the row's line. */
export interface ShownDate {
  date?: string;
  time?: string;
  monthDay?: string;
  relative?: boolean;
  /** Put together from pieces of their own, of which the day may be a number of another kind. */
  joined?: true;
  /** Attribute that gave the year, as written. */
  attribute?: string;
  /** Index in the pieces, so that the title is looked for elsewhere; -1 when inside a longer piece. */
  at: number;
}

/** Words a title may end with are a label only by 日期, by a colon, or alone: …推进会召开. */
function labelOf(words: string): string {
  return `(${words})((日期|时间|期)\\s*[:：]?|\\s*[:：])\\s*$|^\\s*(${words})\\s*$`;
}

/** Dates that say something other than when the row was published. */
const OTHER_DATE = new RegExp(
  `(成文|印发|截止|截至|结束|终止|实施|施行|有效|到期|生效|废止|失效|开标|出生|任职|生成)(日期|时间|期)?\\s*[:：]?\\s*$|(征集|公示|报名|投票|活动|截止|截至|有效|期|限)(日期|时间|期)?[至到止于]\\s*[:：]?\\s*$|${labelOf('统计|修改|会议|召开|举办|活动|报名|考试|面试|开庭|听证|最[后近新](回复|更新|修改)')}`,
);
const PUBLISHED = '发布|发表|公布|公开|更新|上传|刊登|发文|添加|推送|回复|答复|办结';
const PUBLISH_LABEL = new RegExp(`${labelOf(PUBLISHED)}|^(日期|时间)\\s*[:：]?$`);
const NUMERIC = /^[\s[(（【〔]*(?:19|20)\d{2}\s?[-./]/;

/**
 * The publication date a row shows. Whole pieces first (a date cell), then a numeric or bracketed date at
 * the edge of a longer piece; a title that merely begins 2015年4月21日 is no row date.
 * A survey's first day counts as the day it was published; its last never does.
 */
export function shownDate(pieces: readonly Piece[], readAt: string): ShownDate | undefined {
  // 2026年度 is the year a row is about.
  const read = pieces.map(({ text }) => (text.endsWith('年度') ? undefined : readDatePiece(text)));
  const monthDay = read.findIndex((piece) => piece?.kind === 'month-day');
  const piece = read[monthDay];
  // A number of eight digits, or the day a summary begins with, gives a month and day their year only where it agrees.
  const agrees = (date: string): boolean => piece?.kind !== 'month-day' || date.slice(5) === piece.monthDay;
  const whole = pickWhole(pieces, read, agrees) ?? joinRun(pieces) ?? joinHalves(read);
  if (whole) return whole;
  const edge = atEdge(pieces);
  if (edge?.date && (edge.labelled || agrees(edge.date))) return edge;
  if (piece?.kind === 'month-day') {
    return { monthDay: piece.monthDay, at: monthDay, ...(piece.time ? { time: piece.time } : {}) };
  }
  return bracketed(pieces) ?? relative(pieces, readAt);
}

/**
 * A labelled day first, then any other, of several the earliest: whatever the later one is (end, deadline, last
 * change), the list looks no fresher by it. Eight bare digits last.
 */
function pickWhole(
  pieces: readonly Piece[],
  read: readonly (DatePiece | undefined)[],
  agrees: (date: string) => boolean,
): ShownDate | undefined {
  let best: { found: ShownDate & { date: string }; rank: number } | undefined;
  for (const [at, piece] of read.entries()) {
    if (piece?.kind !== 'date' || (piece.compact && !agrees(piece.date))) continue;
    const label = `${pieces[at - 1]?.text ?? ''}`;
    const own = pieces[at]?.text ?? '';
    const rank =
      OTHER_DATE.test(label) || OTHER_DATE.test(own.replace(/[\d\s:：./年月日-]+$/, ''))
        ? 0
        : PUBLISH_LABEL.test(label) || /^(发布|发表|公布|公开|回复|答复|办结)/.test(own)
          ? 3
          : piece.compact
            ? 1
            : 2;
    if (best && (best.rank > rank || (best.rank === rank && (rank !== 2 || best.found.date <= piece.date))))
      continue;
    best = { rank, found: { date: piece.date, at, ...(piece.time ? { time: piece.time } : {}) } };
  }
  return best?.found;
}

/** Longest run met: 2026 年 11 月 16 日, every one an element. */
const LONGEST_RUN = 6;
const RUN_PART = /^[\d./年月日-]{1,5}$/;

/** `<i>2026</i>-<i>11</i>-<i>16</i>`: a date cut up by elements, its signs between them. */
function joinRun(pieces: readonly Piece[]): ShownDate | undefined {
  for (const [at, piece] of pieces.entries()) {
    if (!/^(19|20)\d{2}[-./年]?$/.test(piece.text)) continue;
    let text = '';
    for (const part of pieces.slice(at, at + LONGEST_RUN)) {
      if (!RUN_PART.test(part.text)) break;
      text += part.text;
    }
    const read = readDatePiece(text);
    if (read?.kind === 'date' && !read.compact) return { date: read.date, at };
  }
  return undefined;
}

/** 13 + 2026-06, 06-13 + 2026, 11 + 12-2013, 01 + 11月 (+ 2023): a date in two or three elements beside each other. */
function joinHalves(read: readonly (DatePiece | undefined)[]): ShownDate | undefined {
  for (let at = 0; at < read.length; at++) {
    for (const near of [at + 1, at - 1, at + 2, at - 2]) {
      const found = joined(read, at, near);
      if (found) return { ...found, at, joined: true };
    }
  }
  return undefined;
}

function joined(
  read: readonly (DatePiece | undefined)[],
  at: number,
  near: number,
): { date: string } | { monthDay: string } | undefined {
  const one = read[at];
  const two = read[near];
  if (!one || !two) return undefined;
  // The title stands between them: a column of years is none of the date's halves.
  if (Math.abs(near - at) === 2 && !read[(at + near) / 2]) return undefined;
  let date: string | undefined;
  if (one.kind === 'day' && two.kind === 'year-month') date = civilDate(two.year, two.month, one.day);
  if (one.kind === 'month-day' && two.kind === 'year') date = readFull(`${two.year}-${one.monthDay}`);
  if (one.kind === 'day' && two.kind === 'month') {
    const year = [at + 1, at + 2, at - 1, at - 2].map((i) => read[i]).find((piece) => piece?.kind === 'year');
    if (year?.kind !== 'year') return monthDayOf(two.month, one.day);
    date = civilDate(year.year, two.month, one.day);
  }
  return date ? { date } : undefined;
}

function monthDayOf(month: number, day: number): { monthDay: string } | undefined {
  const date = civilDate(2024, month, day);
  return date ? { monthDay: date.slice(5) } : undefined;
}

function readFull(text: string): string | undefined {
  return findDates(text)[0]?.date;
}

const RANGE_SIGN = /^\s*(至|到|[—－~～–-]{1,2})\s*$/;

/** A labelled or numeric date at either end of a longer piece; of 留言时间 and 回复时间 the answer's. */
function atEdge(pieces: readonly Piece[]): (ShownDate & { labelled: boolean }) | undefined {
  let best: { found: ShownDate & { labelled: boolean }; rank: number } | undefined;
  for (const { text } of pieces) {
    let last = -1;
    for (const found of findDates(text)) {
      const before = text.slice(0, found.start);
      const after = text.slice(found.end);
      const shown = text.slice(found.start, found.end);
      // 2023-11-01至2023-12-01: the last day of a stretch is nobody's day of publication.
      const ends = last >= 0 && RANGE_SIGN.test(text.slice(last, found.start));
      last = found.end;
      if (ends || OTHER_DATE.test(before)) continue;
      const begins = /^[\s[(（【〔·•|｜]*$/.test(before);
      // 监测情况（2026年11月16日）, the bracket right behind the words: a day the title speaks of.
      const atEnd =
        /^[\s\])）】〕]*$/.test(after) && (/(\s[[(（【〔]?|[:：|｜])$/.test(before) || NUMERIC.test(shown));
      const atStart =
        begins &&
        NUMERIC.test(shown) &&
        /^[\s\])）】〕|｜]|^\s*(至|到|[—－~～–-]{1,2})\s*(19|20)?\d/.test(after);
      const published = PUBLISH_LABEL.test(before);
      const labelled = published || /(日期|时间)\s*[:：]\s*$/.test(before);
      if (!atEnd && !atStart && !labelled) continue;
      const rank = published ? 1 : 0;
      if (best && best.rank >= rank) continue;
      const time = found.time ? { time: found.time } : {};
      best = { rank, found: { date: found.date, at: -1, labelled, ...time } };
    }
  }
  return best?.found;
}

/** `标题 [11-01]`, `（11/01）标题`: month and day in brackets at either end of a longer piece. */
function bracketed(pieces: readonly Piece[]): ShownDate | undefined {
  for (const { text } of pieces) {
    const match =
      /[[(（【〔](\d{1,2}[-/.]\d{1,2}|\d{1,2}月\d{1,2}日)[\])）】〕]\s*$|^\s*[[(（【〔](\d{1,2}[-/.]\d{1,2})[\])）】〕]/.exec(
        text,
      );
    const piece = match && readDatePiece(match[1] ?? match[2] ?? '');
    if (piece?.kind === 'month-day') return { monthDay: piece.monthDay, at: -1 };
  }
  return undefined;
}

/** Nothing but the relative words, or with a clock time or 来自 after them: 今日看点 is a title, no date. */
const RELATIVE_PIECE =
  /^(发表于|发布于)?\s*(刚刚|\d{1,3}\s?(秒钟?|分钟|个?小时|天)前|(今天|今日|昨天|昨日|前天)(\s*\d{1,2}[:：]\d{2})?)(\s*来自.{0,20})?$/;

function relative(pieces: readonly Piece[], readAt: string): ShownDate | undefined {
  for (const [at, { text }] of pieces.entries()) {
    const found = RELATIVE_PIECE.test(text) ? relativeDate(text, readAt) : undefined;
    if (found) return { ...found, relative: true, at };
  }
  return undefined;
}

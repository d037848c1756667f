import type { Finding } from '../../core/finding.ts';
import type { Draft, PageGround } from '../../core/page-result.ts';
import { quoteAt } from '../../core/text/text-quote.ts';
import type { Span } from './selected-span.ts';
import type { ReportWords } from './shapes.ts';

/** What a report is about; a span is of words no rule found, none at all is the whole page. */
export type ReportSubject = { finding: Finding } | { span: Span } | { page: true };

/** The reading a card was opened on, with its own findings: the page may be read anew while a form is open. */
export interface DraftGround {
  reading: PageGround;
  findings: readonly Finding[];
}

/** Longest selection that is quoted; longer ones are cut and the form says so. */
export const LONGEST_SELECTION = 500;
/** Characters kept of each block around a quote. */
const BLOCK_MOST = 400;
/** Characters of neighbours on either side: a cell of a table holds two or three; no more blocks than a draft may have. */
const NEAR = 18;

/** The draft the background turns into a ticket. Of what is private only stars go with it, whatever it is about. */
export function makeDraft(
  { reading, findings }: DraftGround,
  subject: ReportSubject,
  words: ReportWords,
): Draft {
  const masked = maskPrivate(reading.text, findings);
  const { url, title, site, columnName, publishedAt, account } = reading;
  const draft: Draft = {
    reading: {
      url,
      title,
      site,
      ...(columnName === undefined ? {} : { columnName }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(account === undefined ? {} : { account }),
    },
    surroundings: [],
    problemClass: words.problemClass,
    ...(words.description.trim() === '' ? {} : { description: words.description.trim() }),
    ...(words.suggestion.trim() === '' ? {} : { suggestion: words.suggestion.trim() }),
    ...(words.mistakeCode === undefined ? {} : { mistakeCode: words.mistakeCode }),
    ...(words.contact?.name || words.contact?.phone ? { contact: words.contact } : {}),
  };
  if ('finding' in subject) {
    const { finding } = subject;
    draft.findingId = finding.id;
    if (finding.where.start !== undefined)
      draft.surroundings = surroundingBlocks(masked, finding.where.start);
  } else if ('span' in subject) {
    const start = subject.span.start;
    const end = Math.min(subject.span.end, start + LONGEST_SELECTION);
    draft.selection = quoteAt(masked, start, end);
    draft.surroundings = surroundingBlocks(masked, start);
  }
  return draft;
}

/** The page's text with every private value overwritten, length kept: none may slip into what is stored. */
export function maskPrivate(text: string, findings: readonly Finding[]): string {
  const pieces: string[] = [];
  let at = 0;
  const spans = findings
    .filter((finding) => finding.problemClass === '个人隐私')
    .map(({ where }) => ({ start: where.start ?? 0, end: where.end ?? 0 }))
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of spans) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    pieces.push(text.slice(at, from), '*'.repeat(end - from));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The block the words stand in and its neighbours, as read: a line of the text each, more of them where they are short. */
function surroundingBlocks(text: string, start: number): string[] {
  let from = lineStart(text, start);
  let to = lineEnd(text, start);
  do from = lineStart(text, from - 1);
  while (from > 0 && start - from < NEAR);
  do to = lineEnd(text, to + 1);
  while (to < text.length && to - start < NEAR);
  let at = from;
  return text
    .slice(from, to)
    .split('\n')
    .map((line) => {
      const begin = at;
      at += line.length + 1;
      // A block of an entire table is cut around the words, not from its head.
      const cut = Math.max(0, Math.min(start - begin - BLOCK_MOST / 2, line.length - BLOCK_MOST));
      return line.slice(cut, cut + BLOCK_MOST);
    });
}

/** Where the line of `at` begins and ends. */
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

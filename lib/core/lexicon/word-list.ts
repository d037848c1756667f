import { z } from 'zod';

import { Instant } from '../calendar/civil-date-schema.ts';
import { LexiconEntry } from './lexicon.ts';
import { Leader } from './roster.ts';

/** What is beyond it is no list of words: the matcher takes 100,000. */
export const MOST_ENTRIES = 100_000;
/** Each is four patterns for whoever looks for what is one character off it. */
export const MOST_TERMS = 5_000;
export const LONGEST_WORD = 60;

const Word = z.string().min(2).max(LONGEST_WORD);

/** What an office's list must say of a word; the rest is filled in where it is judged with. */
export const OwnEntry = LexiconEntry.extend({
  wrong: Word,
  right: z.string().max(LONGEST_WORD),
  allow: z.array(Word).max(50),
  hits: z.array(z.string().max(500)).max(20),
  misses: z.array(z.string().max(500)).max(20),
  source: z.string().max(200),
}).partial({
  problemClass: true,
  severity: true,
  sureness: true,
  allow: true,
  hits: true,
  misses: true,
  source: true,
});
export type OwnEntry = z.infer<typeof OwnEntry>;

/** 错词: wrong words. 固定表述: terms that must be written so. 领导名单: the one roster. */
export const ListKind = z.enum(['错词', '固定表述', '领导名单']);
export type ListKind = z.infer<typeof ListKind>;

export const LIST_KINDS = ListKind.options;

/** What a list holds; which of the three depends on its kind. */
export const ListContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('错词'), entries: z.array(OwnEntry).max(MOST_ENTRIES) }),
  z.object({
    kind: z.literal('固定表述'),
    terms: z.array(z.string().min(5).max(LONGEST_WORD)).max(MOST_TERMS),
  }),
  z.object({ kind: z.literal('领导名单'), leaders: z.array(Leader).max(2000) }),
]);
export type ListContent = z.infer<typeof ListContent>;

/** One state a list was in: who left it so, and when. */
export const ListVersion = z.object({
  number: z.int().min(1),
  savedAt: Instant,
  savedBy: z.string(),
  /** What was done, in a few words: 导入 词表.xlsx, 添加“某词”. */
  what: z.string().max(300),
  count: z.int().min(0),
});
export type ListVersion = z.infer<typeof ListVersion>;

/**
 * A list of the office's own, as it is kept. It stays on this machine: no ledger, hand-in or report ever holds it.
 * `before` is what the version before held, so that one step can be taken back.
 */
export const OwnList = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(60),
  on: z.boolean(),
  content: ListContent,
  versions: z.array(ListVersion).min(1),
  before: ListContent.optional(),
});
export type OwnList = z.infer<typeof OwnList>;

/** How many words, terms or persons a list holds. */
export function countOf(content: ListContent): number {
  if (content.kind === '错词') return content.entries.length;
  return content.kind === '固定表述' ? content.terms.length : content.leaders.length;
}

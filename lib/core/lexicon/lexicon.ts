import { z } from 'zod';

import { CivilDate } from '../calendar/civil-date-schema.ts';
import { ProblemClass, Severity, Sureness } from '../finding.ts';

/** One line of a word list. It carries its own proof: sentences it must hit and must not hit. */
export const LexiconEntry = z.object({
  wrong: z.string().min(2),
  /** Empty where the office only wants the word looked at. */
  right: z.string(),
  problemClass: ProblemClass,
  severity: Severity,
  sureness: Sureness,
  /** Longer phrases in which the wrong form is fine; the longest allow phrase wins. */
  allow: z.array(z.string()).default([]),
  /** Of every entry that ships there is at least one of each; an office's own list may go without. */
  hits: z.array(z.string()),
  misses: z.array(z.string()),
  source: z.string(),
  /** First and last day on which it is wrong: the name of a body that was merged, a slogan of one year. */
  from: CivilDate.optional(),
  to: CivilDate.optional(),
});
export type LexiconEntry = z.infer<typeof LexiconEntry>;

/** Entries compiled for matching. Built once per set of packs, never per page. */
export interface Lexicon {
  entries: readonly LexiconEntry[];
  /** Non-overlapping hits in `text`, ascending; variants seen through, allow phrases applied. */
  find(text: string): { start: number; end: number; entry: LexiconEntry }[];
}

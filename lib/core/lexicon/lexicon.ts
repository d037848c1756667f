import { z } from 'zod';

import { ProblemClass, Severity, Sureness } from '../finding.ts';

/** One line of a word list. It carries its own proof: sentences it must hit and must not hit. */
export const LexiconEntry = z.object({
  wrong: z.string().min(2),
  right: z.string().min(1),
  problemClass: ProblemClass,
  severity: Severity,
  sureness: Sureness,
  /** Longer phrases in which the wrong form is fine; the longest allow phrase wins. */
  allow: z.array(z.string()).default([]),
  hits: z.array(z.string()).min(1),
  misses: z.array(z.string()).min(1),
  source: z.string(),
});
export type LexiconEntry = z.infer<typeof LexiconEntry>;

/** Entries compiled for matching. Built once per set of packs, never per page. */
export interface Lexicon {
  entries: readonly LexiconEntry[];
  /** Non-overlapping hits in `text`, ascending; variants seen through, allow phrases applied. */
  find(text: string): { start: number; end: number; entry: LexiconEntry }[];
}

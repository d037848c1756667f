import { z } from 'zod';

import type { Finding } from '../finding.ts';

/** 此处忽略: one finding on one page. Rows of the first version know neither rule nor words. */
export const Ignore = z.object({
  /** `url\nfindingId`. */
  key: z.string(),
  url: z.string(),
  findingId: z.string(),
  reason: z.string(),
  /** ISO 8601 with offset. */
  at: z.string(),
  by: z.string(),
  ruleId: z.string().optional(),
  /** The words as quoted: of a privacy finding the masked form. */
  words: z.string().optional(),
  pageTitle: z.string().optional(),
});
export type Ignore = z.infer<typeof Ignore>;

/** 此词放行: the exact words for one rule, on every page of this machine. */
export const Allowance = z.object({
  /** `ruleId\nword`, the word as the matcher compares it. */
  key: z.string(),
  ruleId: z.string(),
  word: z.string(),
  reason: z.string(),
  at: z.string(),
  by: z.string(),
});
export type Allowance = z.infer<typeof Allowance>;

/** A finding a reader put away, with who did so, when and why. */
export interface Silenced {
  finding: Finding;
  how: '此处忽略' | '此词放行';
  /** Key of the row that hides it, for the undo. */
  key: string;
  reason: string;
  at: string;
  by: string;
}

/** Everything put away on this machine, newest first. */
export interface Dismissals {
  ignores: Ignore[];
  allowances: Allowance[];
}

/**
 * The rule an ignored finding belongs to; rows of the first version hold it in the finding's id only.
 *
 * @example ruleOfIgnore({ findingId: 'wrong-word-0a1b2c3d4e5' }) → 'wrong-word'
 */
export function ruleOfIgnore({ ruleId, findingId }: Pick<Ignore, 'ruleId' | 'findingId'>): string {
  return ruleId ?? findingId.replace(/-[^-]*$/, '');
}

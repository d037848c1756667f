import type { TicketState } from '../tickets/ticket.ts';
import { type Dismissals, ruleOfIgnore } from './dismissal.ts';

/** What readers made of one rule's findings on this machine. */
export interface RuleCount {
  /** Tickets filed from it, without those taken back. */
  filed: number;
  /** Of these, declined by the center. */
  declined: number;
  ignored: number;
  /** Words let pass. */
  allowed: number;
  /** Words most often put away, most frequent first. */
  words: { word: string; times: number }[];
}

export const NO_COUNT: RuleCount = { filed: 0, declined: 0, ignored: 0, allowed: 0, words: [] };

/** Tickets of one rule that came to one state. */
export interface FiledByRule {
  ruleId: string;
  state: TicketState;
  count: number;
}

/** A rule is called noisy from this many findings put away [O] … */
const NOISY_FROM = 5;
/** … when they are this many times those that were filed and held [O]. */
const NOISY_RATIO = 3;
const MOST_WORDS = 10;

/**
 * Filed against put away, by rule id; computed from what is stored, never counted along.
 *
 * @example countByRule(filed, dismissals).get('wrong-word')?.ignored
 */
export function countByRule(
  filed: readonly FiledByRule[],
  { ignores, allowances }: Dismissals,
): Map<string, RuleCount> {
  const counts = new Map<string, RuleCount>();
  const words = new Map<string, Map<string, number>>();
  const of = (ruleId: string): RuleCount => {
    const known = counts.get(ruleId);
    if (known) return known;
    const fresh = { ...NO_COUNT, words: [] };
    counts.set(ruleId, fresh);
    return fresh;
  };
  const addWord = (ruleId: string, word: string | undefined): void => {
    if (!word) return;
    const own = words.get(ruleId) ?? new Map<string, number>();
    words.set(ruleId, own.set(word, (own.get(word) ?? 0) + 1));
  };
  for (const { ruleId, state, count } of filed) {
    if (state === '已撤销') continue;
    of(ruleId).filed += count;
    if (state === '不予受理') of(ruleId).declined += count;
  }
  for (const ignore of ignores) {
    const ruleId = ruleOfIgnore(ignore);
    of(ruleId).ignored += 1;
    addWord(ruleId, ignore.words);
  }
  for (const { ruleId, word } of allowances) {
    of(ruleId).allowed += 1;
    addWord(ruleId, word);
  }
  for (const [ruleId, own] of words) {
    of(ruleId).words = [...own]
      .map(([word, times]) => ({ word, times }))
      .sort((a, b) => b.times - a.times)
      .slice(0, MOST_WORDS);
  }
  return counts;
}

/**
 * Does the rule cry wolf here? Declined tickets count as false alarms, not as finds.
 *
 * @example isNoisy({ ...NO_COUNT, filed: 3, ignored: 27 }) === true
 */
export function isNoisy({ filed, declined, ignored, allowed }: RuleCount): boolean {
  const putAway = ignored + allowed + declined;
  return putAway >= NOISY_FROM && putAway >= NOISY_RATIO * (filed - declined);
}

import type { Finding } from '../finding.ts';
import { fold } from '../text/fold.ts';
import { whyNotAllowable } from './allowable.ts';
import type { Allowance, Ignore, Silenced } from './dismissal.ts';

/** What was put away, ready to be asked for every finding of a page. */
export interface Dismissed {
  /** By finding id, of this page only. */
  ignored: ReadonlyMap<string, Ignore>;
  /** By `allowanceKey`. */
  allowed: ReadonlyMap<string, Allowance>;
}

export const NOTHING_DISMISSED: Dismissed = { ignored: new Map(), allowed: new Map() };

/**
 * The key words are let pass under: the same for every variant the matcher sees through (width, spaces,
 * zero-width characters, traditional forms).
 *
 * @example allowanceKey('wrong-word', '按 装') === allowanceKey('wrong-word', '按装')
 */
export function allowanceKey(ruleId: string, word: string): string {
  return `${ruleId}\n${fold(word)}`;
}

/**
 * Findings a reader still wants to see, and those put away with who did it. 此处忽略 is asked first: it is the
 * narrower one.
 *
 * @example silence(findings, NOTHING_DISMISSED).findings.length === findings.length
 */
export function silence(
  findings: readonly Finding[],
  { ignored, allowed }: Dismissed,
): { findings: Finding[]; silenced: Silenced[] } {
  const shown: Finding[] = [];
  const silenced: Silenced[] = [];
  for (const finding of findings) {
    const ignore = ignored.get(finding.id);
    const allowance =
      allowed.size > 0 && whyNotAllowable(finding) === null
        ? allowed.get(allowanceKey(finding.ruleId, finding.quote.exact))
        : undefined;
    const row = ignore ?? allowance;
    if (!row) shown.push(finding);
    else {
      const { key, reason, at, by } = row;
      silenced.push({ finding, how: ignore ? '此处忽略' : '此词放行', key, reason, at, by });
    }
  }
  return { findings: shown, silenced };
}

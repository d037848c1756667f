import type { Finding } from '../../core/finding.ts';
import type { PageResult } from '../../core/page-result.ts';

/** What the rule of a finding is called; an older answer may not say it. */
export function ruleTitleOf(result: PageResult | null, { ruleId, problemClass }: Finding): string {
  return result?.ruleTitles?.[ruleId] ?? problemClass;
}

import type { Finding } from './finding.ts';

/** One rule that threw: it is reported, the others still speak. */
export interface RuleFailure {
  ruleId: string;
  message: string;
}

export interface Judgement {
  findings: Finding[];
  failures: RuleFailure[];
}

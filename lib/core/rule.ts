import type { Holidays } from './calendar/holidays.ts';
import type { ProblemClass, Severity, Sureness } from './finding.ts';
import type { RowDates } from './freshness/date-contradiction.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Leader } from './lexicon/roster.ts';
import type { PageReading } from './reading.ts';
import type { Register } from './register/register.ts';
import type { TypoChecker, TypoLevel } from './typos/typo-checker.ts';

/** What a rule may know besides the reading. Nothing here is a clock, a store or a document. */
export interface RuleContext {
  /** The instant of judging, ISO 8601 with offset. */
  now: string;
  register: Register;
  lexicon: Lexicon;
  /** Phrases learnt from the office's own published text; empty until it has some. */
  phrases: readonly string[];
  holidays: Holidays;
  /** Fixed terms the office keeps of its own, besides the names in its register. */
  terms?: readonly string[] | undefined;
  /** Leaders by name, post and order, from the office's own sheet; absent until it has one. */
  roster?: readonly Leader[] | undefined;
  /** Days that lists seen before showed for their articles; absent where nobody keeps them. */
  rowDates?: RowDates | undefined;
  /** Absent until its model is loaded: a page is first judged without it. */
  typos?: { checker: TypoChecker; level: TypoLevel } | undefined;
}

/** What a rule says of one place; `runRules` adds id, ruleId, clause, class and the text quote. */
export interface Hit {
  /** Range in `reading.text`; absent when something is missing from the page. */
  start?: number;
  end?: number;
  /** Words to quote when there is no range. */
  words?: string;
  message: string;
  suggestion?: string;
  severity?: Severity;
  sureness?: Sureness;
  problemClass?: ProblemClass;
  clause?: string;
  listId?: string;
  columnId?: string;
  /**
   * What must be the same besides the words for a finding once dismissed to stay away (the host a link leads to).
   * Of a finding about the whole page it is the message unless given: the next thing missing is another finding.
   */
  about?: string;
  /** Set by privacy rules: only this masked form is ever quoted or stored. */
  masked?: string;
}

/** A page in miniature, for the examples every rule carries. */
export interface RuleExample {
  /** What the example shows, one line. */
  why: string;
  reading: Partial<PageReading>;
  register?: Partial<Register>;
  roster?: readonly Leader[];
  now?: string;
  /** Judged with the typo model at the normal level. */
  typos?: boolean;
}

/**
 * One rule of judging: plain data in, plain data out. One file each in `rules/`, named like `id`.
 * `examples` run in the meta-test: every one of `flags` must yield a hit, none of `passes` may.
 */
export interface Rule {
  id: string;
  title: string;
  /** Clause of the notice, or the standard, that the rule rests on. */
  clause: string;
  problemClass: ProblemClass;
  severity: Severity;
  /** The severest it ever says, where that is more than `severity`. */
  severest?: Severity | undefined;
  sureness: Sureness;
  /** Fields of the reading the rule looks at; a gap in one of them is said with the result. */
  needs: readonly (keyof PageReading)[];
  /** What keeps the rule from looking now (a model not loaded): one clause, said with the result of every page. */
  unready?(context: RuleContext): string | undefined;
  check(reading: PageReading, context: RuleContext): Hit[];
  examples: { flags: readonly RuleExample[]; passes: readonly RuleExample[] };
}

/**
 * Whether a rule guards what nobody gives up unasked: privacy, hidden links and what strangers slip into a page, and
 * whatever is 严重. It is not switched off without a reason, and no file switches it off without a question.
 *
 * @example isGrave({ severity: '提示', problemClass: '暗链外链' }) === true
 */
export function isGrave({
  severity,
  severest,
  problemClass,
}: Pick<Rule, 'severity' | 'severest' | 'problemClass'>): boolean {
  return (severest ?? severity) === '严重' || problemClass === '个人隐私' || problemClass === '暗链外链';
}

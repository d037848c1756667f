import { civilDateOf } from '../core/calendar/civil-date.ts';
import { defaultHolidays } from '../core/calendar/default-holidays.ts';
import type { Allowance } from '../core/dismissals/dismissal.ts';
import { allowanceKey, NOTHING_DISMISSED, silence } from '../core/dismissals/silence.ts';
import type { Finding } from '../core/finding.ts';
import { DEFAULT_PACKS } from '../core/lexicon/default-lexicon.ts';
import { wordsOf } from '../core/lexicon/lexicon-of.ts';
import type { OwnList } from '../core/lexicon/word-list.ts';
import type { PageReading } from '../core/reading.ts';
import { emptyReading } from '../core/reading-of-text.ts';
import type { Register } from '../core/register/register.ts';
import type { Rule } from '../core/rule.ts';
import { runInSlices, type Slices } from '../core/run-in-slices.ts';
import { runRules } from '../core/run-rules.ts';
import type { TypoLevel } from '../core/typos/typo-checker.ts';
import type { LineChecker } from './line-checker.ts';

export const TYPO_RULE = 'context-typo';

/** What the office knows, for judging a draft away from the background. */
export interface ProofreadGround {
  register: Register;
  lists: OwnList[];
  offPacks: string[];
  offRules: string[];
  /** 此词放行 and 忽略并学习. */
  allowances: Allowance[];
  /** Learnt phrases with the number of pages that have them. */
  phrases: [string, number][];
  characters: number;
  /** ISO 8601 with offset. */
  now: string;
}

/** What proofreading a draft came to; of private data only masked forms are in it. */
export interface Proofread {
  /** By place in the text. */
  findings: Finding[];
  /** Findings of words that were let pass. */
  passed: number;
  /** One sentence each, never empty. */
  notLookedAt: string[];
  ruleTitles: Record<string, string>;
}

/** What a draft has: a rule that needs links, metas or a date of publication has nothing to say of it. */
const OF_A_TEXT: readonly (keyof PageReading)[] = ['text', 'blocks', 'kind', 'title', 'links', 'publishedAt'];

/** Rules that a plain text can be judged by. */
function isTextRule({ needs, problemClass }: Pick<Rule, 'needs' | 'problemClass'>): boolean {
  return (
    needs.includes('text') && problemClass !== '署名缺失' && needs.every((need) => OF_A_TEXT.includes(need))
  );
}

/**
 * Judges a draft by every rule of texts and, slice by slice, for typos.
 *
 * @param typos the checker, or the sentence that says why there is none
 * @returns undefined when it was stopped
 */
export async function proofreadDraft(
  { text, level, ground }: { text: string; level: TypoLevel; ground: ProofreadGround },
  rules: readonly Rule[],
  typos: LineChecker | string,
  slices: Slices,
): Promise<Proofread | undefined> {
  const { register, lists, offPacks, offRules, allowances, now } = ground;
  const isOn = ({ id }: Rule) => !offRules.includes(id);
  const off = rules.filter((rule) => isTextRule(rule) && !isOn(rule));
  const isAsked = rules.some((rule) => rule.id === TYPO_RULE && isOn(rule));
  if (typeof typos !== 'string' && isAsked) {
    const done = await runInSlices(finished(typos.learn(text, level)), slices);
    if (!done) return undefined;
  }
  const day = civilDateOf(now);
  const words = await wordsOf(
    DEFAULT_PACKS.filter(({ id }) => !offPacks.includes(id)),
    lists,
    day,
  );
  const passed = allowances.flatMap(({ ruleId, word }) => (ruleId === TYPO_RULE ? [word] : []));
  const judged = runRules(
    emptyReading('', { text, readAt: now }),
    {
      now,
      register,
      holidays: defaultHolidays,
      phrases: [],
      ...words,
      ...(typeof typos === 'string' ? {} : { typos: { checker: typos.passing(passed), level } }),
    },
    rules.filter((rule) => isTextRule(rule) && (isOn(rule) || rule.problemClass === '个人隐私')),
  );
  const shown = judged.findings.filter(
    ({ ruleId, where }) => !offRules.includes(ruleId) && where.start !== undefined,
  );
  const allowed = new Map(allowances.map((row) => [allowanceKey(row.ruleId, row.word), row]));
  const { findings, silenced } = silence(shown, { ...NOTHING_DISMISSED, allowed });
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title ?? id;
  return {
    findings,
    passed: silenced.length,
    notLookedAt: [
      ...(typeof typos === 'string' && isAsked ? [typos] : []),
      ...(off.length > 0 ? [`已停用的规则没有查：${off.map(({ title }) => title).join('、')}。`] : []),
      ...(offPacks.length > 0 ? [`已停用 ${offPacks.length} 个词表，其中的词没有查。`] : []),
      ...judged.failures.map(({ ruleId, message, partial }) =>
        partial ? `“${titleOf(ruleId)}”${message}。` : `“${titleOf(ruleId)}”出错，没有查（${message}）。`,
      ),
      '只看文字：图片、附件、链接、版式，以及事实和政策依据是否准确，要人来核。',
    ],
    ruleTitles: Object.fromEntries(findings.map(({ ruleId }) => [ruleId, titleOf(ruleId)])),
  };
}

/** So that the end can be told from being stopped. */
function* finished(work: Generator<number, void>): Generator<number, true> {
  yield* work;
  return true;
}

import type { Dismissed } from '../../lib/core/dismissals/silence.ts';
import type { Finding, ProblemClass } from '../../lib/core/finding.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { Register } from '../../lib/core/register/register.ts';
import type { Rule, RuleContext } from '../../lib/core/rule.ts';
import { maskPrivate, privateRangesOf } from '../../lib/core/text/mask-private.ts';
import { siteOfHost } from '../../lib/extension/page-columns.ts';
import { TYPO_RULE } from '../../lib/extension/proofread-draft.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { type Background, refreshTab, rowKey } from './background.ts';

const TYPOS_OFF = '按上下文查错别字已在设置里关闭，没有查。';

/** What judging a page may know of the office's own words and lists. */
interface PageKnown {
  rules: Rule[];
  more: Pick<RuleContext, 'typos' | 'rowDates'>;
  /** What is not looked for, one sentence each. */
  unjudged: string[];
}

/**
 * Typos by context where the model is there, and the days that lists of a registered site showed. Neither is waited
 * for: a page whose typos come later is told to ask again.
 */
export async function pageKnown(
  background: Background,
  reading: PageReading,
  around: {
    settings: Settings;
    register: Register;
    rules: readonly Rule[];
    dismissed: Dismissed;
    tabId: number | undefined;
  },
): Promise<PageKnown> {
  const { settings, register, tabId, dismissed } = around;
  const isOwn = siteOfHost(register, hostOf(reading.url)) !== undefined;
  const rowDates = isOwn ? { rowDates: await background.rowDates.current() } : {};
  const others = around.rules.filter(({ id }) => id !== TYPO_RULE);
  if (!background.typos || others.length === around.rules.length)
    return { rules: [...around.rules], more: rowDates, unjudged: [] };
  if (settings.typoLevel === 'off') return { rules: others, more: rowDates, unjudged: [TYPOS_OFF] };

  const now = await background.typos.forPage(
    String(tabId),
    {
      text: reading.text,
      level: settings.typoLevel,
      learnt: settings.learnPhrases,
      passed: passedWords(dismissed),
    },
    () => {
      if (tabId !== undefined) background.behind.run(refreshTab(background, tabId));
    },
  );
  return 'unjudged' in now
    ? { rules: others, more: rowDates, unjudged: [now.unjudged] }
    : {
        rules: [...around.rules],
        more: { ...rowDates, typos: { checker: now.checker, level: settings.typoLevel } },
        unjudged: [],
      };
}

/** 忽略并学习: words let pass for typos are words of the language from then on. */
function passedWords({ allowed }: Dismissed): string[] {
  return [...allowed.values()].flatMap(({ ruleId, word }) => (ruleId === TYPO_RULE ? [word] : []));
}

/** Learns what a page of a registered site teaches; nobody waits for it. */
export async function recordWords(
  background: Background,
  reading: PageReading,
  around: { settings: Settings; register: Register; findings: readonly Finding[] },
): Promise<void> {
  await background.rowDates.see(reading, around.register);
  const isOwn = siteOfHost(around.register, hostOf(reading.url)) !== undefined;
  if (!isOwn || reading.kind !== 'article' || !around.settings.learnPhrases) return;
  await background.learnt.learn(rowKey(background, reading.url), textToLearn(reading, around.findings));
}

const NOT_LEARNT: readonly ProblemClass[] = ['个人隐私', '错别字', '严重表述错误'];

/** The article's own words, without private data and without words that a list knows to be wrong. */
function textToLearn({ text, blocks }: PageReading, findings: readonly Finding[]): string {
  const ranges = findings.flatMap(({ ruleId, problemClass, where: { start, end } }) =>
    NOT_LEARNT.includes(problemClass) && ruleId !== TYPO_RULE && start !== undefined && end !== undefined
      ? [{ start, end, masked: '' }]
      : [],
  );
  const open = maskPrivate(text, [...ranges, ...privateRangesOf(text)]).text;
  return blocks
    .filter(({ role }) => role === 'body' || role === 'title')
    .map(({ start, end }) => open.slice(start, end))
    .join('\n');
}

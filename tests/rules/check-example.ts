import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import type { Hit, Rule, RuleContext, RuleExample } from '../../lib/core/rule.ts';
import { shippedChecker } from '../../lib/node/typo-checker-file.ts';

/** The instant at which examples are judged unless they say another. */
const EXAMPLE_NOW = '2026-11-23T09:00:00+08:00';

export const contextOf = (example: Partial<RuleExample> = {}): RuleContext => ({
  now: example.now ?? EXAMPLE_NOW,
  register: { ...EMPTY_REGISTER, ...example.register },
  lexicon: defaultLexicon(),
  phrases: [],
  holidays: defaultHolidays,
  roster: example.roster,
  ...(example.typos ? { typos: { checker: shippedChecker(), level: 'normal' } } : {}),
});

export const readingOf = (over: Partial<PageReading>): PageReading =>
  emptyReading(over.url ?? 'https://www.xundu-demo.gov.cn/xwzx/1.html', { readAt: EXAMPLE_NOW, ...over });

/** What a rule says of an example, or of a text. */
export const hitsOf = (rule: Rule, example: RuleExample | string): Hit[] =>
  typeof example === 'string'
    ? rule.check(readingOf({ text: example }), contextOf())
    : rule.check(readingOf(example.reading), contextOf(example));

/** The words a rule marks in a text. */
export const wordsOf = (rule: Rule, text: string): string[] =>
  hitsOf(rule, text).map((hit) => text.slice(hit.start ?? 0, hit.end ?? 0));

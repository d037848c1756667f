import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { contextOf, readingOf } from './check-example.ts';

const root = realdataRoot() ?? '';
const notice = join(root, '..', 'notice.txt');
const hasNotice = root !== '' && existsSync(notice);
if (!hasNotice) console.warn('!! 没有通知原文（../shared/notice.txt），没有在它上面测。');
if (root === '') console.warn('!! 没有真实文本（../shared/realdata），没有在干净文本上数误报。');

/** White space as a page's reading has it. */
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0\u3000]+/g, ' ').trim())
    .filter((line) => line !== '');

describe.skipIf(!hasNotice)('the notice as published', () => {
  const reading = () => readingOf({ text: lines(readFileSync(notice, 'utf8')).join('\n') });
  const judged = () => runRules(reading(), contextOf()).findings;

  it('has its five faults, each found with what it should be', () => {
    const found = judged().map(({ ruleId, quote, suggestion }) => `${ruleId} ${quote.exact} → ${suggestion}`);
    for (const fault of [
      'document-number 绵安府办202371 → 绵安府办〔2023〕71号',
      'document-number 川府公开办函〔202315号 → 川府公开办函〔2023〕15号',
      'document-number 绵府办函〔2022〕116 号 → 绵府办函〔2022〕116号',
      'wrong-word 具有法律效应 → 具有法律效力',
    ])
      expect(found).toContain(fault);
    expect(judged()).toContainEqual(
      expect.objectContaining({
        ruleId: 'unpaired-punctuation',
        quote: expect.objectContaining({ exact: '》', prefix: expect.stringMatching(/三级责任人备案表$/) }),
      }),
    );
  });

  it('has one more alarm, looked at: commas of half width between Han characters, told once for all 176', () => {
    const others = judged().filter(
      ({ ruleId, quote }) => ruleId === 'unpaired-punctuation' && quote.exact !== '》',
    );
    expect(others.map(({ quote, severity }) => [quote.exact, severity])).toEqual([[',', '提示']]);
    expect(others[0]?.message).toContain('176 处');
    expect(
      judged().filter(({ ruleId }) => !/^(document-number|wrong-word|unpaired-punctuation)$/.test(ruleId)),
    ).toEqual([]);
  });
});

describe.skipIf(root === '')('published text without typos', () => {
  const quiet = ['wrong-word', 'one-character-off', 'impossible-date', 'odd-glyph', 'leader-roster'];
  it.each(['clean-news', 'office-published'])('%s: no alarm of words, terms, dates, glyphs', (name) => {
    const text = readFileSync(join(root, 'text', `${name}.txt`), 'utf8');
    const chosen = rules.filter(({ id }) => quiet.includes(id));
    expect(chosen).toHaveLength(quiet.length);
    const { findings, failures } = runRules(readingOf({ text }), contextOf(), chosen);
    expect(findings.map(({ ruleId, quote }) => `${ruleId} ${quote.prefix}【${quote.exact}】`)).toEqual([]);
    expect(failures).toEqual([]);
  });
});

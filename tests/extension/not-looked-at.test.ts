import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { PageCounts } from '../../components/page-state.tsx';
import { ScopeLine } from '../../components/scope-line.tsx';
import { GapKind } from '../../lib/core/reading.ts';
import { notLookedAt } from '../../lib/extension/not-looked-at.ts';
import { stripModel } from '../../lib/page/overlay/strip-model.ts';
import { nothingFound, sentenceOf } from '../../lib/page/overlay/summary-strip.ts';
import { answered, article, OVERLAY, testBackground } from './fresh-ledger.ts';

const gap = fc.record({
  what: fc.constantFrom(...GapKind.options),
  why: fc.stringMatching(/^[一-龥]{4,20}。$/),
});

const offRule = (title: string, over = {}) => ({
  title,
  problemClass: '错别字' as const,
  severity: '一般' as const,
  ...over,
});

describe('what was not looked at', () => {
  it('is never nothing, and says every gap of the reading once', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 6 }), (gaps) => {
        const said = notLookedAt(article('字'.repeat(40), { gaps }), { rulesOff: [], unjudged: [] });
        expect(said.length).toBeGreaterThanOrEqual(2);
        expect(new Set(said).size).toBe(said.length);
        for (const { what, why } of gaps) {
          if (what === 'text-cap') expect(said).toContain('页面过长，只检查了前 40 字，其余没有看。');
          else expect(said).toContain(why);
        }
        expect(said.some((line) => line.includes('附件'))).toBe(true);
      }),
    );
  });

  it('counts rules switched off, the grave ones named first, and the attachments of the page', () => {
    const link = (href: string) => ({ href, text: '', role: 'body' as const, hidden: { is: 'no' as const } });
    const links = [
      link('https://a.cn/1.pdf'),
      link('https://a.cn/1.pdf'),
      link('https://a.cn/2.DOCX?v=1'),
      link('https://a.cn/3.html'),
    ];
    const rulesOff = [
      ...['甲', '乙', '丙', '丁', '戊'].map((title) => offRule(title)),
      offRule('隐私', { problemClass: '个人隐私' }),
    ];
    const said = notLookedAt(article('', { links }), { rulesOff, unjudged: ['错字模型没有加载。'] });
    expect(said).toEqual([
      '已停用 6 条规则“隐私”“甲”“乙”“丙”“丁”等，没有按它们检查。',
      '错字模型没有加载。',
      '图片里的文字没有看。',
      '本页 2 个附件里的内容没有看。',
    ]);
  });
});

describe('未发现问题', () => {
  const clean = async (offRules: string[]) => {
    const test = testBackground();
    const few = ['wrong-word', 'personal-data', 'document-number'];
    test.background.rules = test.background.rules.filter(({ id }) => few.includes(id));
    answered(await test.handlers.setSettings({ offRules }, { kind: 'page', url: '' }));
    return answered(
      await test.handlers.judgePage({ reading: article('青禾县今天天气晴好。', { kind: 'other' }) }, OVERLAY),
    );
  };
  const strip = (result: Awaited<ReturnType<typeof clean>>) =>
    stripModel({
      state: 'read',
      reason: undefined,
      result,
      marks: [],
      anchors: [],
      hasDraft: false,
      anchorsLeftOut: 0,
      marksLeftOut: 0,
      volunteer: false,
      restless: 0,
      missed: [],
    });

  it('is said in the strip with what was not looked at, rules off and failed rules first', async () => {
    const result = await clean(['wrong-word', 'personal-data']);
    expect(result.findings).toEqual([]);
    const model = strip(result);
    expect(sentenceOf(model, 0)).toMatch(/^未发现问题（未检查：已停用 2 条规则/);
    const failed = strip({ ...result, failedRules: ['坏规则'] });
    expect(nothingFound(failed.notLookedAt)).toMatch(/^未发现问题（未检查：规则“坏规则”运行出错/);
  });

  it('is said in panel and popup beside the line that counts what was not looked at', async () => {
    const result = await clean(['wrong-word']);
    const scope = renderToStaticMarkup(createElement(ScopeLine, result));
    expect(scope).toContain('有 3 项没有检查到');
    expect(scope).toContain('已停用 1 条规则');
    const counts = renderToStaticMarkup(
      createElement(PageCounts, { findings: [], columns: [], ticketCount: undefined }),
    );
    expect(counts).toContain('检查范围内未发现');
    expect(counts).toContain('没有读到工单');
  });
});

it('a rule that cannot look now is said with the result, and has not failed', async () => {
  const test = testBackground();
  const [first] = test.background.rules;
  if (!first) throw new Error('no rules');
  const waiting = {
    ...first,
    id: 'waiting',
    title: '上下文错字',
    unready: () => '的模型还没有加载，没有按它检查',
  };
  test.background.rules = [waiting];
  const result = answered(await test.handlers.judgePage({ reading: article('按装。') }, OVERLAY));
  expect(result.notLookedAt[0]).toBe('“上下文错字”的模型还没有加载，没有按它检查。');
  expect([result.failedRules, result.findings]).toEqual([[], []]);
});

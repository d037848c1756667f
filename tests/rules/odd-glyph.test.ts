import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rule } from '../../lib/core/rules/odd-glyph.ts';
import { hitsOf, wordsOf } from './check-example.ts';

const suggestions = (text: string) => hitsOf(rule, text).map(({ suggestion }) => suggestion);

describe('odd-glyph', () => {
  it.each([
    ['髙质量发展', ['高']],
    ['囯家', ['国']],
    ['⽤⼾数据', ['用户']],
    ['⺠⽣', ['民生']],
    ['2〇23年', ['2023']],
    ['２0２3年', ['2023']],
    ['2O23年', ['2023']],
    ['202〇年', ['2020']],
    ['二O二三年', ['二〇二三']],
    ['二0二〇年', ['二〇二〇']],
    ['2023年5月8曰', ['日']],
    ['上午假曰期间', ['日']],
    ['人ロ普查', ['口']],
    ['共ー般公共预算', ['一']],
    ['第ー季度', ['一']],
    ['Wеb', ['Web']],
    ['経济', ['经']],
  ])('%s → %j', (text, right) => {
    expect(suggestions(text)).toEqual(right);
  });

  it('marks the sign and nothing around it', () => {
    expect(wordsOf(rule, '县⼈⺠政府和髙新区')).toEqual(['⼈⺠', '髙']);
  });

  it('tells each sign a few times, not once for every line of a page that is full of it', () => {
    expect(hitsOf(rule, '⼈，'.repeat(500)).length).toBeLessThan(10);
  });

  it('says nothing of a text of standard characters and full stops', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动',
          ),
          maxLength: 60,
        }),
        (text) => {
          expect(hitsOf(rule, `${text}。`)).toEqual([]);
        },
      ),
    );
  });

  it.each([
    '子曰：“学而时习之。”',
    '诗曰、有人曰不可',
    '二○二三年十月',
    '〇八一电子集团',
    'α粒子、50Ω、β-胡萝卜素、μm',
    'WeChat、COVID-19、O2O、H2O',
    '编号A0O1B、邮箱o2o23@a.cn',
    'カラオケ、ニュース',
    '张喆、李昇、王堃',
    '１２３４５',
    '500ml、3O会议',
  ])('says nothing of %s', (text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });
});

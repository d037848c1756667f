import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIXED_TERMS, GOOD_NEIGHBOURS } from '../../lib/core/lexicon/fixed-terms.ts';
import { rule } from '../../lib/core/rules/one-character-off.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { contextOf, hitsOf, readingOf, wordsOf } from './check-example.ts';

const terms = FIXED_TERMS.map(({ text }) => text).filter((text) => text.length >= 5);
const judged = (text: string, own: string[] = []) =>
  rule.check(readingOf({ text }), { ...contextOf(), lexicon: { entries: [], find: () => [] }, terms: own });

describe('one-character-off', () => {
  it.each([
    '中华人民共合国',
    '中华人民大和国',
    '中共人民共和国',
    '中华入民共和国',
    '人民大表大会',
    '县人民攻府',
    '扫黑险恶专项斗争',
    '人民曰报社',
  ])('finds the real case %s without any word list', (wrong) => {
    expect(
      judged(`近日，${wrong}发布消息。`).map(({ severity, suggestion }) => ({ severity, suggestion })),
    ).toHaveLength(1);
  });

  it('leaves to the word list what it holds', () => {
    expect(hitsOf(rule, '近日，中华人民共合国发布消息。')).toEqual([]);
  });

  it('finds any character inside a term that was replaced, and offers the term', () => {
    const term = fc.constantFrom(...terms);
    fc.assert(
      fc.property(term, fc.nat(), fc.constantFrom('囧', '喆', '?', '□'), (right, where, odd) => {
        const at = 1 + (where % (right.length - 2));
        const wrong = right.slice(0, at) + odd + right.slice(at + 1);
        const [hit, ...more] = judged(`根据${wrong}。`);
        expect([wrong, more.length, hit?.suggestion]).toEqual([
          wrong,
          0,
          expect.stringContaining(right.slice(0, 2)),
        ]);
        expect(`根据${wrong}。`.slice(hit?.start, hit?.end)).toContain(odd);
      }),
      { numRuns: 500 },
    );
  });

  it('finds two neighbours that changed places, wherever the halves meet', () => {
    for (const right of terms.filter((text) => text.length >= 6)) {
      for (let at = 1; at < right.length - 2; at++) {
        if (right[at] === right[at + 1]) continue;
        const wrong = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
        if (terms.some((other) => wrong.includes(other))) continue;
        expect([wrong, judged(wrong).length]).toEqual([wrong, 1]);
      }
    }
  });

  it('says nothing of the terms themselves, nor of good neighbours', () => {
    for (const good of [...terms, ...GOOD_NEIGHBOURS])
      expect([good, judged(`根据${good}的规定`)]).toEqual([good, []]);
  });

  it('sees through spaces set wide, zero width and traditional forms', () => {
    expect(wordsOf(rule, '中 华 人 民 共 各 国')).toEqual(['中 华 人 民 共 各 国']);
    expect(wordsOf(rule, '中華人\u200b民共各國')).toEqual(['中華人\u200b民共各國']);
  });

  it("takes the office's own terms, as 疑似", () => {
    const own = ['清廉示范建设年活动'];
    expect(judged('深入开展清廉示范建社年活动。', own)).toMatchObject([
      { sureness: '疑似', suggestion: own[0] },
    ]);
    expect(judged('深入开展清廉示范建设年活动。', own)).toEqual([]);
  });

  it.each([
    '出席县人民代表会议的代表',
    '统计人民代表大会次数',
    '社会保障和人力资源部门',
    '全国人民代表、大会主席团',
    '第十九次全国代表大会',
    '我国人民代表大会制度',
    '县人大、政府和政协',
    '交通运输综合执法',
    '中国共产主义运动',
  ])('says nothing of %s', (text) => {
    expect(judged(text)).toEqual([]);
  });

  it('keeps pace with a page made to slow it', async () => {
    const judging = (times: number) => () => judged('中华人民共各国人民代大表会'.repeat(times));
    expect(await growthOfFour(judging, 4_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});

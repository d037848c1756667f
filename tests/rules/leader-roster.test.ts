import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leader } from '../../lib/core/lexicon/roster.ts';
import { rule } from '../../lib/core/rules/leader-roster.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { contextOf, readingOf } from './check-example.ts';

const ROSTER: readonly Leader[] = [
  { name: '甘一山', posts: ['县委书记'], order: 1 },
  { name: '凌二水', posts: ['县委副书记', '县长'], order: 2 },
  { name: '陶三', posts: ['县人大常委会主任'], order: 3 },
  { name: '苗四木', posts: ['县政协主席'], order: 4 },
  { name: '柏五川', posts: ['县委常委', '常务副县长'], order: 5 },
  { name: '欧阳六禾', posts: ['副县长'], order: 6 },
];
const judged = (text: string, roster = ROSTER) =>
  rule.check(readingOf({ text }), { ...contextOf(), roster }).map((hit) => ({
    ...hit,
    words: text.slice(hit.start, hit.end),
  }));

describe('leader-roster', () => {
  it('says nothing of the roster itself, in its order, posts before or behind', () => {
    const any = fc.subarray([...ROSTER], { minLength: 1 });
    fc.assert(
      fc.property(any, fc.constantFrom('、', '，', '和'), fc.boolean(), (leaders, link, behind) => {
        const text = leaders
          .map(({ name, posts }) => (behind ? `${name}` : `${posts.join('、')}${name}`))
          .join(link);
        expect([text, judged(`${text}出席会议。`)]).toEqual([`${text}`, []]);
      }),
    );
  });

  it('tells any two who changed places', () => {
    fc.assert(
      fc.property(fc.nat(ROSTER.length - 1), fc.nat(ROSTER.length - 1), (a, b) => {
        fc.pre(a < b);
        const text = `${ROSTER[b]?.name}、${ROSTER[a]?.name}出席会议`;
        expect(judged(text)).toMatchObject([{ message: expect.stringContaining('排序') }]);
      }),
    );
  });

  it("tells another's post, whoever's it is", () => {
    for (const one of ROSTER)
      for (const other of ROSTER) {
        const post = other.posts.at(-1) ?? '';
        const isOwn = one === other || (post === '副县长' && one.name === '柏五川');
        const isDeputyToo = post === '常务副县长' && one.name === '欧阳六禾';
        if (isOwn || isDeputyToo) continue;
        expect(judged(`会上，${post}${one.name}作了讲话。`), post + one.name).toMatchObject([
          { words: post + one.name, sureness: '确定' },
        ]);
      }
  });

  it('carries no line of the roster into what a ticket would hold', () => {
    for (const text of ['县长甘一山讲话', '凌二水、甘一山出席', '县委书记甘一杉'])
      for (const { suggestion = '' } of judged(text)) expect(suggestion).not.toMatch(/甘|凌|书记|县长/);
  });

  it.each([
    ['副县长凌二水', '副县长凌二水', '确定'],
    ['凌二水副县长', '凌二水副县长', '确定'],
    ['甘一山县长', '甘一山县长', '确定'],
    ['会上，县 长 甘 一 山 讲话', '县 长 甘 一 山', '确定'],
    ['县委书记甘一衫主持', '甘一衫', '疑似'],
    ['县委书记甘山一主持', '甘山一', '疑似'],
    ['县人大常委会主任陶山', '陶山', '疑似'],
  ])('%s', (text, words, sureness) => {
    expect(judged(text)).toMatchObject([{ words, sureness }]);
  });

  it.each([
    '原县长甘一山、前县委书记凌二水',
    '时任县长甘一山同志',
    '县长凌二水主持，甘一山讲话，县长凌二水总结',
    '甘一山；凌二水',
    '按姓氏笔画为序：凌二水、甘一山',
    '邻县县委书记钱七星',
    '县长王某、县政协主席李某',
    '县人大常委会主任胡三来访',
    '书记甘一山',
    '示范县县长凌二水',
  ])('says nothing of %s', (text) => {
    expect(judged(text)).toEqual([]);
  });

  it('is less sure of a deputy the roster does not name', () => {
    const two = ROSTER.slice(0, 2);
    expect(judged('副县长凌二水', two)).toMatchObject([{ words: '副县长凌二水', sureness: '疑似' }]);
    expect(judged('凌二水副县长', two)).toMatchObject([{ words: '凌二水副县长', sureness: '疑似' }]);
  });

  it('says nothing without a roster', () => {
    expect(judged('县长甘一山', [])).toEqual([]);
  });

  it('keeps pace with a page of nothing but names', async () => {
    const judging = (times: number) => () => judged('县长甘一山、凌二水、县委书记甘一杉，'.repeat(times));
    expect(await growthOfFour(judging, 4_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});

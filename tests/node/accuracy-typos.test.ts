import { describe, expect, it } from 'vitest';
import {
  FLOORS,
  falsePer100k,
  markedTexts,
  precisionOf,
  publishedPhrases,
  reaches,
  recallOf,
  typoScore,
} from '../../lib/node/accuracy-typos.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { shippedChecker } from '../../lib/node/typo-checker-file.ts';

const root = realdataRoot();
if (!root) console.warn('!! 没有带标注的文本（../shared/realdata），按上下文找错字的准确率没有测。');

/** `npm run accuracy` asks all lines; here the odd ones, which nobody read while the method was made. */
const isAsked = (line: number): boolean => line % 2 === 1;

describe.skipIf(!root)('typos found by context in labelled texts stay above their floor', () => {
  it.each(FLOORS)(
    '$texts at level $level, phrases learnt: $learnt',
    async (floor) => {
      const texts = await markedTexts(root ?? '', floor.texts);
      const checker = shippedChecker(floor.learnt ? await publishedPhrases(root ?? '') : {});
      const score = typoScore(texts, (text) => checker.check(text, floor.level), isAsked);
      const figures = `${recallOf(score)} ${precisionOf(score)} ${falsePer100k(score)}`;
      expect(reaches(score, floor), figures).toBe(true);
    },
    120_000,
  );
});

describe('the count', () => {
  const texts = { name: 't', lines: ['甲乙丙丁', '戊己'], gold: [[1, 2], []] };

  it('counts a wrong character once, however many alarms hold it, and an alarm right that holds one', () => {
    const score = typoScore(texts, (line) =>
      line === '戊己'
        ? [{ start: 0, end: 1 }]
        : [
            { start: 1, end: 2 },
            { start: 0, end: 2 },
          ],
    );
    expect(score).toMatchObject({ characters: 6, wrong: 2, found: 1, alarms: 3, right: 2, exact: 1 });
    expect(recallOf(score)).toBe(0.5);
    expect(falsePer100k(score)).toBeCloseTo(100_000 / 6);
  });

  it('fails a floor that is missed', () => {
    const none = typoScore(texts, () => []);
    const all = typoScore(texts, (line) => [{ start: 0, end: line.length }]);
    for (const floor of FLOORS) expect(reaches('per100k' in floor ? all : none, floor)).toBe(false);
  });
});

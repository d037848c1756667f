import { describe, expect, it } from 'vitest';

import { readingScores } from '../../lib/node/accuracy-reading.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';

const root = realdataRoot();
if (!root) console.warn('!! 没有带标注的真实网页（../shared/realdata），真实网页上的准确率没有测。');

/** Lowest share right on the labelled real pages; what must never happen has no slack. */
const FLOORS: Readonly<Record<string, number>> = {
  能读: 1,
  页面类型: 0.95,
  发布日期: 0.95,
  列表最新日期: 0.95,
  看不到的列表已说明: 1,
  没有误判为空白: 1,
  没有误判为正常: 1,
};

describe.skipIf(!root)('reading of labelled real pages stays above its floor', () => {
  it('every figure', async () => {
    const scores = await readingScores(root ?? '');
    for (const [what, floor] of Object.entries(FLOORS)) {
      const score = scores.find((one) => one.what === what);
      expect(score, what).toBeDefined();
      expect(
        (score?.right ?? 0) / (score?.of ?? 1),
        `${what}：${score?.misses.join('；')}`,
      ).toBeGreaterThanOrEqual(floor);
    }
  }, 120_000);
});

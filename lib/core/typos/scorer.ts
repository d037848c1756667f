import { z } from 'zod';

import { FEATURES } from './features.ts';
import type { TypoLevel } from './typo-checker.ts';

/** Boosted trees as they are kept: a node splits on a feature (at most `threshold` goes left); feature -1 is a leaf. */
const ScorerFile = z.object({
  version: z.literal(1),
  features: z.array(z.string()),
  /** Scores above these are said, by level. */
  levels: z.object({ strict: z.number(), normal: z.number(), wide: z.number() }),
  base: z.number(),
  trees: z.array(
    z.object({
      feature: z.array(z.int()),
      threshold: z.array(z.number()),
      left: z.array(z.int()),
      right: z.array(z.int()),
      value: z.array(z.number()),
    }),
  ),
});
export type ScorerFile = z.infer<typeof ScorerFile>;

/** How sure a measured candidate is: log odds that it is a slip. */
export interface Scorer {
  levels: Readonly<Record<TypoLevel, number>>;
  score(row: Float64Array): number;
}

/**
 * @param json the text of `scorer.json`
 * @throws Error when it was fitted on other features than these
 */
export function scorerOf(json: string): Scorer {
  const file = ScorerFile.parse(JSON.parse(json));
  if (file.features.join() !== FEATURES.join()) throw new Error('a scorer fitted on other features');
  const nodes = file.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const feature = new Int32Array(nodes);
  const threshold = new Float64Array(nodes);
  const left = new Int32Array(nodes);
  const right = new Int32Array(nodes);
  const value = new Float64Array(nodes);
  const roots: number[] = [];
  let first = 0;
  for (const tree of file.trees) {
    roots.push(first);
    tree.feature.forEach((split, node) => {
      feature[first + node] = split;
      threshold[first + node] = tree.threshold[node] ?? 0;
      left[first + node] = first + (tree.left[node] ?? 0);
      right[first + node] = first + (tree.right[node] ?? 0);
      value[first + node] = tree.value[node] ?? 0;
    });
    first += tree.feature.length;
  }
  return {
    levels: file.levels,
    score(row) {
      let sum = file.base;
      for (const root of roots) {
        let node = root;
        for (let split = feature[node] as number; split >= 0; split = feature[node] as number) {
          const goesLeft = (row[split] as number) <= (threshold[node] as number);
          node = (goesLeft ? left[node] : right[node]) as number;
        }
        sum += value[node] as number;
      }
      return sum;
    },
  };
}

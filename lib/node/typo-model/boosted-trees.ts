/** A tree as flat arrays: a node splits on `feature` at `threshold` (≤ goes left), a leaf has feature -1 and `value`. */
export interface Tree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  value: number[];
}

interface Options {
  trees: number;
  leaves: number;
  rate: number;
  /** Least second-order weight of a leaf. */
  leastWeight: number;
}

const BINS = 64;

/**
 * Boosted trees for a yes/no question (logistic loss, best-first leaves, histograms of 64 bins). The same rows give
 * the same trees.
 *
 * @param rows measured values, one array a feature
 * @param labels 1 or 0
 * @param weights of the rows
 */
export function fitTrees(
  rows: readonly Float64Array[],
  labels: Uint8Array,
  weights: Float64Array,
  options: Options,
): { base: number; trees: Tree[] } {
  const count = labels.length;
  const cuts = rows.map((values) => cutsOf(values));
  const binned = rows.map((values, feature) =>
    Uint8Array.from(values, (value) => binOf(cuts[feature] ?? [], value)),
  );
  let yes = 0;
  let all = 0;
  for (let row = 0; row < count; row++) {
    all += weights[row] ?? 0;
    if (labels[row] === 1) yes += weights[row] ?? 0;
  }
  const base = Math.log(yes / (all - yes));
  const score = new Float64Array(count).fill(base);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round++) {
    for (let row = 0; row < count; row++) {
      const p = 1 / (1 + Math.exp(-(score[row] as number)));
      gradient[row] = (p - (labels[row] as number)) * (weights[row] as number);
      curvature[row] = p * (1 - p) * (weights[row] as number);
    }
    trees.push(growTree(binned, cuts, gradient, curvature, score, options));
  }
  return { base, trees };
}

function cutsOf(values: Float64Array): number[] {
  const sorted = Float64Array.from(values).sort();
  const cuts: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const cut = sorted[Math.floor((bin * sorted.length) / BINS)] as number;
    if (cut !== cuts[cuts.length - 1] && cut < (sorted[sorted.length - 1] as number)) cuts.push(cut);
  }
  return cuts;
}

/** Bin of a value: how many cuts are below it. */
function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Leaf {
  node: number;
  rows: Int32Array;
  split: { gain: number; feature: number; bin: number } | undefined;
}

const LAMBDA = 1;

function growTree(
  binned: readonly Uint8Array[],
  cuts: readonly number[][],
  gradient: Float64Array,
  curvature: Float64Array,
  score: Float64Array,
  options: Options,
): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  const addNode = (): number => {
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(0);
    return tree.feature.length - 1;
  };
  const leafOf = (rows: Int32Array): Leaf => ({
    node: addNode(),
    rows,
    split: bestSplit(rows, binned, gradient, curvature, options.leastWeight),
  });
  const leaves: Leaf[] = [leafOf(Int32Array.from(gradient.keys()))];
  while (leaves.length < options.leaves) {
    let widest: Leaf | undefined;
    for (const leaf of leaves) if (leaf.split && leaf.split.gain > (widest?.split?.gain ?? 0)) widest = leaf;
    if (widest?.split === undefined) break;
    const { feature, bin } = widest.split;
    const bins = binned[feature] as Uint8Array;
    const left = leafOf(widest.rows.filter((row) => (bins[row] as number) <= bin));
    const right = leafOf(widest.rows.filter((row) => (bins[row] as number) > bin));
    tree.feature[widest.node] = feature;
    tree.threshold[widest.node] = cuts[feature]?.[bin] ?? 0;
    tree.left[widest.node] = left.node;
    tree.right[widest.node] = right.node;
    leaves.splice(leaves.indexOf(widest), 1, left, right);
  }
  for (const { node, rows } of leaves) {
    let g = 0;
    let h = 0;
    for (const row of rows) {
      g += gradient[row] as number;
      h += curvature[row] as number;
    }
    const value = (-g / (h + LAMBDA)) * options.rate;
    tree.value[node] = value;
    for (const row of rows) score[row] = (score[row] as number) + value;
  }
  return tree;
}

function bestSplit(
  rows: Int32Array,
  binned: readonly Uint8Array[],
  gradient: Float64Array,
  curvature: Float64Array,
  leastWeight: number,
): Leaf['split'] {
  let best: Leaf['split'];
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row] as number;
    h += curvature[row] as number;
  }
  const whole = (g * g) / (h + LAMBDA);
  const gs = new Float64Array(BINS);
  const hs = new Float64Array(BINS);
  binned.forEach((bins, feature) => {
    gs.fill(0);
    hs.fill(0);
    for (const row of rows) {
      const bin = bins[row] as number;
      gs[bin] = (gs[bin] as number) + (gradient[row] as number);
      hs[bin] = (hs[bin] as number) + (curvature[row] as number);
    }
    let gl = 0;
    let hl = 0;
    for (let bin = 0; bin < BINS - 1; bin++) {
      gl += gs[bin] as number;
      hl += hs[bin] as number;
      const hr = h - hl;
      if (hl < leastWeight || hr < leastWeight) continue;
      const gain = (gl * gl) / (hl + LAMBDA) + ((g - gl) * (g - gl)) / (hr + LAMBDA) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin };
    }
  });
  return best;
}

/** The fitted answer for one row: log odds. */
export function scoreRow(base: number, trees: readonly Tree[], row: ArrayLike<number>): number {
  let sum = base;
  for (const tree of trees) {
    let node = 0;
    for (;;) {
      const feature = tree.feature[node] as number;
      if (feature < 0) break;
      node = (
        (row[feature] as number) <= (tree.threshold[node] as number) ? tree.left[node] : tree.right[node]
      ) as number;
    }
    sum += tree.value[node] as number;
  }
  return sum;
}

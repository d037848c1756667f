import { type Lattice, LONGEST_WORD, type WordStore } from './lattice.ts';

/** Names that may begin at one place: of two and three characters, a foreign one, a place. */
const MOST_NAMES = 8;

/** log10 below which a word of the path in its place, or the one after it, is doubtful. */
const DOUBTFUL_SINGLE = -2.7;
const DOUBTFUL_WORD = -5.5;
/** The same of a word that makes a pair with neither neighbour: it may be another word of the same sound. */
const DOUBTFUL_ALONE = -4.4;

/**
 * A lattice over `store`, to be filled with one run after another.
 *
 * @param most units of the longest run
 */
export function newLattice(store: WordStore, most: number): Lattice {
  const { tree, unigrams, backoffs, pairs, names, unknown } = store;
  const longestWord = LONGEST_WORD;
  const perPlace = longestWord + MOST_NAMES;
  const room = most * perPlace;
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  const words = new Int32Array(room);
  const costs = new Float64Array(room);
  const forward = new Float64Array(room);
  const backward = new Float64Array(room);
  const back = new Int32Array(room);
  const nextEnding = new Int32Array(room);
  const firstAt = new Int32Array(most + 2);
  const lastEnding = new Int32Array(most + 2);
  const onPath = new Int32Array(most + 1);
  const open = new Float64Array(most + 2);
  const close = new Float64Array(most + 2);
  const walks = new Int32Array((most + 1) * (longestWord + 1));
  const firstEdge = new Int32Array(room + 1);
  const edgeFrom = new Int32Array(room * perPlace);
  const edgeGain = new Float32Array(room * perPlace);

  const lattice: Lattice = {
    length: 0,
    units: new Uint16Array(0),
    firstAt,
    starts,
    ends,
    words,
    costs,
    forward,
    backward,
    open,
    close,
    lastEnding,
    nextEnding,
    walks,
    onPath,
    total: 0,
    fill,
    scoreOf,
    isDoubtful,
    pairBefore,
    pairAfter,
  };
  let nodes = 0;

  function fill(units: Uint16Array, length: number): void {
    lattice.units = units;
    lattice.length = length;
    nodes = 0;
    lastEnding.fill(-1, 0, length + 1);
    for (let start = 0; start < length; start++) addNodesFrom(start);
    firstAt[length] = nodes;
    goForward();
    goBackward();
    tracePath();
  }

  function addNodesFrom(start: number): void {
    firstAt[start] = nodes;
    let single = false;
    const at = start * (longestWord + 1);
    const deepest = Math.min(longestWord, lattice.length - start);
    let node = 0;
    walks[at] = 0;
    for (let depth = 1; depth <= longestWord; depth++) {
      const goesOn = depth <= deepest && (depth === 1 || node !== 0);
      node = goesOn ? tree.child(node, lattice.units[start + depth - 1] as number) : 0;
      walks[at + depth] = node;
      const word = tree.wordAt(node);
      if (word < 0) continue;
      if (depth === 1) single = true;
      addNode(word, start, start + depth, unigrams[word] as number);
    }
    if (!single) addNode(unknown, start, start + 1, unigrams[unknown] as number);
    names.from(lattice.units, start, lattice.length, addName);
  }

  const addName = (start: number, end: number, cost: number): void => addNode(unknown, start, end, cost);

  function addNode(word: number, start: number, end: number, cost: number): void {
    words[nodes] = word;
    costs[nodes] = cost;
    starts[nodes] = start;
    ends[nodes] = end;
    nextEnding[nodes] = lastEnding[end] as number;
    lastEnding[end] = nodes;
    nodes += 1;
  }

  function goForward(): void {
    let edges = 0;
    open.fill(Number.NEGATIVE_INFINITY, 0, lattice.length + 1);
    for (let node = 0; node < nodes; node++) {
      firstEdge[node] = edges;
      const word = words[node] as number;
      const start = starts[node] as number;
      let best = start === 0 ? 0 : Number.NEGATIVE_INFINITY;
      back[node] = -1;
      for (
        let from = lastEnding[start] as number;
        start > 0 && from >= 0;
        from = nextEnding[from] as number
      ) {
        const context = words[from] as number;
        const gain = pairs.gain(context, word);
        edgeFrom[edges] = from;
        edgeGain[edges] = gain;
        edges += 1;
        const score = (forward[from] as number) + (backoffs[context] as number) + gain;
        if (score > best) {
          best = score;
          back[node] = from;
        }
      }
      forward[node] = best + (costs[node] as number);
      const end = ends[node] as number;
      open[end] = Math.max(open[end] as number, (forward[node] as number) + (backoffs[word] as number));
    }
    firstEdge[nodes] = edges;
  }

  function goBackward(): void {
    for (let node = 0; node < nodes; node++)
      backward[node] = ends[node] === lattice.length ? 0 : Number.NEGATIVE_INFINITY;
    close.fill(Number.NEGATIVE_INFINITY, 0, lattice.length + 1);
    for (let node = nodes - 1; node >= 0; node--) {
      const own = (costs[node] as number) + (backward[node] as number);
      const start = starts[node] as number;
      if (own > (close[start] as number)) close[start] = own;
      for (let edge = firstEdge[node] as number; edge < (firstEdge[node + 1] as number); edge++) {
        const from = edgeFrom[edge] as number;
        const score = (backoffs[words[from] as number] as number) + (edgeGain[edge] as number) + own;
        if (score > (backward[from] as number)) backward[from] = score;
      }
    }
  }

  function tracePath(): void {
    let node = -1;
    lattice.total = Number.NEGATIVE_INFINITY;
    for (let last = lastEnding[lattice.length] as number; last >= 0; last = nextEnding[last] as number) {
      if ((forward[last] as number) > lattice.total) {
        lattice.total = forward[last] as number;
        node = last;
      }
    }
    for (; node >= 0; node = back[node] as number) onPath.fill(node, starts[node], ends[node]);
  }

  function scoreOf(word: number, start: number, end: number): number {
    let before = start === 0 ? 0 : Number.NEGATIVE_INFINITY;
    for (
      let from = start === 0 ? -1 : (lastEnding[start] as number);
      from >= 0;
      from = nextEnding[from] as number
    ) {
      const context = words[from] as number;
      const score = (forward[from] as number) + (backoffs[context] as number) + pairs.gain(context, word);
      if (score > before) before = score;
    }
    let after = 0;
    if (end < lattice.length) {
      after = Number.NEGATIVE_INFINITY;
      for (let to = firstAt[end] as number; to < (firstAt[end + 1] as number); to++) {
        const next = words[to] as number;
        const score = pairs.gain(word, next) + (costs[to] as number) + (backward[to] as number);
        if (score > after) after = score;
      }
      after += backoffs[word] as number;
    }
    return before + (unigrams[word] as number) + after;
  }

  function isDoubtful(position: number): boolean {
    const node = onPath[position] as number;
    const start = starts[node] as number;
    const end = ends[node] as number;
    const before = start === 0 ? -1 : (onPath[start - 1] as number);
    const after = end === lattice.length ? -1 : (onPath[end] as number);
    const own = (forward[node] as number) - (before < 0 ? 0 : (forward[before] as number));
    const next = after < 0 ? 0 : (forward[after] as number) - (forward[node] as number);
    const worst = Math.min(own, next);
    if (end - start === 1) return worst < DOUBTFUL_SINGLE;
    if (worst < DOUBTFUL_WORD) return true;
    return worst < DOUBTFUL_ALONE && !isPair(before, node) && !isPair(node, after);
  }

  /** Do two neighbours on the path gain by each other? */
  function isPair(node: number, next: number): boolean {
    return node >= 0 && next >= 0 && pairs.gain(words[node] as number, words[next] as number) > 0;
  }

  function pairBefore(word: number, start: number): number {
    let most = 0;
    for (
      let from = start === 0 ? -1 : (lastEnding[start] as number);
      from >= 0;
      from = nextEnding[from] as number
    )
      most = Math.max(most, pairs.gain(words[from] as number, word));
    return most;
  }

  function pairAfter(word: number, end: number): number {
    let most = 0;
    if (end < lattice.length)
      for (let to = firstAt[end] as number; to < (firstAt[end + 1] as number); to++)
        most = Math.max(most, pairs.gain(word, words[to] as number));
    return most;
  }

  return lattice;
}

import { examiner } from '../../core/typos/examine.ts';
import { FEATURES } from '../../core/typos/features.ts';
import { hanRuns } from '../../core/typos/han-runs.ts';
import { newPhraseBook } from '../../core/typos/phrase-book.ts';
import type { ScorerFile } from '../../core/typos/scorer.ts';
import type { TypoModel } from '../../core/typos/typo-model.ts';
import { storeWith } from '../../core/typos/word-store.ts';
import { fitTrees, scoreRow } from './boosted-trees.ts';
import { seededRandom, slipper } from './slips.ts';

const TREES = { trees: 220, leaves: 12, rate: 0.08, leastWeight: 60 };
/** A false alarm weighs as much as so many slips. */
const FALSE_ALARM = 9;
const FOLDS = 5;
/** Each text is given slips so many times, other ones each time. */
const PASSES = 3;
/** Alarms allowed in 100,000 characters of clean news and encyclopedia that the scorer was not fitted on, by level. */
const ALARMS = { strict: 4, normal: 12, wide: 45 };

interface Row {
  values: Float64Array;
  isSlip: boolean;
  weight: number;
  fold: number;
  /** Of a clean text, judged with nothing learnt: sets the thresholds. */
  isThreshold: boolean;
}

/** A line to be fitted on. */
export interface FitLine {
  text: string;
  /** Is it of a kind that the thresholds come from? */
  isThreshold: boolean;
}

export interface FittedScorer {
  file: ScorerFile;
  /** For the log: rows, slips put in, characters. */
  rows: number;
  slips: number;
  characters: number;
}

/**
 * Fits the scorer on clean texts: what is measured in them as they are is a false alarm, what is measured where a slip
 * was put in is one found. Thresholds come from rows each scored by trees that never saw its text.
 *
 * @param lines texts that may be used; never those that accuracy is judged on
 */
export function fitScorer(model: TypoModel, lines: readonly FitLine[], seed = 20261123): FittedScorer {
  const bare = examiner(storeWith(model, new Map(), 0, []), model.confusions, model.sameSound);
  // The scorer must know phrases too: every other text teaches, the rest are looked at once more with what they teach.
  const book = newPhraseBook();
  lines.forEach(({ text }, number) => {
    if (number % 2 === 0) book.learn(String(number), text);
  });
  const learnt = examiner(
    storeWith(model, book.phrases(), book.characters(), []),
    model.confusions,
    model.sameSound,
  );
  const slip = slipper(model, seededRandom(seed));
  const rows: Row[] = [];
  let slips = 0;
  let characters = 0;
  let clean = 0;
  lines.forEach(({ text: line, isThreshold }, number) => {
    const fold = number % FOLDS;
    characters += line.length;
    if (isThreshold) clean += line.length;
    const passes = Array.from({ length: PASSES }, () => slip(line));
    for (const { wrong } of passes) slips += wrong.size;
    for (const examine of number % 2 === 0 ? [bare] : [bare, learnt]) {
      gather(examine, line, new Set(), true);
      for (const { text, wrong } of passes) gather(examine, text, wrong, false);
    }

    function gather(examine: typeof bare, text: string, wrong: ReadonlySet<number>, isClean: boolean): void {
      for (const run of hanRuns(text)) {
        examine(run, (position, { size, start, end }, values) => {
          const at = (place: number): boolean => wrong.has(run.offsets[place] ?? -1);
          const isSlip = size === 2 ? at(position) && at(position + 1) : at(position);
          if (!isSlip && nearSlip(at, start, end)) return;
          rows.push({
            values: values.slice(),
            isSlip,
            weight: isClean ? FALSE_ALARM : 1,
            fold,
            isThreshold: isThreshold && isClean && examine === bare,
          });
        });
      }
    }
  });
  const treesFor = (chosen: readonly Row[]) =>
    fitTrees(
      FEATURES.map((_, feature) => Float64Array.from(chosen, ({ values }) => values[feature] ?? 0)),
      Uint8Array.from(chosen, ({ isSlip }) => (isSlip ? 1 : 0)),
      Float64Array.from(chosen, ({ weight }) => weight),
      TREES,
    );
  const alarms: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { base, trees } = treesFor(rows.filter((row) => row.fold !== fold));
    for (const row of rows)
      if (row.fold === fold && row.isThreshold) alarms.push(scoreRow(base, trees, row.values));
  }
  alarms.sort((a, b) => b - a);
  const threshold = (per: number): number => round(alarms[Math.floor((per * clean) / 100_000)] ?? 0);
  const { base, trees } = treesFor(rows);
  return {
    file: {
      version: 1,
      features: [...FEATURES],
      levels: {
        strict: threshold(ALARMS.strict),
        normal: threshold(ALARMS.normal),
        wide: threshold(ALARMS.wide),
      },
      base: round(base),
      trees: trees.map((tree) => ({
        ...tree,
        threshold: tree.threshold.map(round),
        value: tree.value.map(round),
      })),
    },
    rows: rows.length,
    slips,
    characters,
  };
}

/** A candidate that would mend a word with a slip in it, at another place: neither right nor a false alarm. */
function nearSlip(at: (place: number) => boolean, start: number, end: number): boolean {
  for (let place = Math.max(0, start - 1); place <= end; place++) if (at(place)) return true;
  return false;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

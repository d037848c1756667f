import { type Candidate, candidateFinder } from './candidates.ts';
import type { Confusions } from './confusions.ts';
import { FEATURES, measure } from './features.ts';
import { type HanRun, LONGEST_RUN } from './han-runs.ts';
import type { WordStore } from './lattice.ts';
import { newLattice } from './new-lattice.ts';
import type { SameSound } from './same-sound.ts';

/** A candidate that gains less (log10) is not measured. */
const LEAST_GAIN = 2.5;

/** Called with each measured candidate; the candidate and its row are used again afterwards. */
export type Visit = (position: number, candidate: Candidate, row: Float64Array) => void;

/**
 * What both judging and fitting do with a run: fill the lattice, look for candidates where it is doubtful, measure
 * those that gain enough.
 */
export function examiner(
  store: WordStore,
  confusions: Confusions,
  sameSound: SameSound,
): (run: HanRun, visit: Visit) => void {
  const lattice = newLattice(store, LONGEST_RUN);
  const finder = candidateFinder(store, confusions, sameSound);
  const row = new Float64Array(FEATURES.length);
  return (run, visit) => {
    lattice.fill(run.units, run.length);
    const floor = lattice.total + LEAST_GAIN;
    let doubtful = lattice.isDoubtful(0);
    for (let position = 0; position < run.length; position++) {
      const nextDoubtful = position + 1 < run.length && lattice.isDoubtful(position + 1);
      const tried = [
        ...(doubtful ? [finder.single(lattice, position, floor - 1)] : []),
        ...(doubtful || nextDoubtful ? [finder.double(lattice, position, floor - 1)] : []),
      ];
      doubtful = nextDoubtful;
      for (const { best, second } of tried) {
        if (best.score <= floor) continue;
        measure(lattice, store, position, best, second, run, row);
        visit(position, best, row);
      }
    }
  };
}

import { foldTable, SKIPPED } from '../text/fold.ts';
import type { Edge } from './features.ts';

/** A stretch of Han characters as the model knows them, with what stood around it. */
export interface HanRun {
  /** Folded units: traditional forms and radicals as the characters they stand for. */
  units: Uint16Array;
  /** Of each where it stands in the text. */
  offsets: Int32Array;
  length: number;
  before: Edge;
  after: Edge;
  /** Positions outside `from … to` are another run's to judge: a long stretch comes in pieces that overlap. */
  from: number;
  to: number;
}

/** The longest piece judged at once, and how much of it the next piece sees again: work stays in proportion to length. */
export const LONGEST_RUN = 160;
const OVERLAP = 24;

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;
/** Spaces that are seen, and line ends: words do not go on behind them. */
const isSpace = (unit: number): boolean =>
  unit === 0x20 ||
  unit === 0x3000 ||
  unit === 0xa0 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  (unit >= 0x2000 && unit <= 0x200a);
const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

function edgeOf(text: string, at: number, folded: Uint16Array): Edge {
  if (at < 0 || at >= text.length) return 0;
  const raw = text.charCodeAt(at);
  if (isLineEnd(raw)) return 0;
  const unit = folded[raw] as number;
  const isDigit = unit >= 0x30 && unit <= 0x39;
  const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  return isDigit || isLetter || unit === 0x25 ? 2 : 1;
}

/**
 * The Han runs of a text in order, one at a time; the same object is filled again for the next. Zero-width characters
 * inside a word are passed over, anything else that is no Han character ends a run.
 *
 * @example for (const run of hanRuns('共3项工作')) run.length // 1, then 3
 */
export function* hanRuns(text: string): Generator<HanRun> {
  const folded = foldTable();
  const run: HanRun = {
    units: new Uint16Array(LONGEST_RUN),
    offsets: new Int32Array(LONGEST_RUN),
    length: 0,
    before: 0,
    after: 0,
    from: 0,
    to: 0,
  };
  for (let at = 0; at <= text.length; at++) {
    const raw = at < text.length ? text.charCodeAt(at) : 0x0a;
    const unit = folded[raw] as number;
    if (isHan(unit)) {
      if (run.length === 0) {
        run.before = edgeOf(text, at - 1, folded);
        run.from = 0;
      }
      if (run.length === LONGEST_RUN) {
        run.after = 1;
        run.to = LONGEST_RUN - OVERLAP / 2;
        yield run;
        run.units.copyWithin(0, LONGEST_RUN - OVERLAP);
        run.offsets.copyWithin(0, LONGEST_RUN - OVERLAP);
        run.length = OVERLAP;
        run.from = OVERLAP / 2;
        run.before = 1;
      }
      run.units[run.length] = unit;
      run.offsets[run.length] = at;
      run.length += 1;
      continue;
    }
    if (run.length === 0 || (unit === SKIPPED && !isSpace(raw))) continue;
    run.after = edgeOf(text, at, folded);
    run.to = run.length;
    if (run.length > 1) yield run;
    run.length = 0;
  }
}

import { type DigitRun, GAP } from './digit-runs.ts';

/** May a number begin (or, past the last digit, end) before this digit? */
export const isBorder = ({ digits, gaps }: DigitRun, at: number): boolean =>
  at <= 0 || at >= digits.length || gaps[at] !== GAP.none;

/** Where some digits stand in the text. */
export function rangeOf(run: DigitRun, from: number, to: number): { start: number; end: number } {
  return { start: run.starts[from] ?? 0, end: run.ends[to - 1] ?? 0 };
}

/** Gaps inside a number, all together; seams are none. */
export function gapsIn({ gaps }: DigitRun, from: number, to: number): number {
  let bits = 0;
  for (let at = from + 1; at < to; at++) bits |= gaps[at] ?? 0;
  return bits & ~GAP.seam;
}

/** Lengths of the groups that gaps cut a number into. */
export function groupsIn({ gaps }: DigitRun, from: number, to: number): number[] {
  const groups = [1];
  for (let at = from + 1; at < to; at++) {
    if (((gaps[at] ?? 0) & ~GAP.seam) !== 0) groups.push(1);
    else groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
  }
  return groups;
}

export const isSingles = (groups: readonly number[]): boolean => groups.every((group) => group === 1);

/** Ranges by their beginning, of those that begin together the longest first; what is in order already is not sorted. */
export function ascending<Range extends { start: number; end: number }>(
  ranges: readonly Range[],
): readonly Range[] {
  const order = (a: Range, b: Range): number => a.start - b.start || b.end - a.end;
  for (let at = 1; at < ranges.length; at++)
    if (order(ranges[at - 1] as Range, ranges[at] as Range) > 0) return [...ranges].sort(order);
  return ranges;
}

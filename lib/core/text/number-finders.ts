import { cardAt } from './card-finder.ts';
import type { DigitRun } from './digit-runs.ts';
import { partGlued } from './glued-numbers.ts';
import { identityAt, labelledIdentityAt, oldIdentityAt } from './identity-finders.ts';
import { mobileAt } from './mobile-finder.ts';
import { type Find, type PrivateNumber, SHORTEST } from './private-number.ts';
import { isBorder } from './run-windows.ts';

/** Surest first: what an identity number has taken is no telephone. */
const FINDERS: readonly Find[] = [identityAt, oldIdentityAt, labelledIdentityAt, cardAt, mobileAt];

/** The numbers of persons in a run of digits. */
export function numbersOf(run: DigitRun, text: string): PrivateNumber[] {
  partGlued(run, text);
  const found: PrivateNumber[] = [];
  let open = [{ from: 0, to: run.digits.length }];
  for (const find of FINDERS) {
    const left: typeof open = [];
    for (const { from, to } of open) {
      let begun = from;
      for (let at = from; at + SHORTEST <= to; at++) {
        if (!isBorder(run, at)) continue;
        const one = find(run, { at, since: begun, until: to }, text);
        if (!one || one.from < begun) continue;
        found.push(one.number);
        if (one.from > begun) left.push({ from: begun, to: one.from });
        begun = one.to;
        at = one.to - 1;
      }
      if (begun < to) left.push({ from: begun, to });
    }
    open = left;
  }
  return found;
}

import { demoRegister } from '../../lib/demo/demo-register.ts';
import { learntPhrases } from '../../lib/extension/learnt-phrases.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { seenRowDates } from '../../lib/extension/row-dates.ts';
import { countingMeans, freshName, NOW_MS } from './fresh-ledger.ts';

/** Longer than anything waits before it is written. */
export const LEARN_LATER_MS = 10_000;

/** A clock that stands until it is moved, with what writes later by it. */
export function manualClock() {
  const ledger = openLedger(countingMeans(), { name: freshName() });
  let waiting: (() => void)[] = [];
  let puts = 0;
  const use: typeof ledger.use = (doing, work) => {
    if (!doing.startsWith('读取')) puts += 1;
    return ledger.use(doing, work);
  };
  const means = {
    nowMs: () => NOW_MS,
    after(_ms: number, act: () => void) {
      waiting.push(act);
      return () => {
        waiting = waiting.filter((one) => one !== act);
      };
    },
    onFailure(error: string) {
      throw new Error(error);
    },
    mask: (text: string) => text,
    maskAddress: (text: string) => text,
  };
  return {
    register: demoRegister(),
    /** Everything that waited runs, and what it writes is on disk. */
    async pass(_ms: number): Promise<void> {
      for (const act of waiting.splice(0)) act();
      await ledger.use('读取', (db) => db.count('learnt'));
      await ledger.use('读取', (db) => db.count('compiled'));
    },
    phrases: () => ({
      learnt: learntPhrases({ use }, means),
      writes: () => puts,
      again: () => learntPhrases({ use }, means),
    }),
    dates: () => ({ dates: seenRowDates({ use }, means), again: () => seenRowDates({ use }, means) }),
  };
}

import { describe, expect, it } from 'vitest';

import { freshName, memoryArea, testBackground } from '../extension/fresh-ledger.ts';
import { broken, type Deed, dutyDay, seenIn, sitDown } from './duty-day.ts';
import { WorkerLife } from './failing-store.ts';
import { faultCount, seeded } from './fault-count.ts';
import { parcels } from './parcels.ts';

const POINTS = faultCount(100);
/** Events of the store in the part of the day that is tried. */
const SPAN = 320;

/** A storage area that a worker which is gone can neither read nor write. */
function areaOf(life: WorkerLife, kept: ReturnType<typeof memoryArea>): ReturnType<typeof memoryArea> {
  const never = new Promise<never>(() => undefined);
  return {
    rows: kept.rows,
    get: (key) => (life.isOver ? never : kept.get(key).then((rows) => (life.isOver ? never : rows))),
    set: (items) => (life.isOver ? never : kept.set(items).then(() => (life.isOver ? never : undefined))),
    remove: (keys) => (life.isOver ? never : kept.remove(keys)),
  };
}

describe(`the worker stopped at ${POINTS} points`, () => {
  it('loses nothing that was acknowledged and doubles nothing that is sent again', async () => {
    const files = await parcels(4);
    const random = seeded(100);
    const lost: string[] = [];
    const doubled: string[] = [];
    const chains: string[] = [];
    let acknowledged = 0;
    let unanswered = 0;
    for (let point = 0; point < POINTS; point++) {
      const kept = { local: memoryArea(), session: memoryArea(), ledgerName: freshName() };
      await sitDown(testBackground({}, kept));
      const stopAt = 1 + Math.floor(((point + random()) * SPAN) / POINTS);
      const life = new WorkerLife(kept.ledgerName, stopAt);
      const first = testBackground(
        {},
        { local: areaOf(life, kept.local), session: areaOf(life, kept.session), ledgerName: life.name },
      );
      const day = dutyDay(
        12,
        files,
        first.background.rules.map(({ id }) => id),
      );
      const done: Deed[] = [];
      let cutOff: Deed | undefined;
      for (const deed of day) {
        const answer = await Promise.race([deed.do(first), life.stopped]);
        if (!answer || life.isOver) {
          cutOff = deed;
          break;
        }
        expect(answer).toMatchObject({ ok: true });
        done.push(deed);
      }
      if (!life.isOver) life.stop();
      const second = testBackground({}, kept);
      if (cutOff) {
        unanswered += 1;
        const isThere = cutOff.found(await seenIn(second)) === 1;
        if (cutOff.isRepeatable || !isThere)
          expect({ stopAt, what: cutOff.what, answer: await cutOff.do(second) }).toMatchObject({
            answer: { ok: true },
          });
        done.push(cutOff);
      }
      const next = day[done.length];
      if (next) {
        expect(await next.do(second)).toMatchObject({ ok: true });
        done.push(next);
      }
      const seen = await seenIn(testBackground({}, kept));
      for (const deed of done) {
        acknowledged += 1;
        const found = deed.found(seen);
        if (!(found >= 1)) lost.push(`${stopAt} ${deed.what} ${found}`);
        if (found > 1) doubled.push(`${stopAt} ${deed.what} ${found}`);
      }
      chains.push(...(await broken(seen.events)).map((why) => `${stopAt} ${why}`));
    }
    console.log(
      `${POINTS} 处后台被停：未答复的 ${unanswered} 件再办一次后，共 ${acknowledged} 件，丢失 ${lost.length} 件，重复 ${doubled.length} 件，断链 ${chains.length} 处`,
    );
    expect({ lost, doubled, chains }).toEqual({ lost: [], doubled: [], chains: [] });
    expect(unanswered).toBe(POINTS);
  }, 300_000);
});

import { describe, expect, it } from 'vitest';

import { filedBy } from '../faults/genuine-office.ts';
import { fileOfEvents, machineOf, recordsOf, take } from '../faults/machines.ts';
import { behind } from './checked-store.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const NO_KEY = { sig: 'A'.repeat(86) };

async function centerAtWork(): Promise<TestBackground> {
  const test = await machineOf('大数据中心', '王主任');
  for (const name of ['一', '二', '三']) await filedBy(test, name);
  return test;
}

const checked = async (test: TestBackground) => answered(await test.handlers.checkStore(null, DESK));

describe('records of strangers under this machine’s id', () => {
  it('with numbers it never wrote raise no alarm, at any check', async () => {
    const test = await centerAtWork();
    const last = (await recordsOf(test)).own.at(-1);
    if (!last) throw new Error('no record');
    const forged = [999, 200_000, Number.MAX_SAFE_INTEGER - 1].flatMap((seq) => [
      { ...last, ...NO_KEY, id: `f${seq}`, seq },
      { ...last, id: `g${seq}`, seq, sig: '' },
    ]);
    answered(await take(test, await fileOfEvents(forged)));
    for (let day = 0; day < 3; day++) expect(await checked(test)).toMatchObject({ count: 0, damaged: [] });
  });

  it('do not stand for a record of its own that is gone', async () => {
    const test = await centerAtWork();
    const victim = (await recordsOf(test)).own.find(({ seq }) => seq === 3);
    if (!victim) throw new Error('no record');
    answered(await take(test, await fileOfEvents([{ ...victim, ...NO_KEY, id: 'forged' }])));
    await behind(test, (db) => db.delete('events', victim.id));
    expect(await checked(test.restart())).toMatchObject({ count: 1 });
  });
});

describe('very many records that are gone', () => {
  it('are named as one stretch, once', async () => {
    const test = await centerAtWork();
    const last = Math.max(...(await recordsOf(test)).own.map(({ seq }) => seq));
    const gone = 8_000;
    await behind(test, async (db) => {
      const row = await db.get('device', 'this');
      if (row) await db.put('device', { ...row, seq: last + gone });
    });
    const first = await checked(test.restart());
    expect(first.damaged.map(({ why }) => why).join()).toContain(`${last + 1}–${last + gone}`);
    expect(await checked(test.restart())).toMatchObject({ count: 0 });
  });
});

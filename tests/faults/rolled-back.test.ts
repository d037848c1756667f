import { describe, expect, it } from 'vitest';

import type { Event } from '../../lib/core/events/event.ts';
import { answered, DESK, type TestBackground } from '../extension/fresh-ledger.ts';
import { faultCount, seeded } from './fault-count.ts';
import { filedBy, stepBy } from './genuine-office.ts';
import {
  countedOn,
  exported,
  imageOf,
  indexOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from './machines.ts';

const PROFILES = faultCount(30);
const CENTER = '大数据中心';

/** Writes on: reports with a step each, and notes on the first ticket. */
async function write(machine: TestBackground, count: number, name: string): Promise<void> {
  let last = '';
  for (let at = 0; at < count; at++) {
    machine.pass(60_000);
    if (at % 3 === 0) last = await filedBy(machine, `${name}-${at}`);
    else await stepBy(machine, last, at % 3 === 1 ? '受理' : '备注');
  }
}

async function thisId(machine: TestBackground): Promise<string> {
  const row = answered(await machine.background.ledger.use('读取', (db) => db.get('device', 'this')));
  return row?.id ?? '';
}

const handIn = async (from: TestBackground, to: TestBackground) => {
  to.pass(60_000);
  return answered(await take(to, await exported(from, '交件')));
};

/** What the center knows of a machine whose seat it approved. */
async function approvedAt(center: TestBackground, id: string): Promise<void> {
  const { fingerprint = '' } = (await indexOf(center)).examination?.devices.get(id) ?? {};
  answered(await center.handlers.approveDevice({ device: id, fingerprint, seats: [CENTER] }, DESK));
}

/** Steps in effect at the center. */
async function stepsAt(center: TestBackground): Promise<Set<string>> {
  return new Set((await countedOn(center, new Set())).steps);
}

async function ownRecords(machine: TestBackground, known: ReadonlySet<string>): Promise<Event[]> {
  const { own } = await recordsOf(machine);
  return own.filter(({ id, subject }) => !known.has(id) && subject.kind === 'ticket');
}

interface Variant {
  /** Records before the image, after it, and on the image that was put back. */
  before: number;
  after: number;
  since: number;
  /** 还原: the later state is gone; 复制: both go on. */
  how: '还原' | '复制';
}

function variants(): Variant[] {
  const random = seeded(30);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return Array.from({ length: PROFILES }, (_none, at) => ({
    before: 1 + upTo(8),
    after: 1 + upTo(9),
    // Every fifth wrote nothing since: only the reply tells.
    since: at % 5 === 4 ? 0 : 1 + upTo(16),
    how: at % 3 === 2 ? '复制' : '还原',
  }));
}

describe(`${PROFILES} rolled-back and copied profiles`, () => {
  let lost = 0;
  let named = 0;
  let noticed = 0;
  let kept = 0;
  let settled = 0;
  let waited = 0;
  let branches = 0;

  it.each(variants())(
    '$how: $before records before, $after after, $since since',
    async (variant) => {
      const { before, after, since, how } = variant;
      const center = await machineOf(CENTER, '王主任');
      await write(center, 4, 'center');
      const machine = await machineOf(CENTER, '李副主任');
      await write(machine, before, 'a');
      const id = await thisId(machine);
      await handIn(machine, center);
      await approvedAt(center, id);
      const image = await imageOf(machine);
      const atImage = new Set((await recordsOf(machine)).own.map((event) => event.id));
      await write(machine, after, 'later');
      await handIn(machine, center);
      const counted = await stepsAt(center);
      const states = (await countedOn(center, new Set())).states;

      // The whole profile is put back, and the machine goes on from there.
      const back = await machineFrom(image, image.nowMs + 600_000);
      await write(back, since, 'back');
      const branch = await ownRecords(back, atImage);
      await handIn(back, center);
      const still = await stepsAt(center);
      const gone = [...counted].filter((one) => !still.has(one));
      lost += gone.length;
      expect(gone).toEqual([]);
      const now = (await countedOn(center, new Set())).states;
      expect(Object.fromEntries(Object.keys(states).map((ticket) => [ticket, now[ticket]]))).toEqual(states);

      // The center names it, and every record of the other branch waits for a person.
      const devices = answered(await center.handlers.devices(null, DESK));
      const apart = answered(await center.handlers.quarantinedRecords(null, DESK));
      const waiting = answered(await center.handlers.waitingRecords(null, DESK)).flatMap(
        ({ records }) => records,
      );
      const waits = new Set(waiting.map((one) => one.id));
      if (since > 0) {
        branches += 1;
        expect(devices.find((one) => one.id === id)?.forkedAt).toBe(atImage.size + 1);
        expect(apart.every(({ reason }) => /还原|复制|另一支/.test(reason))).toBe(true);
        expect(branch.filter((event) => !waits.has(event.id)).map(({ seq }) => seq)).toEqual([]);
        expect(branch.filter((event) => still.has(event.id))).toEqual([]);
        waited += branch.length;
        named += 1;
      } else expect(devices.find((one) => one.id === id)?.forkedAt).toBeUndefined();

      // The reply tells the machine, which goes on as a new device that keeps its approval.
      const reply = await exported(center, '回复');
      back.pass(60_000);
      const told = answered(await take(back, reply));
      expect(told.rolledBack).toMatchObject({ device: id });
      const next = await thisId(back);
      expect(next).not.toBe(id);
      noticed += 1;
      if (since === 0) named += 1;
      await write(back, 2, 'new');
      const fresh = (await ownRecords(back, atImage)).filter((event) => event.by.device === next);
      expect(fresh).toHaveLength(2);
      await handIn(back, center);
      const heir = answered(await center.handlers.devices(null, DESK)).find((one) => one.id === next);
      expect(heir).toMatchObject({ state: '已核准', succeeds: id, seats: [CENTER] });
      const after2 = await stepsAt(center);
      expect(fresh.filter((event) => !after2.has(event.id))).toEqual([]);
      expect([...counted].filter((one) => !after2.has(one))).toEqual([]);
      kept += 1;

      if (branch.length > 0) {
        answered(await center.handlers.takeOver({ ids: branch.map((event) => event.id) }, DESK));
        const settledSteps = await stepsAt(center.restart());
        expect(branch.filter((event) => !settledSteps.has(event.id)).map(({ seq }) => seq)).toEqual([]);
        expect([...counted].filter((one) => !settledSteps.has(one))).toEqual([]);
        settled += branch.length;
      }

      if (how === '复制') {
        // The other copy goes on too; at its next reply it becomes another device.
        machine.pass(1_200_000);
        await write(machine, 2, 'twin');
        await handIn(machine, center);
        const again = answered(await take(machine, await exported(center, '回复')));
        if (since > 0) {
          expect(again.rolledBack).toMatchObject({ device: id });
          const other = await thisId(machine);
          expect(new Set([id, next, other]).size).toBe(3);
          await write(machine, 1, 'twin-new');
          await handIn(machine, center);
          const both = answered(await center.handlers.devices(null, DESK)).filter(
            ({ succeeds }) => succeeds === id,
          );
          expect(both.map((one) => one.id).sort()).toEqual([next, other].sort());
          expect(both.every(({ state }) => state === '已核准')).toBe(true);
        }
      }
    },
    60_000,
  );

  it('are counted', () => {
    console.log(
      `${PROFILES} 台被还原或复制的电脑：中心原来作数的步骤丢失 ${lost} 个，指明 ${named} 台，见到回复就换新编号、不用再核准 ${noticed} 台`,
    );
    console.log(`${branches} 份写岔的记录，共 ${waited} 条都等人认定，采纳后作数 ${settled} 条`);
    expect(lost).toBe(0);
    expect([named, noticed, kept]).toEqual([PROFILES, PROFILES, PROFILES]);
  });
});

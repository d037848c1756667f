import { describe, expect, it } from 'vitest';

import type { DeviceRow, LedgerDb } from '../../lib/extension/db.ts';
import { registerDevice, thisDevice, type WriteMeans } from '../../lib/extension/event-store.ts';
import { beginNewDevice } from '../../lib/extension/new-device.ts';
import { behind, centerWith, fileAndAccept, ownRecords } from './checked-store.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const SEAT = { person: { name: '王主任', unit: '大数据中心' }, role: '大数据中心' as const };

/** The check finds nothing, and this machine knows every id it ever wrote under. */
async function expectWhole(test: TestBackground): Promise<void> {
  const after = test.restart();
  await fileAndAccept(after, 9);
  const { id, follows } = await behind(after, (db) => thisDevice(db, after.background.means));
  const writers = new Set((await ownRecords(after)).map(({ by }) => by.device));
  expect([...writers].filter((one) => one !== id && !follows.includes(one))).toEqual([]);
  expect(answered(await after.handlers.checkStore(null, DESK))).toMatchObject({ count: 0 });
}

describe('a new device that one window begins while another is about to write', () => {
  it('keeps its 登记 among the records of this machine, whatever comes between two reads', async () => {
    const test = await centerWith(2);
    const { means } = test.background;
    await behind(test, async (db) => {
      let isBegun = false;
      let isRegistered = false;
      // The key is read, then the other window begins its device …
      const late: WriteMeans = {
        ...means,
        async signingKey(of) {
          const key = await means.signingKey?.(of);
          if (!isBegun) {
            isBegun = true;
            await beginNewDevice(db, means);
          }
          if (!key) throw new Error('no key');
          return key;
        },
      };
      // … and registers it when the row was read.
      const between = new Proxy(db, {
        get(target, name) {
          const member = Reflect.get(target, name) as unknown;
          if (name !== 'getAllFromIndex' || typeof member !== 'function')
            return typeof member === 'function' ? member.bind(target) : member;
          return async (...given: unknown[]) => {
            if (isBegun && !isRegistered) {
              isRegistered = true;
              await registerDevice(db, SEAT, means);
            }
            return member.apply(target, given) as unknown;
          };
        },
      }) as LedgerDb;
      await registerDevice(between, SEAT, late);
    });
    await expectWhole(test);
  });

  it('is one device where the other window has begun one when it is about to be stored', async () => {
    const test = await centerWith(2);
    const { means } = test.background;
    await behind(test, async (db) => {
      let other: DeviceRow | undefined;
      const late: WriteMeans = {
        ...means,
        async signingKey(of) {
          const key = await means.signingKey?.(of);
          if (!key) throw new Error('no key');
          return {
            ...key,
            async sign(text) {
              other ??= await beginNewDevice(db, means);
              return key.sign(text);
            },
          };
        },
      };
      const begun = await beginNewDevice(db, late);
      expect(begun).toEqual(other);
      expect(await thisDevice(db, means)).toEqual(other);
    });
    await expectWhole(test);
  });
});

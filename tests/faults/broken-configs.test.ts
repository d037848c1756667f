import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { CENTER, keyOf, packed, randomConfig } from '../export/package/sample-config.ts';
import { answered, DESK, testBackground } from '../extension/fresh-ledger.ts';
import { faultCount, seeded } from './fault-count.ts';

const FILES = faultCount(200);

describe(`${FILES} 配置包 cut short or with bytes flipped`, () => {
  it('change nothing, or hold everything as it was', async () => {
    const random = seeded(9);
    const test = testBackground();
    const key = keyOf(await SigningDevice.begin('center', '大数据中心'));
    answered(
      await test.handlers.setSettings(
        { person: { name: '程望舒', unit: '青禾县教体局' }, role: '值班读网员' },
        DESK,
      ),
    );
    const stores = async () =>
      canonicalJson([
        answered(
          await test.background.ledger.use('读取', (db) =>
            Promise.all([db.getAll('register'), db.getAll('lists'), db.getAllKeys('incoming')]),
          ),
        ),
        answered(await test.handlers.getSettings(null, DESK)),
      ]);
    const before = await stores();
    let refused = 0;
    let written = 0;
    for (let index = 0; index < FILES; index++) {
      const [config] = fc.sample(randomConfig, { numRuns: 1, seed: index });
      if (!config) continue;
      const whole = await packed(config, CENTER, index % 4 < 2 ? key : undefined);
      const damaged =
        index % 2 === 0 ? whole.slice(0, Math.floor(random() * whole.length)) : new Uint8Array(whole);
      if (index % 2 === 1)
        for (let flips = 0; flips < 1 + (index % 3); flips++) {
          const at = Math.floor(random() * damaged.length);
          damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
      const put = async (bytes: Uint8Array<ArrayBuffer>) => {
        const id = `f${index} ${random()}`;
        const row = { id, fileName: '坏.zip', bytes: bytes.slice().buffer, at: '' };
        answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
        return id;
      };
      const looked = await test.handlers.lookAtConfig({ id: await put(damaged) }, DESK);
      const good = answered(await test.handlers.lookAtConfig({ id: await put(whole) }, DESK));
      if (looked.ok) {
        // A flipped bit where a zip keeps a time of day changes nothing that counts.
        expect(looked.value.plan).toEqual(good.plan);
        expect(looked.value.signer).toEqual(good.signer);
        continue;
      }
      refused += 1;
      // Confirmed all the same, by whoever looked at the whole file.
      const { base } = good;
      const confirmedOff = good.losses.map(({ key }) => key);
      const answer = { base, choices: [], unsigned: true, confirmedOff, heard: good.signer.fingerprint };
      const taken = await test.handlers.takeConfig({ id: await put(damaged), ...answer }, DESK);
      expect(taken.ok).toBe(false);
      if ((await stores()) !== before) written += 1;
    }
    console.log(`${FILES} 个损坏的配置包：拒收 ${refused} 个，写入 ${written} 个`);
    expect(written).toBe(0);
    expect(refused).toBeGreaterThan(FILES * 0.8);
  });
});

import { describe, expect, it } from 'vitest';

import { memoryArea, testBackground } from '../extension/fresh-ledger.ts';
import { broken, dutyDay, seenIn, sitDown } from './duty-day.ts';
import { diskFullAt, nextWriteFails, type QuotaFault } from './failing-store.ts';
import { faultCount, seeded } from './fault-count.ts';
import { parcels } from './parcels.ts';

const ALL = 200;
const RUNS = faultCount(ALL);
const HOW: readonly QuotaFault[] = ['request', 'commit', 'full'];
/** Deeds after the failure: what goes wrong later because of it shows too. */
const AFTER = 8;

describe(`the disk full at the n-th write, ${RUNS} of n = 1…${ALL}`, () => {
  it('keeps what was acknowledged, says every failure, leaves nothing half-written', async () => {
    const files = await parcels(10);
    const random = seeded(200);
    const lost: string[] = [];
    const partial: string[] = [];
    const unsaid: string[] = [];
    const chains: string[] = [];
    let acknowledged = 0;
    let failures = 0;
    let reached = 0;
    for (let run = 0; run < RUNS; run++) {
      const step = ALL / RUNS;
      const n = Math.min(ALL, 1 + Math.floor(run * step + random() * step));
      const how = HOW[(run + n) % HOW.length] ?? 'request';
      const local = memoryArea();
      const area = {
        ...local,
        set: (items: Record<string, unknown>) =>
          nextWriteFails() ? Promise.reject(new Error('QUOTA_BYTES quota exceeded')) : local.set(items),
      };
      const test = testBackground({ local: area });
      await sitDown(test);
      const deeds = dutyDay(
        32,
        files,
        test.background.rules.map(({ id }) => id),
      );
      const disk = diskFullAt(n, how);
      const done: { deed: (typeof deeds)[number]; ok: boolean; error: string }[] = [];
      let failedAt = -1;
      for (const [index, deed] of deeds.entries()) {
        const answer = await deed.do(test);
        done.push({ deed, ok: answer.ok, error: answer.ok ? '' : answer.error });
        if (disk.reached() && failedAt < 0) failedAt = index;
        if (failedAt >= 0 && index > failedAt + AFTER) break;
      }
      if (disk.reached()) reached += 1;
      disk.end();
      const seen = await seenIn(test.restart());
      for (const { deed, ok, error } of done) {
        const where = `n=${n} ${how} ${deed.what}: ${error}`;
        const found = deed.found(seen);
        if (ok) acknowledged += 1;
        else failures += 1;
        if (ok && found !== 1) lost.push(`${where} found ${found}`);
        if (!ok && found !== 0) partial.push(`${where} found ${found}`);
        if (!ok && !/[一-龥].*(都在|没有改动|没有导入).*。$/.test(error)) unsaid.push(where);
      }
      chains.push(...(await broken(seen.events)).map((why) => `n=${n} ${how} ${why}`));
    }
    console.log(
      `${RUNS} 个写入点磁盘已满：办成 ${acknowledged} 件，丢失 ${lost.length} 件，报错 ${failures} 件，其中没有说明的 ${unsaid.length} 件、只存了一半的 ${partial.length} 件，断链 ${chains.length} 处`,
    );
    expect({ lost, partial, unsaid, chains }).toEqual({ lost: [], partial: [], unsaid: [], chains: [] });
    expect(reached).toBe(RUNS);
    expect(failures).toBeGreaterThanOrEqual(RUNS * 0.8);
  }, 300_000);
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { readEventPackage, writeEventPackage } from '../../lib/export/package/event-package.ts';
import type { HashBytes } from '../../lib/export/package/sealed-zip.ts';
import { randomEvents } from '../core/tickets/random-events.ts';
import { faultCount, seeded } from './fault-count.ts';

const sha256: HashBytes = async (bytes) => createHash('sha256').update(bytes).digest('hex');
const PACKAGES = faultCount(200);

describe(`${PACKAGES} packages cut short or with bytes flipped`, () => {
  it('are refused whole, or hold every record as it was', async () => {
    const random = seeded(5);
    let refused = 0;
    let partial = 0;
    for (let index = 0; index < PACKAGES; index++) {
      const [events = []] = fc.sample(randomEvents, { numRuns: 1, seed: index });
      const picture = Uint8Array.from({ length: 300 }, () => Math.floor(random() * 256));
      const hash = await sha256(picture);
      const bytes = await writeEventPackage(
        {
          head: {
            kind: '交件',
            madeAt: '2026-11-23T10:00:00+08:00',
            program: '0.1.0',
            by: { name: '李敏', unit: '区教体局', role: '值班读网员', device: 'd1' },
            scope: '全部工单',
            evidence: [{ hash, type: 'image/png' }],
          },
          events,
          evidence: new Map([[hash, picture]]),
        },
        sha256,
      );
      const damaged =
        index % 2 === 0 ? bytes.slice(0, Math.floor(random() * bytes.length)) : new Uint8Array(bytes);
      if (index % 2 === 1) {
        for (let flips = 0; flips < 1 + (index % 3); flips++) {
          const at = Math.floor(random() * damaged.length);
          damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
      }
      const read = await readEventPackage(damaged, sha256);
      if (!read.ok) {
        refused += 1;
        continue;
      }
      // A flipped bit where a zip keeps a time of day changes nothing that counts.
      const same =
        canonicalJson(read.value.events.map(({ id }) => id).sort()) ===
          canonicalJson(events.map(({ id }) => id).sort()) && read.value.evidence.get(hash)?.length === 300;
      if (!same) partial += 1;
    }
    console.log(`${PACKAGES} 个损坏的文件：拒收 ${refused} 个，部分导入 ${partial} 个`);
    expect(partial).toBe(0);
    expect(refused).toBeGreaterThan(PACKAGES * 0.8);
  });
});

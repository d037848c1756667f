import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Recheck } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { batchRecheck } from '../../lib/extension/batch-recheck.ts';

const seen: Result<Recheck> = {
  ok: true,
  value: { result: '打不开', checkedAt: '2026-11-23T10:00:00+08:00', url: '', evidence: '' },
};

describe('a batch of re-checks', () => {
  it('does each once, at most two at a time and one of a site', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }), async (hosts) => {
        const items = hosts.map((host, id) => ({ id: String(id), url: `https://h${host}.example/${id}` }));
        const running: number[] = [];
        const done: string[] = [];
        let together = 0;
        await batchRecheck(items, {
          async recheck(id) {
            const host = hosts[Number(id)] ?? -1;
            expect(running).not.toContain(host);
            running.push(host);
            together = Math.max(together, running.length);
            for (let turns = 0; turns <= host; turns++) await Promise.resolve();
            running.splice(running.indexOf(host), 1);
            return seen;
          },
          found: (id) => done.push(id),
          stopped: () => false,
        });
        expect([...done].sort()).toEqual(items.map(({ id }) => id).sort());
        expect(together).toBeLessThanOrEqual(2);
        expect(together === 2 || new Set(hosts).size < 2).toBe(true);
      }),
    );
  });

  it('stops where it is told to; one that fails stops no other', async () => {
    const items = [1, 2, 3, 4].map((id) => ({ id: String(id), url: 'https://one.example/' }));
    const done: string[] = [];
    await batchRecheck(items, {
      recheck: (id) => (id === '1' ? Promise.reject(new Error('坏了')) : Promise.resolve(seen)),
      found: (id, answer) => done.push(`${id}${answer.ok}`),
      stopped: () => done.length >= 2,
    });
    expect(done).toEqual(['1false', '2true']);
  });
});

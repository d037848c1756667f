import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../../lib/core/events/canonical-json.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import {
  type EventPackage,
  readEventPackage,
  writeEventPackage,
} from '../../../lib/export/package/event-package.ts';
import type { HashBytes } from '../../../lib/export/package/sealed-zip.ts';
import { randomEvents } from '../../core/tickets/random-events.ts';
import { story } from '../../core/tickets/story.ts';

const sha256: HashBytes = async (bytes) => createHash('sha256').update(bytes).digest('hex');
const picture = new Uint8Array([1, 2, 3, 4]);
const PICTURE = createHash('sha256').update(picture).digest('hex');

const head = {
  kind: '交件' as const,
  madeAt: '2026-11-23T10:00:00+08:00',
  program: '0.1.0',
  by: { name: '李敏', unit: '区教体局', role: '值班读网员' as const, device: 'd1' },
  scope: '全部工单',
  evidence: [{ hash: PICTURE, type: 'image/png' as const }],
};

async function packed(events: Event[]): Promise<Uint8Array> {
  return writeEventPackage({ head, events, evidence: new Map([[PICTURE, picture]]) }, sha256);
}

const opened = async (bytes: Uint8Array): Promise<EventPackage> => {
  const read = await readEventPackage(bytes, sha256);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

/** The package with one of its files replaced, resealed by nobody. */
async function withPart(change: (parts: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const parts = unzipSync(await packed((await story('提交', '受理')).events));
  change(parts);
  return zipSync(parts);
}

describe('a package', () => {
  it('law: gives back exactly the records and the evidence that went in, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(randomEvents, async (events) => {
        const bytes = await packed(events);
        expect(await packed([...events].reverse())).toEqual(bytes);
        const read = await opened(bytes);
        expect(read.events.map(canonicalJson).sort()).toEqual(events.map(canonicalJson).sort());
        expect(read.evidence.get(PICTURE)).toEqual(picture);
        expect(read.head.counts.events).toBe(events.length);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, (parts: Record<string, Uint8Array>) => void]>([
    ['without its manifest', (parts) => delete parts['manifest.json']],
    ['with a changed manifest', (parts) => changeText(parts, 'manifest.json', '李敏', '李明')],
    ['with a changed record', (parts) => changeText(parts, 'events/0001.ndjson', 'ticket', 'tiCket')],
    ['with changed evidence', (parts) => (parts[`evidence/${PICTURE}`] = new Uint8Array([1, 2, 3, 5]))],
    ['without its evidence', (parts) => delete parts[`evidence/${PICTURE}`]],
    ['with a file of a stranger', (parts) => (parts['../../x.js'] = picture)],
    ['without records', (parts) => delete parts['events/0001.ndjson']],
  ])('%s is refused whole, and the sentence says that nothing was taken', async (_what, change) => {
    const read = await readEventPackage(await withPart(change), sha256);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toMatch(/没有导入.*没有改动。$/);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('不是压缩包')],
    ['an ordinary zip', zipSync({ 'a.txt': picture })],
    ['a bomb', zipSync({ 'events.ndjson': new Uint8Array(60 * 1024 * 1024) })],
  ])('%s is not a package', async (_what, bytes) => {
    expect((await readEventPackage(bytes, sha256)).ok).toBe(false);
  });

  it('can be stopped at any time', async () => {
    let times = 0;
    const read = await readEventPackage(
      await packed((await story('提交')).events),
      sha256,
      async () => ++times < 2,
    );
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('已停止') });
  });
});

function changeText(parts: Record<string, Uint8Array>, name: string, from: string, to: string): void {
  const text = new TextDecoder().decode(parts[name]);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  parts[name] = new TextEncoder().encode(text.replace(from, to));
}

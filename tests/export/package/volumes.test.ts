import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { setStanding, setStandingWords } from '../../../lib/core/events/volume-set.ts';
import { cutSegments } from '../../../lib/export/package/cut-segments.ts';
import {
  MOST_VOLUME_BYTES,
  MOST_VOLUME_PARTS,
  planVolumes,
} from '../../../lib/export/package/plan-volumes.ts';
import { type ReadVolume, readVolume } from '../../../lib/export/package/read-volume.ts';
import { SigningDevice } from '../../core/events/examined.ts';
import { submission } from '../../core/tickets/story.ts';
import { sha256Bytes } from '../../faults/parcels.ts';

const read = (bytes: Uint8Array) => readVolume(new Blob([new Uint8Array(bytes)]), sha256Bytes);

async function opened(bytes: Uint8Array): Promise<ReadVolume> {
  const volume = await read(bytes);
  if (!volume.ok) throw new Error(volume.error);
  return volume.value;
}

/** A package of a later version, sealed as ours are. */
async function sealed(parts: Record<string, Uint8Array>, manifest: Record<string, unknown>, version = 2) {
  const files = await Promise.all(
    Object.entries(parts).map(async ([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: await sha256Bytes(bytes),
    })),
  );
  const head = {
    kind: '移交',
    madeAt: '2031-11-23T10:00:00+08:00',
    program: '9.0.0',
    by: { name: '甲', unit: '区审计局', role: '审计', device: 'd9', post: '科长' },
    scope: '全部',
    counts: { events: 0, tickets: 0 },
    evidence: [],
    segments: [],
    set: { id: 'x', volume: 1, of: 1, holds: [{ events: 0, evidence: 0, drawings: 3 }] },
    sealedBy: { anything: ['at', 'all'] },
    ...manifest,
  };
  const text = new TextEncoder().encode(JSON.stringify({ ...head, format: 'xundu-package', version, files }));
  return zipSync({
    ...parts,
    'manifest.json': text,
    'manifest.sha256': new TextEncoder().encode(await sha256Bytes(text)),
  });
}

describe('the volumes of a package', () => {
  it('law: hold every piece, in order, within their bounds; what is larger has a volume of its own', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, sizes, (segments, proofs) => {
        const limits = { bytes: 100, parts: 5 };
        const plan = planVolumes(segments, proofs, limits);
        const places = [...plan.segments, ...plan.proofs];
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places).toHaveLength(segments.length + proofs.length);
        expect(Math.max(1, ...places)).toBe(plan.of);
        for (let volume = 1; volume <= plan.of; volume++) {
          const inside = [...segments, ...proofs].filter((_, index) => places[index] === volume);
          expect(inside.length).toBeLessThanOrEqual(limits.parts);
          if (inside.length > 1) expect(inside.reduce((a, b) => a + b)).toBeLessThanOrEqual(limits.bytes);
          if (places.length > 0) expect(inside.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('have no ceiling: 10 GB of proofs are 49 files, each far below what a reader refuses', () => {
    const proofs = Array.from({ length: 100_000 }, () => 100 * 1024);
    const plan = planVolumes([4_000_000], proofs);
    expect(plan.of).toBe(Math.ceil((100_000 * 100 * 1024 + 4_000_000) / MOST_VOLUME_BYTES));
    const parts = plan.proofs.filter((volume) => volume === 2).length;
    expect(parts).toBeLessThanOrEqual(MOST_VOLUME_PARTS);
  });

  it('say in words what is still missing', () => {
    const set = {
      of: 3,
      holds: [
        { events: 40, evidence: 0 },
        { events: 0, evidence: 812 },
        { events: 0, evidence: 5 },
      ],
    };
    expect(setStandingWords(setStanding(set, [1, 3, 3]))).toBe(
      '这一套共 3 卷，还缺第 2 卷：812 份证据；工单和记录已齐。',
    );
    expect(setStandingWords(setStanding(set, [3]))).toBe(
      '这一套共 3 卷，还缺第 1 卷：40 条记录；第 2 卷：812 份证据；工单和记录在里面，先导入它才看得到工单。',
    );
    expect(setStandingWords(setStanding(set, [3, 2, 1]))).toBeUndefined();
  });
});

describe('segments', () => {
  it('hold 500 records at the most, only such as came together, and never look like a bomb', async () => {
    const device = await SigningDevice.begin('d1');
    const [first] = device.events;
    if (!first) throw new Error('no record');
    const many = Array.from({ length: 1_201 }, (_, index) => ({ ...first, id: `e${index}` }));
    const cut = await cutSegments(
      [{ events: many }, { arrivedAt: '2026-11-23T10:00:00+08:00', events: many.slice(0, 3) }],
      sha256Bytes,
    );
    expect(cut.map(({ events }) => events)).toEqual([500, 500, 201, 3]);
    expect(cut.map(({ arrivedAt }) => arrivedAt !== undefined)).toEqual([false, false, false, true]);
    const long = { ...first, payload: { ...submission(), description: 'a'.repeat(900_000) } };
    const large = await cutSegments([{ events: Array.from({ length: 10 }, () => long) }], sha256Bytes);
    expect(large.length).toBeGreaterThan(2);
    for (const { part } of large) expect(part.size / part.packed.size).toBeLessThan(100);
  });
});

describe('a package of the first version', () => {
  it('is read as ever: records, proof and contact', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('saved/version-1.zip', import.meta.url)));
    const { head, runs, set, newer, id, proofs } = await opened(bytes);
    expect(head).toMatchObject({
      kind: '备份',
      by: { device: 'd1', role: '值班读网员' },
      counts: { events: 4 },
    });
    expect(runs.flatMap(({ events }) => events.map(({ type }) => type)).sort()).toEqual(
      ['登记', '提交', '提交', '备注'].sort(),
    );
    expect({ set, newer, id }).toEqual({ set: undefined, newer: 0, id: await sha256Bytes(bytes) });
    const found = [];
    for await (const { type, bytes: proof } of proofs()) found.push([type, proof.length]);
    expect(found).toEqual([
      ['image/png', 400],
      ['application/json', 69],
    ]);
  });
});

describe('a package of a later version', () => {
  const film = new Uint8Array([9, 9, 9]);

  it('of a kind, seat and type of proof nobody knows here is read, and what it holds besides is counted', async () => {
    const hash = await sha256Bytes(film);
    const volume = await opened(
      await sealed(
        { [`evidence/${hash}`]: film, 'drawings/1.svg': film, 'notes.json': film },
        { evidence: [{ hash, type: 'video/webm', seconds: 3 }] },
      ),
    );
    expect(volume.head).toMatchObject({ kind: '移交', by: { role: '审计' } });
    expect(volume.head.evidence).toEqual([{ hash, type: 'video/webm' }]);
    expect(volume.newer).toBe(2);
  });

  it.each<[string, Record<string, Uint8Array>, Record<string, unknown>]>([
    ['a name that climbs out', { '../evil': film }, {}],
    ['a name from the root', { '/etc/passwd': film }, {}],
    ['a name of another system', { 'C:\\evil': film }, {}],
    ['a kind of a thousand characters', {}, { kind: '移'.repeat(1_000) }],
    ['more volumes than it names', {}, { set: { id: 'x', volume: 1, of: 2, holds: [] } }],
    [
      'a volume beyond the last',
      {},
      { set: { id: 'x', volume: 2, of: 1, holds: [{ events: 0, evidence: 0 }] } },
    ],
    ['records that are nowhere', {}, { segments: [{ name: 'events/0001.ndjson', events: 1 }] }],
    ['records nobody named', { 'events/0001.ndjson': new Uint8Array() }, {}],
  ])('with %s is refused whole', async (_what, parts, manifest) => {
    expect(await read(await sealed(parts, manifest))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/没有导入.*没有改动。$/),
    });
  });

  it('that says it is of version 3 asks for a newer build', async () => {
    expect(await read(await sealed({}, {}, 3))).toMatchObject({
      ok: false,
      error: expect.stringContaining('先更新'),
    });
  });
});

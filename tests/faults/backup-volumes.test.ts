import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

import { cutSegments } from '../../lib/export/package/cut-segments.ts';
import { planVolumes } from '../../lib/export/package/plan-volumes.ts';
import { readVolume } from '../../lib/export/package/read-volume.ts';
import { type VolumeFile, writeVolumes } from '../../lib/export/package/write-volumes.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { answered, DESK, testBackground } from '../extension/fresh-ledger.ts';
import { writtenPackage } from '../extension/written-package.ts';
import { faultCount, seeded } from './fault-count.ts';
import { sha256Bytes } from './parcels.ts';

const MEGABYTE = 1024 * 1024;
const PROOFS = faultCount(6_000);
/** A screenshot of a page with much on it. */
const PROOF_BYTES = MEGABYTE / 4;
const SMALL = faultCount(200) * MEGABYTE;
const LARGE = faultCount(2_000) * MEGABYTE;

describe(`a backup of ${PROOFS} proofs`, () => {
  it('is made, read back, and restored on a fresh machine through its handlers, whatever volume comes first', async () => {
    const before = testBackground();
    const seat = {
      person: { name: '王主任', unit: '大数据中心' },
      role: '大数据中心' as const,
      setupDone: true,
    };
    answered(await before.handlers.setSettings(seat, DESK));
    const random = seeded(6);
    const savedAt = '2026-11-23T10:00:00+08:00';
    for (let at = 0; at < PROOFS; at += 500) {
      const rows = await Promise.all(
        Array.from({ length: Math.min(500, PROOFS - at) }, async () => {
          const bytes = Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256));
          return { hash: await sha256Bytes(bytes), type: 'image/png', bytes: bytes.buffer, savedAt };
        }),
      );
      answered(
        await before.background.ledger.use('证据', async (db) => {
          const transaction = db.transaction('evidence', 'readwrite');
          await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
        }),
      );
    }
    const written = await writtenPackage(before);
    expect(written).toMatchObject({ proofs: PROOFS, lost: 0, damaged: 0, records: { failed: [] } });

    const after = testBackground();
    answered(await after.handlers.setSettings(seat, DESK));
    for (const { fileName, blob } of [...written.files].reverse()) {
      answered(
        await after.background.ledger.use('导入文件', (db) =>
          db.put('incoming', { id: fileName, fileName, bytes: blob, at: savedAt }),
        ),
      );
      answered(await after.handlers.takeInPackage({ id: fileName }, DESK));
    }
    const hashes = (test: typeof before) =>
      test.background.ledger.use('读取', (db) => db.getAllKeys('evidence')).then(answered);
    const restored = await hashes(after);
    console.log(`${PROOFS} 份证据备份成 ${written.files.length} 个文件，恢复 ${restored.length} 份`);
    expect(restored).toEqual(await hashes(before));
    expect(written.files).toHaveLength(Math.ceil((PROOFS + 1) / 4_000));
  }, 300_000);
});

/** Proofs made on demand: the same number gives the same bytes, and none of them is kept. */
function proofMaker(count: number) {
  const random = seeded(9);
  const ground = Uint8Array.from({ length: PROOF_BYTES }, () => Math.floor(random() * 256));
  const make = (index: number): Uint8Array => {
    const bytes = ground.slice();
    new DataView(bytes.buffer).setUint32(0, index);
    return bytes;
  };
  const numbers = new Map<string, number>();
  for (let index = 0; index < count; index++)
    numbers.set(createHash('sha256').update(make(index)).digest('hex'), index);
  return {
    hashes: [...numbers.keys()].sort(),
    read: async (hash: string) => {
      const index = numbers.get(hash);
      return index === undefined ? undefined : make(index);
    },
  };
}

/** A file on the disk, as the browser keeps a large blob. */
function diskFile(path: string): VolumeFile {
  const file = openSync(path, 'w');
  return {
    write: (bytes) => void writeSync(file, bytes),
    async done() {
      closeSync(file);
      return openAsBlob(path);
    },
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is held now. Buffers nobody holds any more are let go of beside the program: twice, with a turn between. */
async function heldNow(): Promise<number> {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve));
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The most that was held at any look, one every so many calls. */
function memoryWatch(every: number) {
  const watch = { peak: 0, looks: 0 };
  let calls = 0;
  return {
    watch,
    async look(): Promise<boolean> {
      calls += 1;
      if (calls % every !== 0) return true;
      watch.peak = Math.max(watch.peak, await heldNow());
      watch.looks += 1;
      return true;
    },
  };
}

interface Round {
  files: number;
  bytes: number;
  peak: number;
  proofs: number;
}

/** Written to the disk volume by volume; each is read back, then restored into a count, then let go of. */
async function roundTrip(bytes: number): Promise<Round> {
  const count = Math.round(bytes / PROOF_BYTES);
  const made = proofMaker(count);
  const device = await SigningDevice.begin('d1', '大数据中心');
  const { watch, look } = memoryWatch(Math.max(8, Math.round(count / 12)));
  const segments = await cutSegments([{ events: device.events }], sha256Bytes);
  const proofs = made.hashes.map((hash) => ({ hash, type: 'image/png', bytes: PROOF_BYTES }));
  const folder = mkdtempSync(join(tmpdir(), 'xundu-volumes-'));
  const round: Round = { files: 0, bytes: 0, peak: 0, proofs: 0 };
  try {
    let next = 0;
    const written = writeVolumes(
      {
        head: {
          kind: '备份',
          madeAt: '2026-11-23T10:00:00+08:00',
          program: '0.1.0',
          by: { name: '王主任', unit: '', role: '大数据中心', device: 'd1' },
          scope: '全部记录',
          counts: { events: device.events.length, tickets: 0 },
        },
        setId: 'a set',
        segments,
        proofs,
        volumes: planVolumes(
          segments.map(({ part }) => part.size),
          proofs.map((proof) => proof.bytes),
        ),
      },
      {
        sha256: sha256Bytes,
        newFile: () => diskFile(join(folder, `${next++}.zip`)),
        read: made.read,
        pause: look,
      },
    );
    for await (const volume of written) {
      round.files += 1;
      round.bytes += volume.blob.size;
      const read = answered(await readVolume(volume.blob, sha256Bytes, look));
      for await (const proof of read.proofs()) {
        round.proofs += 1;
        if (proof.bytes.length !== PROOF_BYTES) throw new Error(proof.hash);
        await look();
      }
      rmSync(join(folder, `${volume.volume - 1}.zip`));
    }
    expect(watch.looks).toBeGreaterThan(5);
    return { ...round, peak: watch.peak };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a backup of ten times the size', () => {
  it('takes hardly more memory to make, to read back and to restore', async () => {
    // What is compiled and cached once is no part of the difference.
    await roundTrip(8 * MEGABYTE);
    const small = await roundTrip(SMALL);
    const large = await roundTrip(LARGE);
    const inMegabytes = (bytes: number) => Math.round(bytes / MEGABYTE);
    for (const { files, bytes, peak, proofs } of [small, large])
      console.log(
        `${inMegabytes(bytes)} 个 MB 的备份：${files} 个文件，证据写出、核对、恢复 ${proofs} 份，内存峰值 ${inMegabytes(peak)} MB`,
      );
    expect(small.proofs).toBe(SMALL / PROOF_BYTES);
    expect(large.proofs).toBe(LARGE / PROOF_BYTES);
    expect(large.files).toBeGreaterThanOrEqual(Math.ceil(LARGE / (200 * MEGABYTE)));
    expect(large.peak).toBeLessThanOrEqual(1.3 * small.peak);
  }, 1_200_000);
});

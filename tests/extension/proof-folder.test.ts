import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { dailyLook } from '../../entrypoints/background/daily-look.ts';
import { CONTACT_TYPE } from '../../lib/core/events/contact.ts';
import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { evidenceBytes, giveUpEvidence, keepEvidence } from '../../lib/extension/evidence-store.ts';
import type { FolderHandle } from '../../lib/extension/folder-handle.ts';
import { storeEnd } from '../../lib/extension/mark-store.ts';
import {
  type FolderFacts,
  keepFolder,
  keptFolder,
  proofNote,
  proofPath,
} from '../../lib/extension/proof-folder.ts';
import { readProof } from '../../lib/extension/read-proof.ts';
import { writeProofs } from '../../lib/extension/write-proofs.ts';
import {
  answered,
  article,
  DESK,
  NOW_MS,
  OVERLAY,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { type MemoryFolder, memoryFolder } from './memory-folder.ts';

const DAY = 86_400_000;
const sha256Bytes = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const inStore = async <T>(test: TestBackground, work: (db: LedgerDb) => Promise<T>): Promise<T> =>
  answered(await test.background.ledger.use('测试', work));

/** A machine whose person chose the folder. */
async function machine(folder: MemoryFolder): Promise<TestBackground> {
  const test = testBackground({ folderHandle: () => folder.handle });
  await chosen(test, folder, 'first');
  return test;
}

const chosen = (test: TestBackground, folder: MemoryFolder, id: string) =>
  inStore(test, (db) =>
    db.put('folders', {
      key: 'evidence',
      id,
      name: folder.handle.name,
      chosenAt: '2026-11-23T10:00:00+08:00',
      handle: {},
    }),
  );

let made = 0;
/** A proof taken `days` ago. */
async function keep(
  test: TestBackground,
  days = 0,
  type: EvidenceFile['type'] = 'image/jpeg',
): Promise<string> {
  made += 1;
  const bytes = new TextEncoder().encode(`proof ${made}`);
  const hash = await sha256Bytes(bytes);
  const takenAt = new Date(NOW_MS - days * DAY).toISOString();
  const file: EvidenceFile = { hash, type, what: '截图', bytes: bytes.length, takenAt };
  await inStore(test, (db) => keepEvidence(db, file, bytes));
  return hash;
}

const write = async (test: TestBackground): Promise<FolderFacts> =>
  answered(await test.handlers.writeProofs(null, DESK));
const facts = async (test: TestBackground): Promise<FolderFacts> =>
  answered(await test.handlers.proofFolder(null, DESK));
const proofsIn = (folder: MemoryFolder) =>
  [...folder.files.keys()].filter((path) => path.startsWith('证据/'));
const isHere = (test: TestBackground, hash: string) =>
  inStore(test, async (db) => (await evidenceBytes(db, hash)) !== undefined);
const pathOf = (hash: string, type = 'image/jpeg') => proofPath(hash, type)?.join('/') ?? '';

describe('proofs written to the folder', () => {
  it('lie under their hash with the ending of their type, are read back, and a contact never goes along', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    const hashes = [
      await keep(test),
      await keep(test, 0, 'image/png'),
      await keep(test, 0, 'multipart/related'),
    ];
    await inStore(test, (db) =>
      db.put('evidence', {
        hash: 'c'.repeat(64),
        type: CONTACT_TYPE,
        bytes: new ArrayBuffer(9),
        savedAt: '',
      }),
    );
    await inStore(test, (db) =>
      db.put('evidence', { hash: '../../x', type: 'image/png', bytes: new ArrayBuffer(9), savedAt: '' }),
    );
    const now = await write(test);
    expect(proofsIn(folder).sort()).toEqual(
      ['jpg', 'png', 'mhtml']
        .map((ending, at) => `证据/${hashes[at]?.slice(0, 2)}/${hashes[at]}.${ending}`)
        .sort(),
    );
    for (const path of proofsIn(folder))
      expect(path).toContain(await sha256Bytes(folder.files.get(path) ?? new Uint8Array()));
    expect(now).toMatchObject({
      inFolder: 3,
      onlyInFolder: 0,
      look: { left: 0, damaged: 0, on: '2026-11-23' },
    });
    expect(now.look?.trouble).toBeUndefined();
    expect(await inStore(test, (db) => proofNote(db, hashes[0] ?? ''))).toMatchObject({
      folderName: '巡读证据',
    });
  });

  it('once a day by the alarm, at once when a person asks; what is written is not written again', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    await keep(test);
    await dailyLook(test.background);
    expect(proofsIn(folder)).toHaveLength(1);
    const { writes } = folder;
    await keep(test);
    await dailyLook(test.background);
    expect(folder.writes).toBe(writes);
    await write(test);
    expect(proofsIn(folder)).toHaveLength(2);
    await keep(test);
    test.pass(DAY);
    await dailyLook(test.background);
    expect(proofsIn(folder)).toHaveLength(3);
    // The three proofs once each; this machine wrote no record, so there is no mark.
    expect(folder.writes).toBe(3);
  });

  it('stopped after any file it goes on from there', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    for (let at = 0; at < 5; at++) await keep(test);
    const place = await inStore(test, keptFolder);
    if (!place) throw new Error('no folder');
    const lefts: number[] = [];
    for (let go = 0; go < 5; go++) {
      const means = { sha256Bytes, nowAt: () => '2026-11-23T10:00:00+08:00', isOver: () => true };
      const wrote = await inStore(test, (db) =>
        writeProofs(db, { folder: place, handle: folder.handle }, means),
      );
      lefts.push(wrote.left);
    }
    expect(lefts).toEqual([4, 3, 2, 1, 0]);
    expect(folder.writes).toBe(5);
  });

  it('stopped between writing and noting, the file is found again and not written twice', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    const hash = await keep(test);
    await write(test);
    await inStore(test, (db) => db.delete('folders', `proof:${hash}`));
    const { writes } = folder;
    expect(await write(test)).toMatchObject({ inFolder: 1 });
    expect(folder.writes).toBe(writes);
  });

  it('a proof changed in the browser is counted and not written', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    const hash = await keep(test);
    await inStore(test, (db) =>
      db.put('evidence', { hash, type: 'image/jpeg', bytes: new ArrayBuffer(4), savedAt: '' }),
    );
    expect(await write(test)).toMatchObject({ inFolder: 0, look: { damaged: 1 } });
    expect(proofsIn(folder)).toEqual([]);
  });

  it('into another folder everything is written anew; without one nothing is', async () => {
    const [first, second] = [memoryFolder(), memoryFolder('另一个')];
    let now = first;
    const test = testBackground({ folderHandle: () => now.handle });
    await keep(test);
    expect(await write(test)).toEqual({ inFolder: 0, onlyInFolder: 0 });
    await chosen(test, first, 'first');
    await write(test);
    now = second;
    await chosen(test, second, 'second');
    expect(await facts(test)).toMatchObject({ inFolder: 0 });
    await write(test);
    expect(proofsIn(second)).toEqual(proofsIn(first));
    expect(answered(await test.handlers.forgetFolder(null, DESK)).folder).toBeUndefined();
    await keep(test);
    await write(test);
    expect(proofsIn(second)).toHaveLength(1);
  });

  it('a folder chosen again keeps its id, another gets a new one', async () => {
    /** A handle that can be stored: its methods are not its own. */
    class Handle {
      constructor(readonly name: string) {}
      async isSameEntry(other: { name: string }) {
        return other.name === this.name;
      }
    }
    const test = testBackground();
    const choose = (name: string, id: string) =>
      inStore(test, async (db) => {
        await keepFolder(db, new Handle(name) as unknown as FolderHandle, {
          id,
          at: '2026-11-23T10:00:00+08:00',
        });
        return (await keptFolder(db))?.id;
      });
    expect(await choose('甲', '1')).toBe('1');
    expect(await choose('甲', '2')).toBe('1');
    expect(await choose('乙', '3')).toBe('3');
  });
});

describe('a folder that cannot be written to', () => {
  const faults: [string, (folder: MemoryFolder) => void, (folder: MemoryFolder) => void, string][] = [
    ['permission gone', (f) => (f.permission = 'prompt'), (f) => (f.permission = 'granted'), '没有允许'],
    ['denied', (f) => (f.permission = 'denied'), (f) => (f.permission = 'granted'), '没有允许'],
    ['moved', (f) => (f.isGone = true), (f) => (f.isGone = false), '找不到文件夹'],
    ['disk full', (f) => (f.room = 10), (f) => (f.room = 1e9), '磁盘已满'],
    ['a disk that garbles', (f) => (f.garbles = true), (f) => (f.garbles = false), '读回不符'],
    ['every file held', (f) => (f.held = () => true), (f) => (f.held = () => false), '写入出错'],
  ];

  it.each(faults)(
    '%s: said, nothing is lost, tried again by the next alarm',
    async (_what, breaks, mends, why) => {
      const folder = memoryFolder();
      const test = await machine(folder);
      const hashes = [await keep(test, 200), await keep(test, 200), await keep(test, 200)];
      breaks(folder);
      await dailyLook(test.background);
      expect((await facts(test)).look).toMatchObject({ trouble: { why } });
      expect((await facts(test)).look?.on).not.toBe('2026-11-23');
      for (const hash of hashes) {
        const noted = await inStore(test, (db) => proofNote(db, hash));
        expect([hash, await isHere(test, hash), noted !== undefined]).toEqual([
          hash,
          true,
          folder.files.has(pathOf(hash)) && why === '磁盘已满',
        ]);
      }
      mends(folder);
      await dailyLook(test.background);
      const now = await facts(test);
      expect(now.look?.trouble).toBeUndefined();
      expect(now).toMatchObject({ inFolder: 3, look: { left: 0, on: '2026-11-23' } });
    },
  );

  it('one file held by another program does not stop the others', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    const hashes = [await keep(test), await keep(test), await keep(test), await keep(test)];
    const held = pathOf(hashes[1] ?? '');
    folder.held = (path) => path === held;
    expect(await write(test)).toMatchObject({ inFolder: 3, look: { left: 1, trouble: { why: '写入出错' } } });
    folder.held = () => false;
    expect(await write(test)).toMatchObject({ inFolder: 4, look: { left: 0 } });
  });

  it('in a browser that cannot use the handle nothing is lost and it is said', async () => {
    const test = testBackground();
    await chosen(test, memoryFolder(), 'first');
    await keep(test);
    expect(await write(test)).toMatchObject({
      folder: { mayWrite: false },
      look: { trouble: { why: '写入出错' } },
    });
  });
});

describe('giving up from the browser', () => {
  it('only what is old and lies in the folder, read there once more; it is written down', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    const [young, old] = [await keep(test, 80), await keep(test, 100)];
    await dailyLook(test.background);
    expect([await isHere(test, young), await isHere(test, old)]).toEqual([true, false]);
    expect(await facts(test)).toMatchObject({ inFolder: 2, onlyInFolder: 1 });
    const { evidenceSweep } = answered(await test.handlers.getSettings(null, DESK));
    expect(evidenceSweep?.given).toMatchObject({ files: 1, why: '已存到文件夹' });
    // What came too late for today's look stays until it was written.
    const late = await keep(test, 300);
    await dailyLook(test.background);
    expect(await isHere(test, late)).toBe(true);
  });

  it.each([
    ['taken out of the folder', (f: MemoryFolder, path: string) => void f.files.delete(path)],
    ['changed there', (f: MemoryFolder, path: string) => void f.files.set(path, new Uint8Array([1, 2, 3]))],
  ])('a proof %s stays, and is written again', async (_what, spoil) => {
    const folder = memoryFolder();
    const test = await machine(folder);
    answered(await test.handlers.setSettings({ keepInBrowserDays: 0 }, DESK));
    const hash = await keep(test, 200);
    await write(test);
    spoil(folder, pathOf(hash));
    answered(await test.handlers.setSettings({ keepInBrowserDays: 90 }, DESK));
    expect(await write(test)).toMatchObject({ inFolder: 0, look: { left: 1 } });
    expect(await isHere(test, hash)).toBe(true);
    await write(test);
    expect(await sha256Bytes(folder.files.get(pathOf(hash)) ?? new Uint8Array())).toBe(hash);
  });

  it('a disk that was unplugged meanwhile costs nothing, and what is known of it stays', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    answered(await test.handlers.setSettings({ keepInBrowserDays: 0 }, DESK));
    const hash = await keep(test, 200);
    await write(test);
    answered(await test.handlers.setSettings({ keepInBrowserDays: 90 }, DESK));
    folder.isGone = true;
    const now = await write(test);
    expect(now).toMatchObject({ inFolder: 1, look: { trouble: { why: '找不到文件夹' } } });
    expect(await isHere(test, hash)).toBe(true);
  });

  it('0 keeps for good, and a full disk takes first what lies in the folder', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    answered(await test.handlers.setSettings({ keepInBrowserDays: 0 }, DESK));
    const written = await keep(test, 400);
    await write(test);
    expect(await isHere(test, written)).toBe(true);
    const older = await keep(test, 500);
    await inStore(test, (db) => giveUpEvidence(db, 1));
    expect([await isHere(test, written), await isHere(test, older)]).toEqual([false, true]);
  });
});

describe('a proof that is no longer in the browser', () => {
  async function givenUp(): Promise<{ test: TestBackground; folder: MemoryFolder; file: EvidenceFile }> {
    const folder = memoryFolder();
    const test = await machine(folder);
    const hash = await keep(test, 200);
    await write(test);
    expect(await isHere(test, hash)).toBe(false);
    return { test, folder, file: { hash, type: 'image/jpeg', what: '截图', bytes: 1, takenAt: '' } };
  }
  const read = (test: TestBackground, folder: MemoryFolder | undefined, file: EvidenceFile) =>
    inStore(test, (db) => readProof(db, file, { folderHandle: () => folder?.handle, sha256Bytes }));

  it('is read from the folder, checked against its hash, and its place is named', async () => {
    const { test, folder, file } = await givenUp();
    const inFolder = { folder: '巡读证据', path: pathOf(file.hash) };
    const found = await read(test, folder, file);
    expect(found).toMatchObject({ inFolder });
    expect(await sha256Bytes(found.bytes ?? new Uint8Array())).toBe(file.hash);
    folder.permission = 'prompt';
    expect(await read(test, folder, file)).toEqual({ inFolder, why: '没有允许' });
    folder.permission = 'granted';
    folder.files.set(inFolder.path, new Uint8Array([7]));
    expect(await read(test, folder, file)).toEqual({ inFolder, why: '已改动' });
    folder.isGone = true;
    expect(await read(test, folder, file)).toEqual({ inFolder, why: '没有找到' });
    expect(await read(test, undefined, file)).toEqual({ inFolder, why: '没有找到' });
  });

  it('is found by its hash in a folder chosen anew after the ledger was restored; nowhere, nothing is claimed', async () => {
    const { folder, file } = await givenUp();
    const restored = await machine(folder);
    expect((await read(restored, folder, file)).bytes).toBeDefined();
    folder.files.clear();
    expect(await read(restored, folder, file)).toEqual({});
    expect(await read(testBackground(), undefined, { ...file, hash: '../x' })).toEqual({});
  });
});

describe('this machine’s mark in the folder', () => {
  async function file(test: TestBackground, words: string): Promise<void> {
    const reading = article(`青禾县${words}。`);
    answered(await test.handlers.fileTicket({ reading, surroundings: [], description: words }, OVERLAY));
    await test.settled();
  }

  it('is written once a day, and a whole profile that was put back is noticed by it', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    await file(test, '第一张');
    // The whole profile as it stands: the store and storage.local.
    const early = await inStore(test, storeEnd);
    const local = new Map(test.local.rows);
    await file(test, '第二张');
    await write(test);
    const end = await inStore(test, storeEnd);
    const name = `巡读-${end?.id.slice(0, 8)}.json`;
    const mark = () => JSON.parse(new TextDecoder().decode(folder.files.get(name)));
    expect(mark()).toMatchObject({ device: end?.id, seq: end?.seq, hash: end?.lastHash });
    await inStore(test, async (db) => {
      const row = await db.get('device', 'this');
      const last = row && (await db.getFromIndex('events', 'bySeq', [row.id, row.seq]));
      if (!row || !last || !early) throw new Error('nothing was written');
      await db.delete('events', last.id);
      const { seq, lastHash } = early;
      const before = await db.getFromIndex('events', 'bySeq', [row.id, seq]);
      if (!before) throw new Error('nothing was written before');
      await db.put('device', { ...row, seq, lastHash, lastId: before.id, lastHlc: before.hlc });
    });
    test.local.rows.clear();
    for (const [key, value] of local) test.local.rows.set(key, value);

    const back = test.restart();
    await dailyLook(back.background);
    await back.settled();
    // The day's look was in the profile that was put back as well.
    await write(back);
    await back.settled();
    const begun = await inStore(back, storeEnd);
    expect(begun?.id).not.toBe(end?.id);
    expect(begun?.follows).toEqual([end?.id]);
    // The higher number stays in the folder.
    expect(mark()).toMatchObject({ seq: end?.seq });
    expect(answered(await back.handlers.storeHealth(null, DESK)).lost).toMatchObject({
      how: '退回了',
      seq: end?.seq,
    });
    await file(back, '新本机的一张');
    await write(back);
    expect(folder.files.has(`巡读-${begun?.id.slice(0, 8)}.json`)).toBe(true);
  });

  it('another’s or a broken file under our name is written over and believed nothing', async () => {
    const folder = memoryFolder();
    const test = await machine(folder);
    await file(test, '第一张');
    const end = await inStore(test, storeEnd);
    const name = `巡读-${end?.id.slice(0, 8)}.json`;
    const other = { device: `${end?.id.slice(0, 8)}-other`, seq: 99, hash: 'a'.repeat(64) };
    for (const content of [
      '{',
      JSON.stringify(other),
      JSON.stringify({ ...other, device: end?.id, seq: '99' }),
      'x'.repeat(9_000),
    ]) {
      folder.files.set(name, new TextEncoder().encode(content));
      await write(test);
      expect(JSON.parse(new TextDecoder().decode(folder.files.get(name)))).toMatchObject({ seq: end?.seq });
      expect((await inStore(test, storeEnd))?.id).toBe(end?.id);
    }
  });
});

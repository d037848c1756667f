import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import { selectedEvents } from '../../lib/extension/collect-records.ts';
import { openLedgerDb } from '../../lib/extension/db.ts';
import { putIncoming } from '../../lib/extension/incoming.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import { allTickets, answered, DESK, NOW_MS, type TestBackground, testBackground } from './fresh-ledger.ts';
import { type WrittenOffice, writtenPackage, writtenUnproved } from './written-package.ts';

const CENTER = {
  person: { name: '王主任', unit: '大数据中心' },
  role: '大数据中心' as const,
  setupDone: true,
};
const AT = '2026-11-23T10:00:00+08:00';
/** Small volumes: two segments or proofs each. */
const SMALL = { bytes: 1_000_000, parts: 2 };

async function center(): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings(CENTER, DESK));
  return test;
}

async function take(test: TestBackground, file: { fileName: string; blob: Blob }, asOwn = false) {
  const id = crypto.randomUUID();
  const row = { id, fileName: file.fileName, bytes: file.blob, at: AT };
  answered(await test.background.ledger.use('导入文件', (db) => db.put('incoming', row)));
  return test.handlers.takeInPackage({ id, asOwn }, DESK);
}

const fileNo = ({ files }: WrittenOffice, volume: number) => {
  const file = files[volume - 1];
  if (!file) throw new Error(`no volume ${volume}`);
  return file;
};

const evidenceHere = async (test: TestBackground) =>
  answered(await test.background.ledger.use('读取', (db) => db.getAllKeys('evidence')));

async function keep(test: TestBackground, type: string, content: string): Promise<string> {
  const bytes = new TextEncoder().encode(content);
  const hash = await sha256Bytes(bytes);
  const row = { hash, type, bytes: bytes.buffer, savedAt: AT };
  answered(await test.background.ledger.use('证据', (db) => db.put('evidence', row)));
  return hash;
}

/** A center with the tickets of two readers, and five proofs. */
async function office() {
  const test = await center();
  const readers = [];
  for (const id of ['d2', 'd1']) {
    const device = await SigningDevice.begin(id);
    const proof = await keep(test, 'image/png', `picture of ${id}`);
    const evidenceFiles = [{ hash: proof, type: 'image/png', what: '截图', bytes: 10, takenAt: AT }];
    await device.write(
      '提交',
      { kind: 'ticket', id: `${id}-t` },
      { ...submission({ number: `BC-${id}` }), evidenceFiles },
    );
    readers.push(device);
  }
  for (const index of [1, 2, 3]) await keep(test, 'image/jpeg', `other ${index}`);
  for (const device of readers) {
    const file = await packedBy(device);
    test.pass(60_000);
    answered(await take(test, { fileName: `${device.id}.zip`, blob: file }));
  }
  return test;
}

async function packedBy(device: SigningDevice): Promise<Blob> {
  const by = { name: '李敏', unit: '', role: '值班读网员', device: device.id };
  const head = { kind: '交件', madeAt: AT, program: '', by, scope: '', evidence: [] };
  return new Blob([
    await writeEventPackage({ head, events: device.events, evidence: new Map() }, sha256Bytes),
  ]);
}

async function order(test: TestBackground): Promise<string[]> {
  return answered(
    await test.background.ledger.use('读取', async (db) => {
      const ids: string[] = [];
      for await (const { events } of selectedEvents(db, { is: 'everything' }, NOW_MS))
        for (const { by } of events) if (ids.at(-1) !== by.device) ids.push(by.device);
      return ids;
    }),
  );
}

describe('a backup of several files', () => {
  it('is restored from any of them in any order, and says each time what is still missing', async () => {
    const before = await office();
    const written = await writtenPackage(before, {}, SMALL);
    expect(written.files.map(({ fileName }) => /第\d+卷共\d+卷/.exec(fileName)?.[0])).toEqual([
      '第1卷共4卷',
      '第2卷共4卷',
      '第3卷共4卷',
      '第4卷共4卷',
    ]);
    const after = await center();
    const third = answered(await take(after, fileNo(written, 3)));
    expect(third).toMatchObject({ fresh: 0, evidence: 2, set: { volume: 3, hasRecords: false } });
    expect(third.set?.missing.map(({ volume, events }) => [volume, events > 0])).toEqual([
      [1, true],
      [2, false],
      [4, false],
    ]);
    expect(await allTickets(after.handlers)).toEqual([]);
    const first = answered(await take(after, fileNo(written, 1)));
    expect(first).toMatchObject({ tickets: 2, set: { hasRecords: true } });
    expect(first.set?.missing).toMatchObject([
      { volume: 2, events: 0, evidence: 2 },
      { volume: 4, events: 0, evidence: 1 },
    ]);
    // Days later, after the worker was started anew.
    after.pass(3 * 86_400_000);
    const later = after.restart();
    answered(await take(later, fileNo(written, 4)));
    const again = answered(await take(later, fileNo(written, 4)));
    expect(again.set?.missing.map(({ volume }) => volume)).toEqual([2]);
    const last = answered(await take(later, fileNo(written, 2)));
    expect(last.set?.missing).toEqual([]);
    expect(await evidenceHere(later)).toEqual(await evidenceHere(before));
    expect(answered(await later.handlers.imports(null, DESK))).toHaveLength(4);
  });

  it('of which one is broken takes nothing from it, and all from the others', async () => {
    const before = await office();
    const written = await writtenPackage(before, {}, SMALL);
    const after = await center();
    const whole = new Uint8Array(await fileNo(written, 2).blob.arrayBuffer());
    // In the bytes of its first proof, behind header and name.
    whole.set([1, 2, 3], 104);
    const broken = await take(after, { fileName: '坏的.zip', blob: new Blob([whole]) });
    expect(broken).toMatchObject({ ok: false, error: expect.stringMatching(/没有导入.*没有改动。$/) });
    expect(await evidenceHere(after)).toEqual([]);
    for (const volume of [1, 3, 4]) answered(await take(after, fileNo(written, volume)));
    expect((await evidenceHere(after)).length).toBe((await evidenceHere(before)).length - 2);
  });

  it('keeps the order in which records came, through a restore and a backup of that', async () => {
    const before = await office();
    // A machine that wrote nothing has no 登记 yet, by which a backup is known as its own.
    const draft = { reading: { url: 'https://www.qinghe.example/1', title: '', site: {} }, surroundings: [] };
    answered(await before.handlers.fileTicket({ ...draft, description: '一' }, DESK));
    expect((await order(before)).filter((id) => /^d\d$/.test(id))).toEqual(['d2', 'd1']);
    const after = await center();
    answered(await take(after, fileNo(await writtenPackage(before), 1), true));
    expect((await order(after)).filter((id) => /^d\d$/.test(id))).toEqual(['d2', 'd1']);
    const third = await center();
    answered(await take(third, fileNo(await writtenPackage(after), 1), true));
    expect((await order(third)).filter((id) => /^d\d$/.test(id))).toEqual(['d2', 'd1']);
  });

  it('can be stopped, and hands out no file that is not whole', async () => {
    const before = await office();
    const handed: number[] = [];
    await expect(
      writtenPackage(before, {}, SMALL, async (_progress, volume) => {
        handed.push(volume);
        return volume < 3;
      }),
    ).rejects.toThrow('已停止');
    expect(Math.max(...handed)).toBe(3);
  });
});

describe('a backup is examined as a stranger’s machine does', () => {
  it('a record changed in the store is named with its number, and one damaged proof is left out', async () => {
    const test = await center();
    const draft = { reading: { url: 'https://www.qinghe.example/1', title: '', site: {} }, surroundings: [] };
    for (const description of ['一', '二', '三'])
      answered(await test.handlers.fileTicket({ ...draft, description }, DESK));
    await keep(test, 'image/png', 'whole');
    await test.background.ledger.use('改动', async (db) => {
      const second = (await db.getAll('events')).find(({ seq }) => seq === 3);
      if (second) await db.put('events', { ...second, payload: { ...second.payload, description: '改过' } });
      const hash = 'a'.repeat(64);
      await db.put('evidence', { hash, type: 'image/png', bytes: new ArrayBuffer(4), savedAt: AT });
    });
    const written = await writtenUnproved(test);
    expect(written).toMatchObject({ proofs: 1, damaged: 1 });
    expect(written.records.failed.length).toBeGreaterThan(0);
    expect(written.records.failed[0]).toMatchObject({ seq: 3, reason: expect.stringMatching(/第 3 号/) });
  });
});

describe('what a later version wrote', () => {
  it('is carried along: kinds of records with any selection, types of proofs with their bytes', async () => {
    const device = await SigningDevice.begin('d9', '大数据中心');
    const film = new TextEncoder().encode('a film');
    const filmHash = await sha256Bytes(film);
    await device.write('提交', { kind: 'ticket', id: 't' }, { ...submission(), film: { at: filmHash } });
    await device.write('督办', { kind: 'supervision' as never, id: 's1' }, { level: 3 });
    const by = { name: '甲', unit: '', role: '审计', device: 'd9' };
    const evidence = [{ hash: filmHash, type: 'video/webm' }];
    const head = { kind: '移交', madeAt: AT, program: '', by, scope: '', evidence };
    const blob = new Blob([
      await writeEventPackage(
        { head, events: device.events, evidence: new Map([[filmHash, film]]) },
        sha256Bytes,
      ),
    ]);
    const test = await center();
    expect(answered(await take(test, { fileName: '移交.zip', blob }))).toMatchObject({
      kind: '移交',
      fresh: 3,
    });
    const selection = { is: 'tickets', ids: new Set(['t']), withLooks: false } as const;
    const reply = await writtenPackage(test, { kind: '回复', selection });
    const other = await center();
    answered(await take(other, fileNo(reply, 1)));
    expect(await evidenceHere(other)).toEqual([filmHash]);
    const row = answered(await other.background.ledger.use('读取', (db) => db.get('evidence', filmHash)));
    expect(row?.type).toBe('video/webm');
    const kinds = answered(
      await other.background.ledger.use('读取', async (db) => {
        const found: string[] = [];
        for await (const { events } of selectedEvents(db, selection, NOW_MS))
          found.push(...events.map(({ subject }) => subject.kind));
        return found.sort();
      }),
    );
    expect(kinds).toContain('supervision');
  });

  it('a file of the first version is taken in whole', async () => {
    const test = await center();
    const bytes = readFileSync(new URL('../export/package/saved/version-1.zip', import.meta.url));
    const blob = new Blob([new Uint8Array(bytes)]);
    expect(answered(await take(test, { fileName: '旧备份.zip', blob }))).toMatchObject({
      fresh: 4,
      tickets: 2,
      evidence: 1,
      newerParts: 0,
    });
    expect(await evidenceHere(test)).toHaveLength(2);
  });
});

describe('a file on its way in', () => {
  it('is put into the store as it is, and one left behind for a day is gone', async () => {
    const id = answered(await putIncoming('a.zip', new Blob(['abc'])));
    const db = answered(await openLedgerDb());
    try {
      expect((await db.get('incoming', id))?.bytes).toBeInstanceOf(Blob);
      await db.put('incoming', {
        id: 'old',
        fileName: 'x',
        bytes: new ArrayBuffer(1),
        at: '2020-01-01T00:00:00Z',
      });
      const next = answered(await putIncoming('b.zip', new Uint8Array([1])));
      // Other tests of this worker put files into the same store.
      const kept = await db.getAllKeys('incoming');
      expect(kept).toEqual(expect.arrayContaining([id, next]));
      expect(kept).not.toContain('old');
    } finally {
      db.close();
    }
  });
});

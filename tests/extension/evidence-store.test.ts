import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { sweepEvidence } from '../../entrypoints/background/evidence-sweep.ts';
import { receiver } from '../../entrypoints/background/receive.ts';
import type { EvidenceFile } from '../../lib/core/events/event.ts';
import { checkEvidence, dropEvidenceBefore, keepEvidence } from '../../lib/extension/evidence-store.ts';
import { eventually } from '../eventually.ts';
import { exported, take } from '../faults/machines.ts';
import { behind } from './checked-store.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  dump,
  everythingStored,
  NOW_MS,
  OVERLAY,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { desk, ME } from './hostile-messages.ts';

const DAY = 86_400_000;
const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A picture that many bytes large, taken `days` ago. */
async function keep(test: TestBackground, days: number, size = 1000): Promise<EvidenceFile> {
  const bytes = new Uint8Array(size).fill(days);
  const file: EvidenceFile = {
    hash: await sha256(bytes),
    type: 'image/jpeg',
    what: '截图',
    bytes: size,
    takenAt: new Date(NOW_MS - days * DAY).toISOString(),
  };
  answered(await test.background.ledger.use('截图', (db) => keepEvidence(db, file, bytes)));
  return file;
}

async function file(test: TestBackground, words: string) {
  const reading = article(`青禾县${words}。`);
  return test.handlers.fileTicket({ reading, surroundings: [], description: words }, OVERLAY);
}

const hashes = async (test: TestBackground): Promise<string[]> =>
  answered(await test.background.ledger.use('读取', async (db) => (await dump(db)).evidence ?? [])).map(
    (row) => (row as { hash: string }).hash,
  );

describe('a damaged proof', () => {
  /** A machine that took a backup in with two proofs, what it says of them, and the file. */
  async function withFile() {
    const before = testBackground();
    answered(
      await before.handlers.fileTicket(
        { reading: article('青禾县。'), surroundings: [], description: '错' },
        OVERLAY,
      ),
    );
    const [changed, sound] = [await keep(before, 1), await keep(before, 2)];
    const bytes = await exported(before, '备份');
    const test = testBackground();
    expect(answered(await take(test, bytes)).healedProofs).toBeUndefined();
    return { test, bytes, changed, sound };
  }
  const rowOf = (test: TestBackground, { hash }: EvidenceFile) =>
    behind(test, (db) => db.get('evidence', hash));

  it.each([
    ['changed', () => new Uint8Array(1000).fill(9).buffer],
    ['cut', () => new Uint8Array(10).fill(1).buffer],
    ['no bytes any more', () => '没有了'],
  ])('%s is put right by its file, and said; it stays as old as it was', async (_how, damage) => {
    const { test, bytes, changed, sound } = await withFile();
    const genuine = [await rowOf(test, changed), await rowOf(test, sound)];
    await behind(test, (db) => db.put('evidence', { ...genuine[0], hash: changed.hash, bytes: damage() }));
    const after = test.restart();
    after.pass(DAY);
    expect(answered(await take(after, bytes))).toMatchObject({ fresh: 0, healed: 0, healedProofs: 1 });
    const now = [await rowOf(after, changed), await rowOf(after, sound)];
    for (const [at, row] of now.entries()) {
      expect(await sha256(new Uint8Array(row?.bytes as ArrayBuffer))).toBe(row?.hash);
      expect([row?.type, row?.savedAt]).toEqual([genuine[at]?.type, genuine[at]?.savedAt]);
    }
    expect(answered(await take(after, bytes)).healedProofs).toBeUndefined();
  });

  it('is looked for among those alone that the file brings', async () => {
    const { test, bytes, sound } = await withFile();
    await keep(test, 3);
    const hashed: number[] = [];
    const { sha256Bytes } = test.background;
    test.background.sha256Bytes = async (content) => {
      if (content.length === sound.bytes) hashed.push(content[0] ?? 0);
      return sha256Bytes(content);
    };
    answered(await take(test, bytes));
    expect(new Set(hashed)).toEqual(new Set([1, 2]));
  });
});

describe('proofs', () => {
  it('are counted, checked against their hash, and a byte changed in the store is named', async () => {
    const test = testBackground();
    const [kept, changed, gone] = [await keep(test, 1), await keep(test, 2), await keep(test, 3)];
    expect(answered(await test.handlers.storedEvidence(null, DESK))).toEqual({
      files: 3,
      bytes: 3000,
      oldestAt: gone.takenAt,
    });
    const found = await test.background.ledger.use('读取', async (db) => {
      const row = await db.get('evidence', changed.hash);
      new Uint8Array(row?.bytes as ArrayBuffer)[0] = 99;
      if (row) await db.put('evidence', row);
      await db.delete('evidence', gone.hash);
      return Promise.all([kept, changed, gone].map(({ hash }) => checkEvidence(db, hash, sha256)));
    });
    expect(answered(found)).toEqual(['一致', '已改动', '已清理']);
  });

  it('are given up oldest first, as many as asked for and no more; it is written down', async () => {
    const test = testBackground();
    const [young] = [await keep(test, 1), await keep(test, 5), await keep(test, 9)];
    const left = answered(await test.handlers.giveUpEvidence({ bytes: 1500 }, DESK));
    expect(left).toMatchObject({ files: 1, bytes: 1000, oldestAt: young.takenAt });
    const { evidenceSweep } = answered(await test.handlers.getSettings(null, DESK));
    expect(evidenceSweep?.given).toMatchObject({ files: 2, bytes: 2000, why: '手动' });
  });

  it('past the retention period go once a day, said; without a period, or of unknown age, they stay', async () => {
    const test = testBackground();
    const [young] = [await keep(test, 10), await keep(test, 40), await keep(test, 100)];
    expect(await sweepEvidence(test.background)).toBe(0);
    answered(await test.handlers.setSettings({ keepEvidenceDays: 30 }, DESK));
    expect(await sweepEvidence(test.background)).toBe(2);
    expect(await hashes(test)).toEqual([young.hash]);
    const { evidenceSweep } = answered(await test.handlers.getSettings(null, DESK));
    expect(evidenceSweep).toMatchObject({ on: '2026-11-23', given: { files: 2, why: '过期' } });
    const late = await keep(test, 50);
    expect(await sweepEvidence(test.background)).toBe(0);
    test.pass(DAY);
    expect(await sweepEvidence(test.background)).toBe(1);
    expect(await hashes(test)).not.toContain(late.hash);
    answered(
      await test.background.ledger.use('', (db) =>
        db.put('evidence', { hash: 'x', type: 'image/png', bytes: new ArrayBuffer(1) }),
      ),
    );
    const freed = await test.background.ledger.use('', (db) =>
      dropEvidenceBefore(db, '2999-01-01T00:00:00Z'),
    );
    expect(answered(freed).files).toBe(1);
    expect(await hashes(test)).toEqual(['x']);
  });
});

describe('a full disk', () => {
  /** The next `times` records do not fit. */
  function full(times: number) {
    const add = IDBObjectStore.prototype.add;
    let left = times;
    return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      value,
      key,
    ) {
      if (left > 0) {
        left -= 1;
        throw new DOMException('full', 'QuotaExceededError');
      }
      return add.call(this, value, key);
    });
  }

  it('costs the oldest proofs and not the ticket, and both are said', async () => {
    const given: { files: number }[] = [];
    const shell = {
      ...testBackground().background.shell,
      evidenceGivenUp: (freed: { files: number }) => void given.push(freed),
    };
    const test = testBackground({ shell });
    await keep(test, 3);
    const spy = full(1);
    const filed = await file(test, '附件打不开');
    spy.mockRestore();
    expect(filed).toMatchObject({ ok: true });
    expect(await allTickets(test.handlers)).toHaveLength(1);
    expect(given).toMatchObject([{ files: 1 }]);
    await eventually(async () => {
      const { evidenceSweep } = answered(await test.handlers.getSettings(null, DESK));
      expect(evidenceSweep?.given).toMatchObject({ files: 1, why: '空间不足' });
    });
  });

  it('with no proofs to give up, or full all the same, is a sentence and changes no ticket', async () => {
    for (const proofs of [0, 1]) {
      const test = testBackground();
      answered(await file(test, '先前的一张'));
      for (let at = 0; at < proofs; at++) await keep(test, at + 1);
      const spy = full(9);
      const filed = await file(test, '附件打不开');
      spy.mockRestore();
      expect(filed).toMatchObject({ ok: false, error: expect.stringMatching(/磁盘空间不足/) });
      expect(await allTickets(test.handlers)).toHaveLength(1);
      answered(await file(test, '之后的一张'));
      expect(await allTickets(test.handlers)).toHaveLength(2);
    }
  });
});

describe('清空本机', () => {
  it('needs the very words, and then nothing of anybody is left', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ person: { name: '程望舒', unit: '县中心' } }, DESK));
    answered(await file(test, '附件打不开'));
    await keep(test, 1);
    const receive = receiver(test.handlers, ME);
    for (const typed of ['', '清空', 'clear', null])
      expect(await receive('clearMachine', { typed }, desk)).toMatchObject({ ok: false });
    expect(await everythingStored(test)).toContain('附件打不开');
    expect(await receive('clearMachine', { typed: '清空本机' }, desk)).toMatchObject({ ok: true });
    const left = await everythingStored(test);
    for (const words of ['附件打不开', '程望舒', '县中心', 'image/jpeg']) expect(left).not.toContain(words);
    expect(await allTickets(test.handlers)).toEqual([]);
    answered(await file(test, '新的一张'));
    expect(await allTickets(test.handlers)).toHaveLength(1);
  });
});

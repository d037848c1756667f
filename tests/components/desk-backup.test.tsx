import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PackagesPart } from '../../entrypoints/desk/packages-part.tsx';
import type { WrittenFile } from '../../entrypoints/desk/write-package.ts';
import { readVolume } from '../../lib/export/package/read-volume.ts';
import type { OpenOptions } from '../../lib/extension/db.ts';
import { beginNewDevice } from '../../lib/extension/new-device.ts';
import { behind, ownRecords } from '../extension/checked-store.ts';
import { draftOf } from '../extension/filing-office.ts';
import { allTickets, answered, DESK, type TestBackground } from '../extension/fresh-ledger.ts';
import { exported, imageOf, machineFrom, machineOf, recordsOf, take } from '../faults/machines.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import { Screen } from './on-screen.tsx';

const at = await vi.hoisted(async () => {
  (await import('./open-window.ts')).openWindow();
  return {
    machine: undefined as unknown,
    /** Parts one file holds at the most. */
    parts: 1_000,
    saved: [] as WrittenFile[],
    onSaved: (_count: number): void => undefined,
    onReadBack: (): void => undefined,
    onAnswered: async (_type: string): Promise<void> => undefined,
  };
});
const machine = () => at.machine as TestBackground;

vi.mock('../../lib/extension/ask.ts', () => ({
  async ask(type: keyof TestBackground['handlers'], data: never) {
    const answer = await machine().handlers[type](data, DESK);
    await at.onAnswered(type);
    return answer;
  },
}));
vi.mock('../../lib/extension/db.ts', async (original) => {
  const real = await original<typeof import('../../lib/extension/db.ts')>();
  const here = () => ({ name: machine().ledgerName });
  return {
    ...real,
    openLedgerDb: (options?: OpenOptions) => real.openLedgerDb(options ?? here()),
  };
});
vi.mock('../../lib/export/package/plan-volumes.ts', async (original) => {
  const real = await original<typeof import('../../lib/export/package/plan-volumes.ts')>();
  const planVolumes: typeof real.planVolumes = (segments, proofs) =>
    real.planVolumes(segments, proofs, { bytes: 1e9, parts: at.parts });
  return { ...real, planVolumes };
});
vi.mock('../../lib/export/package/read-volume.ts', async (original) => {
  const real = await original<typeof import('../../lib/export/package/read-volume.ts')>();
  const readVolume: typeof real.readVolume = async (...given) => {
    const read = await real.readVolume(...given);
    at.onReadBack();
    return read;
  };
  return { ...real, readVolume };
});
vi.mock('../../entrypoints/desk/download.ts', () => ({
  downloadBlob(blob: Blob, fileName: string) {
    at.saved.push({ blob, fileName });
    at.onSaved(at.saved.length);
  },
}));
vi.mock('wxt/browser', () => ({ browser: { runtime: { getManifest: () => ({ version: '0.1.0' }) } } }));

let screen: Screen | undefined;
beforeEach(() => {
  at.parts = 1_000;
  at.saved = [];
  at.onSaved = () => undefined;
  at.onReadBack = () => undefined;
  at.onAnswered = async () => undefined;
});
afterEach(() => screen?.close());

const center = () => machineOf('大数据中心', '王主任');
const file = async (test: TestBackground, description = '错字') =>
  answered(await test.handlers.fileTicket({ ...draftOf(), description }, DESK));
const settingsOf = async (test: TestBackground) => answered(await test.handlers.getSettings(null, DESK));
const recordCount = async (test: TestBackground) => {
  const { own, imported } = await recordsOf(test);
  return own.length + imported.length;
};

/** Opens 收发文件 on that machine. */
async function sitAt(test: TestBackground): Promise<Screen> {
  screen?.close();
  at.machine = test;
  const nothing = () => undefined;
  const page = Screen.show(
    <PackagesPart
      place={{ page: 'packages', filter: {} }}
      onAll={nothing}
      settings={await settingsOf(test)}
      onSettingsChanged={nothing}
    />,
  );
  screen = page;
  await page.reads('每台电脑的记录都有签名');
  return page;
}

const PROOFS = 5;
/** A center with one ticket and five proofs, of which two parts go into a file: three files. */
async function office(): Promise<TestBackground> {
  at.parts = 2;
  const test = await center();
  await file(test);
  for (let one = 1; one <= PROOFS; one++) {
    const bytes = Uint8Array.from([one]);
    const hash = await sha256Bytes(bytes);
    const row = { hash, type: 'image/png', bytes: bytes.buffer, savedAt: '2026-11-23T10:00:00+08:00' };
    await behind(test, (db) => db.put('evidence', row));
  }
  return test;
}

const volumesOf = async (files: readonly WrittenFile[]) =>
  Promise.all(files.map(async ({ blob }) => answered(await readVolume(blob, sha256Bytes))));
const volumeNames = () => at.saved.map(({ fileName }) => /第\d卷共\d卷/.exec(fileName)?.[0]);

/** Presses a button in the very turn in which a file is saved. */
function pressNow(name: string): void {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (!button) throw new Error(`没有按钮“${name}”`);
  button.click();
}

describe('a backup of several files', () => {
  it('is told of first, then saved file after file without another question', async () => {
    const test = await office();
    const page = await sitAt(test);
    await page.click('备份全部');
    await page.reads('将分成 3 个文件，请存到同一个文件夹');
    expect(at.saved).toEqual([]);
    await page.click('开始写');
    await page.reads('备份已存为 3 个文件');
    expect(page.words).toContain(`${PROOFS} 份证据，已重新读出核对无误`);
    expect(page.clicks).toBe(2);
    expect(volumeNames()).toEqual(['第1卷共3卷', '第2卷共3卷', '第3卷共3卷']);
    expect((await settingsOf(test)).lastBackup?.events).toBe(await recordCount(test));
  });

  it('stopped after the first file has that one saved, can save it again, and is noted as no backup', async () => {
    const test = await office();
    const page = await sitAt(test);
    at.onSaved = (count) => {
      if (count === 1) pressNow('停止');
    };
    await page.click('备份全部');
    await page.click('开始写');
    await page.reads('3 个文件只写了 1 个，不成一套');
    expect(volumeNames()).toEqual(['第1卷共3卷']);
    await page.click('保存');
    expect(volumeNames()).toEqual(['第1卷共3卷', '第1卷共3卷']);
    expect((await settingsOf(test)).lastBackup).toBeUndefined();
  });

  it('stopped before the first file is saved saves none', async () => {
    const test = await office();
    const page = await sitAt(test);
    at.onReadBack = () => {
      at.onReadBack = () => undefined;
      pressNow('停止');
    };
    await page.click('备份全部');
    await page.click('开始写');
    await page.reads('已停止，没有写文件。台账没有改动。');
    // The next one begins anew, and finds nothing of this one left.
    await page.click('备份全部');
    await page.click('开始写');
    await page.reads('备份已存为 3 个文件');
    expect(volumeNames()).toEqual(['第1卷共3卷', '第2卷共3卷', '第3卷共3卷']);
  });

  it('stays the set that was planned where records come in between, and says which proof is gone', async () => {
    const test = await office();
    const planned = await recordCount(test);
    const page = await sitAt(test);
    await page.click('备份全部');
    await page.reads('将分成 3 个文件');
    await file(test, '数好以后报的');
    const between: Promise<unknown>[] = [];
    at.onSaved = (count) => {
      if (count > 1) return;
      between.push(file(test, '写着的时候报的'));
      between.push(
        behind(test, async (db) => db.delete('evidence', (await db.getAllKeys('evidence')).at(-1) ?? '')),
      );
    };
    await page.click('开始写');
    await page.reads('备份已存为 3 个文件');
    expect(await Promise.all(between)).toHaveLength(2);
    expect(page.words).toContain(`1 张工单、${planned} 条记录、${PROOFS - 1} 份证据`);
    expect(page.words).toContain('有 1 份证据在本机已损坏或不在了，没有写进去');

    const volumes = await volumesOf(at.saved);
    expect(new Set(volumes.map(({ set }) => set?.id)).size).toBe(1);
    expect(volumes.map(({ set }) => [set?.volume, set?.of])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    for (const { head } of volumes) expect(head.counts).toEqual({ events: planned, tickets: 1 });
    const records = volumes.flatMap(({ runs }) => runs.flatMap(({ events }) => events));
    expect(records).toHaveLength(planned);
    expect(await allTickets(test.handlers)).toHaveLength(3);
    // What came later is in no backup yet, and the note of this one does not say otherwise.
    expect((await settingsOf(test)).lastBackup?.events).toBe(planned);

    const after = await center();
    for (const { blob } of at.saved) {
      const taken = answered(await take(after, new Uint8Array(await blob.arrayBuffer()), true));
      if (taken.set?.volume === 3) expect(taken.set.missing).toEqual([]);
    }
    expect(await allTickets(after.handlers)).toHaveLength(1);
  });
});

/** A machine that was rolled back and learnt it from a reply: it went on as a new device. */
async function rolledBack(): Promise<TestBackground> {
  const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
  await file(reader, '一');
  const image = await imageOf(reader);
  await file(reader, '二');
  answered(await take(test, await exported(reader, '交件')));
  const back = await machineFrom(image);
  await file(back, '三');
  expect(answered(await take(back, await exported(test, '回复'))).rolledBack).toBeDefined();
  return back;
}

/** The same, stopped before the new device registered. */
async function notRegistered(): Promise<TestBackground> {
  const test = await center();
  await file(test);
  answered(await test.background.ledger.alone('换', (db) => beginNewDevice(db, test.background.means)));
  return test;
}

const EARLIER = { at: '2026-11-20T10:00:00+08:00', events: 1 };

describe('the note of the last backup', () => {
  it.each([
    ['was rolled back and began a new device', rolledBack],
    ['began a new device that has not registered', notRegistered],
  ])('is written on a machine that %s', async (_what, begun) => {
    const test = await begun();
    answered(await test.handlers.setSettings({ lastBackup: EARLIER }, DESK));
    const page = await sitAt(test);
    await page.click('备份全部');
    await page.reads('已重新读出核对无误');
    const noted = (await settingsOf(test)).lastBackup;
    expect(noted?.events).toBe(await recordCount(test));
    expect(noted?.at).not.toBe(EARLIER.at);
    expect(at.saved).toHaveLength(1);
    const [volume] = await volumesOf(at.saved);
    const found = volume?.runs.flatMap(({ events }) => events) ?? [];
    const { own, imported } = await recordsOf(test);
    expect(found.map(({ id }) => id).sort()).toEqual([...own, ...imported].map(({ id }) => id).sort());
    // Whose it is can be proved by what is in it.
    const named = found.find(({ by, seq }) => seq === 1 && by.device === volume?.head.by.device);
    expect(named?.type).toBe('登记');
  });

  it('stays that of the backup before where a record of this one does not hold', async () => {
    const test = await center();
    await file(test);
    answered(await test.handlers.setSettings({ lastBackup: EARLIER }, DESK));
    const last = (await ownRecords(test)).at(-1);
    if (!last) throw new Error('没有记录');
    // Right after the check that precedes every backup.
    at.onAnswered = async (type) => {
      const changed = { ...last, payload: { ...last.payload, description: '改过' } };
      if (type === 'checkStore') await behind(test, (db) => db.put('events', changed));
    };
    const page = await sitAt(test);
    await page.click('备份全部');
    await page.reads('条记录通不过核对');
    expect((await settingsOf(test)).lastBackup).toEqual(EARLIER);
  });
});

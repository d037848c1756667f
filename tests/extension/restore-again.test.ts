import { describe, expect, it } from 'vitest';

import { backupOwner } from '../../entrypoints/desk/backup-owner.ts';
import { readVolume } from '../../lib/export/package/read-volume.ts';
import { writerKeys } from '../../lib/extension/backup-keys.ts';
import { beginNewDevice } from '../../lib/extension/new-device.ts';
import { SigningDevice, verify } from '../core/events/examined.ts';
import {
  exported,
  fileOfEvents,
  imageOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from '../faults/machines.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import { draftOf } from './filing-office.ts';
import { allTickets, answered, DESK, sha256, type TestBackground } from './fresh-ledger.ts';
import { writtenPackage } from './written-package.ts';

const center = () => machineOf('大数据中心', '王主任');
const file = async (test: TestBackground) =>
  answered(await test.handlers.fileTicket({ ...draftOf(), description: '错字' }, DESK));
const statesOf = async (test: TestBackground) =>
  answered(await test.handlers.devices(null, DESK)).map(({ state }) => state);
const firstOf = async (test: TestBackground) => answered(await test.handlers.devices(null, DESK))[0];

/** Restores a backup by the key whose fingerprint a person confirmed. */
async function confirmed(test: TestBackground, bytes: Uint8Array, publicKey: string) {
  const row = { id: 'f', fileName: 'f.zip', bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
  return test.handlers.takeInPackage({ id: 'f', asOwn: true, publicKey }, DESK);
}

describe('a backup made right after a restore', () => {
  it('restores with everything, also where the new device has not registered', async () => {
    const before = await center();
    await file(before);
    const after = await center();
    answered(await take(after, await exported(before, '备份'), true));
    const third = await center();
    answered(await take(third, await exported(after, '备份'), true));
    expect(await statesOf(third)).toEqual(['本机', '本机', '本机']);

    answered(await before.background.ledger.alone('换', (db) => beginNewDevice(db, before.background.means)));
    const fourth = await center();
    answered(await take(fourth, await exported(before, '备份'), true));
    expect(await statesOf(fourth)).toEqual(['本机', '本机']);
    expect(await allTickets(fourth.handlers)).toHaveLength(1);
  });

  it('without a 登记, or with two keys under one id of which nobody can tell, or with another key than was confirmed, it is refused', async () => {
    const [one, two] = [await SigningDevice.begin('d1'), await SigningDevice.begin('d1')];
    const other = await SigningDevice.begin('d2');
    for (const events of [other.events, [...one.events, ...two.events]]) {
      const test = await center();
      expect(await take(test, await fileOfEvents(events, 'd1'), true)).toMatchObject({
        ok: false,
        error: expect.stringContaining('没有导入任何内容'),
      });
      expect((await recordsOf(test)).imported).toEqual([]);
    }
    const test = await center();
    const bytes = await fileOfEvents(one.events, 'd1');
    expect(await confirmed(test, bytes, two.publicKey)).toMatchObject({ ok: false });
    expect((await recordsOf(test)).imported).toEqual([]);
  });

  it('of two keys the one that a person confirmed is this machine’s', async () => {
    const [one, two] = [await SigningDevice.begin('d1'), await SigningDevice.begin('d1')];
    const bytes = await fileOfEvents([...one.events, ...two.events], 'd1');
    for (const { publicKey } of [one, two]) {
      const test = await center();
      answered(await confirmed(test, bytes, publicKey));
      const mine = answered(await test.handlers.devices(null, DESK)).filter(({ state }) => state === '本机');
      expect(mine.map((view) => view.publicKey)).toContain(publicKey);
      expect(mine).toHaveLength(2);
    }
  });

  it('its owner is shown by a 登记 that holds, never by a forged one', async () => {
    const [genuine, forger] = [await SigningDevice.begin('d1'), await SigningDevice.begin('d1')];
    const [first] = genuine.events;
    if (!first) throw new Error('no 登记');
    const read = async (events: readonly (typeof first)[]) =>
      backupOwner(
        answered(await readVolume(new Blob([(await fileOfEvents(events, 'd1')).slice()]), sha256Bytes)),
        'f.zip',
        { sha256, verify },
      );
    const forged = { ...first, id: 'forged', sig: 'A'.repeat(86) };
    const shown = answered(await read([forged, ...forger.events]));
    expect(shown.owner.fingerprint).toBe(await forger.fingerprint());
    expect(shown.publicKey).toBe(forger.publicKey);
    expect((await read([forged])).ok).toBe(false);
    // A file of the first version does not say what came with a file: a person chooses.
    const { owner, publicKey } = answered(await read([...genuine.events, ...forger.events]));
    expect([publicKey, owner.fingerprint]).toEqual([undefined, undefined]);
    expect(owner.choices).toEqual(
      await Promise.all(
        [genuine, forger].map(async (one) => ({
          publicKey: one.publicKey,
          name: 'd1',
          unit: '某局',
          fingerprint: await one.fingerprint(),
        })),
      ),
    );
  });
});

describe('a stranger’s 登记 under this machine’s id', () => {
  /** A center with a ticket, which took in what a stranger registered under its id. */
  async function claimed() {
    const test = await center();
    await file(test);
    const { device = '', publicKey = '' } = (await firstOf(test)) ?? {};
    const stranger = await SigningDevice.begin(device, '大数据中心');
    answered(await take(test, await fileOfEvents(stranger.events)));
    return { test, device, publicKey, stranger };
  }

  it('does not keep its backup from being restored, asked or not, nor the next one', async () => {
    const { test, device, publicKey, stranger } = await claimed();
    const bytes = await exported(test, '备份');
    const volume = answered(await readVolume(new Blob([bytes.slice()]), sha256Bytes));
    const shown = answered(await backupOwner(volume, '备份.zip', { sha256, verify }));
    expect(shown.publicKey).toBe(publicKey);
    expect(shown.owner.fingerprint).toBe((await firstOf(test))?.fingerprint);
    const [asked, unasked] = [await center(), await center()];
    answered(await confirmed(asked, bytes, publicKey));
    answered(await take(unasked, bytes, true));
    const third = await center();
    answered(await take(third, await exported(unasked, '备份'), true));
    for (const restored of [asked, unasked, third]) {
      const views = answered(await restored.handlers.devices(null, DESK)).filter(
        (view) => view.device === device,
      );
      expect(views.map(({ state, publicKey: key }) => [state, key])).toEqual([
        ['本机', publicKey],
        ['未登记', stranger.publicKey],
      ]);
      expect(await allTickets(restored.handlers)).toHaveLength(1);
    }
  });

  it('that a reply brings to every unit keeps none of them from restoring its own', async () => {
    const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
    await file(reader);
    answered(await take(test, await exported(reader, '交件')));
    const old = await firstOf(reader);
    answered(await take(test, await fileOfEvents((await SigningDevice.begin(old?.device ?? '')).events)));
    answered(await take(reader, await exported(test, '回复')));
    const back = await machineOf('值班读网员', '张三', '县政府办');
    answered(await take(back, await exported(reader, '备份'), true));
    const mine = answered(await back.handlers.devices(null, DESK)).filter(({ state }) => state === '本机');
    expect(mine.map(({ publicKey }) => publicKey)).toContain(old?.publicKey);
  });

  it('is told from the machine’s own where that came back with a file', async () => {
    const [one, stranger] = [await SigningDevice.begin('d1'), await SigningDevice.begin('d1')];
    await one.write('备注', { kind: 'ticket', id: 't' }, { text: '写过' });
    const [first, second] = one.events;
    const run = (events: readonly unknown[], arrivedAt?: string) => ({ arrivedAt, events: events as never });
    const later = '2026-11-23T10:00:00+08:00';
    const runs = [run([second]), run([...stranger.events, first], later)];
    expect((await writerKeys(runs, 'd1', verify)).map((found) => found.publicKey)).toEqual([one.publicKey]);
    expect(await writerKeys([run([second]), run(stranger.events, later)], 'd1', verify)).toEqual([]);
  });
});

describe('a 恢复 that was undone', () => {
  it('stays undone in a backup made later, and in the check of the store', async () => {
    const stranger = await center();
    await file(stranger);
    const device = (await firstOf(stranger))?.id ?? '';
    const test = await center();
    answered(await take(test, await exported(stranger, '备份'), true));
    answered(await test.handlers.undoRestore({ device, reason: '选错了' }, DESK));
    answered(await test.handlers.checkStore(null, DESK));
    expect((await statesOf(test)).filter((state) => state === '本机')).toHaveLength(1);
    const next = await center();
    answered(await take(next, await exported(test, '备份'), true));
    const found = answered(await next.handlers.devices(null, DESK));
    expect(found.find(({ id }) => id === device)?.state).not.toBe('本机');
  });
});

describe('cut short', () => {
  it('a restore goes on with the same file', async () => {
    const before = await center();
    await file(before);
    const bytes = await exported(before, '备份');
    const test = await center();
    const means = test.background.means;
    means.freshKey = async () => {
      throw new Error('killed');
    };
    expect((await take(test, bytes, true)).ok).toBe(false);
    expect((await recordsOf(test)).imported.length).toBeGreaterThan(0);
    const again = test.restart();
    answered(await take(again, bytes, true));
    expect(await statesOf(again)).toEqual(['本机', '本机']);
    expect((await recordsOf(again)).own.filter(({ type }) => type === '恢复')).toHaveLength(1);
  });

  /** A worker that is stopped once the new device has begun, before its 恢复 is written; started anew. */
  async function stoppedBeforeNoted(test: TestBackground, bytes: Uint8Array): Promise<TestBackground> {
    test.background.ledger.write = async () => {
      throw new Error('killed');
    };
    await expect(take(test, bytes, true)).rejects.toThrow('killed');
    return test.restart();
  }
  const notedIn = async (test: TestBackground) =>
    (await recordsOf(test)).own.filter(({ type }) => type === '恢复').length;

  it('between the new device and the 恢复 nothing is lost, and the same file records it', async () => {
    const before = await center();
    await file(before);
    const old = await firstOf(before);
    const bytes = await exported(before, '备份');
    const again = await stoppedBeforeNoted(await center(), bytes);
    expect(await statesOf(again)).toEqual(['本机', '本机']);
    expect((await allTickets(again.handlers)).map(({ ticket }) => ticket.state)).toEqual(['待核实']);
    expect(await notedIn(again)).toBe(0);
    const next = await firstOf(again);
    // Its own by now: work goes on before anybody chooses the file again.
    answered(await again.handlers.fileTicket({ ...draftOf(), description: '恢复以后报的' }, DESK));

    const { id } = answered(await readVolume(new Blob([bytes.slice()]), sha256Bytes));
    const standing = async () =>
      answered(await again.handlers.backupStanding({ id, device: old?.device ?? '' }, DESK));
    expect(await standing()).toBe('可以恢复');
    expect(answered(await take(again, bytes, true))).toMatchObject({ fresh: 0, known: 2 });
    expect(await standing()).toBe('已恢复');
    expect(await notedIn(again)).toBe(1);
    expect(await allTickets(again.handlers)).toHaveLength(2);
    const found = answered(await again.handlers.devices(null, DESK));
    expect(found.map((one) => [one.id, one.state])).toEqual([
      [next?.id, '本机'],
      [old?.id, '本机'],
    ]);
    const undo = { device: old?.device ?? '', reason: '选错了' };
    answered(await again.handlers.undoRestore(undo, DESK));
    expect((await statesOf(again)).filter((state) => state === '本机')).toHaveLength(1);
    expect(await standing()).toBe('不是');
  });

  it('between the new device and the 恢复 any volume of the set records it, once', async () => {
    const before = await center();
    await file(before);
    const bytes = Uint8Array.from([1, 2, 3]);
    const hash = await before.background.sha256Bytes(bytes);
    const proof = { hash, type: 'image/png', bytes: bytes.buffer, savedAt: '2026-11-23T10:00:00+08:00' };
    answered(await before.background.ledger.use('证据', (db) => db.put('evidence', proof)));
    const { files } = await writtenPackage(before, {}, { bytes: 1e9, parts: 1 });
    const volumes = await Promise.all(
      files.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())),
    );
    const [first, second] = volumes;
    if (!first || !second) throw new Error(`${volumes.length} volumes`);
    const again = await stoppedBeforeNoted(await center(), first);
    expect(answered(await take(again, second, true)).set?.missing).toEqual([]);
    expect(await notedIn(again)).toBe(1);
    answered(await take(again, first, true));
    expect(await notedIn(again)).toBe(1);
    expect(await statesOf(again)).toEqual(['本机', '本机']);
    expect(answered(await again.background.ledger.use('证据', (db) => db.getAllKeys('evidence')))).toEqual([
      hash,
    ]);
  });

  it('a machine that was rolled back notices it at the same file again', async () => {
    const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
    await file(reader);
    const image = await imageOf(reader);
    answered(await reader.handlers.fileTicket({ ...draftOf(), description: '另一处' }, DESK));
    answered(await take(test, await exported(reader, '交件')));
    const reply = await exported(test, '回复');
    const back = await machineFrom(image);
    back.background.means.freshKey = async () => {
      throw new Error('killed');
    };
    expect((await take(back, reply)).ok).toBe(false);
    expect(answered(await take(back.restart(), reply)).rolledBack).toBeDefined();
  });
});

describe('不再认定', () => {
  it('a reader takes back whom it learnt as the center, and nobody else', async () => {
    const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
    await file(test);
    answered(await take(reader, await exported(test, '回复')));
    const { id = '', fingerprint = '' } = (await firstOf(test)) ?? {};
    const seats = ['大数据中心' as const];
    answered(await reader.handlers.approveDevice({ device: id, fingerprint, seats }, DESK));
    const views = answered(await reader.handlers.devices(null, DESK));
    expect(views.find((one) => one.id === id)).toMatchObject({ state: '已核准', approvedHere: true });
    answered(await reader.handlers.revokeDevice({ device: id, reason: '认错了' }, DESK));
    expect(await statesOf(reader)).toContain('已吊销');
    expect((await reader.handlers.revokeDevice({ device: id, reason: '再来' }, DESK)).ok).toBe(false);
    const standing = async () =>
      answered(await reader.handlers.devices(null, DESK)).find((one) => one.id === id);
    expect(await standing()).toMatchObject({ state: '已吊销', revokedHere: true, approvedHere: false });
    answered(await reader.handlers.approveDevice({ device: id, fingerprint, seats }, DESK));
    expect(await standing()).toMatchObject({ state: '已核准', approvedHere: true });
  });

  it('takes a successor along, which can be learnt by itself; what comes later waits for the center', async () => {
    const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
    await file(test);
    answered(await take(reader, await exported(test, '回复')));
    const old = await firstOf(test);
    const seats = ['大数据中心' as const];
    const learn = (id = '', fingerprint = '') =>
      reader.handlers.approveDevice({ device: id, fingerprint, seats }, DESK);
    answered(await learn(old?.id, old?.fingerprint));
    answered(await test.background.ledger.alone('换', (db) => beginNewDevice(db, test.background.means)));
    const [ticket] = await allTickets(test.handlers);
    const step = { id: ticket?.ticket.id ?? '', type: '受理' as const, payload: { unitName: '区教体局' } };
    answered(await test.handlers.step(step, DESK));
    answered(await take(reader, await exported(test, '回复')));
    const next = await firstOf(test);
    const stands = async () =>
      answered(await reader.handlers.devices(null, DESK)).find(({ id }) => id === next?.id)?.state;
    expect(await stands()).toBe('已核准');
    answered(
      await reader.handlers.revokeDevice(
        { device: old?.id ?? '', reason: '认错了', keep: [next?.id ?? ''] },
        DESK,
      ),
    );
    expect(await stands()).toBe('未登记');
    const [waiting] = answered(await reader.handlers.waitingRecords(null, DESK));
    expect(waiting).toMatchObject({ device: { id: next?.id }, records: [{ type: '受理' }] });
    const ids = waiting?.records.map(({ id }) => id) ?? [];
    expect(await reader.handlers.takeOver({ ids }, DESK)).toMatchObject({ ok: false });
    answered(await learn(next?.id, next?.fingerprint));
    expect((await allTickets(reader.handlers)).map(({ ticket: { state } }) => state)).toEqual(['已受理']);
  });
});

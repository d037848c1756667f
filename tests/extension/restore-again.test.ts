import { describe, expect, it } from 'vitest';

import { backupOwner } from '../../entrypoints/desk/backup-owner.ts';
import { readVolume } from '../../lib/export/package/read-volume.ts';
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

const center = () => machineOf('大数据中心', '王主任');
const file = async (test: TestBackground) =>
  answered(await test.handlers.fileTicket({ ...draftOf(), description: '错字' }, DESK));
const statesOf = async (test: TestBackground) =>
  answered(await test.handlers.devices(null, DESK)).map(({ state }) => state);
const firstOf = async (test: TestBackground) => answered(await test.handlers.devices(null, DESK))[0];

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

  it('without a 登记, or with two keys under one id, or with another key than was confirmed, it is refused', async () => {
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
    const row = { id: 'f', fileName: 'f.zip', bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
    answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
    const message = { id: 'f', asOwn: true, publicKey: two.publicKey };
    expect(await test.handlers.takeInPackage(message, DESK)).toMatchObject({ ok: false });
    expect((await recordsOf(test)).imported).toEqual([]);
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
    expect((await read([...genuine.events, ...forger.events])).ok).toBe(false);
    expect((await read([forged])).ok).toBe(false);
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
  });
});

import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { CENTER, CONFIG, keyOf, packed } from '../export/package/sample-config.ts';
import { accept, centerMachine, exported, filed, handTo, readerMachine, stateOf } from './center-office.ts';
import { center as centerSeat, everything, look, seated, sent, settingsNow, take } from './config-office.ts';
import { answered, DESK, NOW_MS, type TestBackground } from './fresh-ledger.ts';

const quiet = { ...CONFIG, register: undefined };

async function signedBy(device: SigningDevice) {
  const { register: _register, ...config } = quiet;
  return packed(config, CENTER, keyOf(device));
}

/** Every act about devices this machine wrote. */
async function deviceActs(test: TestBackground) {
  const events = await test.background.ledger.use('读取', (db) => readEvents(db, NOW_MS, 'device'));
  return answered(events).filter(({ type }) => type !== '登记');
}

const standingOf = async (test: TestBackground, publicKey: string) =>
  answered(await test.handlers.devices(null, DESK)).find((device) => device.publicKey === publicKey);

describe('whose 配置包 it is', () => {
  it('of this very machine: nothing to compare', async () => {
    const test = await centerMachine();
    const { bytes, fingerprint } = await exported(test);
    expect((await look(test, bytes)).signer).toEqual({ is: '本机', fingerprint });
    expect(answered(await take(test, bytes))?.note.signer).toEqual({ is: '本机', fingerprint });
    expect(await deviceActs(test)).toEqual([]);
  });

  it('a machine that never wrote a record becomes a device by it, under the id its records then bear', async () => {
    const test = await centerMachine();
    expect(answered(await test.handlers.devices(null, DESK))).toEqual([]);
    const { bytes } = await exported(test);
    const reader = await readerMachine();
    answered(await take(reader, bytes, {}, { heard: (await look(reader, bytes)).signer.fingerprint }));
    await filed(test);
    const [own] = answered(await test.handlers.devices(null, DESK));
    const [act] = await deviceActs(reader);
    expect(act?.subject.id).toBe(own?.device);
    expect(act?.payload.publicKey).toBe(own?.publicKey);
  });

  it('a first one wants what is heard over the telephone, however it is typed; then the center is known', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const bytes = await signedBy(center);
    const test = await readerMachine();
    const { signer } = await look(test, bytes);
    const fingerprint = await center.fingerprint();
    expect(signer).toEqual({ is: '第一次见到', fingerprint });

    const before = await everything(test);
    for (const heard of [undefined, '', '0000-0000', fingerprint.slice(0, 8), `${fingerprint}0`]) {
      const answer = await take(test, bytes, {}, heard === undefined ? {} : { heard });
      expect({ heard, answer }).toMatchObject({
        answer: { ok: false, error: expect.stringMatching(/没有导入/) },
      });
    }
    expect(await everything(test)).toBe(before);

    const heard = ` ${fingerprint.toLowerCase().replace('-', ' ')} `;
    const taken = answered(await take(test, bytes, {}, { heard }));
    expect(taken?.note.signer).toEqual({ is: '核对后认得', fingerprint });
    const acts = await deviceActs(test);
    expect(acts).toMatchObject([
      {
        type: '核准',
        subject: { kind: 'device', id: '中心一' },
        by: { role: '值班读网员' },
        payload: { fingerprint, publicKey: center.publicKey, seats: ['大数据中心'] },
      },
    ]);
    // Known from now on, before a record of it ever came.
    expect((await look(test, bytes)).signer).toEqual({ is: '已认得', fingerprint });
    answered(await take(test, await signedBy(center)));
    expect(await deviceActs(test)).toHaveLength(1);
    expect(await standingOf(test, center.publicKey)).toMatchObject({
      state: '已核准',
      seats: ['大数据中心'],
      name: '姚青',
      unit: '县大数据中心',
      events: 0,
      fingerprint,
    });
  });

  it('another key than the known center’s is said loudly, and wants the same comparison', async () => {
    const first = await SigningDevice.begin('中心一', '大数据中心');
    const second = await SigningDevice.begin('中心二', '大数据中心');
    const test = await readerMachine();
    answered(await take(test, await signedBy(first), {}, { heard: await first.fingerprint() }));
    const bytes = await signedBy(second);
    const fingerprint = await second.fingerprint();
    expect((await look(test, bytes)).signer).toEqual({ is: '换了钥匙', fingerprint });
    expect(await take(test, bytes, {}, { heard: await first.fingerprint() })).toMatchObject({ ok: false });
    answered(await take(test, bytes, {}, { heard: fingerprint }));
    for (const device of [first, second])
      expect(await standingOf(test, device.publicKey)).toMatchObject({ state: '已核准' });
    // At the center itself no other key is expected.
    expect((await look(await seated(centerSeat), bytes)).signer.is).toBe('换了钥匙');
  });

  it('the id of a known center under a stranger’s key is no known center', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const thief = await SigningDevice.begin('中心一', '大数据中心');
    const test = await readerMachine();
    answered(await take(test, await signedBy(center), {}, { heard: await center.fingerprint() }));
    expect((await look(test, await signedBy(thief))).signer.is).toBe('换了钥匙');
  });

  it('a device approved for another seat is not the center, and is named', async () => {
    const desk = await centerMachine();
    const other = await readerMachine();
    await filed(other);
    await handTo(other, desk, '交件');
    const [theirs] = answered(await desk.handlers.devices(null, DESK)).filter(
      ({ state }) => state === '未登记',
    );
    const fingerprint = theirs?.fingerprint ?? '';
    answered(await desk.handlers.approveDevice({ device: theirs?.id ?? '', fingerprint }, DESK));
    // A reader calls himself the center.
    answered(await other.handlers.setSettings(centerSeat, DESK));
    const { bytes } = await exported(other);
    expect((await look(desk, bytes)).signer).toMatchObject({
      is: '换了钥匙',
      knownAs: expect.stringContaining('核准为值班读网员'),
    });
    expect(await take(desk, bytes)).toMatchObject({ ok: false });
  });

  it('an unsigned one is taken only when that is said by itself, and never teaches who the center is', async () => {
    const { register: _register, ...config } = quiet;
    const bytes = await packed(config);
    const test = await readerMachine();
    expect((await look(test, bytes)).signer).toEqual({ is: '没有签名' });
    const before = await everything(test);
    for (const over of [
      { unsigned: undefined },
      { unsigned: false },
      { unsigned: false, heard: 'ABCD-EFGH' },
    ])
      expect(await take(test, bytes, {}, over)).toMatchObject({
        ok: false,
        error: expect.stringContaining('谁都可以做出这样的文件'),
      });
    expect(await everything(test)).toBe(before);
    expect(answered(await take(test, bytes))?.note.signer).toEqual({ is: '没有签名' });
    expect(await deviceActs(test)).toEqual([]);
    const center = await SigningDevice.begin('中心一', '大数据中心');
    expect((await look(test, await signedBy(center))).signer.is).toBe('第一次见到');
  });

  it('that an unsigned one may be taken does not stand for a comparison, nor a changed one for an unsigned one', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const other = await SigningDevice.begin('别人');
    const test = await readerMachine();
    expect(await take(test, await signedBy(center), {}, { unsigned: true })).toMatchObject({ ok: false });
    const { register: _register, ...config } = quiet;
    const forged = await packed(config, CENTER, { ...keyOf(other), publicKey: center.publicKey });
    const id = await sent(test, forged);
    expect(await test.handlers.lookAtConfig({ id }, DESK)).toMatchObject({
      ok: false,
      error: expect.stringContaining('签名不符'),
    });
    const answer = { base: '0'.repeat(64), choices: [], unsigned: true, heard: await center.fingerprint() };
    expect(await test.handlers.takeConfig({ id: await sent(test, forged), ...answer }, DESK)).toMatchObject({
      ok: false,
      error: expect.stringContaining('签名不符'),
    });
    expect(await deviceActs(test)).toEqual([]);
  });

  it('of a revoked key is refused, under whatever id, and however well it is compared', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const test = await centerMachine();
    answered(await take(test, await signedBy(center), {}, { heard: await center.fingerprint() }));
    answered(await test.handlers.revokeDevice({ device: '中心一', reason: '电脑丢失' }, DESK));
    const { register: _register, ...config } = quiet;
    const { base } = await look(test, await packed(config));
    for (const device of ['中心一', '另一个编号']) {
      const bytes = await packed(config, CENTER, { ...keyOf(center), device });
      const refused = { ok: false, error: expect.stringContaining('已吊销') };
      expect(await test.handlers.lookAtConfig({ id: await sent(test, bytes) }, DESK)).toMatchObject(refused);
      const answer = { base, choices: [], unsigned: true, heard: await center.fingerprint() };
      expect(await test.handlers.takeConfig({ id: await sent(test, bytes), ...answer }, DESK)).toMatchObject(
        refused,
      );
    }
  });

  it('is all or nothing with what it teaches: where the approval cannot be written, nothing is', async () => {
    const center = await SigningDevice.begin('中心一', '大数据中心');
    const test = await readerMachine();
    const bytes = await signedBy(center);
    await look(test, bytes);
    const before = await everything(test);
    const settings = canonicalJson(await settingsNow(test));
    const { ledger } = test.background;
    const { write } = ledger;
    ledger.write = async () => ({ ok: false, error: '磁盘满了。' });
    expect(await take(test, bytes, {}, { heard: await center.fingerprint() })).toMatchObject({
      ok: false,
      error: expect.stringContaining('已恢复原样'),
    });
    ledger.write = write;
    expect(await everything(test)).toBe(before);
    expect(canonicalJson(await settingsNow(test))).toBe(settings);
    expect((await look(test, bytes)).signer.is).toBe('第一次见到');
  });
});

describe('the center a reader has learnt', () => {
  it('counts there: steps that came before, and those of files that come after', async () => {
    const center = await centerMachine();
    const early = await readerMachine();
    const late = await readerMachine();
    const id = await filed(early);
    await handTo(early, center, '交件');
    await accept(center, id);
    const { bytes, fingerprint } = await exported(center);

    await handTo(center, early);
    expect(await stateOf(early, id)).toBe('待核实');
    answered(await take(early, bytes, {}, { heard: fingerprint }));
    expect(await stateOf(early, id)).toBe('已受理');

    answered(await take(late, bytes, {}, { heard: fingerprint }));
    await handTo(center, late);
    expect(await stateOf(late, id)).toBe('已受理');
    // Also after the worker was started anew.
    expect(await stateOf(late.restart(), id)).toBe('已受理');
  });

  it('who lost its only key goes on by a new 配置包 and one comparison; old steps keep counting', async () => {
    const lost = await centerMachine();
    const reader = await readerMachine();
    const first = await filed(reader, 'first');
    const second = await filed(reader, 'second');
    await handTo(reader, lost, '交件');
    await accept(lost, first);
    const old = await exported(lost);
    answered(await take(reader, old.bytes, {}, { heard: old.fingerprint }));
    await handTo(lost, reader);
    expect(await stateOf(reader, first)).toBe('已受理');

    // Another computer, without a backup of the key: none can be made.
    const fresh = await centerMachine();
    await handTo(lost, fresh, '备份', true);
    expect(await stateOf(fresh, first)).toBe('已受理');
    await accept(fresh, second);
    await handTo(fresh, reader);
    expect(await stateOf(reader, first)).toBe('已受理');
    expect(await stateOf(reader, second)).toBe('待核实');

    const { bytes, fingerprint } = await exported(fresh);
    expect(fingerprint).not.toBe(old.fingerprint);
    expect((await look(reader, bytes)).signer).toEqual({ is: '换了钥匙', fingerprint });
    expect(await take(reader, bytes)).toMatchObject({ ok: false });
    answered(await take(reader, bytes, {}, { heard: fingerprint }));
    expect(await stateOf(reader, first)).toBe('已受理');
    expect(await stateOf(reader, second)).toBe('已受理');
    expect((await look(reader, bytes)).signer.is).toBe('已认得');

    // The new one revokes the old: what was known of it keeps counting, also at the reader.
    const oldKey = answered(await reader.handlers.devices(null, DESK)).find(
      (device) => device.fingerprint === old.fingerprint,
    );
    answered(await fresh.handlers.revokeDevice({ device: oldKey?.device ?? '', reason: '电脑丢失' }, DESK));
    await handTo(fresh, reader);
    expect(await standingOf(reader, oldKey?.publicKey ?? '')).toMatchObject({ state: '已吊销' });
    expect(await stateOf(reader, first)).toBe('已受理');
    expect(await reader.handlers.lookAtConfig({ id: await sent(reader, old.bytes) }, DESK)).toMatchObject({
      ok: false,
      error: expect.stringContaining('已吊销'),
    });
  });

  it('a stranger’s 配置包 taken unsigned gives a stranger’s steps nothing', async () => {
    const stranger = await centerMachine();
    const reader = await readerMachine();
    const id = await filed(reader);
    await handTo(reader, stranger, '交件');
    await accept(stranger, id);
    answered(await take(reader, await packed(CONFIG)));
    await handTo(stranger, reader);
    expect(await stateOf(reader, id)).toBe('待核实');
  });
});

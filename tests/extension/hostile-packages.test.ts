import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { Event } from '../../lib/core/events/event.ts';
import { readEventPackage, writeEventPackage } from '../../lib/export/package/event-package.ts';
import type { PackageKind } from '../../lib/export/package/package-head.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { handOver } from '../faults/duty-day.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  PAGE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const DEEP = 50_000;
const MADE_AT = '2026-11-23T10:00:00+08:00';
const ACCEPTED = { unitName: '区应急局' };
const CENTER = {
  person: { name: '王主任', unit: '大数据中心' },
  role: '大数据中心' as const,
  setupDone: true,
};

async function center(): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings(CENTER, DESK));
  return test;
}

let files = 0;
async function take(
  test: TestBackground,
  events: readonly Event[],
  device: string,
  kind: PackageKind = '交件',
) {
  const by = { name: '某人', unit: '', role: '大数据中心' as const, device };
  const head = { kind, madeAt: MADE_AT, program: '', by, scope: '', evidence: [] };
  const bytes = await writeEventPackage({ head, events, evidence: new Map() }, sha256Bytes);
  files += 1;
  return answered(await handOver(test, { fileName: `${files}.zip`, bytes, events: events.length }));
}

const ticketOf = async (test: TestBackground, id: string) =>
  answered(await test.background.ledger.index()).ticket(id);

async function filedHere(test: TestBackground): Promise<string> {
  const draft = { reading: article('青禾县。', { url: PAGE }), surroundings: [], description: '错' };
  return answered(await test.handlers.fileTicket(draft, OVERLAY)).id;
}

/** A stranger who knows the ticket, as everybody does who was given a reply. */
async function stranger(type: string, id: string, payload: Record<string, unknown>, over = {}) {
  const device = await SigningDevice.begin('a stranger', '大数据中心');
  await device.write(type, { kind: 'ticket', id }, payload, { role: '大数据中心', ...over });
  return device;
}

describe('a stranger’s file', () => {
  it('that calls itself a backup does not make its writer this machine', async () => {
    const test = await center();
    const id = await filedHere(test);
    const filing = answered(await test.handlers.history({ id }, DESK))[0]?.id ?? '';
    const device = await stranger('受理', id, ACCEPTED, { parents: [filing] });
    await take(test, device.events, device.id, '备份');
    expect((await ticketOf(test, id))?.state).toBe('待核实');
    const states = answered(await test.handlers.devices(null, DESK)).map((one) => one.state);
    expect(states).toEqual(['本机', '未登记']);
  });

  it('nor where files were taken in and nothing was filed yet', async () => {
    const test = await center();
    const first = await SigningDevice.begin('first');
    await first.write('提交', { kind: 'ticket', id: 't' }, { ...submission() });
    await take(test, first.events, first.id);
    const device = await stranger('受理', 't', ACCEPTED, { parents: ['first-2'] });
    await take(test, device.events, device.id, '备份');
    expect((await ticketOf(test, 't'))?.state).toBe('待核实');
  });

  it('withdraws and corrects nobody else’s report, and is named', async () => {
    const test = await center();
    const id = await filedHere(test);
    const filing = answered(await test.handlers.history({ id }, DESK))[0]?.id ?? '';
    const device = await stranger(
      '撤销',
      id,
      { corrects: filing, reason: '!' },
      { parents: [filing], role: '公众志愿者' },
    );
    await device.write(
      '更正',
      { kind: 'ticket', id },
      { corrects: filing, reason: '!', fields: { description: '没有错' } },
      { parents: [filing], role: '公众志愿者' },
    );
    await take(test, device.events, device.id);
    const ticket = await ticketOf(test, id);
    expect(ticket?.state).toBe('待核实');
    expect(ticket?.submission.description).toBe('错');
    const waiting = ticket?.history.flatMap(({ type, waits }) => (waits ? [`${type} ${waits.for}`] : []));
    expect(waiting).toEqual(['撤销 采纳', '更正 采纳']);
    expect(answered(await test.handlers.waitingRecords(null, DESK))).toMatchObject([
      {
        device: { id: device.id },
        count: 2,
        records: [{ why: expect.stringContaining('未核准设备所写') }, {}],
      },
    ]);

    // Once the center has compared its fingerprint it may: 同原步骤.
    const fingerprint = await device.fingerprint();
    answered(
      await test.handlers.approveDevice({ device: device.id, fingerprint, seats: ['公众志愿者'] }, DESK),
    );
    expect((await ticketOf(test, id))?.state).toBe('已撤销');
  });

  it('with an earlier 提交 for a ticket of ours does not become its filing', async () => {
    const test = await center();
    // The stranger's clock stands a day behind.
    test.pass(86_400_000);
    const id = await filedHere(test);
    const device = await stranger(
      '提交',
      id,
      { ...submission({ url: 'https://evil.example/' }) },
      { now: 0 },
    );
    await take(test, device.events, device.id);
    const ticket = await ticketOf(test, id);
    expect(ticket?.submission.url).toBe(PAGE);
    expect(ticket?.history).toHaveLength(2);
  });

  it('of tickets merged into each other in a circle hangs nothing and hides none', async () => {
    const test = await center();
    const device = await SigningDevice.begin('deputy', '大数据中心');
    const ids = ['a', 'b', 'c'];
    for (const id of ids)
      await device.write(
        '提交',
        { kind: 'ticket', id },
        { ...submission({ number: `BC-${id}`, url: PAGE }) },
      );
    for (const [index, id] of ids.entries())
      await device.write(
        '并案',
        { kind: 'ticket', id },
        { into: ids[(index + 1) % 3], reason: '同一处' },
        { role: '大数据中心', parents: [`deputy-${index + 2}`] },
      );
    await take(test, device.events, device.id);
    answered(
      await test.handlers.approveDevice({ device: device.id, fingerprint: await device.fingerprint() }, DESK),
    );
    expect((await Promise.all(ids.map((id) => ticketOf(test, id)))).map((one) => one?.state)).toEqual([
      '已并案',
      '已并案',
      '已并案',
    ]);
    answered(await test.handlers.judgePage({ reading: article('青禾县人民攻府。') }, OVERLAY));
    expect(await filedHere(test)).not.toBe('');
  });

  it('forging a device approval in its own name, or in ours, approves nobody', async () => {
    const test = await center();
    await filedHere(test);
    const own = answered(await test.handlers.storeHealth(null, DESK)).deviceId;
    const device = await SigningDevice.begin('a stranger', '大数据中心');
    const fingerprint = await device.fingerprint();
    const approval = await device.write(
      '核准',
      { kind: 'device', id: device.id },
      { fingerprint },
      { role: '大数据中心' },
    );
    const inOurName = {
      ...approval,
      id: 'ours',
      by: { ...approval.by, device: own },
      hlc: approval.hlc.replace(device.id, own),
    };
    await take(test, [...device.events, inOurName], device.id);
    const standing = answered(await test.handlers.devices(null, DESK)).find(({ id }) => id === device.id);
    expect(standing?.state).toBe('未登记');
    const apart = answered(await test.handlers.quarantinedRecords(null, DESK));
    expect(apart.map(({ event }) => event.id)).toContain('ours');
  });
});

describe('a package', () => {
  const sealed = async (files: Record<string, Uint8Array>, manifest: Record<string, unknown>) => {
    const listed = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => ({
        name,
        bytes: bytes.length,
        sha256: await sha256Bytes(bytes),
      })),
    );
    const head = {
      format: 'xundu-package',
      version: 1,
      kind: '交件',
      madeAt: MADE_AT,
      program: '',
      by: { name: '', unit: '', role: '值班读网员', device: 'd' },
      scope: '',
      counts: { events: 0, tickets: 0 },
      evidence: [],
      ...manifest,
      files: listed,
    };
    const text = new TextEncoder().encode(
      JSON.stringify(head).replace('"DEEP"', '['.repeat(DEEP) + ']'.repeat(DEEP)),
    );
    return zipSync({
      ...files,
      'manifest.json': text,
      'manifest.sha256': new TextEncoder().encode(await sha256Bytes(text)),
    });
  };
  const hash = 'a'.repeat(64);
  const none = new Uint8Array();

  it.each([
    [
      'evidence that is not what its name says',
      { 'events.ndjson': none, [`evidence/${hash}`]: new Uint8Array(9) },
      { evidence: [{ hash, type: 'image/png' }] },
    ],
    ['evidence that is nobody’s', { 'events.ndjson': none, [`evidence/${hash}`]: none }, {}],
    ['evidence of a kind that runs', { 'events.ndjson': none }, { evidence: [{ hash, type: 'text/html' }] }],
    ['a file that climbs out', { 'events.ndjson': none, '../evil': none }, {}],
    ['a file of a prototype’s name', { 'events.ndjson': none, constructor: none }, {}],
    ['more records than it says', { 'events.ndjson': new TextEncoder().encode('{}\n{}\n') }, {}],
  ])('with %s is refused whole', async (_what, parts, manifest) => {
    const bytes = await sealed(parts as Record<string, Uint8Array>, manifest);
    expect(await readEventPackage(bytes, sha256Bytes)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/没有导入|没有改动/),
    });
  });

  it('with a manifest of 50,000 levels is refused, and nothing overflows', async () => {
    const bytes = await sealed({ 'events.ndjson': none }, { scope: 'DEEP' });
    expect((await readEventPackage(bytes, sha256Bytes)).ok).toBe(false);
  });

  it('that would unpack to a thousand times its size is refused before it is unpacked', async () => {
    const bytes = await sealed({ 'events.ndjson': new Uint8Array(60 * 1024 * 1024) }, {});
    expect(bytes.length).toBeLessThan(200_000);
    expect(await readEventPackage(bytes, sha256Bytes)).toMatchObject({
      ok: false,
      error: expect.stringContaining('太大'),
    });
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { readEventPackage } from '../../lib/export/package/event-package.ts';
import { PACKAGE } from '../../lib/export/package/package-head.ts';
import { memoryFile, sealWriter } from '../../lib/export/package/sealed-zip.ts';
import { packPart } from '../../lib/export/zip-writer.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { handOver } from '../faults/duty-day.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import { allTickets, answered, DESK, type TestBackground, testBackground } from './fresh-ledger.ts';
import { oneFile, writtenPackage } from './written-package.ts';

const CENTER = {
  person: { name: '王主任', unit: '大数据中心' },
  role: '大数据中心' as const,
  setupDone: true,
};
const TICKET = { kind: 'ticket' as const, id: 'd-2' };

async function center(): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings(CENTER, DESK));
  return test;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A package as a version to come may write it: other kinds of everything this build knows. */
async function packageOfLater(events: readonly Event[], device: string): Promise<Uint8Array> {
  const film = bytesOf('一段录像');
  const file = memoryFile();
  const seal = sealWriter(file, sha256Bytes);
  const parts: [string, Uint8Array][] = [
    ['events/0001.ndjson', bytesOf(events.map((event) => `${canonicalJson(event)}\n`).join(''))],
    [`evidence/${hashOf(film)}`, film],
    ['attachments/0001.ndjson', bytesOf('{"附件":"名单.xlsx"}\n')],
    ['projection.bin', new Uint8Array([1, 2, 3])],
  ];
  for (const [name, bytes] of parts) await seal.add(name, packPart(bytes, true), hashOf(bytes));
  await seal.finish(PACKAGE, {
    kind: '督办件',
    madeAt: '2027-03-01T10:00:00+08:00',
    program: '9.0.0',
    by: { name: '赵督查', unit: '市政府办', role: '督查员', device, seat: { level: '市' } },
    scope: '全部',
    counts: { events: events.length, tickets: 1, attachments: 1 },
    evidence: [{ hash: hashOf(film), type: 'video/mp4', volume: 1, seconds: 12 }],
    set: { id: 'set-1', volume: 1, of: 1, holds: [{ events: events.length, evidence: 1, later: 1 }] },
    segments: [{ name: 'events/0001.ndjson', events: events.length, sorted: true }],
    signer: { algorithm: 'SM2' },
  });
  return file.whole();
}

/** One device that wrote what this build knows, and then what it does not. */
async function laterDevice() {
  const device = await SigningDevice.begin('d', '大数据中心');
  const known = await device.write('提交', TICKET, { ...submission() });
  await device.write('受理', TICKET, { unitName: '区教体局' }, { role: '大数据中心', parents: [known.id] });
  const invented: Event[] = [];
  const write = async (...told: Parameters<SigningDevice['write']>) => {
    invented.push(await device.write(...told));
  };
  const file = {
    hash: 'a'.repeat(64),
    type: 'video/mp4',
    what: '录像',
    bytes: 1,
    takenAt: submission().foundAt,
  };
  const role = '大数据中心';
  await write('督办', TICKET, { until: '2027-03-02' }, { role });
  await write('通知', TICKET, { personName: '张三', stand: 'C', how: '短信' }, { role });
  await write('反馈整改', TICKET, { measure: '移送', doneAt: submission().foundAt }, { role });
  await write('撤销', TICKET, { corrects: known.id, reason: '误报' }, { role: '督查员' as never });
  await write('备注', TICKET, { text: '见录像', evidenceFiles: [file] }, { role });
  await write('提交', { kind: 'ticket', id: 't9' }, { ...submission(), origin: '电话来访' }, { role });
  await write('读毕', { kind: 'duty' as never, id: 'shift-1' }, { at: '03:00' }, { role });
  await write('抽查', { kind: 'sighting', id: 'c1' }, { targetId: 'c1' }, { role });
  await write('核对有变动', { kind: 'attestation', id: 'c1' }, { targetId: 'c1' }, { role });
  await write('迁移', { kind: 'device', id: 'd' }, { to: 'cloud' }, { role });
  return { device, invented };
}

describe('a package of a later version', () => {
  it('is taken in whole; what this build does not know is kept, shown and changes nothing', async () => {
    const { device, invented } = await laterDevice();
    const plain = await center();
    const knownOnly = device.events.slice(0, 3);
    answered(await handOver(plain, await parcel(await packageOfLater(knownOnly, 'd'), 3)));

    const test = await center();
    const bytes = await packageOfLater(device.events, 'd');
    const summary = answered(await handOver(test, await parcel(bytes, device.events.length)));
    expect(summary).toMatchObject({ fresh: device.events.length, newer: invented.length, quarantined: [] });
    for (const one of [plain, test])
      answered(
        await one.handlers.approveDevice({ device: 'd', fingerprint: await device.fingerprint() }, DESK),
      );

    const [ticket, ...more] = (await allTickets(test.handlers)).map((view) => view.ticket);
    const [before] = (await allTickets(plain.handlers)).map((view) => view.ticket);
    expect(more).toEqual([]);
    expect(ticket?.state).toBe('已受理');
    const { history, heads: _heads, ...facts } = ticket ?? {};
    const { history: known, heads: _known, ...factsBefore } = before ?? {};
    expect(facts).toEqual(factsBefore);
    expect(history?.slice(0, 2)).toEqual(known);
    for (const { applied, waits } of history?.slice(2) ?? [])
      expect({ applied, waits }).toEqual({
        applied: false,
        waits: { for: '更新', why: expect.stringMatching(/^由较新版本写入/) },
      });
    const unseen = answered(await test.handlers.newerRecords(null, DESK));
    expect(unseen.records.map(({ id }) => id).sort()).toEqual(
      invented
        .filter(({ subject }) => subject.id !== TICKET.id)
        .map(({ id }) => id)
        .sort(),
    );
    for (const { what } of unseen.records) expect(what).toMatch(/^由较新版本写入/);
  });

  it('is handed on as it came, with proofs of kinds this build does not know', async () => {
    const { device } = await laterDevice();
    const test = await center();
    const bytes = await packageOfLater(device.events, 'd');
    answered(await handOver(test, await parcel(bytes, device.events.length)));
    const handIn = {
      kind: '回复' as const,
      selection: { is: 'tickets' as const, ids: new Set(['d-2']), withLooks: false },
    };
    for (const order of [{}, handIn]) {
      const read = answered(
        await readEventPackage(await oneFile(await writtenPackage(test, order)), sha256Bytes),
      );
      const out = new Map(read.events.map((event) => [event.id, canonicalJson(event)]));
      const goes = device.events.filter(({ subject: { kind, id } }) =>
        order === handIn ? id === TICKET.id || kind === 'device' || kind === 'duty' : true,
      );
      for (const event of goes) expect(out.get(event.id)).toBe(canonicalJson(event));
    }
  });
});

async function parcel(bytes: Uint8Array, events: number) {
  return { fileName: '督办件.zip', bytes, events };
}

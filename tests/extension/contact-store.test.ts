import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { CONTACT_TYPE } from '../../lib/core/events/contact.ts';
import type { Event, Role } from '../../lib/core/events/event.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { mistakeReply, rectificationNotice } from '../../lib/core/papers/ticket-papers.ts';
import type { WrittenKind } from '../../lib/export/package/package-head.ts';
import { type Selection, selectedEvents } from '../../lib/extension/collect-records.ts';
import { readContact } from '../../lib/extension/contact-store.ts';
import { dropEvidenceBefore, evidenceTotals, giveUpEvidence } from '../../lib/extension/evidence-store.ts';
import { keepProofs } from '../../lib/extension/keep-proofs.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { ledgerCsv, ledgerJson, ledgerXlsx } from '../export/ledger-file.ts';
import { handOver } from '../faults/duty-day.ts';
import { fileOfEvents, take } from '../faults/machines.ts';
import { sha256Bytes } from '../faults/parcels.ts';
import {
  allTickets,
  answered,
  DESK,
  everythingStored,
  NOW_MS,
  OVERLAY,
  PAGE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { oneFile, writtenPackage } from './written-package.ts';

const TELEPHONE = '13800138000';
const MADE_AT = '2026-11-23T10:00:00+08:00';
const draft = {
  reading: { url: PAGE, title: '通报', site: {} },
  selection: { exact: '三十二所', prefix: '共有', suffix: '学校', start: 6 },
  surroundings: ['本次活动共有三十二所学校参加。'],
  mistakeCode: 2,
  description: '数字不对',
  contact: { name: ' 周立 ', phone: TELEPHONE },
};
const CENTER = { person: { name: '王主任', unit: '县政府办' }, role: '大数据中心' as const, setupDone: true };

const inStore = <T>(
  test: TestBackground,
  work: Parameters<TestBackground['background']['ledger']['use']>[1],
) => test.background.ledger.use('读取', work).then((done) => answered(done) as T);

/** A package as the pages write it. */
async function packed(test: TestBackground, kind: WrittenKind, role: Role, selection?: Selection) {
  const order = { kind, role, person: { name: '甲', unit: '' }, ...(selection && { selection }) };
  const bytes = await oneFile(await writtenPackage(test, order));
  return { fileName: `${kind}.zip`, bytes, events: 0 };
}

async function* of<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const holds = (bytes: Uint8Array): boolean =>
  Object.values(unzipSync(bytes)).some((part) => strFromU8(part).includes(TELEPHONE));

async function filed() {
  const volunteer = testBackground();
  const { id } = answered(await volunteer.handlers.fileTicket(draft, OVERLAY));
  const center = testBackground();
  answered(await center.handlers.setSettings(CENTER, DESK));
  return { volunteer, center, id };
}

describe('a volunteer’s contact', () => {
  it('is in no record: beside it, under a salted hash', async () => {
    const { volunteer, id } = await filed();
    const [event] = answered(await volunteer.handlers.history({ id }, DESK));
    expect(JSON.stringify(event)).not.toMatch(/周立|13800138000/);
    const hash = String(event?.payload.contactItem);
    expect(await inStore(volunteer, (db) => readContact(db, hash))).toEqual({
      name: '周立',
      phone: TELEPHONE,
    });
    // The same contact once more is another hash: nobody tells a telephone by trying them all.
    answered(await volunteer.handlers.fileTicket({ ...draft, description: '另一处' }, OVERLAY));
    const hashes = await inStore<string[]>(volunteer, (db) => db.getAllKeys('evidence'));
    expect(new Set(hashes).size).toBe(2);
  });

  it('goes into the hand-in and the backup, into no reply, no hand-in of the center, no ledger and no paper', async () => {
    const { volunteer, center, id } = await filed();
    const one: Selection = { is: 'tickets', ids: new Set([id]), withLooks: false };
    const handIn = await packed(volunteer, '交件', '公众志愿者', one);
    expect(holds(handIn.bytes)).toBe(true);
    answered(await handOver(center, handIn));
    const [event] = answered(await center.handlers.history({ id }, DESK));
    const hash = String(event?.payload.contactItem);
    expect(await inStore(center, (db) => readContact(db, hash))).toEqual({ name: '周立', phone: TELEPHONE });

    expect(holds((await packed(center, '备份', '大数据中心')).bytes)).toBe(true);
    for (const [kind, role] of [
      ['回复', '大数据中心'],
      ['交件', '大数据中心'],
      ['交件', '值班读网员'],
      ['回复', '公众志愿者'],
    ] as const)
      expect([kind, role, holds((await packed(center, kind, role)).bytes)]).toEqual([kind, role, false]);

    const views = await allTickets(center.handlers);
    const rows = views.map(({ ticket, clocks }, index) => ledgerRow(ticket, clocks, index + 1));
    const events = await inStore<Event[]>(center, async (db) => {
      const found: Event[] = [];
      for await (const run of selectedEvents(db, one, NOW_MS)) found.push(...run.events);
      return found;
    });
    const head = { siteName: '', office: '', contact: '', phone: '' };
    const files = [
      strFromU8(await ledgerCsv(rows)),
      strFromU8(await ledgerJson({ scope: '', rows, events })),
      ...Object.values(unzipSync(await ledgerXlsx({ scope: '', rows }))).map((part) => strFromU8(part)),
      ...views
        .flatMap((view) => [rectificationNotice([view], head, MADE_AT), mistakeReply(view, head, MADE_AT)])
        .map((paper) => JSON.stringify(paper)),
    ];
    expect(views).toHaveLength(1);
    expect(files.filter((text) => /周立|13800138000/.test(text))).toEqual([]);
  });

  it('is not smuggled out by a record that names it as its proof', async () => {
    const { volunteer, center, id } = await filed();
    answered(await handOver(center, await packed(volunteer, '交件', '公众志愿者')));
    const [event] = answered(await center.handlers.history({ id }, DESK));
    const proof = {
      hash: String(event?.payload.contactItem),
      type: 'image/png',
      what: '截图',
      bytes: 1,
      takenAt: '2026-11-23T10:00:00+08:00',
    };
    answered(
      await center.handlers.step(
        { id, type: '备注', payload: { text: '见图', evidenceFiles: [proof] } },
        DESK,
      ),
    );
    expect(holds((await packed(center, '回复', '大数据中心')).bytes)).toBe(false);
  });

  it('of a stranger who names a picture of the office as his leaves the picture in every file', async () => {
    const { center } = await filed();
    const bytes = new TextEncoder().encode('picture');
    const hash = await sha256Bytes(bytes);
    const proof = { hash, type: 'image/png', what: '截图', bytes: bytes.length, takenAt: MADE_AT };
    const row = { hash, type: 'image/png', bytes: bytes.buffer, savedAt: MADE_AT };
    await inStore(center, (db) => db.put('evidence', row as never));
    const [device, stranger] = [await SigningDevice.begin('d'), await SigningDevice.begin('e', '公众志愿者')];
    const filing = { ...submission(), evidenceFiles: [proof] };
    await device.write('提交', { kind: 'ticket', id: 'D' }, filing, { id: 'D' });
    const his = { ...submission(), contactItem: hash };
    await stranger.write('提交', { kind: 'ticket', id: 'E' }, his, { id: 'E', role: '公众志愿者' });
    answered(await take(center, await fileOfEvents([...device.events, ...stranger.events])));
    const both: Selection = { is: 'tickets', ids: new Set(['D', 'E']), withLooks: false };
    for (const [kind, selection] of [['回复'], ['交件'], ['备份'], ['回复', both]] as const) {
      const { bytes: file } = await packed(center, kind, '大数据中心', selection);
      expect(Object.keys(unzipSync(file))).toContain(`evidence/${hash}`);
    }
  });

  it.each(['image/png', 'text/plain'])(
    'that a forged manifest calls %s goes into no reply, and can be read once the genuine file came',
    async (type) => {
      const { volunteer, center, id } = await filed();
      const genuine = await packed(volunteer, '交件', '公众志愿者');
      const [event] = answered(await volunteer.handlers.history({ id }, DESK));
      const hash = String(event?.payload.contactItem);
      const row = await inStore<{ bytes: ArrayBuffer } | undefined>(volunteer, (db) =>
        db.get('evidence', hash),
      );
      const forged = { hash, type, bytes: new Uint8Array(row?.bytes ?? new ArrayBuffer(0)) };
      const from = { importId: 'x', takenAt: MADE_AT };
      await inStore(center, (db) => keepProofs(db, of([forged]), from, sha256Bytes));
      answered(await handOver(center, genuine));
      expect(holds((await packed(center, '回复', '大数据中心')).bytes)).toBe(false);
      expect(await inStore(center, (db) => readContact(db, hash))).toMatchObject({ phone: TELEPHONE });
    },
  );

  it('of a report filed twice is kept once, and is no proof among the proofs', async () => {
    const { volunteer } = await filed();
    answered(await volunteer.handlers.fileTicket(draft, OVERLAY));
    expect(await inStore<string[]>(volunteer, (db) => db.getAllKeys('evidence'))).toHaveLength(1);
    expect(await inStore(volunteer, evidenceTotals)).toMatchObject({ files: 0, bytes: 0 });
    expect(await inStore(volunteer, (db) => giveUpEvidence(db, 1e9))).toMatchObject({ files: 0 });
    expect(await everythingStored(volunteer)).toContain(CONTACT_TYPE);
  });

  it('ends with the retention period, and the ticket stays', async () => {
    const { volunteer, id } = await filed();
    const after = new Date(NOW_MS + 86_400_000).toISOString();
    await inStore(volunteer, (db) => dropEvidenceBefore(db, after));
    const [event] = answered(await volunteer.handlers.history({ id }, DESK));
    const hash = String(event?.payload.contactItem);
    expect(await inStore(volunteer, (db) => readContact(db, hash))).toBeUndefined();
  });

  it('that cannot be kept refuses the report in a sentence, with nothing half done', async () => {
    const test = testBackground();
    const { use } = test.background.ledger;
    test.background.ledger.use = ((doing: string, work: never) =>
      doing === '联系方式'
        ? Promise.resolve({ ok: false, error: '联系方式没有存上：磁盘空间不足。' })
        : use(doing, work)) as typeof use;
    const answer = await test.handlers.fileTicket(draft, OVERLAY);
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('联系方式没有存上') });
    expect(await allTickets(test.handlers)).toEqual([]);
  });
});

import { strFromU8, unzipSync } from 'fflate';

import type { Event } from '../../lib/core/events/event.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { mistakeReply, rectificationNotice } from '../../lib/core/papers/ticket-papers.ts';
import { ledgerDocx, paperDocx } from '../../lib/export/paper-docx.ts';
import { selectedEvents } from '../../lib/extension/collect-records.ts';
import { officialMistakePage } from '../../lib/extension/official-mistake-page.ts';
import { ledgerCsv, ledgerJson, ledgerXlsx } from '../export/ledger-file.ts';
import { allTickets, answered, DESK, everythingStored, NOW_MS, type TestBackground } from './fresh-ledger.ts';
import { oneFile, writtenPackage } from './written-package.ts';

/** Every part of a zip, unpacked: what is compressed hides from a search. */
const unpacked = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes))
    .map(([path, part]) => path + strFromU8(part))
    .join('\n');

/** Everything the store holds and every file that can be made of it, as one text each. */
export async function everyPlace(test: TestBackground): Promise<Record<string, string>> {
  const views = await allTickets(test.handlers);
  const rows = views.map(({ ticket, clocks }, index) => ledgerRow(ticket, clocks, index + 1));
  const events = answered(
    await test.background.ledger.use('读取', async (db) => {
      const found: Event[] = [];
      for await (const run of selectedEvents(db, { is: 'everything' }, NOW_MS)) found.push(...run.events);
      return found;
    }),
  );
  const madeAt = '2026-11-23T10:00:00+08:00';
  const letterhead = { siteName: '', office: '县政府办', contact: '', phone: '' };
  const decoder = new TextDecoder();
  const stored = JSON.parse(await everythingStored(test)) as { stores: Record<string, unknown> };
  const { stores, ...areas } = stored;
  const papers = views.flatMap((view) => [
    rectificationNotice([view], letterhead, madeAt),
    mistakeReply(view, letterhead, madeAt),
  ]);
  return {
    ...Object.fromEntries(Object.entries(stores).map(([name, kept]) => [`库 ${name}`, JSON.stringify(kept)])),
    ...Object.fromEntries(
      Object.entries(areas).map(([name, kept]) => [`存储 ${name}`, JSON.stringify(kept)]),
    ),
    工单包: unpacked(await oneFile(await writtenPackage(test))),
    XLSX: unpacked(await ledgerXlsx({ scope: '', rows })),
    DOCX: unpacked(await ledgerDocx({ scope: '', rows })),
    CSV: decoder.decode(await ledgerCsv(rows)),
    JSON: decoder.decode(await ledgerJson({ scope: '', rows, events })),
    文书: JSON.stringify(papers),
    文书文件: unpacked(await paperDocx(papers.flat())),
    官方找错: views
      .map(({ ticket: { submission } }) => officialMistakePage('5199990001', submission.url))
      .join('\n'),
    回执: JSON.stringify(views),
    // Where the words stand is asked of the very page that shows them, so that its picture frames them.
    推送: JSON.stringify(test.told.filter(({ type }) => type !== 'beforeCapture')),
    存储状态: JSON.stringify(await test.handlers.storeHealth(null, DESK)),
  };
}

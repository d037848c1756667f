import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { fingerprintOf } from '../../lib/core/events/device.ts';
import type { Actor, Role } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import {
  EvidenceEntry,
  type PackageKind,
  readEventPackage,
  writeEventPackage,
} from '../../lib/export/package/event-package.ts';
import { collectRecords, type Selection, type WithContacts } from '../../lib/extension/collect-records.ts';
import { openLedgerDb } from '../../lib/extension/db.ts';
import { thisDevice } from '../../lib/extension/event-store.ts';
import { sha256Hex, sha256Text } from './hash.ts';

export interface HandOverOrder {
  kind: PackageKind;
  scope: string;
  selection: Selection;
  person: Actor;
  role: Role;
  program: string;
  now: Date;
}

export interface WrittenPackage {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  tickets: number;
  events: number;
}

/** A volunteer's contact goes to whom it was given for, and stays in a backup; a reply or the center's own hand-in has none. */
export function contactsIn(kind: PackageKind, role: Role): WithContacts {
  if (kind === '备份') return 'all';
  return kind === '交件' && role !== '大数据中心' ? 'own' : 'none';
}

/** A file of the store's own records, read back before it is handed out: a backup that cannot be read is none. */
export async function writePackage(order: HandOverOrder): Promise<Result<WrittenPackage>> {
  const { kind, person, role, now } = order;
  const nowMs = now.getTime();
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const device = await thisDevice(db, { nowMs: () => nowMs, newId: () => crypto.randomUUID() });
    const { events, tickets, evidence } = await collectRecords(
      db,
      order.selection,
      nowMs,
      contactsIn(kind, role),
    );
    const bytes = await writeEventPackage(
      {
        head: {
          kind,
          madeAt: isoOf(nowMs),
          program: order.program,
          by: {
            ...person,
            role,
            device: device.id,
            ...(device.publicKey && { fingerprint: await fingerprintOf(device.publicKey, sha256Text) }),
          },
          scope: order.scope,
          evidence: evidence.flatMap(({ hash, type }) => {
            const entry = EvidenceEntry.safeParse({ hash, type });
            return entry.success ? [entry.data] : [];
          }),
        },
        events,
        evidence: new Map(evidence.map((one) => [one.hash, one.bytes])),
      },
      sha256Hex,
    );
    const again = await readEventPackage(bytes, sha256Hex);
    if (!again.ok || again.value.events.length !== events.length)
      return { ok: false, error: '文件写好后读不回来，没有保存。台账没有改动，请重试；仍不行请重启浏览器。' };
    const fileName = datedFileName(
      `巡读${kind}`,
      // Files of many readers and of one day end in one folder: none may overwrite another.
      role === '公众志愿者' ? '公众' : [person.unit, person.name].filter(Boolean).join('_'),
      role === '公众志愿者'
        ? isoOf(nowMs).slice(0, 10)
        : isoOf(nowMs).slice(0, 16).replace('T', '_').replace(':', ''),
      'zip',
    );
    return { ok: true, value: { bytes, fileName, tickets, events: events.length } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `文件没有写成（${why}）。台账没有改动，请重试；记录太多时先筛选一部分。` };
  } finally {
    db.close();
  }
}

import type { Event } from '../core/events/event.ts';
import type { LedgerDb } from './db.ts';
import type { WriteMeans } from './event-store.ts';
import { LostRecords } from './lost-records.ts';
import { setAside } from './quarantine.ts';
import type { ImportedEvent } from './segments.ts';

/**
 * The genuine records are in: own rows that do not hold make room for them, and what was set aside before is no
 * alarm any more.
 */
export async function noteMended(
  db: LedgerDb,
  file: { id: string; records: readonly ImportedEvent[] },
  damagedOwn: readonly Event[],
  ownKeys: ReadonlyMap<string, readonly string[]>,
  { nowMs }: WriteMeans,
): Promise<number> {
  if (damagedOwn.length > 0) {
    const rows = damagedOwn.map((row) => ({
      rowKey: row.id,
      row,
      why: `本机第 ${row.seq} 号记录的签名不符，内容被改动过或磁盘出错；导入的文件里有完好的一份。`,
    }));
    await setAside(db, 'events', rows, nowMs());
  }
  const lost = await LostRecords.read(db);
  for (const { event, hash, text, signed } of file.records) {
    const { id, seq, by } = event;
    const own = ownKeys.get(by.device);
    const isSigned = signed?.holds === true && (own?.includes(signed.publicKey) ?? true);
    const publicKey = signed?.holds ? signed.publicKey : undefined;
    lost.see({ id, seq, device: by.device, isOwn: own !== undefined, isSigned, publicKey, hash, text });
  }
  lost.seeFile(file.id);
  return lost.noteMended(db, nowMs());
}

import type { LedgerDb } from '../../lib/extension/db.ts';
import type { BackupStanding } from '../../lib/extension/device-messages.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { restorationsIn } from '../../lib/extension/followed-devices.ts';
import { readImports } from '../../lib/extension/segments.ts';

/** A backup by its file, the device that wrote it, and the set it is a volume of. */
export interface BackupFile {
  id: string;
  device: string;
  setId?: string | undefined;
}

/** Whether a backup may be restored here, or was. */
export async function backupStanding(
  db: LedgerDb,
  nowMs: number,
  { id, device, setId }: BackupFile,
): Promise<BackupStanding> {
  const notes = (await readImports(db)).filter(
    (note) => note.asOwn === true && (note.id === id || (setId !== undefined && note.set?.id === setId)),
  );
  if (notes.length === 0) return (await isFreshMachine(db, nowMs)) ? '可以恢复' : '不是';
  const { standing, undone } = restorationsIn(await readEvents(db, nowMs, 'device'));
  if (standing.has(device)) return '已恢复';
  return undone.has(device) ? '不是' : '可以恢复';
}

/**
 * Nothing was filed here and no record taken in yet: then a backup may be this machine's own. Anywhere else a file
 * that calls itself a backup is one more file.
 */
export async function isFreshMachine(db: LedgerDb, nowMs: number): Promise<boolean> {
  const tickets = await readEvents(db, nowMs, 'ticket');
  if (tickets.length > 0) return false;
  // A volume of proofs alone may come before the one with the records.
  return (await db.count('segments')) === 0;
}

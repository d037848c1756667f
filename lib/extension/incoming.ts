import { isoOf } from '../core/calendar/civil-date.ts';
import type { Result } from '../core/page-result.ts';
import { numberMask } from '../core/privacy/private-text.ts';
import { type IncomingRow, type LedgerDb, openLedgerDb, storeError } from './db.ts';

/** What nobody took in for a day was left behind by a worker that was stopped. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/**
 * Puts a file where the background finds it. Through the store, not through a message: a message carries text
 * only, and 64 MB of it at the most. The file itself is put there, not a copy of it in memory.
 * @returns the id it lies under
 */
export async function putIncoming(fileName: string, content: Blob | Uint8Array): Promise<Result<string>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  const id = crypto.randomUUID();
  const nowMs = Date.now();
  const file = content instanceof Blob ? content : new Blob([new Uint8Array(content)]);
  const row = { id, fileName: numberMask(fileName), at: isoOf(nowMs) };
  try {
    await dropLeftBehind(opened.value, nowMs);
    try {
      await opened.value.put('incoming', { ...row, bytes: file });
    } catch (error) {
      // A private window of Firefox keeps no files in its store; bytes it does.
      if (!(error instanceof Error) || error.name !== 'DataCloneError') throw error;
      await opened.value.put('incoming', { ...row, bytes: await file.arrayBuffer() });
    }
    return { ok: true, value: id };
  } catch (error) {
    return { ok: false, error: storeError('导入文件', error) };
  } finally {
    opened.value.close();
  }
}

/** The file as it is read, part by part. Rows of the first version hold bytes. */
export function incomingFile({ bytes }: IncomingRow): Blob {
  return bytes instanceof Blob ? bytes : new Blob([bytes]);
}

async function dropLeftBehind(db: LedgerDb, nowMs: number): Promise<void> {
  for (const { id, at } of await db.getAll('incoming'))
    if (!(Date.parse(at) > nowMs - LEFT_BEHIND_MS)) await db.delete('incoming', id);
}

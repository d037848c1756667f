import { isoOf } from '../core/calendar/civil-date.ts';
import type { Result } from '../core/page-result.ts';
import { openLedgerDb, storeError } from './db.ts';

/**
 * Puts a file where the background finds it. Through the store, not through a message: a message carries text
 * only, and 64 MB of it at the most.
 * @returns the id it lies under
 */
export async function putIncoming(fileName: string, bytes: Uint8Array): Promise<Result<string>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  const id = crypto.randomUUID();
  try {
    const buffer = bytes.slice().buffer as ArrayBuffer;
    await opened.value.put('incoming', { id, fileName, bytes: buffer, at: isoOf(Date.now()) });
    return { ok: true, value: id };
  } catch (error) {
    return { ok: false, error: storeError('导入文件', error) };
  } finally {
    opened.value.close();
  }
}

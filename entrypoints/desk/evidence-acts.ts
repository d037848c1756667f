import type { EvidenceActs } from '../../components/tickets/ticket-evidence.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import { evidenceName } from '../../lib/core/tickets/evidence-files.ts';
import { type LedgerDb, openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { checkEvidence, evidenceBytes } from '../../lib/extension/evidence-store.ts';
import { download } from './download.ts';
import { sha256Hex } from './hash.ts';

/** Reads straight from the store: only writing is the background's. */
async function readStore<T>(work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: await work(opened.value) };
  } catch (error) {
    return { ok: false, error: storeError('读取证据', error) };
  } finally {
    opened.value.close();
  }
}

/** What a ticket's proofs are looked at with. */
export function evidenceActs(number: string): EvidenceActs {
  return {
    read: (hash) =>
      readStore(async (db) => {
        const bytes = await evidenceBytes(db, hash);
        return bytes && new Uint8Array(bytes);
      }),
    check: (hash) => readStore((db) => checkEvidence(db, hash, sha256Hex)),
    save: (file, bytes) => download(bytes, file.type, evidenceName(number, file)),
  };
}

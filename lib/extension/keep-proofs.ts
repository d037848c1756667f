import { CONTACT_TYPE } from '../core/events/contact.ts';
import type { LedgerDb } from './db.ts';
import { proofType } from './proof-type.ts';

interface Proof {
  hash: string;
  type: string;
  bytes: Uint8Array;
}

interface StoredRow extends Record<string, unknown> {
  hash: string;
  type: string;
  bytes: ArrayBuffer;
  savedAt: string;
  importId: string;
}

/** Proofs written in one transaction: what is in memory and in the store's journal stays small. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_PROOFS = 200;

/**
 * Keeps the proofs of a file under their hashes, some at a time. A worker stopped half-way leaves proofs that no
 * record names yet: the same file once more finds them here and goes on. One whose bytes here are not those of its
 * hash any more, or that is kept as something else than it is, is put right.
 *
 * @param from the file they came with, and when it was taken in
 * @returns how many were damaged here and are whole again
 */
export async function keepProofs(
  db: LedgerDb,
  proofs: AsyncIterable<Proof>,
  from: { importId: string; takenAt: string },
  sha256: (bytes: Uint8Array) => Promise<string>,
): Promise<number> {
  const here = new Set(await db.getAllKeys('evidence'));
  const seen = new Set<string>();
  let batch: StoredRow[] = [];
  let bytes = 0;
  let healed = 0;
  const flush = async () => {
    const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
    await Promise.all([...batch.map((row) => transaction.store.put(row)), transaction.done]);
    batch = [];
    bytes = 0;
  };
  for await (const proof of proofs) {
    if (seen.has(proof.hash)) continue;
    seen.add(proof.hash);
    const fresh: StoredRow = {
      hash: proof.hash,
      type: proofType(proof.bytes, proof.type),
      bytes: proof.bytes.slice().buffer,
      savedAt: from.takenAt,
      importId: from.importId,
    };
    if (here.has(proof.hash)) {
      // One that cannot be read is as good as damaged.
      const row: Record<string, unknown> =
        (await db.get('evidence', proof.hash).catch(() => undefined)) ?? {};
      const isWhole =
        row.bytes instanceof ArrayBuffer && (await sha256(new Uint8Array(row.bytes))) === proof.hash;
      const isTyped =
        typeof row.type === 'string' &&
        proofType(proof.bytes, row.type) === row.type &&
        (fresh.type !== CONTACT_TYPE || row.type === CONTACT_TYPE);
      if (isWhole && isTyped) continue;
      // The rest stays as it is: the retention period counts from when it first came.
      if (typeof row.savedAt === 'string') fresh.savedAt = row.savedAt;
      if (isTyped) fresh.type = String(row.type);
      if (!isWhole) healed += 1;
    }
    batch.push(fresh);
    bytes += proof.bytes.length;
    if (bytes >= MOST_BYTES || batch.length >= MOST_PROOFS) await flush();
  }
  if (batch.length > 0) await flush();
  return healed;
}

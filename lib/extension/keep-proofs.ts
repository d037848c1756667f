import type { LedgerDb } from './db.ts';

interface Proof {
  hash: string;
  type: string;
  bytes: Uint8Array;
}

/** Proofs written in one transaction: what is in memory and in the store's journal stays small. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_PROOFS = 200;

/**
 * Keeps the proofs of a file under their hashes, some at a time. A worker stopped half-way leaves proofs that no
 * record names yet: the same file once more finds them here and goes on.
 *
 * @param from the file they came with, and when it was taken in
 * @returns how many the file holds
 */
export async function keepProofs(
  db: LedgerDb,
  proofs: AsyncIterable<Proof>,
  from: { importId: string; takenAt: string },
): Promise<number> {
  const here = new Set(await db.getAllKeys('evidence'));
  let batch: Proof[] = [];
  let bytes = 0;
  let count = 0;
  const flush = async () => {
    const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
    const rows = batch.map((proof) => ({
      hash: proof.hash,
      type: proof.type,
      bytes: proof.bytes.slice().buffer,
      savedAt: from.takenAt,
      importId: from.importId,
    }));
    await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
    batch = [];
    bytes = 0;
  };
  for await (const proof of proofs) {
    count += 1;
    // What is here already stays as it is: its retention period counts from when it first came.
    if (here.has(proof.hash)) continue;
    here.add(proof.hash);
    batch.push(proof);
    bytes += proof.bytes.length;
    if (bytes >= MOST_BYTES || batch.length >= MOST_PROOFS) await flush();
  }
  if (batch.length > 0) await flush();
  return count;
}

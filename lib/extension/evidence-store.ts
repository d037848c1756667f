import { CONTACT_TYPE } from '../core/events/contact.ts';
import type { EvidenceFile } from '../core/events/event.ts';
import type { LedgerDb } from './db.ts';
import { hashesInFolder } from './proof-folder.ts';

/** What evidence takes of the disk. */
export interface EvidenceTotals {
  files: number;
  bytes: number;
  /** Oldest first: what would be given up first. */
  oldestAt?: string | undefined;
}

/** Keeps the bytes of a proof under their hash; the record that names it is written by the ledger. */
export async function keepEvidence(db: LedgerDb, file: EvidenceFile, bytes: Uint8Array): Promise<void> {
  const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
  const row = { hash: file.hash, type: file.type, bytes: bytes.slice().buffer, savedAt: file.takenAt };
  await Promise.all([transaction.store.put(row), transaction.done]);
}

/** The bytes of a proof; undefined when they were given up or never came with a file. */
export async function evidenceBytes(db: LedgerDb, hash: string): Promise<Uint8Array | undefined> {
  const row = await db.get('evidence', hash);
  return row?.bytes instanceof ArrayBuffer ? new Uint8Array(row.bytes) : undefined;
}

interface Listed {
  hash: string;
  type: unknown;
  bytes: number;
  savedAt: string;
}

/** Everything kept under a hash, without its bytes, oldest first. One at a time: a thousand pictures are a gigabyte. */
async function listed(db: LedgerDb): Promise<Listed[]> {
  const found: Listed[] = [];
  let at = await db.transaction('evidence').store.openCursor();
  while (at) {
    const { hash, type, bytes, savedAt } = at.value;
    if (bytes instanceof ArrayBuffer)
      found.push({ hash, type, bytes: bytes.byteLength, savedAt: String(savedAt ?? '') });
    at = await at.continue();
  }
  return found.sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
}

/** Proofs alone: a contact is no proof, and giving it up makes no room. */
async function listedProofs(db: LedgerDb): Promise<Listed[]> {
  return (await listed(db)).filter(({ type }) => type !== CONTACT_TYPE);
}

async function drop(
  db: LedgerDb,
  proofs: readonly { hash: string; bytes: number }[],
): Promise<FreedEvidence> {
  const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
  await Promise.all([...proofs.map(({ hash }) => transaction.store.delete(hash)), transaction.done]);
  return { files: proofs.length, bytes: proofs.reduce((sum, { bytes }) => sum + bytes, 0) };
}

export async function evidenceTotals(db: LedgerDb): Promise<EvidenceTotals> {
  const proofs = await listedProofs(db);
  return {
    files: proofs.length,
    bytes: proofs.reduce((sum, { bytes }) => sum + bytes, 0),
    oldestAt: proofs[0]?.savedAt,
  };
}

/** Proofs that were given up. */
export interface FreedEvidence {
  files: number;
  bytes: number;
}

/**
 * Gives up proofs until `bytes` are free, first those that lie in the proofs folder too, then the oldest: evidence
 * goes before tickets, and the tickets keep the hashes, so that a copy in a package can still be proved.
 */
export async function giveUpEvidence(db: LedgerDb, bytes: number): Promise<FreedEvidence> {
  let free = 0;
  const proofs = await listedProofs(db);
  const copied = await hashesInFolder(db);
  const inTurn = [
    ...proofs.filter(({ hash }) => copied.has(hash)),
    ...proofs.filter(({ hash }) => !copied.has(hash)),
  ];
  const given = inTurn.filter((proof) => {
    const isNeeded = free < bytes;
    if (isNeeded) free += proof.bytes;
    return isNeeded;
  });
  return drop(db, given);
}

/** Proofs and contacts older than the retention period. @param before ISO 8601 instant */
export async function dropEvidenceBefore(db: LedgerDb, before: string): Promise<FreedEvidence> {
  const limit = Date.parse(before);
  // A row without a readable time stays: nobody knows how old it is.
  return drop(
    db,
    (await listed(db)).filter(({ savedAt }) => Date.parse(savedAt) < limit),
  );
}

export type EvidenceCheck = '一致' | '已改动' | '已清理';

/** Whether the bytes here are still those the record names. */
export async function checkEvidence(
  db: LedgerDb,
  hash: string,
  sha256: (bytes: Uint8Array) => Promise<string>,
): Promise<EvidenceCheck> {
  const bytes = await evidenceBytes(db, hash);
  if (!bytes) return '已清理';
  return (await sha256(bytes)) === hash ? '一致' : '已改动';
}

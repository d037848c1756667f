import { CONTACT_TYPE } from '../core/events/contact.ts';
import type { LedgerDb } from './db.ts';
import type { FreedEvidence } from './evidence-store.ts';
import {
  type FolderHandle,
  type FolderTrouble,
  ReadBackError,
  readFile,
  troubleOf,
  writeFile,
} from './folder-handle.ts';
import {
  type KeptFolder,
  noteProof,
  PROOFS_FOLDER,
  proofNotes,
  proofPath,
  unnoteProof,
} from './proof-folder.ts';
import { proofType } from './proof-type.ts';

export interface FolderMeans {
  sha256Bytes(content: Uint8Array): Promise<string>;
  nowAt(): string;
  /** Asked before every file but the first: enough for one go, or a person stopped it. */
  isOver(): boolean;
}

/** What one go came to. */
export interface WroteProofs {
  wrote: number;
  /** Still to be written: not reached, or failed. */
  left: number;
  /** Bytes in the browser that are not those of their hash. */
  damaged: number;
  trouble?: FolderTrouble;
}

/** One file may be held by another program; so many in a row are a fault of the disk. */
const FAILURES_IN_A_ROW = 5;

interface Place {
  folder: KeptFolder;
  handle: FolderHandle;
}

/**
 * Writes every proof that is not yet known to lie in the folder, reads each back and notes it. Stopped at any
 * point it goes on from there the next time: only what was read back is noted.
 */
export async function writeProofs(
  db: LedgerDb,
  { folder, handle }: Place,
  means: FolderMeans,
): Promise<WroteProofs> {
  const known = await proofNotes(db, folder.id);
  const waiting = (await db.getAllKeys('evidence')).filter((hash) => !known.has(hash));
  const done: WroteProofs = { wrote: 0, left: 0, damaged: 0 };
  let failures = 0;
  for (const [index, hash] of waiting.entries()) {
    if (index > 0 && means.isOver()) return { ...done, left: done.left + waiting.length - index };
    const row = await db.get('evidence', hash);
    if (!(row?.bytes instanceof ArrayBuffer)) continue;
    const bytes = new Uint8Array(row.bytes);
    const type = proofType(bytes, String(row.type ?? ''));
    const path = proofPath(hash, type);
    if (!path || type === CONTACT_TYPE) continue;
    if ((await means.sha256Bytes(bytes)) !== hash) {
      done.damaged += 1;
      continue;
    }
    try {
      await writeVerified(handle, path, bytes, hash, means);
      failures = 0;
    } catch (error) {
      done.trouble = troubleOf(error);
      done.left += 1;
      failures += 1;
      if (done.trouble.why !== '写入出错' || failures === FAILURES_IN_A_ROW)
        return { ...done, left: done.left + waiting.length - index - 1 };
      continue;
    }
    await noteProof(db, hash, {
      folder: folder.id,
      folderName: folder.name,
      type,
      savedAt: String(row.savedAt ?? ''),
      at: means.nowAt(),
    });
    done.wrote += 1;
  }
  return done;
}

/** What lies there already and is the same is left as it is. */
async function writeVerified(
  handle: FolderHandle,
  path: readonly string[],
  bytes: Uint8Array<ArrayBuffer>,
  hash: string,
  means: FolderMeans,
): Promise<void> {
  if (await liesThere(handle, path, bytes.length, hash, means)) return;
  await writeFile(handle, path, bytes);
  if (!(await liesThere(handle, path, bytes.length, hash, means))) throw new ReadBackError(path.join('/'));
}

async function liesThere(
  handle: FolderHandle,
  path: readonly string[],
  maxBytes: number,
  hash: string,
  { sha256Bytes }: Pick<FolderMeans, 'sha256Bytes'>,
): Promise<boolean> {
  const found = await readFile(handle, path, maxBytes);
  return found !== undefined && (await sha256Bytes(found)) === hash;
}

export interface GaveUpProofs extends FreedEvidence {
  /** Were not found in the folder any more: they stay in the browser and are written again. */
  missing: number;
  /** Stopped before the last one. */
  isUnfinished: boolean;
  trouble?: FolderTrouble;
}

/**
 * Gives proofs older than `before` up from the browser, each only after it was read in the folder once more.
 *
 * @param before ISO 8601 instant
 */
export async function giveUpWritten(
  db: LedgerDb,
  { folder, handle }: Place,
  before: string,
  means: FolderMeans,
): Promise<GaveUpProofs> {
  const limit = Date.parse(before);
  const here = new Set(await db.getAllKeys('evidence'));
  const old = [...(await proofNotes(db, folder.id))].filter(
    // A note without a readable time is of unknown age: its proof stays.
    ([hash, { savedAt }]) => here.has(hash) && Date.parse(savedAt) < limit,
  );
  const gone: GaveUpProofs = { files: 0, bytes: 0, missing: 0, isUnfinished: false };
  for (const [index, [hash, { type }]] of old.entries()) {
    if (index > 0 && means.isOver()) return { ...gone, isUnfinished: true };
    const row = await db.get('evidence', hash);
    const path = proofPath(hash, type);
    if (!path || !(row?.bytes instanceof ArrayBuffer)) continue;
    const size = row.bytes.byteLength;
    let isThere: boolean;
    try {
      isThere = await liesThere(handle, path, size, hash, means);
      if (!isThere) await mustBeThere(handle);
    } catch (error) {
      return { ...gone, isUnfinished: true, trouble: troubleOf(error) };
    }
    if (!isThere) {
      await unnoteProof(db, hash);
      gone.missing += 1;
      continue;
    }
    const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.delete(hash), transaction.done]);
    gone.files += 1;
    gone.bytes += size;
  }
  return gone;
}

/** Tells a file that is missing from a folder that is missing: a disk that was unplugged loses no proof. */
async function mustBeThere(handle: FolderHandle): Promise<void> {
  await handle.getDirectoryHandle(PROOFS_FOLDER, { create: true });
}

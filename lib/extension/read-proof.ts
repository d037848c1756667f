import type { LedgerDb } from './db.ts';
import { evidenceBytes } from './evidence-store.ts';
import { type FolderHandle, mayWrite, readFile } from './folder-handle.ts';
import { type KeptFolder, keptFolder, proofNote, proofPath } from './proof-folder.ts';

export interface ReadProofMeans {
  /** The stored handle as one that can be used; undefined where the browser cannot. */
  folderHandle(stored: unknown): FolderHandle | undefined;
  sha256Bytes(content: Uint8Array): Promise<string>;
}

/** A proof, from the browser or else from the proofs folder. */
export interface FoundProof {
  bytes?: Uint8Array<ArrayBuffer>;
  /** Where it was written to, once the browser has it no longer. */
  inFolder?: { folder: string; path: string };
  /** Why the folder did not give it; absent where nothing is known of a folder. */
  why?: '没有允许' | '没有找到' | '已改动';
}

/** A saved page may be large; what is larger than any proof was not written by us. */
const MAX_PROOF_BYTES = 200 * 1024 * 1024;

/**
 * A folder that can be read is looked into even for a proof that is not noted: after a restored backup the notes
 * are gone and the files are not.
 */
export async function readProof(
  db: LedgerDb,
  { hash, type }: { hash: string; type: string },
  means: ReadProofMeans,
): Promise<FoundProof> {
  const here = await evidenceBytes(db, hash);
  if (here) return { bytes: new Uint8Array(here) };
  const note = await proofNote(db, hash);
  const folder = await keptFolder(db);
  const path = proofPath(hash, note?.type ?? type);
  if (!path) return {};
  const named = note ?? (folder && { folderName: folder.name });
  const inFolder = named && { folder: named.folderName, path: path.join('/') };
  const found = folder && (await fromFolder(folder, path, hash, means));
  if (found instanceof Uint8Array) return { bytes: found, ...(inFolder ? { inFolder } : {}) };
  if (!note || !inFolder) return {};
  return { inFolder, why: found ?? '没有找到' };
}

async function fromFolder(
  folder: KeptFolder,
  path: readonly string[],
  hash: string,
  { folderHandle, sha256Bytes }: ReadProofMeans,
): Promise<Uint8Array<ArrayBuffer> | '没有允许' | '没有找到' | '已改动'> {
  const handle = folderHandle(folder.handle);
  if (!handle) return '没有找到';
  try {
    if (!(await mayWrite(handle))) return '没有允许';
    const bytes = await readFile(handle, path, MAX_PROOF_BYTES);
    if (!bytes) return '没有找到';
    return (await sha256Bytes(bytes)) === hash ? bytes : '已改动';
  } catch {
    // A folder that is gone, or a disk that was unplugged: it is looked for there again the next time.
    return '没有找到';
  }
}

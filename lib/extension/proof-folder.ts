import { z } from 'zod';

import type { LedgerDb } from './db.ts';
import { FOLDER_TROUBLES, type FolderHandle } from './folder-handle.ts';

/** The folder a person chose for proofs. */
export interface KeptFolder {
  /** Made up when it was chosen: what lies in one folder does not lie in another of the same name. */
  id: string;
  name: string;
  chosenAt: string;
  /** As stored; whether it can be used is found out by who uses it. */
  handle: unknown;
}

/** Inside the chosen folder, beside the marks of machines. */
export const PROOFS_FOLDER = '证据';

const FOLDER_KEY = 'evidence';
const LOOK_KEY = 'look';
const PROOF_PREFIX = 'proof:';
/** Every key that begins with the prefix. */
const PROOF_KEYS: readonly [string, string] = [PROOF_PREFIX, `${PROOF_PREFIX}\uffff`];

const FolderRow = z.object({ id: z.string(), name: z.string(), chosenAt: z.string(), handle: z.unknown() });

/** How the last look at the folder went. */
const FolderLook = z.object({
  /** Day of the last look that came to its end; '' before the first. */
  on: z.string(),
  at: z.string(),
  /** Proofs still to be written. */
  left: z.int().nonnegative(),
  /** Proofs whose bytes are not those of their hash: not written. */
  damaged: z.int().nonnegative(),
  trouble: z.object({ why: z.enum(FOLDER_TROUBLES), detail: z.string() }).optional(),
});
export type FolderLook = z.infer<typeof FolderLook>;

/** A proof that was written to a folder and read back. It outlives the bytes in the browser. */
const ProofNote = z.object({
  key: z.string(),
  /** `KeptFolder.id` */
  folder: z.string(),
  folderName: z.string(),
  type: z.string(),
  /** When it was taken or came with a file: its retention period counts from there. */
  savedAt: z.string(),
  at: z.string(),
});
export type ProofNote = z.infer<typeof ProofNote>;

/** What 设置 → 证据与存储 shows of the folder. */
export interface FolderFacts {
  folder?: { name: string; chosenAt: string; mayWrite: boolean };
  /** Proofs written to it and read back. */
  inFolder: number;
  /** Of them those no longer in the browser. */
  onlyInFolder: number;
  look?: FolderLook;
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['multipart/related', 'mhtml'],
]);

/**
 * Where a proof lies in the folder; undefined for what is no hash, which must never become a name of a file.
 * @example proofPath('3f2a…', 'image/jpeg') // ['证据', '3f', '3f2a….jpg']
 */
export function proofPath(hash: string, type: string): readonly string[] | undefined {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  return [PROOFS_FOLDER, hash.slice(0, 2), `${hash}.${ENDINGS.get(type) ?? 'bin'}`];
}

export async function keptFolder(db: LedgerDb): Promise<KeptFolder | undefined> {
  const parsed = FolderRow.safeParse(await db.get('folders', FOLDER_KEY));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Keeps the chosen folder. The same folder chosen again keeps its id, and so what is known to lie there; into
 * another one every proof is written anew.
 */
export async function keepFolder(
  db: LedgerDb,
  handle: FolderHandle,
  { id, at }: { id: string; at: string },
): Promise<void> {
  const before = await keptFolder(db);
  const isSame = before !== undefined && (await isSameFolder(handle, before.handle));
  const row = { key: FOLDER_KEY, id: isSame ? before.id : id, name: handle.name, chosenAt: at, handle };
  const transaction = db.transaction('folders', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(row), transaction.store.delete(LOOK_KEY), transaction.done]);
}

async function isSameFolder(handle: FolderHandle, before: unknown): Promise<boolean> {
  if (!handle.isSameEntry) return false;
  return handle.isSameEntry(before as FolderHandle).catch(() => false);
}

/** Nothing is written there any more; what lies there stays, and so does what is known of it. */
export async function forgetFolder(db: LedgerDb): Promise<null> {
  const transaction = db.transaction('folders', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  await Promise.all([store.delete(FOLDER_KEY), store.delete(LOOK_KEY), transaction.done]);
  return null;
}

export async function lastLook(db: LedgerDb): Promise<FolderLook | undefined> {
  const parsed = FolderLook.safeParse(await db.get('folders', LOOK_KEY));
  return parsed.success ? parsed.data : undefined;
}

export async function keepLook(db: LedgerDb, look: FolderLook): Promise<void> {
  await db.put('folders', { key: LOOK_KEY, ...look });
}

/** The proofs known to lie in the folder, by hash. */
export async function proofNotes(db: LedgerDb, folder: string): Promise<Map<string, ProofNote>> {
  const rows = await db.getAll('folders', IDBKeyRange.bound(...PROOF_KEYS));
  return new Map(
    rows.flatMap((row) => {
      const parsed = ProofNote.safeParse(row);
      return parsed.success && parsed.data.folder === folder
        ? [[parsed.data.key.slice(PROOF_PREFIX.length), parsed.data] as const]
        : [];
    }),
  );
}

/** What is known of one proof, whatever folder it was written to. */
export async function proofNote(db: LedgerDb, hash: string): Promise<ProofNote | undefined> {
  const parsed = ProofNote.safeParse(await db.get('folders', PROOF_PREFIX + hash));
  return parsed.success ? parsed.data : undefined;
}

export async function noteProof(db: LedgerDb, hash: string, note: Omit<ProofNote, 'key'>): Promise<void> {
  const transaction = db.transaction('folders', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put({ key: PROOF_PREFIX + hash, ...note }), transaction.done]);
}

/** It is not there any more, or is not what was written. */
export async function unnoteProof(db: LedgerDb, hash: string): Promise<void> {
  await db.delete('folders', PROOF_PREFIX + hash);
}

/** Hashes of every proof known to lie in the folder that is chosen now: they go first where room is needed. */
export async function hashesInFolder(db: LedgerDb): Promise<ReadonlySet<string>> {
  const folder = await keptFolder(db);
  return new Set(folder ? (await proofNotes(db, folder.id)).keys() : []);
}

/** @param mayWrite whether the browser lets us write there now */
export async function folderFacts(
  db: LedgerDb,
  mayWrite: (folder: KeptFolder) => Promise<boolean>,
): Promise<FolderFacts> {
  const folder = await keptFolder(db);
  if (!folder) return { inFolder: 0, onlyInFolder: 0 };
  const notes = await proofNotes(db, folder.id);
  const here = new Set(await db.getAllKeys('evidence'));
  const look = await lastLook(db);
  return {
    folder: { name: folder.name, chosenAt: folder.chosenAt, mayWrite: await mayWrite(folder) },
    inFolder: notes.size,
    onlyInFolder: [...notes.keys()].filter((hash) => !here.has(hash)).length,
    ...(look ? { look } : {}),
  };
}

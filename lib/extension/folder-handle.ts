/**
 * The part of the File System Access API that proofs are written with. A `FileSystemDirectoryHandle` of the browser
 * fits it; tests hand in one of their own.
 */
export interface FolderHandle {
  readonly name: string;
  getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<FolderHandle>;
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FileHandle>;
  /** Absent for folders that need no permission. */
  queryPermission?(wanted: { mode: 'readwrite' }): Promise<string>;
  /** Only in a page, and only in a person's click. */
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<string>;
  isSameEntry?(other: FolderHandle): Promise<boolean>;
}

interface FileHandle {
  getFile(): Promise<{ readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }>;
  /** What is written lies beside the file and takes its place at `close`. */
  createWritable(): Promise<{
    write(content: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort?(): Promise<void>;
  }>;
}

/** Why nothing more could be written; what the person can do depends on it. */
export const FOLDER_TROUBLES = ['没有允许', '找不到文件夹', '磁盘已满', '读回不符', '写入出错'] as const;

export interface FolderTrouble {
  why: (typeof FOLDER_TROUBLES)[number];
  /** What the browser said, for who helps. */
  detail: string;
}

/** What came back from the disk is not what was written. */
export class ReadBackError extends Error {}

export function isFolderHandle(value: unknown): value is FolderHandle {
  const { getDirectoryHandle, getFileHandle } = (value ?? {}) as Partial<FolderHandle>;
  return typeof getDirectoryHandle === 'function' && typeof getFileHandle === 'function';
}

/** Whether files may be written without asking a person first. */
export async function mayWrite(folder: FolderHandle): Promise<boolean> {
  if (!folder.queryPermission) return true;
  return (await folder.queryPermission({ mode: 'readwrite' })) === 'granted';
}

/** @param path folders and, last, the file; the folders are made where they are missing */
export async function writeFile(
  folder: FolderHandle,
  path: readonly string[],
  content: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = await (await folderOf(folder, path, true)).getFileHandle(path.at(-1) ?? '', { create: true });
  const writing = await file.createWritable();
  try {
    await writing.write(content);
    await writing.close();
  } catch (error) {
    await writing.abort?.().catch(() => undefined);
    throw error;
  }
}

/** @returns undefined when there is no such file, or it is larger than `maxBytes` */
export async function readFile(
  folder: FolderHandle,
  path: readonly string[],
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const file = await (
      await (await folderOf(folder, path, false)).getFileHandle(path.at(-1) ?? '')
    ).getFile();
    return file.size > maxBytes ? undefined : new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (nameOf(error) === 'NotFoundError') return undefined;
    throw error;
  }
}

async function folderOf(
  folder: FolderHandle,
  path: readonly string[],
  create: boolean,
): Promise<FolderHandle> {
  let at = folder;
  for (const name of path.slice(0, -1)) at = await at.getDirectoryHandle(name, { create });
  return at;
}

/** A failure of the folder as a kind of trouble. */
export function troubleOf(error: unknown): FolderTrouble {
  const detail = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  const name = nameOf(error);
  if (error instanceof ReadBackError) return { why: '读回不符', detail };
  if (name === 'NotAllowedError' || name === 'SecurityError') return { why: '没有允许', detail };
  if (name === 'NotFoundError') return { why: '找不到文件夹', detail };
  if (name === 'QuotaExceededError') return { why: '磁盘已满', detail };
  return { why: '写入出错', detail: `${name}：${detail}` };
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

import type { FolderHandle } from '../../lib/extension/folder-handle.ts';

/** A folder of a disk, in memory, with what can happen to one. */
export interface MemoryFolder {
  handle: FolderHandle;
  /** Contents by path, e.g. `证据/3f/3f….jpg`. */
  files: Map<string, Uint8Array>;
  permission: 'granted' | 'prompt' | 'denied';
  /** What the person answers when asked. */
  answers: 'granted' | 'denied';
  /** Renamed, moved or unplugged: nothing is found any more. */
  isGone: boolean;
  /** So many bytes more find room. */
  room: number;
  /** A disk that keeps something else than what was written. */
  garbles: boolean;
  /** Files another program holds. */
  held(path: string): boolean;
  /** Files written since it was made. */
  writes: number;
}

const fault = (name: string) => new DOMException(`planted ${name}`, name);

export function memoryFolder(name = '巡读证据'): MemoryFolder {
  const folder: MemoryFolder = {
    files: new Map(),
    permission: 'granted',
    answers: 'granted',
    isGone: false,
    room: Number.POSITIVE_INFINITY,
    garbles: false,
    held: () => false,
    writes: 0,
    handle: undefined as never,
  };
  const made = new Set(['']);

  const usable = () => {
    if (folder.permission !== 'granted') throw fault('NotAllowedError');
    if (folder.isGone) throw fault('NotFoundError');
  };

  const file = (path: string) => ({
    async getFile() {
      usable();
      const content = folder.files.get(path);
      if (!content) throw fault('NotFoundError');
      return { size: content.length, arrayBuffer: async () => content.slice().buffer as ArrayBuffer };
    },
    async createWritable() {
      usable();
      if (folder.held(path)) throw fault('NoModificationAllowedError');
      let written = new Uint8Array(0);
      return {
        async write(content: Uint8Array<ArrayBuffer>) {
          if (content.length > folder.room) throw fault('QuotaExceededError');
          written = content.slice();
        },
        async close() {
          usable();
          folder.room -= written.length;
          if (folder.garbles) written[0] = (written[0] ?? 0) ^ 1;
          folder.files.set(path, written);
          folder.writes += 1;
        },
        abort: async () => undefined,
      };
    },
  });

  const directory = (at: string, called: string): FolderHandle => ({
    name: called,
    async getDirectoryHandle(next, { create = false } = {}) {
      usable();
      const path = `${at}${next}/`;
      if (!made.has(path) && !create) throw fault('NotFoundError');
      made.add(path);
      return directory(path, next);
    },
    async getFileHandle(next, { create = false } = {}) {
      usable();
      const path = at + next;
      if (!create && !folder.files.has(path)) throw fault('NotFoundError');
      return file(path);
    },
    queryPermission: async () => folder.permission,
    async requestPermission() {
      folder.permission = folder.answers;
      return folder.permission;
    },
    isSameEntry: async (other) => other === folder.handle,
  });

  folder.handle = directory('', name);
  return folder;
}

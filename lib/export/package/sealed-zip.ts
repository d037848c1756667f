import { z } from 'zod';
import type { Result } from '../../core/page-result.ts';
import { joinedBytes } from '../../core/text/joined-bytes.ts';
import { readZipPart, zipDirectory } from '../zip-blob.ts';
import type { ZipFault } from '../zip-parts.ts';
import { type FileTarget, type PackedPart, packPart, zipWriter } from '../zip-writer.ts';

/** SHA-256 of bytes as lower-case hex. */
export type HashBytes = (bytes: Uint8Array) => Promise<string>;

/** Every file of a sealed zip but the manifest is named in it with its hash; nothing else may be inside. */
const SealedFile = z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() });
export type SealedFile = z.infer<typeof SealedFile>;

const Seal = z.object({ format: z.string(), version: z.int(), files: z.array(SealedFile) });

const MANIFEST = 'manifest.json';
/** The manifest's own hash, so that a flipped bit in it is seen as well. */
const MANIFEST_HASH = 'manifest.sha256';

/** What one file may hold at the most; what is larger is a mistake or an attack. We write no larger ones. */
const MOST_PACKED = 300 * 1024 * 1024;
const MOST_UNPACKED = 700 * 1024 * 1024;
const MOST_MANIFEST = 64 * 1024 * 1024;
const MOST_RATIO = 100;
/** Small files compress well without being bombs. */
const ALWAYS_ALLOWED = 20 * 1024 * 1024;

/** Pauses between slices so that a page stays alive; `progress` is 0–1. False stops the work. */
export type Pause = (progress: number) => Promise<boolean>;

/** Which file is expected, and what its kind is called in a sentence. */
export interface Expected {
  format: string;
  version: number;
  what: string;
}

/** A sealed zip whose every part was looked at and held. */
export interface OpenSeal {
  manifest: unknown;
  version: number;
  /** Of the manifest, which names every other part by its hash: the same for the same content. */
  sha256: string;
  files: readonly SealedFile[];
  /** One part once more; undefined when it is gone or no longer what it was. */
  read(file: SealedFile): Promise<Uint8Array | undefined>;
}

/** Where a file of our own goes that was chosen in the wrong place. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'xundu-package': '它是交件、回复或备份，请到工作台的“收发文件”里导入。',
  'xundu-config': '它是配置包，请到设置的“配置包”里导入。',
};

const STOPPED = '已停止，没有导入任何内容。';
const KEPT = '整个文件都没有导入，本机的内容没有改动。';

/** Writes a sealed zip part by part; the manifest, which names each part with its hash, comes last. */
export function sealWriter(target: FileTarget, sha256: HashBytes) {
  const zip = zipWriter(target);
  const listed: SealedFile[] = [];
  return {
    /** @param hash SHA-256 of what is packed */
    async add(name: string, part: PackedPart, hash: string): Promise<void> {
      listed.push({ name, bytes: part.size, sha256: hash });
      await zip.add(name, part);
    },
    /** @param manifest anything JSON besides `format`, `version` and `files` */
    async finish(
      head: { format: string; version: number },
      manifest: Record<string, unknown>,
    ): Promise<void> {
      const { format, version } = head;
      const text = new TextEncoder().encode(
        JSON.stringify({ ...manifest, format, version, files: listed }, null, 1),
      );
      await zip.add(MANIFEST, packPart(text, true));
      await zip.add(MANIFEST_HASH, packPart(new TextEncoder().encode(await sha256(text)), false));
      await zip.finish();
    },
  };
}

/** A file written into memory: for small ones only. */
export function memoryFile(): FileTarget & { whole(): Uint8Array<ArrayBuffer> } {
  const pieces: Uint8Array[] = [];
  return {
    write: (bytes) => void pieces.push(bytes),
    whole: () => joinedBytes(pieces),
  };
}

/**
 * Writes files and a manifest that names each with its hash into one zip in memory.
 * @param manifest anything JSON besides `format`, `version` and `files`
 */
export async function sealZip(
  head: { format: string; version: number },
  manifest: Record<string, unknown>,
  files: ReadonlyMap<string, Uint8Array>,
  sha256: HashBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = memoryFile();
  const seal = sealWriter(file, sha256);
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    await seal.add(name, packPart(bytes, true), await sha256(bytes));
  await seal.finish(head, manifest);
  return file.whole();
}

/**
 * Looks at a sealed zip part by part, never at the whole of it in memory: a broken zip, a name not in the
 * manifest, a wrong hash or another format refuses the file with a Chinese sentence.
 *
 * @param mayHold names allowed besides the manifest, in a file of that version
 * @param visit sees each part once its hash held; a sentence refuses the file
 */
export async function openSeal(
  blob: Blob,
  expected: Expected,
  mayHold: (name: string, version: number) => boolean,
  sha256: HashBytes,
  pause: Pause = async () => true,
  visit: (file: SealedFile, bytes: Uint8Array, manifest: unknown) => Promise<string | undefined> = async () =>
    undefined,
): Promise<Result<OpenSeal>> {
  const { what } = expected;
  const refuse = (why: string): Result<never> => ({ ok: false, error: `${why}${KEPT}` });
  const faults: Readonly<Record<ZipFault, string>> = {
    残缺: `不是完整的${what}：文件残缺或不是巡读导出的。请对方重新导出、重新传送。`,
    加密: `这个${what}加了密，打不开。请对方导出后不要再加密压缩。`,
    过大: `这个${what}解开后太大，可能不是巡读导出的。`,
  };
  if (blob.size > MOST_PACKED) return refuse(`文件太大（超过 300 MB），不像是巡读的${what}。`);
  const directory = await zipDirectory(blob);
  if (typeof directory === 'string') return refuse(faults[directory]);
  const parts = new Map(directory.map((part) => [part.name, part]));
  if (parts.size !== directory.length) return refuse(`这个${what}里有重名的内容，被改动过。`);

  let left = Math.min(MOST_UNPACKED, Math.max(ALWAYS_ALLOWED, blob.size * MOST_RATIO));
  let progress = 0;
  const breathe = async () => void (await pause(progress));
  const unpack = async (name: string, most: number): Promise<Uint8Array | ZipFault | undefined> => {
    const part = parts.get(name);
    return part && readZipPart(blob, part, most, breathe);
  };
  const manifestBytes = await unpack(MANIFEST, Math.min(left, MOST_MANIFEST));
  if (typeof manifestBytes === 'string') return refuse(faults[manifestBytes]);
  if (!manifestBytes) return refuse(`不是巡读的${what}：里面没有清单。`);
  left -= manifestBytes.length;
  const seal = await unpack(MANIFEST_HASH, 1_000);
  const manifestHash = await sha256(manifestBytes);
  if (!(seal instanceof Uint8Array) || new TextDecoder().decode(seal).trim() !== manifestHash)
    return refuse(`这个${what}的清单被改动过或损坏了。`);
  const manifest = parseJson(manifestBytes);
  const parsed = Seal.safeParse(manifest);
  if (!parsed.success || parsed.data.format !== expected.format)
    return refuse(`这不是巡读的${what}。${(parsed.success && ELSEWHERE[parsed.data.format]) || ''}`);
  const { version, files } = parsed.data;
  if (version > expected.version) return refuse(`这个${what}由更新版本的巡读导出，请先更新本机的巡读。`);

  for (const { name } of files)
    if (!parts.has(name) || name === MANIFEST || name === MANIFEST_HASH || !mayHold(name, version))
      return refuse(`这个${what}的清单和内容对不上（${name.slice(0, 100)}）。`);
  if (new Set(files.map(({ name }) => name)).size !== files.length || parts.size !== files.length + 2)
    return refuse(`这个${what}里有清单上没有的内容，被改动过。`);
  for (const [index, file] of files.entries()) {
    progress = index / files.length;
    if (!(await pause(progress))) return { ok: false, error: STOPPED };
    const content = await unpack(file.name, left);
    if (typeof content === 'string') return refuse(faults[content]);
    if (content?.length !== file.bytes || (await sha256(content)) !== file.sha256)
      return refuse(`这个${what}里的“${file.name}”被改动过或损坏了。`);
    left -= content.length;
    const why = await visit(file, content, manifest);
    if (why !== undefined) return refuse(why);
  }
  if (!(await pause(1))) return { ok: false, error: STOPPED };
  return {
    ok: true,
    value: {
      manifest,
      version,
      sha256: manifestHash,
      files,
      async read(file) {
        const content = await unpack(file.name, file.bytes);
        return content instanceof Uint8Array && (await sha256(content)) === file.sha256 ? content : undefined;
      },
    },
  };
}

/**
 * Opens a small sealed zip whole or not at all, everything in it in memory.
 * @param mayHold names allowed besides the manifest
 */
export async function openSealed(
  bytes: Uint8Array,
  expected: Expected,
  mayHold: (name: string) => boolean,
  sha256: HashBytes,
  pause?: Pause,
): Promise<Result<{ manifest: unknown; files: Map<string, Uint8Array> }>> {
  const files = new Map<string, Uint8Array>();
  const blob = new Blob([new Uint8Array(bytes)]);
  const opened = await openSeal(blob, expected, mayHold, sha256, pause, async ({ name }, content) => {
    files.set(name, content);
    return undefined;
  });
  return opened.ok ? { ok: true, value: { manifest: opened.value.manifest, files } } : opened;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

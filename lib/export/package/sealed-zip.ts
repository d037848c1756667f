import { type Zippable, zipSync } from 'fflate';
import { z } from 'zod';

import type { Result } from '../../core/page-result.ts';
import { zipParts } from '../zip-parts.ts';

/** SHA-256 of bytes as lower-case hex. */
export type HashBytes = (bytes: Uint8Array) => Promise<string>;

/** Every file of a sealed zip but the manifest is named in it with its hash; nothing else may be inside. */
const Seal = z.object({
  format: z.string(),
  version: z.int(),
  files: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
});

const MANIFEST = 'manifest.json';
/** The manifest's own hash, so that a flipped bit in it is seen as well. */
const MANIFEST_HASH = 'manifest.sha256';

/** What a package may hold at the most; what is larger is a mistake or an attack. */
const MOST_PACKED = 300 * 1024 * 1024;
const MOST_UNPACKED = 700 * 1024 * 1024;
const MOST_RATIO = 100;
/** Small files compress well without being bombs. */
const ALWAYS_ALLOWED = 20 * 1024 * 1024;

/** Pauses between slices so that a page stays alive; `progress` is 0–1. False stops the work. */
export type Pause = (progress: number) => Promise<boolean>;

/** Where a file of our own goes that was chosen in the wrong place. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'xundu-package': '它是交件、回复或备份，请到工作台的“收发文件”里导入。',
  'xundu-config': '它是配置包，请到设置的“配置包”里导入。',
};

const STOPPED = '已停止，没有导入任何内容。';
const KEPT = '整个文件都没有导入，本机的内容没有改动。';

/**
 * Writes files and a manifest that names each with its hash into one zip.
 * @param manifest anything JSON besides `format`, `version` and `files`
 */
export async function sealZip(
  head: { format: string; version: number },
  manifest: Record<string, unknown>,
  files: ReadonlyMap<string, Uint8Array>,
  sha256: HashBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const listed = [];
  const parts: Zippable = {};
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    listed.push({ name, bytes: bytes.length, sha256: await sha256(bytes) });
    // Pictures do not get smaller.
    parts[name] = [bytes, { level: name.startsWith('evidence/') ? 0 : 4 }];
  }
  const text = new TextEncoder().encode(JSON.stringify({ ...manifest, ...head, files: listed }, null, 1));
  parts[MANIFEST] = text;
  parts[MANIFEST_HASH] = new TextEncoder().encode(await sha256(text));
  // On this thread: fflate's worker is a blob, which `script-src 'self'` refuses. No time of day inside, so that
  // the same content gives the same bytes.
  return new Uint8Array(zipSync(parts, { mtime: '1980-01-01' }));
}

/**
 * Opens a sealed zip whole or not at all: a broken zip, a name not in the manifest, a wrong hash or another
 * format refuses the file with a Chinese sentence.
 *
 * @param mayHold names allowed besides the manifest
 */
export async function openSealed(
  bytes: Uint8Array,
  expected: { format: string; version: number; what: string },
  mayHold: (name: string) => boolean,
  sha256: HashBytes,
  pause: Pause = async () => true,
): Promise<Result<{ manifest: unknown; files: Map<string, Uint8Array> }>> {
  const { what } = expected;
  const refuse = (why: string): Result<never> => ({ ok: false, error: `${why}${KEPT}` });
  if (bytes.length > MOST_PACKED) return refuse(`文件太大（超过 300 MB），不像是巡读的${what}。`);
  const limit = Math.min(MOST_UNPACKED, Math.max(ALWAYS_ALLOWED, bytes.length * MOST_RATIO));
  const steps = zipParts(bytes, () => true, limit);
  let step = steps.next();
  for (let done = 0; !step.done; done++) {
    if (done % 64 === 0 && !(await pause(step.value * 0.4))) return { ok: false, error: STOPPED };
    step = steps.next();
  }
  const opened = step.value;
  if (opened === '残缺')
    return refuse(`不是完整的${what}：文件残缺或不是巡读导出的。请对方重新导出、重新传送。`);
  if (opened === '加密') return refuse(`这个${what}加了密，打不开。请对方导出后不要再加密压缩。`);
  if (opened === '过大') return refuse(`这个${what}解开后太大，可能不是巡读导出的。`);
  const { names, parts } = opened;
  if (new Set(names).size !== names.length) return refuse(`这个${what}里有重名的内容，被改动过。`);

  const manifestBytes = parts.get(MANIFEST);
  const seal = new TextDecoder().decode(parts.get(MANIFEST_HASH) ?? new Uint8Array());
  if (!manifestBytes) return refuse(`不是巡读的${what}：里面没有清单。`);
  if ((await sha256(manifestBytes)) !== seal.trim()) return refuse(`这个${what}的清单被改动过或损坏了。`);
  const manifest = parseJson(manifestBytes);
  const parsed = Seal.safeParse(manifest);
  if (!parsed.success || parsed.data.format !== expected.format)
    return refuse(`这不是巡读的${what}。${(parsed.success && ELSEWHERE[parsed.data.format]) || ''}`);
  if (parsed.data.version > expected.version)
    return refuse(`这个${what}由更新版本的巡读导出，请先更新本机的巡读。`);

  const files = new Map<string, Uint8Array>();
  for (const [index, file] of parsed.data.files.entries()) {
    const content = parts.get(file.name);
    if (!content || !mayHold(file.name)) return refuse(`这个${what}的清单和内容对不上（${file.name}）。`);
    if (content.length !== file.bytes || (await sha256(content)) !== file.sha256)
      return refuse(`这个${what}里的“${file.name}”被改动过或损坏了。`);
    files.set(file.name, content);
    if (!(await pause(0.4 + (0.2 * index) / parsed.data.files.length))) return { ok: false, error: STOPPED };
  }
  if (names.length !== files.size + 2) return refuse(`这个${what}里有清单上没有的内容，被改动过。`);
  return { ok: true, value: { manifest, files } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

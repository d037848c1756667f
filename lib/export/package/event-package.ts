import { z } from 'zod';

import { Instant } from '../../core/calendar/civil-date-schema.ts';
import { canonicalJson } from '../../core/events/canonical-json.ts';
import { CONTACT_TYPE } from '../../core/events/contact.ts';
import { type Event, Role } from '../../core/events/event.ts';
import { parseEvent } from '../../core/events/parse-event.ts';
import type { Result } from '../../core/page-result.ts';
import { type HashBytes, openSealed, type Pause, sealZip } from './sealed-zip.ts';

/** 交件: a reader or volunteer hands in · 回复: what the center did goes back · 备份: everything of a browser. */
export const PackageKind = z.enum(['交件', '回复', '备份']);
export type PackageKind = z.infer<typeof PackageKind>;

const FORMAT = { format: 'xundu-package', version: 1, what: '交件、回复或备份文件' } as const;
const EVENTS = 'events.ndjson';
const EVIDENCE = /^evidence\/[0-9a-f]{64}$/;
/** Lines read before the page may breathe. */
const SLICE = 500;

/** One proof of a page (a screenshot or a saved page), or a volunteer's contact. */
export const EvidenceEntry = z.object({
  /** SHA-256 of its bytes, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['image/png', 'image/jpeg', 'multipart/related', CONTACT_TYPE]),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

/** Who made a package, when and of what; said before anything is taken in. */
export const PackageHead = z.object({
  kind: PackageKind,
  madeAt: Instant,
  program: z.string(),
  by: z.object({
    name: z.string(),
    unit: z.string(),
    role: Role,
    device: z.string(),
    fingerprint: z.string().optional(),
  }),
  /** What was chosen, in words. */
  scope: z.string(),
  counts: z.object({ events: z.int(), tickets: z.int() }),
  evidence: z.array(EvidenceEntry),
});
export type PackageHead = z.infer<typeof PackageHead>;

export interface EventPackage {
  head: PackageHead;
  events: Event[];
  /** Bytes of the evidence by hash. */
  evidence: ReadonlyMap<string, Uint8Array>;
}

/** One zip for hand-in, reply and backup alike: manifest, events one a line, evidence under its hash. */
export function writeEventPackage(
  content: Omit<EventPackage, 'head' | 'events'> & {
    events: readonly Event[];
    head: Omit<PackageHead, 'counts' | 'evidence'> & { evidence: readonly EvidenceEntry[] };
  },
  sha256: HashBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const events = [...content.events].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const tickets = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  const lines = events.map((event) => `${canonicalJson(event)}\n`).join('');
  const files = new Map<string, Uint8Array>([[EVENTS, new TextEncoder().encode(lines)]]);
  for (const { hash } of content.head.evidence) {
    const bytes = content.evidence.get(hash);
    if (bytes) files.set(`evidence/${hash}`, bytes);
  }
  const evidence = content.head.evidence.filter(({ hash }) => content.evidence.has(hash));
  const head: PackageHead = {
    ...content.head,
    evidence,
    counts: { events: events.length, tickets: tickets.size },
  };
  return sealZip(FORMAT, head, files, sha256);
}

/**
 * Reads a package whole or not at all. Every record must fit its schema; whether its signature holds is asked
 * later, of the whole set (`examineEvents`).
 *
 * @returns a Chinese sentence naming what is wrong; then nothing may be taken from the file
 */
export async function readEventPackage(
  bytes: Uint8Array,
  sha256: HashBytes,
  pause: Pause = async () => true,
): Promise<Result<EventPackage>> {
  const opened = await openSealed(
    bytes,
    FORMAT,
    (name) => name === EVENTS || EVIDENCE.test(name),
    sha256,
    pause,
  );
  if (!opened.ok) return opened;
  const { manifest, files } = opened.value;
  const refuse = (why: string): Result<never> => ({
    ok: false,
    error: `${why}整个文件都没有导入，本机的内容没有改动。`,
  });
  const head = PackageHead.safeParse(manifest);
  if (!head.success) return refuse(`文件的清单不完整（${head.error.issues[0]?.path.join('.') ?? ''}）。`);

  const evidence = new Map<string, Uint8Array>();
  for (const [name, content] of files) {
    if (name === EVENTS) continue;
    const hash = name.slice('evidence/'.length);
    // The name is the content's hash; the seal has compared it with another copy of itself only.
    if ((await sha256(content)) !== hash) return refuse(`证据“${hash.slice(0, 12)}…”与它的指纹不符。`);
    evidence.set(hash, content);
  }
  if (
    head.data.evidence.length !== evidence.size ||
    head.data.evidence.some(({ hash }) => !evidence.has(hash))
  )
    return refuse('证据和清单对不上。');

  const lines = textOf(files.get(EVENTS))?.split('\n');
  if (!lines) return refuse('文件里没有记录，或记录不是 UTF-8 文本。');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length !== head.data.counts.events) return refuse('记录条数和清单对不上。');
  const events: Event[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseEvent(jsonOf(line));
    if (!parsed.ok) return refuse(`第 ${index + 1} 条记录不能读：${parsed.error}`);
    events.push(parsed.event);
    if (index % SLICE === 0 && !(await pause(0.6 + (0.4 * index) / lines.length)))
      return { ok: false, error: '已停止，没有导入任何内容。' };
  }
  return { ok: true, value: { head: head.data, events, evidence } };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

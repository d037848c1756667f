import type { Event } from '../../core/events/event.ts';
import { parseEvent } from '../../core/events/parse-event.ts';
import type { VolumeSet } from '../../core/events/volume-set.ts';
import type { Result } from '../../core/page-result.ts';
import {
  EVENTS_OF_1,
  EVIDENCE_NAME,
  evidenceName,
  mayHold,
  PACKAGE,
  PackageHead,
  SEGMENT_NAME,
  type SegmentEntry,
  VolumeHead,
} from './package-head.ts';
import { type HashBytes, openSeal, type Pause } from './sealed-zip.ts';

/** Records that came to the writer of the file together. */
export interface RecordRun {
  /** Absent for the writer's own. */
  arrivedAt?: string | undefined;
  events: readonly Event[];
}

interface Proof {
  hash: string;
  type: string;
  bytes: Uint8Array;
}

/** One file, looked at whole: all of it holds, and only its records are in memory. */
export interface ReadVolume {
  /** `evidence` names what lies in this very file. */
  head: PackageHead;
  /** The same for the same content. */
  id: string;
  /** Absent in a file of version 1. */
  set?: VolumeSet;
  /** In the order they came to whoever wrote the file. */
  runs: RecordRun[];
  /** Parts of a later version, passed over. */
  newer: number;
  /** Its proofs, read once more and one at a time. */
  proofs(): AsyncGenerator<Proof, void>;
}

/** Lines read before the page may breathe. */
const SLICE = 500;

/**
 * Reads one file whole or not at all, part by part: of proofs only one at a time is in memory. Every record must
 * have the shape of one; whether its signature holds is asked later, of the whole set (`examineEvents`).
 *
 * @returns a Chinese sentence naming what is wrong; then nothing may be taken from the file
 */
export async function readVolume(
  blob: Blob,
  sha256: HashBytes,
  pause: Pause = async () => true,
): Promise<Result<ReadVolume>> {
  const runs = new Map<string, Event[]>();
  const proofs = new Set<string>();
  let newer = 0;
  let stopped = false;
  let progress = 0;
  const breathe: Pause = async (next) => {
    progress = next;
    const goesOn = await pause(next);
    stopped ||= !goesOn;
    return goesOn;
  };
  const opened = await openSeal(blob, PACKAGE, mayHold, sha256, breathe, async (file, content) => {
    const { name } = file;
    if (EVIDENCE_NAME.test(name)) {
      const hash = name.slice(evidenceName('').length);
      // The name is the content's hash, which the seal has just compared.
      if (file.sha256 !== hash) return `证据“${hash.slice(0, 12)}…”与它的指纹不符。`;
      proofs.add(hash);
    } else if (name === EVENTS_OF_1 || SEGMENT_NAME.test(name)) {
      const events = await eventsOf(content, () => breathe(progress));
      if (!events) return '';
      if (typeof events === 'string') return events;
      runs.set(name, events);
    } else newer += 1;
    return undefined;
  });
  if (stopped) return { ok: false, error: '已停止，没有导入任何内容。' };
  if (!opened.ok) return opened;
  const { manifest, version, files, read } = opened.value;
  const refuse = (why: string): Result<never> => ({
    ok: false,
    error: `${why}整个文件都没有导入，本机的内容没有改动。`,
  });
  const head = PackageHead.safeParse(manifest);
  if (!head.success) return refuse(`文件的清单不完整（${head.error.issues[0]?.path.join('.') ?? ''}）。`);
  let segments: readonly SegmentEntry[];
  let set: VolumeSet | undefined;
  if (version === 1) segments = [{ name: EVENTS_OF_1, events: head.data.counts.events }];
  else {
    const volume = VolumeHead.safeParse(manifest);
    if (!volume.success)
      return refuse(`文件的清单不完整（${volume.error.issues[0]?.path.join('.') ?? ''}）。`);
    ({ segments, set } = volume.data);
  }

  const here = head.data.evidence.filter(({ volume }) => !set || (volume ?? 1) === set.volume);
  if (here.length !== proofs.size || here.some(({ hash }) => !proofs.has(hash)))
    return refuse('证据和清单对不上。');
  if (version === 1 && !runs.has(EVENTS_OF_1)) return refuse('文件里没有记录。');
  if (segments.length !== runs.size || segments.some(({ name, events }) => runs.get(name)?.length !== events))
    return refuse('记录条数和清单对不上。');

  const sizes = new Map(files.map((file) => [file.name, file]));
  return {
    ok: true,
    value: {
      head: { ...head.data, evidence: here },
      id: version === 1 ? await sha256(new Uint8Array(await blob.arrayBuffer())) : opened.value.sha256,
      ...(set && { set }),
      runs: segments.map(({ name, arrivedAt }) => ({ arrivedAt, events: runs.get(name) ?? [] })),
      newer,
      async *proofs() {
        for (const { hash, type } of here) {
          const file = sizes.get(evidenceName(hash));
          const bytes = file && (await read(file));
          if (!bytes) throw new Error(`证据“${hash.slice(0, 12)}…”读不出来了`);
          yield { hash, type, bytes };
        }
      },
    },
  };
}

/** @returns a sentence where a line is no record, nothing when it was stopped */
async function eventsOf(
  content: Uint8Array,
  breathe: () => Promise<boolean>,
): Promise<Event[] | string | undefined> {
  const lines = textOf(content)?.split('\n');
  if (!lines) return '文件里的记录不是 UTF-8 文本。';
  if (lines.at(-1) === '') lines.pop();
  const events: Event[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseEvent(jsonOf(line));
    if (!parsed.ok) return `第 ${index + 1} 条记录不能读：${parsed.error}`;
    events.push(parsed.event);
    if (index % SLICE === 0 && !(await breathe())) return undefined;
  }
  return events;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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

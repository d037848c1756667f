import { MAX_DEPTH } from './canonical-json.ts';
import { Event } from './event.ts';
import { parseHlc } from './hlc.ts';
import { newerIn } from './newer-version.ts';

/** Longest canonical text of one record. Ours run to about 2,000 characters; a page's blocks may add some. */
const MAX_EVENT_CHARS = 1_000_000;

export type ParsedEvent =
  | {
      ok: true;
      event: Event;
      /** False for a record of a later version: kept and handed on, not applied. */
      known: boolean;
    }
  | { ok: false; error: string };

/**
 * An event from a message, a file or the store. Only a broken envelope refuses it. A kind, a seat, a step or a
 * value this build does not know may be one of a later version, and the file it came in must still be taken.
 * The record itself is handed back, never a cleaned copy: its hash covers every member it came with.
 *
 * @returns one Chinese sentence in `error` when the record is refused
 * @example parseEvent(JSON.parse(line)).ok
 */
export function parseEvent(input: unknown): ParsedEvent {
  const shape = shapeProblem(input);
  if (shape) return refuse(shape);
  const parsed = Event.safeParse(input);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    return refuse(path === '' ? '不是一条记录。' : `记录的“${path}”缺失或有误。`);
  }
  const hlc = parseHlc(parsed.data.hlc);
  if (!hlc) return refuse('记录的“hlc”不是逻辑时钟。');
  if (hlc.device !== parsed.data.by.device) return refuse('记录的“hlc”与写记录的设备不符。');
  if (parsed.data.parents.includes(parsed.data.id)) return refuse('记录把自己写成了前一条。');
  return { ok: true, event: input as Event, known: newerIn(parsed.data) === null };
}

function refuse(error: string): ParsedEvent {
  return { ok: false, error };
}

/** Bounds depth and size before anything recursive touches the value. */
function shapeProblem(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '不是一条记录。';
  let chars = 0;
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return '记录嵌套太深。';
    const below: unknown[] = [];
    for (const value of level) {
      chars += typeof value === 'string' ? value.length : 8;
      if (typeof value === 'number' && !Number.isFinite(value)) return '记录里有不是数的数。';
      if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
          chars += key.length;
          below.push(member);
        }
      } else if (typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol') {
        return '记录里有 JSON 以外的内容。';
      }
      if (chars > MAX_EVENT_CHARS) return '记录太大。';
    }
    level = below;
  }
  return null;
}

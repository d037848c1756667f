/** Parts of a hybrid logical clock reading. */
export interface Hlc {
  /** Epoch milliseconds of the writing machine, never going back. */
  ms: number;
  /** Tells apart readings of one millisecond. */
  counter: number;
  device: string;
}

const MS_WIDTH = 9;
const COUNTER_WIDTH = 4;
const MAX_COUNTER = 36 ** COUNTER_WIDTH - 1;
const MAX_MS = 36 ** MS_WIDTH - 1;
const SHAPE = /^([0-9a-z]{9})-([0-9a-z]{4})-(.+)$/s;

/**
 * How far ahead of this machine's clock another's reading may pull ours [O]. A machine whose clock stands
 * years ahead must not take every later event of everybody with it; `parents` keep the order all the same.
 */
export const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

/** @returns null when the text is not `<ms base36, 9>-<counter base36, 4>-<device>` */
export function parseHlc(text: string): Hlc | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [, ms = '', counter = '', device = ''] = parts;
  return { ms: Number.parseInt(ms, 36), counter: Number.parseInt(counter, 36), device };
}

/**
 * Fixed widths, so that comparing the strings compares the readings.
 * @example formatHlc({ ms: 1795400580000, counter: 0, device: 'd1' }) === '0mwslzx9c-0000-d1'
 */
export function formatHlc({ ms, counter, device }: Hlc): string {
  const clamped = Math.min(Math.max(Math.trunc(ms), 0), MAX_MS);
  return `${clamped.toString(36).padStart(MS_WIDTH, '0')}-${counter.toString(36).padStart(COUNTER_WIDTH, '0')}-${device}`;
}

/** Order of two readings as strings: negative, 0 or positive. */
export function compareHlc(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The device's next reading: later than its previous one even when the machine's clock was set back.
 * An unreadable `previous` counts as none.
 *
 * @param nowMs epoch milliseconds of this machine
 * @example nextHlc(null, 0, 'd1') === '000000000-0000-d1'
 */
export function nextHlc(previous: string | null, nowMs: number, device: string): string {
  const last = previous === null ? null : parseHlc(previous);
  if (!last || nowMs > last.ms) return formatHlc({ ms: nowMs, counter: 0, device });
  if (last.counter < MAX_COUNTER) return formatHlc({ ms: last.ms, counter: last.counter + 1, device });
  return formatHlc({ ms: last.ms + 1, counter: 0, device });
}

/**
 * The later of the device's own last reading and one it has seen from another, to be handed to `nextHlc`.
 * A reading more than `MAX_AHEAD_MS` ahead of this machine is not followed.
 *
 * @returns null when there is neither
 */
export function mergeHlc(own: string | null, seen: string | null, nowMs: number): string | null {
  const other = seen === null ? null : parseHlc(seen);
  if (seen === null || !other || other.ms > nowMs + MAX_AHEAD_MS) return own;
  if (own === null) return seen;
  return compareHlc(own, seen) >= 0 ? own : seen;
}

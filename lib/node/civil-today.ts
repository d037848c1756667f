import type { CivilDate } from '../core/calendar/civil-date.ts';

/** Asia/Shanghai has had no summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Today's civil date in Asia/Shanghai, whatever zone the machine is in. */
export function civilToday(now = Date.now()): CivilDate {
  return new Date(now + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** `now` as ISO 8601 with the offset of Asia/Shanghai. */
export function shanghaiInstant(now = Date.now()): string {
  return new Date(now + SHANGHAI_MS).toISOString().replace(/\.\d+Z$/, '+08:00');
}

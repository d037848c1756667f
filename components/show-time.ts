/** Asia/Shanghai has had no summer time since 1991: a fixed offset is exact, whatever zone the machine is set to. */
const SHANGHAI_MS = 8 * 3_600_000;

function shanghaiIso(instant: string): string | undefined {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return undefined;
  return new Date(ms + SHANGHAI_MS).toISOString();
}

/** `2026-11-23 14:05`, or the text as it came when it is no instant. */
export function showTime(instant: string | undefined): string {
  if (!instant) return '—';
  // A period of days ends at 24:00 of its last day (民法典 203): the day after at 00:00 would read as a day more.
  if (/T24:00(:00)?\+08:00$/.test(instant)) return `${instant.slice(0, 10)} 24:00`;
  const iso = shanghaiIso(instant);
  return iso ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}` : instant;
}

/** `2026-11-23` in Asia/Shanghai. */
export function showDate(instant: string | undefined): string {
  return showTime(instant).slice(0, 10);
}

/** Text a form holds for a time, `2026-11-23T14:05`: Shanghai wall time, whatever the machine's zone. */
export function toTimeInput(instant: string): string {
  return shanghaiIso(instant)?.slice(0, 16) ?? '';
}

/** Instant of the text a form holds for a time; undefined when it is none. */
export function fromTimeInput(typed: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return undefined;
  const instant = `${typed}:00+08:00`;
  return Number.isNaN(Date.parse(instant)) ? undefined : instant;
}

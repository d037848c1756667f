import type { Examination } from './examine.ts';

/** What of a device's records does not count. */
export interface NotCounted {
  /** 待补: numbers that have not arrived. */
  missing: number;
  /** Kept and set apart. */
  apart: number;
  /** Why the first of those was set apart; '' when none was. */
  reason: string;
}

/** By device, those of whose records every one counts left out. */
export function notCounted({
  missing,
  quarantined,
}: Pick<Examination, 'missing' | 'quarantined'>): ReadonlyMap<string, NotCounted> {
  const found = new Map<string, NotCounted>();
  const of = (device: string): NotCounted => {
    const known = found.get(device) ?? { missing: 0, apart: 0, reason: '' };
    found.set(device, known);
    return known;
  };
  for (const { device, from, to } of missing) of(device).missing += to - from + 1;
  for (const { event, reason } of quarantined) {
    const one = of(event.by.device);
    one.apart += 1;
    one.reason ||= reason;
  }
  return found;
}

/** No device writes so many records between two hand-ins: the number of one of them was made up. */
const MOST_BELIEVED = 100_000;

/** Whether so many records cannot be on their way: the number of one that came was made up. */
export function isMadeUp(missing: number): boolean {
  return missing > MOST_BELIEVED;
}

/**
 * How many records are 待补, in words. A stranger's record may bear any number up to 9,007,199,254,740,991.
 * @example missingWords(3) === '3 条'
 */
export function missingWords(count: number): string {
  return isMadeUp(count) ? '许多条（编号不可信）' : `${count} 条`;
}

import { civilDateOf } from '../calendar/civil-date.ts';

/** Digits and letters that are not mistaken for one another when read aloud or off paper (no 0 O, 1 I L). */
export const NUMBER_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * The short number people say aloud: `BC` (报错), the day of filing in Asia/Shanghai, four random signs. It is
 * a name, not a key: 923,521 a day make two alike unlikely, and two alike do no harm.
 *
 * @param filedAt ISO 8601 instant with offset
 * @param random4 four random whole numbers, e.g. bytes
 * @throws RangeError when `filedAt` is no instant
 * @example ticketNumber('2026-11-23T10:23:00+08:00', [5, 13, 1, 17]) === 'BC-20261123-7F3K'
 */
export function ticketNumber(filedAt: string, random4: ArrayLike<number>): string {
  const signs = [0, 1, 2, 3].map((index) => {
    const value = Math.abs(Math.trunc(random4[index] ?? 0)) % NUMBER_ALPHABET.length;
    return NUMBER_ALPHABET.charAt(value);
  });
  return `BC-${civilDateOf(filedAt).replaceAll('-', '')}-${signs.join('')}`;
}

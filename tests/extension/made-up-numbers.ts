/** Digits of a length, zeros in front. */
const padded = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0');

/** A made-up identity number whose checksum holds (GB 11643). */
export function identity(random: () => number): string {
  const body = `110105${1950 + Math.floor(random() * 50)}${padded(1 + random() * 12, 2)}${padded(1 + random() * 28, 2)}${padded(random() * 1000, 3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** A made-up card number whose check digit holds (Luhn). */
export function card(random: () => number): string {
  const body = `622202${Array.from({ length: 12 }, () => Math.floor(random() * 10)).join('')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

export const mobile = (random: () => number) => `138${padded(random() * 1e8, 8)}`;

const GROUPS: Readonly<Record<number, readonly number[]>> = {
  11: [3, 4, 4],
  18: [6, 8, 4],
  19: [4, 4, 4, 4, 3],
};

function grouped(number: string, gap: string): string {
  let at = 0;
  const groups = (GROUPS[number.length] ?? [number.length]).map((length) => {
    at += length;
    return number.slice(at - length, at);
  });
  return groups.join(gap);
}

/** Ways people write a number. */
export const WRITTEN = {
  半角: (number: string) => number,
  全角: (number: string) =>
    number.replace(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  空格: (number: string) => grouped(number, ' '),
  连字符: (number: string) => grouped(number, '-'),
} as const;

/** A text in which a number is found however it is written: half width, percent codes undone, no gaps. */
export function squeezed(text: string): string {
  const open = text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
  return open.normalize('NFKC').replace(/[\s\u00a0+–—-]/g, '');
}

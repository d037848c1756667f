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

/** A text in which a number is found however it is written: half width, percent codes undone, no gaps. */
function squeezed(text: string): string {
  const open = text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
  return open.normalize('NFKC').replace(/[\s\u00a0+–—-]/g, '');
}

/**
 * Whether a number is laid open in a text: its digits, whole or without three at an end, or a stretch of its middle
 * just as it was written, in the text or in JSON.
 */
export function shown(text: string): (number: string, written: string) => boolean {
  const open = squeezed(text);
  return (number, written) => {
    const signs = [...written];
    const middle = signs.slice(Math.floor(signs.length * 0.4), Math.ceil(signs.length * 0.75)).join('');
    const inJson = JSON.stringify(middle).slice(1, -1);
    return (
      [number, number.slice(0, -3), number.slice(3)].some((piece) => open.includes(piece)) ||
      [middle, inJson, encodeURIComponent(middle)].some((piece) => piece.length > 3 && text.includes(piece))
    );
  };
}

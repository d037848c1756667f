import { hanText, seeded } from './seeded-text.ts';

/** Every paragraph has three text nodes. */
const PARAGRAPHS = 17_000;
const TEXTS = 3 * PARAGRAPHS;
const IN_SECTION = 100;

export const TERMS: readonly string[] = [
  ...new Set(
    Array.from(
      { length: 300 },
      (
        (random) => () =>
          hanText(3, random)
      )(seeded(20_261_123)),
    ),
  ),
];

function paragraphs(count: number, matches: number, seed: number): string[] {
  const random = seeded(seed);
  const every = (3 * count) / matches;
  let due = every / 2;
  let texts = 0;
  const words = (): string => {
    const plain = hanText(6, random);
    if (++texts < due) return plain;
    due += every;
    return plain.slice(0, 2) + (TERMS[Math.floor(random() * TERMS.length)] ?? '') + plain.slice(2, 4);
  };
  return Array.from({ length: count }, () => `<p>${words()}<b>${words()}</b>${words()}</p>`);
}

/** A page of 51,000 text nodes with about so many places where a term stands. */
export function largePage(matches: number, css: string): string {
  const all = paragraphs(PARAGRAPHS, matches, 7);
  const sections: string[] = [];
  for (let at = 0; at < all.length; at += IN_SECTION)
    sections.push(`<section>${all.slice(at, at + IN_SECTION).join('')}</section>`);
  return `<!DOCTYPE html><meta charset="utf-8"><title>长页</title><style>${css}</style><body>${sections.join('')}`;
}

/** Markup of 1,000 more text nodes, with terms as dense as in the page. */
export const moreOf = (matches: number): string =>
  paragraphs(334, Math.ceil((matches * 1_002) / TEXTS), 11).join('');

import { foldTable } from '../../lib/core/text/fold.ts';
import { seeded } from './seeded-text.ts';

/** As wide an alphabet as running text has; a few characters are frequent, as in Chinese (see `han`). */
const ALPHABET = 3_500;
/** Of so many stretches of eight characters one is a term. */
const TERM_EVERY = 50;
/** One character in so many is written as a variant. */
const VARIANT_EVERY = 20;

export interface Corpus {
  terms: string[];
  text: string;
}

/** Simplified characters only: what folding leaves alone, so that plain peers find the same. */
function plainHan(): string[] {
  const folded = foldTable();
  const found: string[] = [];
  for (let unit = 0x4e00; found.length < ALPHABET; unit++)
    if (folded[unit] === unit) found.push(String.fromCharCode(unit));
  return found;
}

/** Terms of 2 to 5 characters, and a text in which they occur; the same for the same numbers. */
export function corpusOf(count: number, length: number): Corpus {
  const random = seeded(20_261_123);
  const alphabet = plainHan();
  const han = (characters: number): string => {
    let text = '';
    for (let i = 0; i < characters; i++) text += alphabet[Math.floor(random() ** 2 * ALPHABET)] ?? '';
    return text;
  };
  const unique = new Set<string>();
  while (unique.size < count) unique.add(han(2 + Math.floor(random() * 4)));
  const terms = [...unique];
  const pieces: string[] = [];
  for (let made = 0; made < length; ) {
    const piece = random() * TERM_EVERY < 1 ? (terms[Math.floor(random() * count)] ?? '') : han(8);
    pieces.push(piece);
    made += piece.length;
  }
  return { terms, text: flat(pieces.join('').slice(0, length)) };
}

/** The text with variants in it: traditional forms, spaces and zero-width characters inside words. */
export function withVariants(text: string): string {
  const random = seeded(7);
  const folded = foldTable();
  const variantOf = new Map<number, number>();
  for (let unit = 0x3400; unit < 0xfb00; unit++) {
    const form = folded[unit] ?? 0;
    if (form !== unit && form !== 0) variantOf.set(form, unit);
  }
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isVariant = random() * VARIANT_EVERY < 1;
    out += String.fromCharCode(isVariant ? (variantOf.get(unit) ?? unit) : unit);
    if (random() * VARIANT_EVERY < 0.5) out += random() < 0.5 ? ' ' : '\u200b';
  }
  return flat(out);
}

/** Strings made of pieces are slow to read until they are laid out in one stretch: not what is measured here. */
const flat = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

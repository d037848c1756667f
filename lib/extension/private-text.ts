import type { Draft } from '../core/page-result.ts';
import { maskPrivate } from '../core/text/mask-private.ts';
import { addressMasker } from './private-address.ts';
import { type FindPrivate, type Mask, privateRanges, withMasks } from './private-ranges.ts';

/** A number before a file's ending or after a line below is part of a name to the rule; what is stored hides it too. */
const IN_FILE_NAME =
  /_(?=[0-9０-９]{3})|(?<=[0-9０-９XxＸｘ])[._](?=(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|csv|zip|rar|jpe?g|png)(?![A-Za-z0-9]))/gi;

const readable = (text: string): string => text.replace(IN_FILE_NAME, ' ');

/** Masks personal data in any text that is about to be stored. */
export function masker(find: FindPrivate): Mask {
  const inAddresses = addressMasker(find);
  return (text) =>
    /\d{3}/.test(text.normalize('NFKC'))
      ? inAddresses(withMasks(text, privateRanges(find(readable(text)))))
      : text;
}

/** An identity or card number has at least 15 digits, a mobile number 11. */
const LONG_NUMBER = 15;

/**
 * Masks identity and card numbers only: what a clerk writes down on purpose may hold an office telephone,
 * never those.
 */
export function longNumberMasker(find: FindPrivate): Mask {
  const inAddresses = addressMasker(find);
  return (text) => {
    if (text.length < LONG_NUMBER) return text;
    const long = privateRanges(find(readable(text))).filter(({ start, end }) => end - start >= LONG_NUMBER);
    return inAddresses(withMasks(text, long));
  };
}

/** Blocks that stood together, masked together: the label of a card number may be the block before it. */
export function maskBlocks(blocks: readonly string[], mask: Mask): string[] {
  return blocks.length === 0 ? [] : mask(blocks.join('\n')).split('\n');
}

/** Every string inside a JSON value, passed through `mask`. */
export function maskStrings(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskStrings(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskStrings(member, mask)]));
}

type Selection = NonNullable<Draft['selection']>;

/** Digits at the outer ends of a context may be half of a number that the cut hides from every rule. */
const CUT_START = /^[\dXx -]{4,}/;
const CUT_END = /[\dXx -]{4,}$/;
const stars = (text: string): string => '*'.repeat(text.length);

/**
 * The words a reader selected, judged together with what stood around them: half of an identity number is
 * found by no rule, and a card number only beside its label.
 *
 * @returns `open`: the selection with personal data starred out, unit for unit; `own`: its masked form, when
 * the selection itself touches personal data
 */
export function openSelection(
  { exact, prefix, suffix, start }: Selection,
  find: FindPrivate,
): { open: Selection; own: string | undefined } {
  const text = prefix + exact + suffix;
  const from = prefix.length;
  const to = from + exact.length;
  const ranges = privateRanges(find(text));
  const hidden = maskPrivate(text, ranges).text;
  const open = {
    exact: hidden.slice(from, to),
    prefix: hidden.slice(0, from).replace(CUT_START, stars),
    suffix: hidden.slice(to).replace(CUT_END, stars),
    start,
  };
  const touched = ranges.filter((range) => range.start < to && range.end > from);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return { open, own: undefined };
  const shifted = touched.map((range) => ({
    ...range,
    start: range.start - first.start,
    end: range.end - first.start,
  }));
  return { open, own: withMasks(text.slice(first.start, last.end), shifted) };
}

/** Words a reader calls private: of those no rule knows, nothing but their length may be kept. */
function starred({ exact, start }: Selection): Selection {
  return { exact: stars(exact), prefix: '', suffix: '', start };
}

/** A half-written form as it may be kept. Addresses lose identity and card numbers only. */
export function maskedDraft(draft: Draft, find: FindPrivate, mask: Mask, maskUrl: Mask): Draft {
  // Of a half-written form the way to reach its writer is not kept at all.
  const { reading, selection, surroundings, contact: _contact, ...typed } = draft;
  const isPrivate = draft.problemClass === '个人隐私';
  return {
    ...(maskStrings(typed, mask) as typeof typed),
    reading: { ...(maskStrings(reading, mask) as typeof reading), url: maskUrl(reading.url) },
    surroundings: isPrivate ? [] : maskBlocks(surroundings, mask),
    ...(selection ? { selection: isPrivate ? starred(selection) : openSelection(selection, find).open } : {}),
  };
}

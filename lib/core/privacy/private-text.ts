import type { Draft } from '../page-result.ts';
import { digitRuns } from '../text/digit-runs.ts';
import { maskPrivate, privateRangesOf, withMasks } from '../text/mask-private.ts';
import { privateNumbers } from '../text/private-numbers.ts';
import { addressMasker } from './private-address.ts';
import { type FindPrivate, type Mask, privateRangesIn } from './private-ranges.ts';

/** Masks personal data in any text that is about to be stored. */
export function masker(find: FindPrivate): Mask {
  const inAddresses = addressMasker();
  return (text) => inAddresses(withMasks(text, privateRangesIn(text, find)));
}

/** Masks numbers of persons in what an office writes down for itself: names of files, words of its lists. */
export const numberMask: Mask = (text) => withMasks(text, privateRangesOf(text));

/** Masks identity numbers alone: a register is where telephones of duty belong. */
export const identityMask: Mask = (text) =>
  withMasks(
    text,
    privateNumbers(text).filter(({ kind }) => kind === '身份证号码'),
  );

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

/** Digits at the outer ends of a context may be part of a number that the cut hides from every rule. */
const FEWEST_CUT = 4;
const NO_WORDS = /^[^\p{L}]*$/u;
const AS_DIGITS = { strokeIsOne: true, han: false } as const;

function withoutCutEnds(prefix: string, suffix: string): { prefix: string; suffix: string } {
  const first = digitRuns(prefix, FEWEST_CUT, AS_DIGITS).runs[0];
  const last = digitRuns(suffix, FEWEST_CUT, AS_DIGITS).runs.at(-1);
  const from = first && NO_WORDS.test(prefix.slice(0, first.starts[0])) ? (first.ends.at(-1) ?? 0) : 0;
  const to = last && NO_WORDS.test(suffix.slice(last.ends.at(-1))) ? (last.starts[0] ?? 0) : suffix.length;
  return {
    prefix: stars(prefix.slice(0, from)) + prefix.slice(from),
    suffix: suffix.slice(0, to) + stars(suffix.slice(to)),
  };
}

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
  const ranges = privateRangesIn(text, find);
  const hidden = maskPrivate(text, ranges).text;
  const open = {
    exact: hidden.slice(from, to),
    ...withoutCutEnds(hidden.slice(0, from), hidden.slice(to)),
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

import type { PrivateRange } from '../core/text/mask-private.ts';
import { type FindPrivate, type Mask, privateRanges, withMasks } from './private-ranges.ts';

/** An identity number has 18 digits, the shortest of what is looked for in a path. */
const LONG_NUMBER = 15;

/** `name=value` of an address, in a text or by itself. */
const PARAMETER = /([?&;#])([^=&;#?\s]{1,60})=([^&;#\s]{11,300})/g;
/** Names of what numbers an article or counts time: their digits are nobody's. */
const NO_PERSON =
  /^(?:_|t|v|ts|r|rnd|rand|random|time|timestamp|date)$|(?:id|no|num|code|index|page|version)$/i;
const PERSON = /id_?card|idno|card|phone|mobile|tel|sfz|zjh|zjhm|yhk|acc(?:oun)?t/i;
/** A card number is one beside its label only; the parameter's name stands for it. */
const ACCOUNT = /card|acc(?:oun)?t|bank|kh|zh|yhk|卡|账/i;
/** A piece of a path, or of an address without parameters, that is long enough for an identity number. */
const PIECE = /[^/?&;#=\s]{18,300}/g;
const PLAIN_IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g;

/**
 * Masks numbers of persons inside an address, where the rule does not look: identity numbers anywhere, telephones
 * and cards as the value of a parameter that does not number an article, in percent codes and full width too.
 * Digits of a path stay: eleven of them are an article's number, and a page must be found again.
 *
 * @example addressMasker(find)('https://a.gov.cn/?tel=13800138000') === 'https://a.gov.cn/?tel=138****8000'
 */
export function addressMasker(find: FindPrivate): Mask {
  const ranges = (text: string): PrivateRange[] => privateRanges(find(text));
  const identities = (text: string): PrivateRange[] =>
    ranges(text).filter(({ start, end }) => end - start >= LONG_NUMBER);
  return (text) =>
    text
      .replace(PARAMETER, (whole, mark: string, name: string, value: string) => {
        if (NO_PERSON.test(name) && !PERSON.test(name)) return whole;
        const label = ACCOUNT.test(name) ? '卡号：' : '';
        return `${mark}${name}=${recoded(value, (open) => withLabel(label, open, ranges))}`;
      })
      .replace(PIECE, (piece) =>
        (piece.match(/[0-9０-９]/g)?.length ?? 0) < 17
          ? piece
          : recoded(piece, (open) => withMasks(open, identities(open))),
      )
      .replace(PLAIN_IDENTITY, (part) => withMasks(part, ranges(part)));
}

function withLabel(label: string, open: string, ranges: (text: string) => PrivateRange[]): string {
  const found = ranges(label + open).map((range) => ({
    ...range,
    start: range.start - label.length,
    end: range.end - label.length,
  }));
  return withMasks(open, found);
}

/** A part of an address masked in its open form; written back as it was where nothing was found. */
function recoded(part: string, mask: (open: string) => string): string {
  const open = opened(part);
  const masked = mask(open);
  if (masked === open) return part;
  return open === part ? masked : encodeURIComponent(masked);
}

function opened(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

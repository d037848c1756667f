import { isMailbox } from '../core/text/number-labels.ts';
import { namesPerson, numbersThing } from '../core/text/person-names.ts';
import { type PrivateNumber, privateNumbers } from '../core/text/private-numbers.ts';

/** What a source writes about a value. Offsets stay. */
const BINDING = /[=&#]/g;
/** The name a value goes by: `data-tel="`, `"phone":"`, `call('`, `?tel=`. */
const NAME = /([\w$\u4e00-\u9fff-]{1,40})["'\]]{0,2}\s{0,3}[=:(,]\s{0,3}["'([]{0,3}\s{0,3}$/;
const NAME_REACH = 60;
/** Attributes and keys of a source whose values are no words: addresses, sizes, keys. */
const NO_WORDS = /^(?:hash|seed|src|href|d|points|width|height|size)$|key$/i;
/** Attributes and keys whose values are words for a reader. */
const WORDS = /^(?:alt|title|value|placeholder|content|label|summary|text|name|aria-[a-z]+|description)$/i;
const FEWEST_BESIDE_COMMA = 4;

/**
 * A number of a person in the very source of a page, whatever stands around it. An identity number anywhere; a
 * mobile where it is a value by itself: not in the path of an address, nor under the name of what numbers something.
 */
export function numberInSource(source: string): PrivateNumber | undefined {
  const open = source.replace(BINDING, ' ');
  return privateNumbers(open).find((number) =>
    number.kind === '身份证号码'
      ? isWritten(number, open)
      : number.kind === '手机号码' && isValue(number, source),
  );
}

/** Figures of a script in a row pass for an identity number now and then; in few long pieces they hardly do. */
function isWritten({ start, end }: PrivateNumber, open: string): boolean {
  const pieces = open.slice(start, end).split(/[^\p{Nd}\p{L}]+/u);
  if (!/[,;.:\n]/.test(open.slice(start, end))) return true;
  return (
    pieces.every((piece) => piece.length >= FEWEST_BESIDE_COMMA) ||
    pieces.every((piece) => [...piece].length === 1)
  );
}

/** By what an address is opened, where one leads up to a place: weixin of `weixin://dl/chat?`. */
const schemeOf = (before: string): string =>
  /(?:^|["'\s(])([a-z][a-z0-9+.-]{0,19}):[^"'\s<>]*$/i.exec(before)?.[1] ?? '';

function isValue({ start, end, place, digits }: PrivateNumber, source: string): boolean {
  // Behind a piece of a path that names a person.
  if (place === 'address') return true;
  if (place !== 'text') return false;
  const before = source.slice(Math.max(0, start - NAME_REACH), start);
  const name = NAME.exec(before.replace(/(?:\+|%2b)?(?:00)?86[\s-]?$/i, ''))?.[1] ?? '';
  const isNamed =
    namesPerson(name) || /(?:tel|sms|callto)[:：]\+?(?:86)?$/i.test(before) || namesPerson(schemeOf(before));
  if (isNamed || isMailbox(source.slice(end, end + NAME_REACH))) return true;
  // A letter that looks like a one begins a code (I3701000256).
  if (!/^\p{Nd}/u.test(source.slice(start, end))) return false;
  // In the path or the fragment of an address it is an article's number.
  if (/[/\\#]$/.test(before)) return false;
  // A bare figure of a script or style, or one among others (138 0013 8000 of a drawing).
  const isSolid = source.slice(start, end).length === digits.length;
  if (
    !isSolid ||
    !/["'\s>：:，,（(]$/.test(before) ||
    !/^["'\s<，,。；;）)]/.test(source.slice(end, end + 1))
  )
    return false;
  const isQuoted = /["']\s*$/.test(before) && /^\s*["']/.test(source.slice(end, end + 4));
  if (WORDS.test(name)) return true;
  return isQuoted && !numbersThing(name) && !NO_WORDS.test(name);
}

/** Mobile, with or without the country; a number with its area; one of the same town; 400 and 800. */
const TELEPHONES = [
  /^(?:\+?86|0086)?1[3-9]\d{9}$/,
  /^(?:\+?86|0086)?0\d{9,11}$/,
  /^[2-9]\d{6,7}$/,
  /^[48]00\d{7}$/,
];
const MAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
/** What people write between the digits of a telephone. */
const BETWEEN_DIGITS = /[\s()（）.\-－—–·]/g;
/** An extension behind a number of an office. */
const EXTENSION = /(?:转|ext\.?|#)\s*\d{1,6}\s*$|(?<=\d{6})[-－—–]\d{1,6}\s*$/i;

/**
 * Why a volunteer would hardly be reached by what was typed. A hint and no refusal: a number may be one we do not
 * know, and a report counts without any.
 *
 * @param typed telephone or mail as typed; '' is none
 * @returns a sentence, or undefined when it looks right or is none
 * @example contactDoubt('123') → '号码不对或不全…'; contactDoubt('13900001234') → undefined
 */
export function contactDoubt(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  if (text.includes('@')) return MAIL.test(text) ? undefined : '邮箱不完整，请再看一眼；不改也能提交。';
  // One that is right is enough.
  const numbers = text.split(/[/、,;]/).flatMap((one) => [one, one.replace(EXTENSION, '')].map(digitsOf));
  if (numbers.some((number) => TELEPHONES.some((telephone) => telephone.test(number)))) return undefined;
  if (!numbers.some((number) => /^\+?\d+$/.test(number)))
    return '不像电话或邮箱，网站可能联系不上您；不改也能提交。';
  return '号码不对或不全，请再看一眼；不改也能提交。';
}

const digitsOf = (typed: string): string => typed.replace(BETWEEN_DIGITS, '');

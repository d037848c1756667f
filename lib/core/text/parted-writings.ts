import { isIdentityNumber, passesLuhn } from './check-digits.ts';
import { labelsOf } from './number-labels.ts';
import { LATEST_BIRTH, MOBILE, maskOf, type PrivateNumber } from './private-number.ts';

const DIGIT = '[0-9０-９]';
const STAR = '[*＊∗⁎✱✲★☆]';
/** 138*8621*7459, 195**7193**8264: nothing is hidden behind these stars. */
const STAR_PARTED = new RegExp(
  `(?<!${DIGIT}|${STAR})${DIGIT}{2,12}(?:${STAR}{1,2}${DIGIT}{2,12}){1,4}[Xx]?(?!${DIGIT}|${STAR})`,
  'g',
);
const HAS_STAR = new RegExp(`${DIGIT}${STAR}{1,2}${DIGIT}`);
const MOBILE_SHAPES = new Set(['3-4-4', '3-3-5', '4-3-4', '4-4-3', '3-8', '7-4']);
/** 191横7322横0059: any one sign twice, where a telephone is named. */
const SIGN_PARTED = new RegExp(
  `(?<!${DIGIT})1[3-9]${DIGIT}([^\\s\\d])${DIGIT}{4}\\1${DIGIT}{4}(?!${DIGIT})`,
  'gu',
);
/** 4226241968年09月17日3311: the day of birth is written out. */
const DAY_WRITTEN = new RegExp(
  `(?<!${DIGIT})(${DIGIT}{6})[\\s-]?((?:19|20|１９|２０)${DIGIT}{2})\\s?年\\s?(${DIGIT}{1,2})\\s?月\\s?(${DIGIT}{1,2})\\s?日[\\s-]?(${DIGIT}{3}[0-9０-９XxＸｘ])(?!${DIGIT})`,
  'g',
);

const plain = (written: string): string => written.normalize('NFKC').toUpperCase();

/** Numbers whose parts are held together by what else hides or ends a number: stars, any sign twice, and the words of a day. */
export function partedNumbers(text: string): PrivateNumber[] {
  const found: PrivateNumber[] = [];
  if (HAS_STAR.test(text))
    for (const { 0: written, index } of text.matchAll(STAR_PARTED)) {
      const number = starParted(written, index, text);
      if (number) found.push(number);
    }
  for (const { 0: written, index } of text.matchAll(SIGN_PARTED)) {
    const digits = plain(written).replace(/\D/g, '');
    const end = index + written.length;
    if (MOBILE.test(digits) && labelsOf(text, index, end).isPhoneByName)
      found.push({
        start: index,
        end,
        kind: '手机号码',
        masked: maskOf(digits, 3, 4),
        digits,
        place: 'text',
      });
  }
  if (text.includes('日'))
    for (const { 0: written, index, ...part } of text.matchAll(DAY_WRITTEN)) {
      const [region = '', year = '', month = '', day = '', last = ''] = [1, 2, 3, 4, 5].map((at) =>
        plain(part[at] ?? ''),
      );
      const digits = `${region}${year}${month.padStart(2, '0')}${day.padStart(2, '0')}${last}`;
      if (isIdentityNumber(digits, LATEST_BIRTH)) found.push(identity(digits, index, index + written.length));
    }
  return found;
}

const identity = (digits: string, start: number, end: number): PrivateNumber => ({
  start,
  end,
  kind: '身份证号码',
  masked: maskOf(digits, 6, 4),
  digits,
  place: 'text',
});

function starParted(written: string, start: number, text: string): PrivateNumber | undefined {
  const end = start + written.length;
  const parts = plain(written).split(/[^0-9X]+/);
  const digits = parts.join('');
  if (isIdentityNumber(digits, LATEST_BIRTH)) return identity(digits, start, end);
  const labels = labelsOf(text, start, end);
  if (labels.isCode || labels.isMeasure) return undefined;
  if (MOBILE.test(digits) && MOBILE_SHAPES.has(parts.map(({ length }) => length).join('-'))) {
    // Length, width and height have a single star between them.
    if (!labels.isPhone && !new RegExp(`${STAR}{2}`).test(written)) return undefined;
    return { start, end, kind: '手机号码', masked: maskOf(digits, 3, 4), digits, place: 'text' };
  }
  if (!/^[3-69]\d{15,18}$/.test(digits) || !passesLuhn(digits) || !labels.isCard) return undefined;
  return { start, end, kind: '银行卡号', masked: maskOf(digits, 4, 4), digits, place: 'text' };
}

/** Year, month and day of a date that has no four-digit year in Arabic digits; not yet checked against a calendar. */
export interface RareDate {
  /** Offsets in UTF-16 units, end exclusive. */
  start: number;
  end: number;
  year: number;
  month: number;
  day: number;
}

const HAN_DIGITS = '〇零一二三四五六七八九';
/** ○ (U+25CB), 0, O and their full-width forms are typed for 〇. */
const HAN_ZERO = /[○◯0Oo０Ｏ]/g;
const DIGIT = '[〇零○◯0Oo０Ｏ一二三四五六七八九]';
const COUNT = '[一二三四五六七八九十廿卅]{1,3}';

/** 二〇二三年十一月一日, as a source for larger patterns; three groups. */
export const HAN_DATE = String.raw`(${DIGIT}{4})\s?年\s?(${COUNT}|元)\s?月\s?(${COUNT})\s?[日号]?`;

/** 23-11-01, 23.11.1, 23/11/01, 23年11月1日: two-digit year, as a source; seven groups. */
export const SHORT_DATE = String.raw`(\d{2})(?:(?:-(\d{1,2})-(\d{1,2}))|(?:[./](\d{1,2})[./](\d{1,2}))|(?:年(\d{1,2})月(\d{1,2})日?))(?!\d)`;

const HAN = new RegExp(HAN_DATE, 'g');
/** In running text two digits mean a year only right after the word for a date. */
const LABELLED_SHORT = new RegExp(String.raw`(?<=(?:时\s?间|日\s?期)\s?[:：]\s?)${SHORT_DATE}`, 'g');

/** Between bars, brackets or spaces, as information lines set it: | 13-05-08 | 【打印】. */
const SET_APART_SHORT = new RegExp(String.raw`(?<=^|[|｜\s【[(（])${SHORT_DATE}(?=$|[|｜\s】\])）])`, 'g');

/** Chinese numeral up to 31 → number; NaN when it is none. @example hanNumber('二十一') === 21 */
export function hanNumber(text: string): number {
  if (text === '元') return 1;
  const plain = text.replace(/廿/, '二十').replace(/卅/, '三十').replace(/十+/, '十');
  const [, tens, ten, ones] = /^([二三])?(十)?([一二三四五六七八九])?$/.exec(plain) ?? [];
  if (!ten) return plain.length === 1 ? HAN_DIGITS.indexOf(plain) - 1 : Number.NaN;
  return (tens ? HAN_DIGITS.indexOf(tens) - 1 : 1) * 10 + (ones ? HAN_DIGITS.indexOf(ones) - 1 : 0);
}

/** 二〇二三 → 2023. */
export function hanYear(text: string): number {
  const digits = [...text.replace(HAN_ZERO, '〇')].map((digit) => Math.max(0, HAN_DIGITS.indexOf(digit) - 1));
  return Number(digits.join(''));
}

/** 23 → 2023, 98 → 1998; undefined where a row of a website cannot mean either. */
export function fullYear(two: number): number | undefined {
  if (two < 40) return 2000 + two;
  return two >= 90 ? 1900 + two : undefined;
}

/**
 * Dates in Chinese numerals anywhere, and dates of a two-digit year right after 时间： or 日期：, in an
 * information line also between bars or spaces.
 *
 * @param informs the text is the information line of an article (来源, 打印, 浏览次数 …)
 * @example findRareDates('发布时间：23-11-01')[0] → {start: 5, end: 13, year: 2023, month: 11, day: 1}
 */
export function findRareDates(text: string, informs = false): RareDate[] {
  const found: RareDate[] = [];
  if (/年.{1,4}月/.test(text)) {
    for (const match of text.matchAll(HAN)) {
      const [whole, year = '', month = '', day = ''] = match;
      const end = match.index + whole.length;
      found.push({
        start: match.index,
        end,
        year: hanYear(year),
        month: hanNumber(month),
        day: hanNumber(day),
      });
    }
  }
  for (const match of text.matchAll(informs ? SET_APART_SHORT : LABELLED_SHORT)) {
    const parts = shortParts(match.slice(1));
    if (parts) found.push({ start: match.index, end: match.index + match[0].length, ...parts });
  }
  return found;
}

/** Groups of SHORT_DATE → its parts. */
export function shortParts(
  groups: readonly (string | undefined)[],
): Pick<RareDate, 'year' | 'month' | 'day'> | undefined {
  const [year, ...rest] = groups;
  const [month, day] = rest.filter((part) => part !== undefined);
  const full = fullYear(Number(year));
  return full === undefined ? undefined : { year: full, month: Number(month), day: Number(day) };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY_OF = '(\\d{1,2})(?:st|nd|rd|th)?';
const ENGLISH: readonly RegExp[] = [
  // Mon Nov 16 08:00:00 CST 2026, as a program prints an instant; Nov 16, 2026; Nov 16.
  new RegExp(
    `^(?:[a-z]{3,9},?\\s)?${MONTH}[\\s-]${DAY_OF}(?:\\s\\d{2}:\\d{2}:\\d{2}\\s[A-Z]{3})?(?:,?\\s(20\\d{2}))?$`,
    'i',
  ),
  new RegExp(`^(?:[a-z]{3,9},?\\s)?${DAY_OF}[\\s-]${MONTH}(?:,?[\\s-](20\\d{2}))?$`, 'i'),
  new RegExp(`^${MONTH}$`, 'i'),
];

/**
 * A piece that names its month in English, in digits; any other text unchanged.
 *
 * @example foldEnglishDate('Nov 16, 2026') === '2026-11-16'; foldEnglishDate('Nov') === '11月'
 */
export function foldEnglishDate(text: string): string {
  if (!/^[a-z\d]/i.test(text) || !/[a-z]{3}/i.test(text)) return text;
  for (const [at, pattern] of ENGLISH.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [name = '', day] = at === 1 ? [match[2], match[1]] : [match[1], match[2]];
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (!day) return `${month}月`;
    return match[3] ? `${match[3]}-${month}-${day}` : `${month}月${day}日`;
  }
  return text;
}

const DIGITS = '〇一二三四五六七八九';
const NUMBER = String.raw`\d{1,2}|[〇零○一二三四五六七八九十]{1,4}`;
const YEAR = String.raw`(?<![\d.])(?:(\d{4}|[〇零○一二三四五六七八九]{4}|(?<!第)\d{2})\s?年\s?)?`;
const SIGNED = new RegExp(
  String.raw`${YEAR}(?<![\d〇零○一二三四五六七八九十.第])(${NUMBER})\s?月\s?(${NUMBER})\s?[日号](?!龄|均|元)`,
  'g',
);

/** Reckoned by the moon, or before this calendar was in use: 农历二月三十日 exists. */
const OTHER_CALENDAR =
  /(?:[藏彝傣回佛]历|希吉来历|伊斯兰历|农历|阴历|夏历|旧历|古历|民国|乾隆|康熙|光绪|嘉庆|道光|同治|宣统|咸丰|雍正|万历|闰)[^，。；\n]{0,12}$/;

/** A date as written, with where it stands; day and month need not exist. */
export interface WrittenDate {
  start: number;
  end: number;
  year?: number;
  /** 12年10月20日: its century is only supposed. */
  short?: true;
  month: number;
  day: number;
}

/** 十二, 二十一, 三十, 〇五, 12 → its number; NaN for anything else. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/[零○]/g, '〇');
  const digit = (sign: string) => (sign === '' ? 0 : DIGITS.indexOf(sign));
  const tens = /^([二三]?)十([一二三四五六七八九]?)$/.exec(plain);
  if (tens) return (tens[1] === '' ? 1 : digit(tens[1] ?? '')) * 10 + digit(tens[2] ?? '');
  return /^[〇一二三四五六七八九]+$/.test(plain) ? Number([...plain].map(digit).join('')) : Number.NaN;
}

function yearOf(year: string | undefined): Pick<WrittenDate, 'year' | 'short'> {
  if (year === undefined) return {};
  return year.length === 2 ? { year: 2000 + Number(year), short: true } : { year: numberOf(year) };
}

/**
 * Dates with 月 and 日 as somebody wrote them, in digits or Han numerals, whether there is such a day or not. Those of
 * another calendar are left out.
 *
 * @param text with signs folded by `foldDateSigns`
 * @example writtenDates('二〇二三年二月三十日')[0] → { start: 0, end: 10, year: 2023, month: 2, day: 30 }
 */
export function writtenDates(text: string): WrittenDate[] {
  return [...text.matchAll(SIGNED)].flatMap((match) => {
    const [all, year, month = '', day = ''] = match;
    const isOther = OTHER_CALENDAR.test(text.slice(Math.max(0, match.index - 20), match.index));
    // 三月三十日 without a year may be of any calendar; a year in digits or four signs is of this one.
    if (isOther || (year === undefined && !/^\d/.test(month))) return [];
    const numbers = { month: numberOf(month), day: numberOf(day) };
    if (Number.isNaN(numbers.month) || Number.isNaN(numbers.day)) return [];
    return {
      start: match.index,
      end: match.index + all.length,
      ...yearOf(year),
      ...numbers,
    };
  });
}

import { addDays, type CivilDate, dayNumber, daysInMonth, formatCivilDate, weekday } from './civil-date.ts';
import type { HolidayYear } from './holidays.ts';

export type ParsedHolidays =
  | { ok: true; year: HolidayYear }
  /** One sentence for each passage that could not be taken as it stands. */
  | { ok: false; errors: string[] };

const DAY = String.raw`(?:(\d{4})\s*年\s*)?(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日(?:[（(]([^（）()]*)[）)])?`;
const SPAN = new RegExp(`${DAY}(?:\\s*(?:至|到|—|－|-|~|～)\\s*${DAY})?`, 'g');
const LISTED = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*[,，\t ]*\s*(休|放假|班|上班|调休上班)\s*$/;
/** The longest closure a notice ever gave is 9 days; more is a misprint. */
const LONGEST_SPAN = 15;
const MOST_DAYS_OFF = 60;

interface Taken {
  off: CivilDate[];
  work: CivilDate[];
  errors: string[];
}

/**
 * One year of holidays from the State Council's notice as published (放假安排), or from lines such as
 * `2027-02-05 休` and `2027-02-20 班`. Weekdays in brackets and 共n天 are checked against the dates, so that a
 * slip in copying is named and nothing is taken from it.
 *
 * @example parseHolidayNotice('2027年…一、元旦：1月1日（周五）至3日（周日）放假，共3天。…')
 */
export function parseHolidayNotice(text: string): ParsedHolidays {
  const plain = text.normalize('NFKC').replace(/[（]/g, '(').replace(/[）]/g, ')').trim();
  if (plain === '') return { ok: false, errors: ['没有内容，请粘贴放假安排通知的正文。'] };
  const lines = plain.split(/\n/).filter((line) => line.trim() !== '');
  const listed = lines.filter((line) => LISTED.test(line));
  const taken = listed.length > 0 && listed.length >= lines.length - 1 ? fromList(listed) : fromNotice(plain);
  return checked(taken, plain);
}

function fromList(lines: readonly string[]): Taken {
  const taken: Taken = { off: [], work: [], errors: [] };
  for (const line of lines) {
    const [, year = '', month = '', day = '', kind = ''] = LISTED.exec(line) ?? [];
    const date = civilDate(Number(year), Number(month), Number(day));
    if (date === null) taken.errors.push(`“${line.trim()}”：没有这一天。`);
    else (kind === '休' || kind === '放假' ? taken.off : taken.work).push(date);
  }
  return taken;
}

function fromNotice(text: string): Taken {
  const taken: Taken = { off: [], work: [], errors: [] };
  const year = Number(/(\d{4})\s*年/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return { ...taken, errors: ['没有找到是哪一年的通知（要有“2027年”这样的字样）。'] };
  for (const sentence of text.split(/[。;；\n]/)) {
    const works = /上班/.test(sentence);
    if (!works && !/放假|休息|调休/.test(sentence)) continue;
    // “1月4日上班，1月1日至3日放假” in one sentence: each part by the verb that follows it.
    for (const part of sentence.split(/(?<=上班|放假调休|放假|补休)[，,](?!\s*共)/))
      takePart(part, year, taken);
  }
  return taken;
}

function takePart(part: string, noticeYear: number, taken: Taken): void {
  const isWork = /上班/.test(part);
  if (!isWork && !/放假|休/.test(part)) return;
  const dates: CivilDate[] = [];
  let month: number | undefined;
  for (const match of part.matchAll(SPAN)) {
    const [words, y1, m1, d1, note1 = '', y2, m2, d2, note2 = ''] = match;
    month = m1 === undefined ? month : Number(m1);
    if (month === undefined) continue;
    const first = civilDate(Number(y1 ?? noticeYear), month, Number(d1));
    const lastMonth = m2 === undefined ? month : Number(m2);
    const last = d2 === undefined ? first : civilDate(Number(y2 ?? y1 ?? noticeYear), lastMonth, Number(d2));
    month = lastMonth;
    if (first === null || last === null) {
      taken.errors.push(`“${words}”：没有这一天。`);
      continue;
    }
    const days = dayNumber(last) - dayNumber(first) + 1;
    if (days < 1 || days > LONGEST_SPAN) {
      taken.errors.push(`“${words}”：起止日期不对。`);
      continue;
    }
    for (const [date, note] of [
      [first, note1],
      [last, d2 === undefined ? note1 : note2],
    ] as const) {
      const problem = weekdayProblem(date, note);
      if (problem) taken.errors.push(`“${words}”：${problem}`);
    }
    for (let index = 0; index < days; index++) dates.push(addDays(first, index));
  }
  const said = /共\s*(\d+)\s*天/.exec(part)?.[1];
  if (said !== undefined && !isWork && dates.length !== Number(said))
    taken.errors.push(`“${part.trim()}”：写着共 ${said} 天，日期却有 ${dates.length} 天。`);
  (isWork ? taken.work : taken.off).push(...dates);
}

function civilDate(year: number, month: number, day: number): CivilDate | null {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? formatCivilDate(year, month, day) : null;
}

function weekdayProblem(date: CivilDate, note: string): string | null {
  const said = /(?:周|星期)([一二三四五六日天])/.exec(note)?.[1];
  if (said === undefined) return null;
  const number = '一二三四五六日'.indexOf(said === '天' ? '日' : said) + 1;
  if (weekday(date) === number) return null;
  return `${date} 是周${'一二三四五六日'[weekday(date) - 1]}，不是周${said}。`;
}

function checked({ off, work, errors }: Taken, text: string): ParsedHolidays {
  const days = [...new Set(off)].sort();
  const worked = [...new Set(work)].sort();
  const problems = [...errors];
  // The days named fix the year: New Year's Day may begin in the December before.
  const years = days.map((date) => Number(date.slice(0, 4)));
  const year = Math.max(...years, Number(/(\d{4})\s*年/.exec(text)?.[1] ?? 0));
  if (days.length === 0) problems.push('没有读到放假的日期。');
  if (days.length > MOST_DAYS_OFF) problems.push(`放假 ${days.length} 天，太多了，请核对。`);
  for (const date of worked) {
    if (days.includes(date)) problems.push(`${date} 既写放假又写上班。`);
    else if (weekday(date) <= 5) problems.push(`${date} 是工作日，不用写上班，请核对。`);
  }
  if (days.length > 0 && !days.includes(`${year}-01-01`))
    problems.push(`没有 ${year} 年元旦，内容可能不全。`);
  if (problems.length > 0) return { ok: false, errors: [...new Set(problems)] };
  return { ok: true, year: { year, source: 'notice', off: days, work: worked } };
}

const DIGITS = '零一二三四五六七八九十';
const DAYS: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  自然日: 1,
  周: 7,
  星期: 7,
  月: 30,
  季: 91,
  季度: 91,
  年: 365,
};
const LIMIT = /(\d+|[一二两三四五六七八九十]+|半|每)个?(天|日|自然日|周|星期|月|季度?|年)/;

/** An update limit as a sheet words it. */
export type SheetLimit =
  | { kind: 'none' }
  | { kind: 'unknown' }
  /** Counted in working days, in which no update limit of the notice counts. */
  | { kind: 'workdays' }
  /** `amount` in `unit`; `days` counts months as 30, quarters as 91 and years as 365 days, never longer. */
  | { kind: 'figure'; amount: number; unit: 'days' | 'months' | 'years'; days: number };

function amountOf(text: string): number {
  if (text === '每') return 1;
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (character: string | undefined, empty: number) =>
    character === undefined || character === '' ? empty : Math.max(0, DIGITS.indexOf(character));
  return digit(tens === '0' ? '零' : tens, 1) * 10 + digit(ones, 0);
}

/**
 * Reads 更新期限: `14天`, `不超过6个月`, `半年`, `每季度`, `按月`. Empty or 及时更新 without a figure is `none`;
 * words that name no figure, a range (3—6个月) and 一年半 are `unknown`.
 * @example readSheetLimit('不超过6个月') // { kind: 'figure', amount: 6, unit: 'months', days: 180 }
 */
export function readSheetLimit(text: string): SheetLimit {
  const words = text.normalize('NFKC').replace(/\s+/g, '');
  if (words === '' || /^[-—/]+$/.test(words)) return { kind: 'none' };
  if (words.includes('工作日')) return { kind: 'workdays' };
  if (/\d[-—–~～至到]\d|(?:个|[年月周天日])半/.test(words)) return { kind: 'unknown' };
  const match = LIMIT.exec(words.replace(/^按?(日|天|周|月|季度?|年)度?(?=更新|$)/, '每$1'));
  if (!match) return /及时|实时|随时|不定期|长期|变动/.test(words) ? { kind: 'none' } : { kind: 'unknown' };
  const unit = match[2] ?? '';
  if (match[1] === '半') {
    if (unit === '年') return { kind: 'figure', amount: 6, unit: 'months', days: 180 };
    return unit === '月' ? { kind: 'figure', amount: 15, unit: 'days', days: 15 } : { kind: 'unknown' };
  }
  const amount = amountOf(match[1] ?? '');
  if (amount === 0) return { kind: 'unknown' };
  const days = amount * (DAYS[unit] ?? 1);
  if (unit === '月' || unit.startsWith('季')) {
    return { kind: 'figure', amount: unit === '月' ? amount : amount * 3, unit: 'months', days };
  }
  if (unit === '年') return { kind: 'figure', amount, unit: 'years', days };
  return { kind: 'figure', amount: days, unit: 'days', days };
}

/** Shortest a run of calendar months can be, less a day of slack: 180天 means half a year, 60天 two months. */
const shortest = (months: number) => (months === 1 ? 28 : Math.floor(months * 30.44) - 2);

/**
 * A list may be stricter than the notice; where the notice gives a figure, a longer one is refused.
 * @param limit the notice's for the class; undefined where it gives none
 */
export function compareLimit(
  sheet: Extract<SheetLimit, { kind: 'figure' }>,
  limit: { amount: number; kind: 'days' | 'months' | 'years' } | undefined,
): 'same' | 'stricter' | 'longer' {
  if (!limit) return 'stricter';
  if (limit.kind === 'days') {
    return sheet.days === limit.amount ? 'same' : sheet.days < limit.amount ? 'stricter' : 'longer';
  }
  const months = limit.kind === 'years' ? limit.amount * 12 : limit.amount;
  if (sheet.unit === 'days') {
    if (sheet.days > months * 31) return 'longer';
    return sheet.days < shortest(months) ? 'stricter' : 'same';
  }
  const ofSheet = sheet.unit === 'years' ? sheet.amount * 12 : sheet.amount;
  return ofSheet === months ? 'same' : ofSheet < months ? 'stricter' : 'longer';
}

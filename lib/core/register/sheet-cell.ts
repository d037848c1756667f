const UNTIDY = /[\s\u200b-\u200d\u2060\ufeff]/;

/** A cell as it is kept: no line breaks, no invisible characters, no runs of blanks. */
export function tidyCell(raw: string): string {
  // Most cells are tidy, and a list of 50,000 lines has half a million of them.
  if (!UNTIDY.test(raw)) return raw;
  return raw
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands in a cell that is left empty on purpose: `—`, `/`, 无. */
export const NOTHING = '—';

/** @example isNothing('／') && isNothing('无') && !isNothing('无为市') */
export function isNothing(cell: string): boolean {
  return cell.length < 9 && /^(?:[-—–_/／\\]+|无|暂无|没有)$/.test(cell);
}

/** The cell's words, '' where it says that there is nothing. */
export function cellWords(raw: string): string {
  const tidy = tidyCell(raw);
  return isNothing(tidy) ? '' : tidy;
}

/** Full-width letters, digits and signs as ASCII: ｗｗｗ．ａ．ｇｏｖ．ｃｎ. */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Names in one cell. @example nameList('张三、李四') // ['张三', '李四'] */
export function nameList(cell: string): string[] {
  return cell.split(/[、，,;；/／\s]+/).filter((name) => name !== '' && !isNothing(name));
}

/** The names of one cell as they are kept, 、 between. */
export function namesText(cell: string): string {
  return nameList(tidyCell(cell)).join('、');
}

/** A long number that a spreadsheet turned into 1.2E+17: its last digits are lost. */
export function isSpoiltNumber(cell: string): boolean {
  return /^\d(?:\.\d+)?E\+\d+$/i.test(cell);
}
export const SPOILT = '是被表格改成科学计数法的数字，末尾几位已经丢了；请把这一列设为“文本”格式后照原件重填';

/** Headings of 附件8 栏目责任清单 (FIELD 7) and the few other spellings offices write for each. */
const sheetHeadings = {
  一级栏目: ['一级栏目名称'],
  二级栏目: ['二级栏目名称', '子栏目'],
  网址: ['栏目网址', '栏目链接', '链接', 'URL'],
  责任单位: ['责任部门', '保障单位'],
  分管领导: ['分管负责人'],
  A岗: ['A岗责任人', 'A角'],
  B岗: ['B岗责任人', 'B角'],
  栏目类别: ['类别', '栏目类型'],
  更新期限: ['更新时限', '更新频率', '更新周期'],
} as const;
export type SheetHeading = keyof typeof sheetHeadings;

export const HEADING_NAMES = Object.keys(sheetHeadings) as SheetHeading[];

/** Rows above the headings (title, unit, date) that are passed over at most. */
const TITLE_ROWS = 10;

/** One thing wrong with a sheet; rows count from 1 as the spreadsheet program shows them. */
export interface SheetError {
  row: number;
  /** Heading of the column, '' when the whole row is meant. */
  column: string;
  message: string;
}

function headingKey(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[(].*[)]$/, '')
    .toUpperCase();
}

function headingOf(cell: string): SheetHeading | undefined {
  const key = headingKey(cell);
  return HEADING_NAMES.find(
    (name) => name === key || (sheetHeadings[name] as readonly string[]).includes(key),
  );
}

/** Where each heading stands: row index and column indexes, counted from 0. */
export interface FoundHeadings {
  rowIndex: number;
  at: Record<SheetHeading, number>;
}

/**
 * Finds the heading row, tolerating title rows above it. All nine headings are asked for: a sheet that lacks
 * one, or spells it unknown, is refused whole, naming the row and the cells that were not understood.
 * @example findHeadings([['栏目责任清单'], ['一级栏目', '二级栏目', …]]) // { rowIndex: 1, at: {…} }
 */
export function findHeadings(rows: readonly (readonly string[])[]): FoundHeadings | { errors: SheetError[] } {
  const candidates = rows.slice(0, TITLE_ROWS).map((row, rowIndex) => ({
    rowIndex,
    row,
    known: new Set(row.map(headingOf).filter((name) => name !== undefined)).size,
  }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (top, one) => (top && top.known >= one.known ? top : one),
    undefined,
  );
  if (!best || best.known < 3) {
    const message = `前${TITLE_ROWS}行里没有找到表头，表头应为：${HEADING_NAMES.join('、')}`;
    return { errors: [{ row: 1, column: '', message }] };
  }
  const at = new Map<SheetHeading, number>();
  const errors: SheetError[] = [];
  best.row.forEach((cell, index) => {
    const name = headingOf(cell);
    if (name === undefined) return;
    if (at.has(name)) {
      errors.push({ row: best.rowIndex + 1, column: name, message: `表头“${name}”出现两次` });
    } else at.set(name, index);
  });
  const unknown = best.row.map((cell) => cell.trim()).filter((cell) => cell !== '' && !headingOf(cell));
  const seen = unknown.length > 0 ? `；不认识的表头：${unknown.map((cell) => `“${cell}”`).join('、')}` : '';
  for (const name of HEADING_NAMES) {
    if (!at.has(name)) {
      errors.push({ row: best.rowIndex + 1, column: name, message: `缺少表头“${name}”${seen}` });
    }
  }
  if (errors.length > 0) return { errors };
  return { rowIndex: best.rowIndex, at: Object.fromEntries(at) as Record<SheetHeading, number> };
}

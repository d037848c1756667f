import readExcelFile from 'read-excel-file/node';

/** Rows of an exported ledger by heading, read back from the file itself; dates as `YYYY-MM-DD HH:mm`. */
export async function ledgerRows(path: string): Promise<Record<string, string>[]> {
  const table: unknown = await readExcelFile(path, { trim: false });
  const lines = sheetLines(table);
  const at = lines.findIndex((line) => line[0] === '序号');
  const heads = (lines[at] ?? []).map((head) => String(head ?? '').replace(/[（(].*$/s, ''));
  if (at === -1) throw new Error(`${path} 里没有台账的表头`);
  return lines
    .slice(at + 1)
    .map((line) => Object.fromEntries(heads.map((head, i) => [head, cellText(line[i])])));
}

function sheetLines(table: unknown): unknown[][] {
  if (!Array.isArray(table)) return [];
  const first: unknown = table[0];
  if (first && typeof first === 'object' && 'data' in first) return sheetLines(first.data);
  return table.filter((line): line is unknown[] => Array.isArray(line));
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    // A day's fraction is read as 21:53:59.999 where the sheet shows 21:54.
    const nearest = new Date(Math.round(cell.getTime() / 1000) * 1000);
    return nearest.toISOString().slice(0, 16).replace('T', ' ');
  }
  return cell === null || cell === undefined ? '' : String(cell);
}

import { cellsOfAccount } from './account-cells.ts';
import { cellsOfColumn } from './column-cells.ts';
import type { Sheet } from './parse-sheets.ts';
import { cellsOfPerson } from './person-cells.ts';
import type { Register } from './register.ts';
import { SHEETS, type SheetKind } from './sheet-headings.ts';

/** The records of one list as cells by heading, in the order they are kept. */
export function listCells(register: Register, kind: SheetKind): Record<string, string>[] {
  const names = new Map(register.units.map((unit) => [unit.id, unit.name]));
  const unitOf = ({ unitId }: { unitId?: string | undefined }) => names.get(unitId ?? '') ?? '';
  if (kind === 'columns') return register.columns.map((one) => cellsOfColumn(one, unitOf(one)));
  if (kind === 'accounts') return register.accounts.map((one) => cellsOfAccount(one, unitOf(one)));
  return register.persons.map((one) => cellsOfPerson(one, unitOf(one)));
}

/** One record as a form shows it, the reason of its limit written out; undefined when it is gone. */
export function lineCells(
  register: Register,
  kind: SheetKind,
  id: string,
): Record<string, string> | undefined {
  const record = register[kind].find((one) => one.id === id);
  const [cells] = record ? listCells({ ...register, [kind]: [record] }, kind) : [];
  if (!cells || !record || !('limitOverride' in record)) return cells;
  return { ...cells, 期限理由: record.limitOverride?.reason ?? '' };
}

/**
 * One list under the headings of the notice's form; what the form has no room for (期限理由, 主页网址, 主账号)
 * stands in further columns, only where there is something to say. Reads back as the same records.
 * @example registerSheet(register, 'columns').rows[0] // ['一级栏目', '二级栏目', '网址', …]
 */
export function registerSheet(register: Register, kind: SheetKind): Sheet {
  const { title, headings } = SHEETS[kind];
  const lines = listCells(register, kind);
  const used = headings
    .filter(({ name, extra }) => !extra || lines.some((cells) => cells[name] !== ''))
    .map(({ name }) => name);
  return { name: title, rows: [used, ...lines.map((cells) => used.map((name) => cells[name] ?? ''))] };
}

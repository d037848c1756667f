import type { CellField } from '../../components/options/register/cells-form.tsx';
import { lineFields } from '../../components/options/register/line-fields.ts';
import { LIST_NAMES, type ListKind } from '../../components/options/register/register-lists.tsx';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import type { CellRemark } from '../../lib/core/register/column-cells.ts';
import { type Edited, saveLine, saveSite, saveUnit } from '../../lib/core/register/edit-register.ts';
import type { Register } from '../../lib/core/register/register.ts';
import type { RegisterProblem } from '../../lib/core/register/register-problems.ts';
import { lineCells } from '../../lib/core/register/sheet-rows.ts';

/** A form that stands open over one record, or over a new one (no id). */
export interface RecordForm {
  kind: ListKind;
  id?: string | undefined;
  title: string;
  fields: CellField[];
  initial: Record<string, string>;
  errors: readonly CellRemark[];
  /** What was done, for the line with 撤销. */
  done(cells: Record<string, string>): string;
}

const SITE_FIELDS: CellField[] = [
  { name: '名称', required: true },
  {
    name: '域名',
    required: true,
    help: '几个域名用顿号隔开，第一个是主域名。加了新域名，到“网站”一栏再授权一次。',
  },
  { name: '网站标识码', help: '10位数字，或 bm 加8位数字。' },
];

function fieldsAndCells(register: Register, kind: ListKind, id: string | undefined) {
  if (kind === 'units') {
    const unit = register.units.find((one) => one.id === id);
    return { fields: [{ name: '单位', required: true }], initial: { 单位: unit?.name ?? '' } };
  }
  if (kind === 'sites') {
    const site = register.sites.find((one) => one.id === id);
    return {
      fields: SITE_FIELDS,
      initial: { 名称: site?.name ?? '', 域名: site?.hosts.join('、') ?? '', 网站标识码: site?.code ?? '' },
    };
  }
  const cells = id === undefined ? undefined : lineCells(register, kind, id);
  // What is left out on purpose is a dash in a sheet and an empty line in a form.
  const shown = Object.entries(cells ?? {}).map(([name, words]) => [name, words === '—' ? '' : words]);
  return { fields: lineFields(kind, register), initial: Object.fromEntries(shown) };
}

/** @param filled cells a new record begins with */
export function openForm(
  register: Register,
  kind: ListKind,
  id?: string,
  filled: Record<string, string> = {},
): RecordForm {
  const { fields, initial } = fieldsAndCells(register, kind, id);
  const name = LIST_NAMES[kind];
  const verb = id === undefined ? '新增' : '改';
  const own = ['二级栏目', '一级栏目', '账号名称', '姓名', '单位', '名称'];
  return {
    kind,
    id,
    title: `${verb}${name}`,
    fields,
    initial: { ...initial, ...filled },
    errors: [],
    done: (cells) => {
      const words = own.map((heading) => cells[heading]).find((cell) => cell) ?? '';
      return `已${id === undefined ? '新增' : '改好'}${name}“${words}”`;
    },
  };
}

/** The form that ends a problem: the record itself or, where a unit lacks somebody, a new person of it. */
export function formForProblem(register: Register, { about, id, lacks }: RegisterProblem): RecordForm {
  if (lacks === undefined) return openForm(register, about, id);
  const unit = register.units.find((one) => one.id === id)?.name ?? '';
  return openForm(register, 'persons', undefined, { 单位: unit, 'A/B岗': lacks === '责任人' ? '' : lacks });
}

/** The register with the form's record written, or what is wrong with it. */
export function saveForm(
  register: Register,
  { kind, id }: RecordForm,
  cells: Record<string, string>,
): Edited {
  if (kind === 'units') return saveUnit(register, cells.单位 ?? '', id);
  if (kind === 'sites') {
    return saveSite(register, id ?? '', {
      name: cells.名称 ?? '',
      hosts: cells.域名 ?? '',
      code: cells.网站标识码 ?? '',
    });
  }
  return saveLine(register, kind, cells, id, noticeLimits);
}

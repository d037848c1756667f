import { accountKey, accountOfCells } from './account-cells.ts';
import {
  type CellRemark,
  type CellsRead,
  type ClassLimits,
  columnOfCells,
  unitIdOf,
} from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { impliedPersons, withImplied } from './implied-persons.ts';
import { personKey, personOfCells } from './person-cells.ts';
import type { Register, Site, Unit } from './register.ts';
import { cellWords, tidyCell } from './sheet-cell.ts';
import type { SheetKind } from './sheet-headings.ts';

/** The register with one change made, or what is wrong with it, by heading. */
export type Edited = { register: Register } | { errors: CellRemark[] };

interface Owned {
  id: string;
  unitId?: string | undefined;
}

/** `now` in the place of the record with this id, at the end when there is none. */
function put<T extends { id: string }>(records: readonly T[], now: T): T[] {
  const at = records.findIndex((one) => one.id === now.id);
  return at < 0 ? [...records, now] : records.map((one, index) => (index === at ? now : one));
}

/** Persons only the columns name follow the columns; units stay, also those nothing names any more. */
function settled(before: Register, next: Register): Register {
  const persons = withImplied(
    next.persons,
    impliedPersons(before.columns, before.units),
    impliedPersons(next.columns, next.units),
  );
  return { ...next, persons };
}

function withUnit(register: Register, name: string): { units: Unit[]; unitId?: string } {
  if (name === '') return { units: register.units };
  const known = register.units.find((unit) => unit.name === name);
  if (known) return { units: register.units, unitId: known.id };
  const id = freeId(register.units, unitIdOf(name));
  return { units: [...register.units, { id, name }], unitId: id };
}

/** Ids are made of names and addresses: a record renamed by hand may hold the one another now asks for. */
function freeId(records: readonly { id: string }[], wanted: string): string {
  const taken = new Set(records.map((one) => one.id));
  let id = wanted;
  for (let turn = 2; taken.has(id); turn++) id = `${wanted}-${turn}`;
  return id;
}

function readCells(kind: SheetKind, register: Register, cells: Record<string, string>, limits: ClassLimits) {
  if (kind === 'columns') return columnOfCells(cells, { sites: register.sites, limits });
  return kind === 'accounts' ? accountOfCells(cells) : personOfCells(cells);
}

function sameAs(
  register: Register,
  kind: SheetKind,
  id: string | undefined,
  read: CellsRead<Owned>,
): CellRemark[] {
  const others = <T extends Owned>(records: readonly T[]) => records.filter((one) => one.id !== id);
  const names = new Map(register.units.map((unit) => [unit.id, unit.name]));
  const record = read.record as Owned & { url?: string; platform?: string; name: string };
  if (kind === 'columns') {
    const key = columnUrlKey(record.url ?? '');
    const twin = others(register.columns).find((one) => key !== '' && columnUrlKey(one.url) === key);
    return twin ? [{ column: '网址', message: `栏目“${twin.name}”已经用了这个网址` }] : [];
  }
  if (kind === 'accounts') {
    const key = accountKey({ ...record, platform: record.platform ?? '' });
    const isTwin = others(register.accounts).some((one) => accountKey(one) === key);
    return isTwin ? [{ column: '账号名称', message: '这个账号已经登记了' }] : [];
  }
  const key = personKey(read.unitName, record);
  const isTwin = others(register.persons).some((one) => personKey(names.get(one.unitId) ?? '', one) === key);
  return isTwin ? [{ column: '姓名', message: '这个人已经登记了（单位、平台、级别都相同）' }] : [];
}

/**
 * Writes one line of a list, typed into a form under the same headings as the sheet and read by the same rules.
 * @param id of the record changed; undefined for a new one
 * @example saveLine(register, 'columns', { 一级栏目: '动态', 网址: '…', 责任单位: '区府办' }, undefined, noticeLimits)
 */
export function saveLine(
  register: Register,
  kind: SheetKind,
  cells: Record<string, string>,
  id: string | undefined,
  limits: ClassLimits,
): Edited {
  const read = readCells(kind, register, cells, limits) as CellsRead<Owned>;
  const errors = [...read.errors, ...sameAs(register, kind, id, read)];
  const override = 'limitOverride' in read.record;
  if (override && cellWords(cells.期限理由 ?? '') === '') {
    errors.push({ column: '期限理由', message: '比通知的期限严，或通知没有规定期限：请写明理由' });
  }
  if (errors.length > 0) return { errors };
  const { units, unitId } = withUnit(register, read.unitName);
  const list: readonly Owned[] = register[kind];
  const record: Owned = {
    ...read.record,
    id: id ?? freeId(list, read.record.id),
    ...(unitId === undefined ? {} : { unitId }),
  };
  return { register: settled(register, { ...register, units, [kind]: put(list, record) }) };
}

export function removeLine(register: Register, kind: SheetKind, id: string): Register {
  const list: readonly Owned[] = register[kind];
  return settled(register, { ...register, [kind]: list.filter((one) => one.id !== id) });
}

/** A unit added (no id) or renamed; everything that names it follows. */
export function saveUnit(register: Register, typed: string, id: string | undefined): Edited {
  const name = cellWords(typed);
  if (name === '') return { errors: [{ column: '单位', message: '没有填写' }] };
  if (register.units.some((unit) => unit.name === name && unit.id !== id)) {
    return { errors: [{ column: '单位', message: `“${name}”已经有了` }] };
  }
  const unit = { id: id ?? freeId(register.units, unitIdOf(name)), name };
  return { register: settled(register, { ...register, units: put(register.units, unit) }) };
}

/** What still names a unit: with anything left it cannot go. */
export function unitDuties(
  register: Register,
  id: string,
): { columns: number; accounts: number; persons: number } {
  const count = (records: readonly Owned[]) => records.filter(({ unitId }) => unitId === id).length;
  return {
    columns: count(register.columns),
    accounts: count(register.accounts),
    persons: count(register.persons),
  };
}

export function removeUnit(register: Register, id: string): Register {
  return { ...register, units: register.units.filter((unit) => unit.id !== id) };
}

const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** Name, hosts and 网站标识码 of a site; the first host stays what relative addresses belong to. */
export function saveSite(
  register: Register,
  id: string,
  typed: { name: string; hosts: string; code: string },
): Edited {
  const errors: CellRemark[] = [];
  const name = tidyCell(typed.name);
  const hosts = typed.hosts
    .toLowerCase()
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map((host) => host.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
  const code = tidyCell(typed.code);
  if (name === '') errors.push({ column: '名称', message: '没有填写' });
  if (hosts.length === 0) errors.push({ column: '域名', message: '至少要有一个域名' });
  for (const host of hosts) {
    if (!HOST.test(host)) errors.push({ column: '域名', message: `“${host}”不是域名` });
    const owner = register.sites.find((site) => site.id !== id && site.hosts.includes(host));
    if (owner) errors.push({ column: '域名', message: `${host} 已经是“${owner.name}”的域名` });
  }
  if (code !== '' && !/^(?:\d{10}|bm\d{8})$/i.test(code)) {
    errors.push({ column: '网站标识码', message: '网站标识码是10位数字，或 bm 加8位数字' });
  }
  if (errors.length > 0) return { errors };
  const site: Site = { id, name, hosts: [...new Set(hosts)], ...(code === '' ? {} : { code }) };
  return { register: { ...register, sites: put(register.sites, site) } };
}

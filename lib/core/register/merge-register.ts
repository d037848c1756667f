import { accountKey } from './account-cells.ts';
import { hostKey, siteOfUrl } from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { impliedPersons, withImplied } from './implied-persons.ts';
import type { ParsedLists } from './parse-sheets.ts';
import { personKey } from './person-cells.ts';
import { type RecordChanges, recordChanges } from './record-changes.ts';
import type { Account, Column, Person, Register, Unit } from './register.ts';
import type { SheetKind } from './sheet-headings.ts';

/** What an import would do to one list, by names. */
interface ListChange extends RecordChanges {
  kind: SheetKind;
  /** Lines of the sheet. */
  read: number;
  /** Records kept as they were. */
  same: number;
}

/** What an import would change, told before anything is written. */
export interface RegisterChange {
  next: Register;
  lists: ListChange[];
}

interface Named {
  id: string;
  name: string;
}

function compare<T extends Named>(
  kind: SheetKind,
  read: number,
  before: readonly T[],
  now: readonly T[],
): ListChange {
  const changes = recordChanges(before, now);
  return { kind, read, same: now.length - changes.added.length - changes.changed.length, ...changes };
}

/** The new records under the ids of the old ones with the same key: tickets and looks already point to them. */
function underOldIds<T extends Named>(
  before: readonly T[],
  now: readonly T[],
  key: (record: T) => string,
  keep: (earlier: T) => Partial<T> = () => ({}),
): T[] {
  const old = new Map([...before].reverse().map((one) => [key(one), one]));
  return now.map((one) => {
    const earlier = old.get(key(one));
    return earlier ? { ...keep(earlier), ...one, id: earlier.id } : one;
  });
}

/** What 附件5 has no room for stays as it was entered by hand. */
function beyondForm({ url, main }: Account): Partial<Account> {
  return { ...(url === undefined ? {} : { url }), ...(main === undefined ? {} : { main }) };
}

const usedUnits = ({ columns, accounts, persons }: Register) =>
  new Set([...columns, ...accounts, ...persons].map(({ unitId }) => unitId));

/**
 * The office's lists take the place of what was kept: 栏目责任清单 of the columns of those sites it names,
 * 新媒体备案 of all accounts, 三级责任人 of all persons. Lists that were not imported stay. A unit keeps its id
 * by its name; one that only the replaced lines named goes.
 */
export function mergeRegister(before: Register, lists: ParsedLists): RegisterChange {
  const unitIds = new Map([...before.units].reverse().map((unit) => [unit.name, unit.id]));
  const idOfNew = new Map(lists.units.map((unit) => [unit.id, unitIds.get(unit.name) ?? unit.id]));
  const owned = <T extends { unitId?: string | undefined }>(record: T): T =>
    record.unitId === undefined ? record : { ...record, unitId: idOfNew.get(record.unitId) ?? record.unitId };
  const known = new Set(before.units.map((unit) => unit.id));
  const newUnits = lists.units
    .map((unit): Unit => ({ ...unit, id: idOfNew.get(unit.id) ?? unit.id }))
    .filter((unit) => !known.has(unit.id));
  const units = [...before.units, ...newUnits];
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));

  const hosts = new Set(lists.columns.map((column) => hostKey(column.url)));
  const touched = new Set([...hosts].map((host) => siteOfUrl(before.sites, `http://${host}/`)?.id ?? host));
  const isReplaced = ({ url }: Column) => touched.has(siteOfUrl(before.sites, url)?.id ?? hostKey(url));
  const oldColumns = before.columns.filter(isReplaced);
  const columns = underOldIds(oldColumns, lists.columns.map(owned), ({ url }) => columnUrlKey(url));
  const accounts = underOldIds(before.accounts, lists.accounts.map(owned), accountKey, beyondForm);
  const keyOfPerson = (person: Person) => personKey(unitNames.get(person.unitId) ?? '', person);
  const persons = underOldIds(before.persons, lists.persons.map(owned), keyOfPerson);

  const has = (kind: SheetKind) => lists.kinds.includes(kind);
  const nextColumns = [...before.columns.filter((column) => !isReplaced(column)), ...columns];
  const next: Register = {
    ...before,
    units,
    columns: has('columns') ? nextColumns : before.columns,
    accounts: has('accounts') ? accounts : before.accounts,
    persons: withImplied(
      has('persons') ? persons : before.persons,
      impliedPersons(before.columns, before.units),
      impliedPersons(has('columns') ? nextColumns : before.columns, units),
    ),
  };
  const inUse = usedUnits(next);
  const wasInUse = usedUnits(before);
  next.units = units.filter(({ id }) => inUse.has(id) || !wasInUse.has(id));
  return {
    next,
    lists: [
      ...(has('columns') ? [compare('columns', lists.columns.length, oldColumns, columns)] : []),
      ...(has('accounts')
        ? [compare('accounts', lists.accounts.length, before.accounts, next.accounts)]
        : []),
      ...(has('persons') ? [compare('persons', lists.persons.length, before.persons, next.persons)] : []),
    ],
  };
}

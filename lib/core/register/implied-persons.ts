import { hash53 } from '../text/hash.ts';
import { personKey } from './person-cells.ts';
import type { Column, Person, Unit } from './register.ts';
import { nameList } from './sheet-cell.ts';

/**
 * The persons 栏目责任清单 names beside its columns, each once a unit: an office that keeps no 三级责任人 has
 * somebody to notify all the same.
 */
export function impliedPersons(columns: readonly Column[], units: readonly Unit[]): Person[] {
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const found = new Map<string, Person>();
  const add = (unitId: string, names: string | undefined, more: Partial<Person>) => {
    for (const name of nameList(names ?? '')) {
      const key = `${unitId}\n${name}`;
      const known = found.get(key);
      if (known && Object.keys(more).every((field) => field in known)) continue;
      const id = known?.id ?? `person-${hash53(personKey(unitNames.get(unitId) ?? '', { name }))}`;
      // The first line somebody stands in decides; what later lines add (a post, a stand) is filled in.
      found.set(key, { ...more, ...known, id, name, unitId });
    }
  };
  for (const { unitId, leader, standA, standB } of columns) {
    if (unitId === undefined) continue;
    add(unitId, leader, { post: '分管领导' });
    add(unitId, standA, { stand: 'A' });
    add(unitId, standB, { stand: 'B' });
  }
  return [...found.values()];
}

const keyOf = ({ unitId, name }: Person) => `${unitId}\n${name}`;

/**
 * `persons` with those the columns name and nobody has listed; whom only the columns of before named goes.
 * @param before persons implied by the columns as they were
 */
export function withImplied(
  persons: readonly Person[],
  before: readonly Person[],
  now: readonly Person[],
): Person[] {
  const stale = new Map(before.map((person) => [person.id, JSON.stringify(person)]));
  const stays = new Set(now.map((person) => person.id));
  const kept = persons.filter(
    (person) => stays.has(person.id) || stale.get(person.id) !== JSON.stringify(person),
  );
  const listed = new Set(kept.map(keyOf));
  return [...kept, ...now.filter((person) => !listed.has(keyOf(person)))];
}

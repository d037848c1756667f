import { canonicalJson } from '../events/canonical-json.ts';

/** What differs between two states of one list of records, by the records' names. */
export interface RecordChanges {
  added: string[];
  changed: string[];
  removed: string[];
}

/** Records are the same one by their id. @example recordChanges([], [{ id: 'a', name: '甲' }]).added // ['甲'] */
export function recordChanges<T extends { id: string; name: string }>(
  before: readonly T[],
  now: readonly T[],
): RecordChanges {
  const old = new Map(before.map((one) => [one.id, one]));
  const stays = new Set(now.map((one) => one.id));
  const names = (records: readonly T[]) => records.map((one) => one.name);
  return {
    added: names(now.filter((one) => !old.has(one.id))),
    changed: names(
      now.filter((one) => {
        const earlier = old.get(one.id);
        return earlier !== undefined && canonicalJson(earlier) !== canonicalJson(one);
      }),
    ),
    removed: names(before.filter((one) => !stays.has(one.id))),
  };
}

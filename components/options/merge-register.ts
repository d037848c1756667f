import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import type { Register, Site } from '../../lib/core/register/register.ts';

/** What an import would change, told before anything is written. */
export interface RegisterChange {
  next: Register;
  added: string[];
  removed: string[];
  kept: number;
}

function isOnSite(url: string, site: Site): boolean {
  const host = columnUrlKey(url).split(/[/?]/)[0];
  return site.hosts.some((own) => own.toLowerCase().replace(/^www\./, '') === host);
}

function byId<T extends { id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const merged = new Map(before.map((one) => [one.id, one]));
  for (const one of now) merged.set(one.id, one);
  return [...merged.values()];
}

/**
 * The office's list replaces the columns of that one site; other sites, accounts, units and persons stay.
 * A column whose address is known keeps its id: tickets and looks already point to it.
 */
export function mergeRegister(before: Register, imported: Register, site: Site): RegisterChange {
  const old = before.columns.filter((column) => isOnSite(column.url, site));
  const others = before.columns.filter((column) => !isOnSite(column.url, site));
  const idOf = new Map(old.map((column) => [columnUrlKey(column.url), column.id]));
  const columns = imported.columns.map((column) => ({
    ...column,
    id: idOf.get(columnUrlKey(column.url)) ?? column.id,
  }));
  const oldIds = new Set(old.map((column) => column.id));
  const newIds = new Set(columns.map((column) => column.id));
  return {
    next: {
      ...before,
      sites: before.sites.some((one) => one.id === site.id) ? before.sites : [...before.sites, site],
      columns: [...others, ...columns],
      units: byId(before.units, imported.units),
      persons: byId(before.persons, imported.persons),
    },
    added: columns.filter((column) => !oldIds.has(column.id)).map((column) => column.name),
    removed: old.filter((column) => !newIds.has(column.id)).map((column) => column.name),
    kept: columns.filter((column) => oldIds.has(column.id)).length,
  };
}

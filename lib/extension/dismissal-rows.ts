import { isoOf } from '../core/calendar/civil-date.ts';
import { Allowance, type Dismissals, Ignore } from '../core/dismissals/dismissal.ts';
import { allowanceKey, type Dismissed } from '../core/dismissals/silence.ts';
import type { LedgerDb } from './db.ts';
import { setAside } from './quarantine.ts';

type Store = 'ignores' | 'allowances';

/** What was put away on one page: its own 此处忽略 and every 此词放行. */
export async function dismissedOn(db: LedgerDb, url: string, nowMs: number): Promise<Dismissed> {
  // Keys are `<url>\n<finding>`; a URL holds no line break, so this range is exactly one page.
  const own = await db.getAll('ignores', IDBKeyRange.bound(`${url}\n`, `${url}\n\uffff`));
  const ignores = await parsed(db, 'ignores', own, Ignore, nowMs);
  const allowances = await parsed(db, 'allowances', await db.getAll('allowances'), Allowance, nowMs);
  return {
    ignored: new Map(ignores.map((row) => [row.findingId, row])),
    allowed: new Map(allowances.map((row) => [allowanceKey(row.ruleId, row.word), row])),
  };
}

/** Everything put away on this machine, newest first. */
export async function allDismissals(db: LedgerDb, nowMs: number): Promise<Dismissals> {
  const newestFirst = (a: { at: string }, b: { at: string }) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0);
  const ignores = await parsed(db, 'ignores', await db.getAll('ignores'), Ignore, nowMs);
  const allowances = await parsed(db, 'allowances', await db.getAll('allowances'), Allowance, nowMs);
  return { ignores: ignores.sort(newestFirst), allowances: allowances.sort(newestFirst) };
}

export async function writeIgnore(
  db: LedgerDb,
  ignore: Omit<Ignore, 'key' | 'at'>,
  nowMs: number,
): Promise<void> {
  await db.put('ignores', { ...ignore, key: ignoreKey(ignore), at: isoOf(nowMs) });
}

export function ignoreKey({ url, findingId }: Pick<Ignore, 'url' | 'findingId'>): string {
  return `${url}\n${findingId}`;
}

export async function writeAllowance(
  db: LedgerDb,
  allowance: Omit<Allowance, 'key' | 'at'>,
  nowMs: number,
): Promise<void> {
  const key = allowanceKey(allowance.ruleId, allowance.word);
  await db.put('allowances', { ...allowance, key, at: isoOf(nowMs) });
}

export async function deleteDismissal(db: LedgerDb, store: Store, key: string): Promise<void> {
  await db.delete(store, key);
}

interface Schema<T> {
  safeParse(row: unknown): { success: true; data: T } | { success: false; error: { message: string } };
}

/** Rows that fit; the others are set aside and shown on the help page, never dropped. */
async function parsed<T>(
  db: LedgerDb,
  store: Store,
  rows: readonly { key: string }[],
  schema: Schema<T>,
  nowMs: number,
): Promise<T[]> {
  const kept: T[] = [];
  const damaged: { rowKey: string; row: unknown; why: string }[] = [];
  for (const row of rows) {
    const fits = schema.safeParse(row);
    if (fits.success) kept.push(fits.data);
    else damaged.push({ rowKey: row.key, row, why: fits.error.message });
  }
  if (damaged.length > 0) await setAside(db, store, damaged, nowMs);
  return kept;
}

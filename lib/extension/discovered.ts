import { z } from 'zod';

import { isoOf } from '../core/calendar/civil-date.ts';
import type { Mask } from '../core/privacy/private-ranges.ts';
import { columnUrlKey } from '../core/register/column-url.ts';
import type { DiscoveredColumn } from '../core/register/discover-columns.ts';
import { ColumnClass, type Register } from '../core/register/register.ts';
import type { LedgerDb } from './db.ts';

/** A column seen on the site and not in the register, as it is kept until a person decides. */
export const DiscoveredRow = z.object({
  key: z.string().min(1),
  url: z.string(),
  name: z.string(),
  siteId: z.string(),
  columnClass: ColumnClass,
  reason: z.string(),
  classReason: z.string(),
  seenAt: z.string(),
  /** The page it was seen on. */
  seenOn: z.string(),
  /** Somebody said it is none, or none to keep an eye on. */
  dismissed: z.boolean().optional(),
});
export type DiscoveredRow = z.infer<typeof DiscoveredRow>;

/** A site that lists more is no office's site; a page must not be able to fill the disk. */
const MOST_KEPT = 2_000;

interface Means {
  nowMs: number;
  mask: Mask;
  maskAddress: Mask;
}

/** Writes down what was not seen before. @returns how many were news */
export async function writeDiscovered(
  db: LedgerDb,
  found: readonly DiscoveredColumn[],
  seenOn: string,
  { nowMs, mask, maskAddress }: Means,
): Promise<number> {
  const kept = new Set(await db.getAllKeys('discovered'));
  const news = found
    .map((column) => ({ ...column, key: maskAddress(column.key) }))
    .filter(({ key }) => !kept.has(key))
    .slice(0, Math.max(0, MOST_KEPT - kept.size))
    .map(
      (column): DiscoveredRow => ({
        ...column,
        url: maskAddress(column.url),
        name: mask(column.name),
        reason: mask(column.reason),
        classReason: mask(column.classReason),
        seenAt: isoOf(nowMs),
        seenOn: maskAddress(seenOn),
      }),
    );
  if (news.length === 0) return 0;
  const transaction = db.transaction('discovered', 'readwrite');
  await Promise.all([...news.map((row) => transaction.store.put(row)), transaction.done]);
  return news.length;
}

/** What still waits for a decision, and what was dismissed, newest first; a row that no longer fits is left out. */
export async function readDiscovered(db: LedgerDb, register: Register): Promise<DiscoveredRow[]> {
  const known = new Set(register.columns.map((column) => columnUrlKey(column.url)));
  const sites = new Set(register.sites.map((site) => site.id));
  const rows = (await db.getAll('discovered')).flatMap((row) => {
    const parsed = DiscoveredRow.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
  return rows
    .filter(({ key, siteId }) => !known.has(key) && sites.has(siteId))
    .sort((a, b) => (a.seenAt < b.seenAt ? 1 : a.seenAt > b.seenAt ? -1 : a.key < b.key ? -1 : 1));
}

/** 不是栏目: kept and no longer offered; with `dismissed` false it is offered again. */
export async function dismissDiscovered(
  db: LedgerDb,
  keys: readonly string[],
  dismissed: boolean,
): Promise<void> {
  const transaction = db.transaction('discovered', 'readwrite');
  const rows = await Promise.all(keys.map((key) => transaction.store.get(key)));
  const writes = rows.map((row) => row && transaction.store.put({ ...row, dismissed }));
  await Promise.all([...writes, transaction.done]);
}

import { z } from 'zod';
import { type RowDate, type RowDates, rowDatesOf } from '../core/freshness/date-contradiction.ts';
import type { Mask } from '../core/privacy/private-ranges.ts';
import { maskBlocks } from '../core/privacy/private-text.ts';
import type { PageReading } from '../core/reading.ts';
import type { Register } from '../core/register/register.ts';
import type { Ledger } from './ledger.ts';
import { siteOfHost } from './page-columns.ts';
import { hostOf } from './sender.ts';

const KEY = 'row-dates';
const MOST_KEPT = 5_000;
const MOST_LINE = 300;
const WRITE_AFTER_MS = 5_000;

const KeptDates = z.object({
  key: z.literal(KEY),
  rows: z.array(z.tuple([z.string(), z.object({ date: z.string(), line: z.string(), listUrl: z.string() })])),
});

/** Days that lists of the office's own sites showed for their articles, until the article is read. */
export interface SeenRowDates {
  /** Empty where what was kept cannot be read. */
  current(): Promise<RowDates>;
  /** Keeps the rows of a page of a registered site that lead to one. */
  see(reading: PageReading, register: Register): Promise<void>;
}

interface Means {
  mask: Mask;
  maskAddress: Mask;
  after(ms: number, act: () => void): () => void;
  onFailure(error: string): void;
}

/** The 5,000 rows seen last; they can be read again at any time, so a row that no longer fits is dropped. */
export function seenRowDates(ledger: Pick<Ledger, 'use'>, means: Means): SeenRowDates {
  let reading: Promise<Map<string, RowDate>> | undefined;
  let isWaiting = false;

  const read = async (): Promise<Map<string, RowDate>> => {
    const row = await ledger.use('读取列表日期', (db) => db.get('compiled', KEY));
    if (!row.ok) means.onFailure(row.error);
    const parsed = KeptDates.safeParse(row.ok ? row.value : undefined);
    return new Map(parsed.success ? parsed.data.rows : []);
  };
  const current = (): Promise<Map<string, RowDate>> => {
    reading ??= read();
    return reading;
  };
  const write = async (rows: Map<string, RowDate>): Promise<void> => {
    isWaiting = false;
    const written = await ledger.use('列表日期', (db) => db.put('compiled', { key: KEY, rows: [...rows] }));
    if (!written.ok) means.onFailure(written.error);
  };

  return {
    current,
    async see(page, register) {
      const isOwn = (url: string) => siteOfHost(register, hostOf(url)) !== undefined;
      if (page.items.length === 0 || !isOwn(page.url)) return;
      const items = page.items.filter(({ href }) => isOwn(href));
      const rows = await current();
      const news = [...rowDatesOf({ url: page.url, items })].filter(([key, { date }]) => {
        const known = rows.get(key);
        return known?.date !== date && means.maskAddress(key) === key;
      });
      if (news.length === 0) return;
      const lines = maskBlocks(
        news.map(([, { line }]) => line.replace(/\s+/g, ' ').slice(0, MOST_LINE)),
        means.mask,
      );
      const listUrl = means.maskAddress(page.url);
      for (const [index, [key, { date }]] of news.entries()) {
        // Last in is last out.
        rows.delete(key);
        rows.set(key, { date, line: lines[index] ?? '', listUrl });
      }
      for (const oldest of rows.keys()) {
        if (rows.size <= MOST_KEPT) break;
        rows.delete(oldest);
      }
      if (isWaiting) return;
      isWaiting = true;
      means.after(WRITE_AFTER_MS, () => void write(rows));
    },
  };
}

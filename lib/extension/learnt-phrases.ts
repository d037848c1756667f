import { z } from 'zod';
import { isoOf } from '../core/calendar/civil-date.ts';
import type { Result } from '../core/page-result.ts';
import type { OwnWords } from '../core/typos/context-checker.ts';
import { newPhraseBook, type PhraseBook, type StoredPhraseBook } from '../core/typos/phrase-book.ts';
import type { Ledger } from './ledger.ts';
import { setAside } from './quarantine.ts';

/** The one book kept. */
const KEY = 'phrases';
/** Written this long after something was learnt: once for a walk through several pages, well within a worker's life. */
const WRITE_AFTER_MS = 5_000;
/** Of one page; an office's own article is shorter. */
const MOST_LEARNT = 50_000;

const isPhrase = (row: unknown): row is [string, number, number] =>
  Array.isArray(row) &&
  typeof row[0] === 'string' &&
  typeof row[1] === 'number' &&
  typeof row[2] === 'number';

/** Rows by a plain look: 200,000 of them through a schema would hold the worker for half a second. */
const BookRow = z.object({
  key: z.literal(KEY),
  savedAt: z.string(),
  book: z.object({
    version: z.literal(1),
    characters: z.number().nonnegative(),
    pages: z.custom<number[]>((rows) => Array.isArray(rows) && rows.every((row) => typeof row === 'number')),
    phrases: z.custom<StoredPhraseBook['phrases']>((rows) => Array.isArray(rows) && rows.every(isPhrase)),
    forgotten: z.array(z.string()),
    once: z.instanceof(Uint32Array),
  }),
});

/** How much was learnt, for the page of settings. */
export interface LearntSummary {
  pages: number;
  phrases: number;
  characters: number;
}

/** Phrases of the office's own published pages: kept on this machine, in no file that leaves it. */
export interface LearntPhrases {
  /** For a checker; empty where the book cannot be read, which `onFailure` is told. */
  own(): Promise<Pick<OwnWords, 'phrases' | 'characters'>>;
  /** Pages learnt so far, as far as the book is open. */
  pageCount(): number;
  /** Learns a page once; its text has lost its private data already. */
  learn(page: string, text: string): Promise<void>;
  summary(): Promise<Result<LearntSummary>>;
  forgetAll(): Promise<Result<null>>;
}

interface Means {
  nowMs(): number;
  after(ms: number, act: () => void): () => void;
  onFailure(error: string): void;
}

export function learntPhrases(ledger: Pick<Ledger, 'use'>, means: Means): LearntPhrases {
  let opening: Promise<Result<PhraseBook>> | undefined;
  let open: PhraseBook | undefined;
  let stopWriting: (() => void) | undefined;

  const read = async (): Promise<Result<PhraseBook>> => {
    const row = await ledger.use('读取学到的短语', async (db): Promise<StoredPhraseBook | undefined> => {
      const stored = await db.get('learnt', KEY);
      const parsed = BookRow.safeParse(stored);
      if (parsed.success) return parsed.data.book;
      if (stored) {
        const why = parsed.error.message.slice(0, 2000);
        await setAside(db, 'learnt', [{ rowKey: KEY, row: stored, why }], means.nowMs());
      }
      return undefined;
    });
    if (row.ok) return { ok: true, value: newPhraseBook(row.value) };
    means.onFailure(row.error);
    return row;
  };
  const book = async (): Promise<Result<PhraseBook>> => {
    opening ??= read();
    const mine = opening;
    const opened = await mine;
    if (mine !== opening) return book();
    // Read again by the next call; an empty book must not be written over one that could not be read.
    if (!opened.ok) opening = undefined;
    else open = opened.value;
    return opened;
  };
  const write = async (learnt: PhraseBook): Promise<void> => {
    stopWriting = undefined;
    const row = { key: KEY, savedAt: isoOf(means.nowMs()), book: learnt.stored() };
    const written = await ledger.use('学到的短语', (db) => db.put('learnt', row));
    if (!written.ok) means.onFailure(written.error);
  };

  return {
    async own() {
      const opened = await book();
      return opened.ok ? { phrases: opened.value.phrases(), characters: opened.value.characters() } : {};
    },
    pageCount: () => open?.pageCount() ?? 0,
    async learn(page, text) {
      const opened = await book();
      if (!opened.ok) return;
      const learnt = opened.value;
      const before = learnt.pageCount();
      learnt.learn(page, text.slice(0, MOST_LEARNT));
      if (learnt.pageCount() > before) stopWriting ??= means.after(WRITE_AFTER_MS, () => void write(learnt));
    },
    async summary() {
      const opened = await book();
      if (!opened.ok) return opened;
      const { value } = opened;
      return {
        ok: true,
        value: { pages: value.pageCount(), phrases: value.phrases().size, characters: value.characters() },
      };
    },
    async forgetAll() {
      stopWriting?.();
      stopWriting = undefined;
      const deleted = await ledger.use('忘掉学到的短语', (db) => db.delete('learnt', KEY));
      if (!deleted.ok) return deleted;
      open = newPhraseBook();
      opening = Promise.resolve({ ok: true, value: open });
      return { ok: true, value: null };
    },
  };
}

import type { Event } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { type LedgerDb, type OpenOptions, openLedgerDb, storeError } from './db.ts';
import { appendEvents, type EventDraft, type WriteMeans } from './event-store.ts';
import { type FreedEvidence, giveUpEvidence } from './evidence-store.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { readIndex } from './read-index.ts';

/** The one door to the store. Only the background holds it, so there is one writer. */
export interface Ledger {
  /** The index as of the last durable write; built from the store when first asked for. */
  index(): Promise<Result<LedgerIndex>>;
  /**
   * Writes what `make` asks for, all or nothing, one call after the other: what `make` sees cannot change
   * before its events are on disk. `doing` names the act in an error sentence (提交工单).
   */
  write(
    doing: string,
    make: (index: LedgerIndex) => Result<readonly EventDraft[]>,
  ): Promise<Result<readonly Event[]>>;
  /** Anything else with the store: rows that are not events. */
  use<T>(doing: string, work: (db: LedgerDb) => Promise<T>): Promise<Result<T>>;
  /** As `use`, in turn with `write` and with the index read anew after it: a file is taken in. */
  alone<T>(doing: string, work: (db: LedgerDb) => Promise<T>): Promise<Result<T>>;
  /** Forgets the index: something else than `write` changed what is stored (a file was taken in). */
  forgetIndex(): void;
  close(): Promise<void>;
}

/** How much is given up when the disk is full: room for some thousand steps, and never all for one. */
const ROOM = 8 * 1024 * 1024;

export interface LedgerOptions extends OpenOptions {
  /** The disk was full and proofs were given up for a record; it must be said. */
  onGivenUp?: (freed: FreedEvidence) => void;
  /** The end of the chain may be another: records were written, or by `alone` anything else was. */
  onWritten?: (what: 'records' | 'anything') => void;
}

/** What is decided of devices is later than the files that had come, though the clock was ahead when they came. */
function afterFiles(draft: EventDraft, latest: number, nowMs: number): EventDraft {
  if (draft.subject.kind !== 'device' || latest < nowMs) return draft;
  return { ...draft, payload: { ...draft.payload, after: latest } };
}

export function openLedger(means: WriteMeans, options: LedgerOptions = {}): Ledger {
  let opening: Promise<Result<LedgerDb>> | undefined;
  let indexing: Promise<Result<LedgerIndex>> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const forget = (): void => {
    opening = undefined;
    indexing = undefined;
  };

  const db = async (): Promise<Result<LedgerDb>> => {
    opening ??= openLedgerDb({
      ...options,
      onClosed(why) {
        forget();
        options.onClosed?.(why);
      },
    });
    const opened = await opening;
    // A failed opening is tried again by the next call: the other window may be closed by then.
    if (!opened.ok) opening = undefined;
    return opened;
  };

  const use = async <T>(doing: string, work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> => {
    const opened = await db();
    if (!opened.ok) return opened;
    try {
      return { ok: true, value: await work(opened.value) };
    } catch (error) {
      // A connection that is closing answers InvalidStateError to everything: open anew next time.
      if (error instanceof DOMException && error.name === 'InvalidStateError') forget();
      return { ok: false, error: storeError(doing, error) };
    }
  };

  /** A record goes before a picture: where the disk is full, the oldest proofs make room and it is tried once more. */
  const withRoom = async <T>(doing: string, work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> => {
    let freed: FreedEvidence | undefined;
    const done = await use(doing, async (open) => {
      try {
        return await work(open);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
        freed = await giveUpEvidence(open, ROOM).catch(() => undefined);
        if (!freed || freed.files === 0) throw error;
        return work(open);
      }
    });
    if (freed && freed.files > 0) options.onGivenUp?.(freed);
    return done;
  };

  const index = async (): Promise<Result<LedgerIndex>> => {
    indexing ??= use('读取台账', (open) => readIndex(open, means));
    const built = await indexing;
    if (!built.ok) indexing = undefined;
    return built;
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  return {
    index,
    use,
    write: (doing, make) =>
      inTurn(async () => {
        const known = await index();
        if (!known.ok) return known;
        const asked = make(known.value);
        if (!asked.ok) return asked;
        const latest = known.value.examination?.latest ?? 0;
        const drafts = asked.value.map((draft) => afterFiles(draft, latest, means.nowMs()));
        const written = await withRoom(doing, (open) => appendEvents(open, drafts, means));
        // Who may decide has changed where an act is about a device: then everything is examined anew.
        if (drafts.some(({ subject }) => subject.kind === 'device')) indexing = undefined;
        else if (written.ok) known.value.add(written.value);
        if (written.ok && written.value.length > 0) options.onWritten?.('records');
        return written;
      }),
    alone: (doing, work) =>
      inTurn(async () => {
        const done = await withRoom(doing, work);
        indexing = undefined;
        if (done.ok) options.onWritten?.('anything');
        return done;
      }),
    forgetIndex() {
      indexing = undefined;
    },
    async close() {
      await queue.catch(() => undefined);
      const opened = await opening?.catch(() => undefined);
      if (opened?.ok) opened.value.close();
      forget();
    },
  };
}

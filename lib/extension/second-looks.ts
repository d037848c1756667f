import { z } from 'zod';

import { Instant } from '../core/calendar/civil-date-schema.ts';
import { gonePlace } from '../core/tickets/second-look.ts';
import type { MarkArea } from './mark-store.ts';
import type { Locks } from './settings-store.ts';

const Answer = z.object({ at: Instant, says: z.string().max(200), siteStood: z.boolean().optional() });

/** A page that its site said is gone, and the second time it said so; kept until it answers otherwise. */
const GonePage = z.object({
  ticket: z.string().min(1).max(200),
  url: z.string().max(8_000),
  first: Answer,
  second: Answer.optional(),
  /** Looks since that told nothing: no answer, or the whole site was away. */
  vain: z.object({ at: Instant, times: z.int().positive() }).optional(),
});
export type GonePage = z.infer<typeof GonePage>;

const KEY = 'pages-said-gone';
/** Tickets re-checked at the same time; rows nobody asks any more make room first, then the oldest. */
const MOST_ROWS = 500;

/** First and second answers of pages under re-check, beside the ledger: they are nobody's step yet. */
export interface SecondLooks {
  all(): Promise<GonePage[]>;
  of(ticket: string, url: string): Promise<GonePage | undefined>;
  /**
   * Another answer that the page is gone; answers how it stands with it.
   *
   * @param isAsked whether somebody still waits for a row: the others leave
   */
  said(
    ticket: string,
    url: string,
    answer: z.infer<typeof Answer>,
    isAsked?: (row: GonePage) => boolean,
  ): Promise<GonePage>;
  /** A look that told nothing. */
  inVain(ticket: string, at: string): Promise<void>;
  /** Rows nobody waits for leave. */
  sweep(isAsked: (row: GonePage) => boolean): Promise<void>;
  /** The page answered otherwise, or nobody asks any more. */
  drop(ticket: string): Promise<void>;
}

export function secondLooks(area: MarkArea, locks: Locks): SecondLooks {
  const read = async (): Promise<GonePage[]> => {
    const stored = (await area.get(KEY))[KEY];
    const rows = Array.isArray(stored) ? stored : [];
    return rows.flatMap((row) => {
      const parsed = GonePage.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    });
  };
  const change = <T>(work: (rows: GonePage[]) => { rows: GonePage[]; value: T }): Promise<T> =>
    locks.request(KEY, async () => {
      const { rows, value } = work(await read());
      await area.set({ [KEY]: rows.slice(-MOST_ROWS) });
      return value;
    });
  return {
    all: read,
    async of(ticket, url) {
      return (await read()).find((row) => row.ticket === ticket && row.url === url);
    },
    said: (ticket, url, answer, isAsked = () => true) =>
      change((all) => {
        const rows = all.filter(isAsked);
        const before = rows.find((row) => row.ticket === ticket && row.url === url);
        const place = gonePlace(before?.first, answer.at);
        const fresh = { ticket, url, first: answer };
        const value: GonePage =
          !before || place === 'first' ? fresh : place === 'early' ? before : { ...before, second: answer };
        return { rows: [...rows.filter((row) => row.ticket !== ticket), value], value };
      }),
    inVain: (ticket, at) =>
      change((rows) => ({
        rows: rows.map((row) =>
          row.ticket === ticket ? { ...row, vain: { at, times: (row.vain?.times ?? 0) + 1 } } : row,
        ),
        value: undefined,
      })),
    async sweep(isAsked) {
      // Nearly always all stay: nothing is written then.
      if ((await read()).every(isAsked)) return;
      await change((rows) => ({ rows: rows.filter(isAsked), value: null }));
    },
    async drop(ticket) {
      // Nearly always there is none: nothing is written then.
      if (!(await read()).some((row) => row.ticket === ticket)) return;
      await change((rows) => ({ rows: rows.filter((row) => row.ticket !== ticket), value: null }));
    },
  };
}

/** The machine was emptied on purpose. */
export async function forgetSecondLooks(area: MarkArea): Promise<void> {
  await area.remove([KEY]);
}

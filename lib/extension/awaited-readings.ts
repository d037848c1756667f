import type { PageSource } from '../core/page-source.ts';
import type { PageReading } from '../core/reading.ts';

/** What a tab showed when its own overlay last read it. */
interface TabReading {
  reading: PageReading;
  source: PageSource;
}

/** A page's scripts go on drawing: the reading counts that nothing followed for this long. */
const QUIET_MS = 2_500;
/** A page that is never quiet is judged as it stands then; one that says nothing was not read. */
export const LONGEST_MS = 25_000;

/** Readings of tabs that somebody waits for; all others are let pass. */
export interface AwaitedReadings {
  isAwaited(tabId: number): boolean;
  offer(tabId: number, read: TabReading): void;
  /** The tab is no more: nobody waits for it any longer. */
  closed(tabId: number): void;
  /** The settled reading of a tab; undefined when none came in time. */
  next(tabId: number): Promise<TabReading | undefined | 'closed'>;
}

/** @param after calls back after so many milliseconds; answers how to call it off */
export function awaitedReadings(after: (ms: number, act: () => void) => () => void): AwaitedReadings {
  const waiting = new Map<number, Set<(read: TabReading | 'closed') => void>>();
  return {
    isAwaited: (tabId) => waiting.has(tabId),
    offer(tabId, read) {
      for (const tell of waiting.get(tabId) ?? []) tell(read);
    },
    closed(tabId) {
      for (const tell of waiting.get(tabId) ?? []) tell('closed');
    },
    next: (tabId) =>
      new Promise((resolve) => {
        let last: TabReading | 'closed' | undefined;
        let stopQuiet = () => {};
        const end = () => {
          stopQuiet();
          stopLongest();
          const those = waiting.get(tabId);
          those?.delete(tell);
          if (those?.size === 0) waiting.delete(tabId);
          resolve(last);
        };
        const stopLongest = after(LONGEST_MS, end);
        const tell = (read: TabReading | 'closed') => {
          last = read;
          stopQuiet();
          if (read === 'closed') return end();
          stopQuiet = after(QUIET_MS, end);
        };
        const those = waiting.get(tabId) ?? new Set();
        waiting.set(tabId, those.add(tell));
      }),
  };
}

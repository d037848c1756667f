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
const LONGEST_MS = 25_000;

/** Readings of tabs that somebody waits for; all others are let pass. */
export interface AwaitedReadings {
  isAwaited(tabId: number): boolean;
  offer(tabId: number, read: TabReading): void;
  /** The settled reading of a tab; undefined when none came. */
  next(tabId: number): Promise<TabReading | undefined>;
}

/** @param after calls back after so many milliseconds; answers how to call it off */
export function awaitedReadings(after: (ms: number, act: () => void) => () => void): AwaitedReadings {
  const waiting = new Map<number, Set<(read: TabReading) => void>>();
  return {
    isAwaited: (tabId) => waiting.has(tabId),
    offer(tabId, read) {
      for (const tell of waiting.get(tabId) ?? []) tell(read);
    },
    next: (tabId) =>
      new Promise((resolve) => {
        let last: TabReading | undefined;
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
        const tell = (read: TabReading) => {
          last = read;
          stopQuiet();
          stopQuiet = after(QUIET_MS, end);
        };
        const those = waiting.get(tabId) ?? new Set();
        waiting.set(tabId, those.add(tell));
      }),
  };
}

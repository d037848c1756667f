import type { PageSource } from '../page-source.ts';
import type { PageReading } from '../reading.ts';

/** A page looked at again: read, said to be gone, or not to be had (and why, one clause). */
export type FetchedPage =
  | {
      kind: 'page';
      reading: PageReading;
      source?: PageSource | undefined;
      /** Where redirects led to: what the page asks for is looked for from there. */
      address?: string | undefined;
    }
  | { kind: 'gone'; status: number }
  | { kind: 'unreachable'; why: string };

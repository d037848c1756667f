import type { PageSource } from '../page-source.ts';
import type { PageReading } from '../reading.ts';

/** A page looked at again: read, said to be gone, or not to be had (and why, one clause). */
export type FetchedPage =
  | { kind: 'page'; reading: PageReading; source?: PageSource | undefined }
  | { kind: 'gone'; status: number }
  | { kind: 'unreachable'; why: string };

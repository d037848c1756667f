import type { z } from 'zod';

import type { Result } from '../core/page-result.ts';
import { Nothing } from './message-parts.ts';

/** A record that does not hold, for a list. */
export interface NamedDamage {
  /** Where it was: 本机记录 this machine wrote, 导入的记录 a file brought. */
  store: 'events' | 'segments';
  device?: string | undefined;
  seq?: number | undefined;
  /** Number of the ticket it is about, where that can be read. */
  ticket?: string | undefined;
  /** What is wrong, one Chinese sentence. */
  why: string;
}

/** What verifying every record of the store came to. */
export interface StoreCheck {
  at: string;
  /** It was stopped before the end: nothing can be said of the rest. */
  isStopped: boolean;
  /** Records looked at. */
  records: number;
  /** Records that do not hold, set aside since the last check; `damaged` lists the first of them. */
  count: number;
  damaged: NamedDamage[];
  /** Records that hold, of which what was noted beside them was damaged and is written anew. */
  renoted: number;
  /** Records set aside before, whose genuine ones are back. */
  mended: number;
  /** Why this machine goes on under a new id from now on. */
  newDevice?: string | undefined;
}

/** What our own pages ask about the check of the store. */
export interface CheckProtocol {
  /** Verifies every record; joins a check that is under way. Answers when it is done or was stopped. */
  checkStore(data: null): Promise<Result<StoreCheck>>;
  /** How far it is, 0–1; null when none is under way. */
  storeCheckProgress(data: null): Promise<Result<number | null>>;
  stopStoreCheck(data: null): Promise<Result<null>>;
}

/** The schema of each; all of them are our own pages' to ask. */
export const checkSchemas: Readonly<Record<keyof CheckProtocol, z.ZodType>> = {
  checkStore: Nothing,
  storeCheckProgress: Nothing,
  stopStoreCheck: Nothing,
};

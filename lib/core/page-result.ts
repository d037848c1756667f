import type { Finding } from './finding.ts';
import type { ColumnState } from './freshness/judge.ts';
import type { PageReading } from './reading.ts';

/** A failure is a value: what happened, what was kept, what to do, in Chinese. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: string };

/** A ticket already filed for a page. */
export interface PageTicket {
  id: string;
  number: string;
  state: string;
  findingId?: string;
  /** The words it quotes. */
  exact?: string;
}

/** What is painted on a page: the findings with what only the office's own store can add. */
export interface PageResult {
  url: string;
  findings: Finding[];
  /** Registered columns and accounts of this site with their states, ready to be shown as badges. */
  columns: ColumnState[];
  /** Newest first. */
  tickets: PageTicket[];
  /** What was not looked at, one sentence each; 未发现问题 is never said without it. */
  notLookedAt: string[];
  /** Rules that failed, by title. */
  failedRules: string[];
  registered: boolean;
  /** The reader switched marks off on this host: judged all the same, not to be painted. */
  marksOff?: boolean;
}

/** A ticket about to be filed, as the reader made it. Number, unit, times and ids are added where it is kept. */
export interface Draft {
  reading: Pick<PageReading, 'url' | 'title' | 'site' | 'columnName' | 'publishedAt' | 'account'>;
  findingId?: string;
  selection?: { exact: string; prefix: string; suffix: string; start: number };
  surroundings: string[];
  problemClass?: string;
  description?: string;
  suggestion?: string;
}

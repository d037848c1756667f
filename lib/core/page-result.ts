import type { Silenced } from './dismissals/dismissal.ts';
import type { Finding } from './finding.ts';
import type { ColumnState } from './freshness/judge.ts';
import type { VetoCounter } from './freshness/veto.ts';
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
  /** Single-veto lines of the site this page belongs to; absent on pages of no registered site. */
  vetoes?: VetoCounter[];
  /** Newest first. */
  tickets: PageTicket[];
  /** What was not looked at, one sentence each; 未发现问题 is never said without it. */
  notLookedAt: string[];
  /** Rules that failed, by title. */
  failedRules: string[];
  /** Rules switched off on this machine, by title; said in `notLookedAt` too. */
  rulesOff?: string[];
  /** Findings a reader put away, with the undo. */
  silenced?: Silenced[];
  /** Titles of the rules that found something here, by id. */
  ruleTitles?: Record<string, string>;
  registered: boolean;
  /** Stretches of the text that hold private data, whether their findings are shown or not. */
  privateAt?: { start: number; end: number }[];
  /** The reader switched marks off on this host: judged all the same, not to be painted. */
  marksOff?: boolean;
}

/** What the overlay keeps of a reading: enough to quote and to file from it. */
export type PageGround = Pick<
  PageReading,
  'url' | 'title' | 'site' | 'columnName' | 'publishedAt' | 'account' | 'text' | 'links' | 'gaps'
>;

/** A page read in the background. The text is not sent back: the overlay has it. */
export interface ReadPage {
  ground: Omit<PageGround, 'text'>;
  /** Null when the page was only to be read. */
  result: Result<PageResult> | null;
  /** A volunteer reads here: one form with the official types, nothing to switch off. */
  volunteer: boolean;
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
  /** A volunteer's own: type on the official form, and how to be reached. Never kept in a half-written form. */
  mistakeCode?: number;
  contact?: { name?: string | undefined; phone?: string | undefined };
}

/** What comes back once a ticket is kept. */
export interface FiledTicket {
  id: string;
  number: string;
  /** The clock that runs first, in words. */
  dueText: string;
  /** Why it has no picture of the page; absent when it has one or none was wanted. */
  pictureNote?: string;
}

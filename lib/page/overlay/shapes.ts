import type { Finding } from '../../core/finding.ts';
import type { ColumnState } from '../../core/freshness/judge.ts';
import type { PageReading } from '../../core/reading.ts';

/** A failure is a value: what happened, what was kept, what to do, in Chinese. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: string };

/** A ticket already filed for this page. */
export interface PageTicket {
  id: string;
  number: string;
  state: string;
  findingId?: string;
  /** The words it quotes. */
  exact?: string;
}

/** What is painted on a page, as the judge answers it. */
export interface PageFindings {
  findings: Finding[];
  columns: ColumnState[];
  tickets: PageTicket[];
  notLookedAt: string[];
  failedRules: string[];
  registered: boolean;
  /** The reader switched marks off on this host. */
  marksOff?: boolean;
}

/** A ticket about to be filed, as the reader made it. */
export interface ReportDraft {
  reading: Pick<PageReading, 'url' | 'title' | 'site' | 'columnName' | 'publishedAt' | 'account'>;
  findingId?: string;
  selection?: { exact: string; prefix: string; suffix: string; start: number };
  surroundings: string[];
  problemClass?: string;
  description?: string;
  suggestion?: string;
}

/** What a reader filled in. */
export interface ReportWords {
  problemClass: string;
  suggestion: string;
  description: string;
}

/** What a card is about. */
export type CardSubject =
  | { kind: 'finding'; finding: Finding; ticket?: PageTicket | undefined }
  | { kind: 'ticket'; ticket: PageTicket }
  | { kind: 'selection'; exact: string; prefix: string; suffix: string; note?: string | undefined }
  | { kind: 'page'; title: string; note?: string | undefined };

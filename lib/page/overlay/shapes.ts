import type { Finding } from '../../core/finding.ts';
import type { PageTicket } from '../../core/page-result.ts';

/** What a reader filled in. */
export interface ReportWords {
  problemClass: string;
  suggestion: string;
  description: string;
  /** A volunteer's: type on the official form, and how to be reached. */
  mistakeCode?: number | undefined;
  contact?: { name?: string | undefined; phone?: string | undefined } | undefined;
}

/** What a card is about. */
export type CardSubject =
  | { kind: 'finding'; finding: Finding; ruleTitle: string; ticket?: PageTicket | undefined }
  | { kind: 'ticket'; ticket: PageTicket }
  | { kind: 'selection'; exact: string; prefix: string; suffix: string; note?: string | undefined }
  | { kind: 'page'; title: string; note?: string | undefined };

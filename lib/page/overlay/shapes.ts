import type { Finding } from '../../core/finding.ts';
import type { PageTicket } from '../../core/page-result.ts';

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

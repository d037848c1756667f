import type { Finding } from '../core/finding.ts';

/** What the walk writes to report.json. */
export interface WalkReport {
  kind: 'walk';
  startedAt: string;
  today: string;
  browser: string;
  extensionId: string;
  pages: WalkedPage[];
  findings: (Finding & { url: string })[];
  tickets: WalkedTicket[];
  files: string[];
  timings: { name: string; ms: number }[];
  /** Sentences of what did not happen; empty when the walk is whole. */
  failures: string[];
}

export interface WalkedPage {
  name: string;
  url: string;
  title: string;
  screenshot: string;
  /** Milliseconds from navigation to the overlay having painted. */
  readMs: number;
  badges: { columnId: string; label: string; sentence: string }[];
  marks: { kind: string; text: string }[];
  findings: number;
  notLookedAt: string[];
}

interface WalkedTicket {
  id: string;
  number: string;
  url: string;
  state: string;
  /** The rule's finding it was filed from; absent when a person selected the words. */
  finding?: Finding;
  quote: string;
  eventIds: string[];
  /** The ticket's row as read back from ledger.xlsx, by heading. */
  ledgerRow?: Record<string, string>;
}

/** Width of a string in a terminal: Han characters and full-width forms take two cells. */
function cells(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\uffff]/.test(char) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  let kept = '';
  for (const char of text) {
    if (cells(kept + char) > width) break;
    kept += char;
  }
  return kept + ' '.repeat(width - cells(kept));
}

/** Rows as a table of fixed columns. */
export function textTable(heads: [string, number][], rows: string[][]): string {
  const line = (values: string[]) => heads.map(([, width], i) => padded(values[i] ?? '', width)).join('  ');
  return [
    line(heads.map(([title]) => title)),
    heads.map(([, width]) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}

/** What the walk saw and did, for a reader of the terminal. */
export function walkTable(report: WalkReport): string {
  const pages = textTable(
    [
      ['页面', 44],
      ['标签', 6],
      ['标记', 6],
      ['发现', 6],
      ['毫秒', 6],
    ],
    report.pages.map((page) => [
      page.title,
      String(page.badges.length),
      String(page.marks.length),
      String(page.findings),
      String(page.readMs),
    ]),
  );
  const tickets = textTable(
    [
      ['工单编号', 20],
      ['错误原文', 34],
      ['状态', 8],
      ['记录数', 6],
      ['台账', 6],
    ],
    report.tickets.map((ticket) => [
      ticket.number,
      ticket.quote,
      ticket.state,
      String(ticket.eventIds.length),
      ticket.ledgerRow ? '有' : '无',
    ]),
  );
  return `${pages}\n\n${tickets}`;
}

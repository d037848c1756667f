import type { BrowserContext, Page } from 'playwright';
import type { TicketClock } from '../core/clocks/ticket-clocks.ts';
import type { Recheck } from '../core/events/event.ts';
import type { Finding } from '../core/finding.ts';
import type { ColumnState } from '../core/freshness/judge.ts';
import type { OwnList } from '../core/lexicon/word-list.ts';
import type { Register } from '../core/register/register.ts';
import type { Ticket } from '../core/tickets/ticket.ts';

/** What the overlay made of a tab's page, as far as a walk looks at it. */
export interface PageSeen {
  url: string;
  title: string;
  state: 'read' | 'reading' | 'not-allowed' | 'off' | 'failed';
  reason?: string;
  result?: { findings: Finding[]; columns: unknown[]; notLookedAt: string[] };
}

interface TicketSeen {
  ticket: Ticket;
  clocks: TicketClock[];
}

/** Messages a walk or a test asks of the background, with what comes back: seen from outside the extension. */
interface Answers {
  setSettings: unknown;
  watchSites: { hosts: string[] };
  readTabNow: null;
  togglePage: null;
  pageSummary: PageSeen;
  fileTicket: { id: string; number: string; dueText: string };
  ticketPage: { rows: TicketSeen[]; total: number };
  recheck: Recheck;
  step: TicketSeen;
  getRegister: Register;
  setRegister: null;
  columnBoard: { rows: ColumnState[] };
  ignoreFinding: null;
  typoModel: null;
  lists: { id: string; name: string; versions: { what: string }[] }[];
  saveList: { id: string };
  getList: OwnList;
  getSettings: {
    offRules: string[];
    offHosts: string[];
    setupDone: boolean;
    role: string;
    holidays: unknown[];
  };
}

/** One of the extension's own pages, as a tab. */
export async function openOwnPage(context: BrowserContext, extensionId: string, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
}

/** Ask the background what its own pages may ask, from one of them: the protocol, no back door. */
export async function askExtension<K extends keyof Answers>(
  ownPage: Page,
  type: K,
  data: unknown,
): Promise<Answers[K]> {
  const reply: unknown = await ownPage.evaluate(
    ([type, data]) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): unknown } } }
      ).chrome;
      return runtime.sendMessage({
        id: Math.floor(performance.now() * 1000),
        type,
        data,
        timestamp: Date.now(),
      });
    },
    [type, data] as const,
  );
  const { res, err } = (reply ?? {}) as {
    res?: { ok: true; value: Answers[K] } | { ok: false; error: string };
    err?: unknown;
  };
  if (!res) throw new Error(`扩展没有回答 ${type}：${JSON.stringify(err ?? reply)}`);
  if (!res.ok) throw new Error(res.error);
  return res.value;
}

/** As many as the background tells in one message. */
const PAGE = 500;

/** Every ticket of the ledger, newest first. */
export async function allTickets(ownPage: Page): Promise<TicketSeen[]> {
  const seen: TicketSeen[] = [];
  for (;;) {
    const asked = { filter: {}, order: 'newest', offset: seen.length, limit: PAGE };
    const { rows, total } = await askExtension(ownPage, 'ticketPage', asked);
    seen.push(...rows);
    if (rows.length === 0 || seen.length >= total) return seen;
  }
}

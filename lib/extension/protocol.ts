import type { TicketClock } from '../core/clocks/ticket-clocks.ts';
import type { Event, Recheck, TicketEventType } from '../core/events/event.ts';
import type { ColumnState } from '../core/freshness/judge.ts';
import type { Draft, PageResult, Result } from '../core/page-result.ts';
import type { PageReading } from '../core/reading.ts';
import type { Register } from '../core/register/register.ts';
import type { Ticket } from '../core/tickets/ticket.ts';
import type { Settings } from './settings.ts';

/** A ticket with what only the present can say of it. */
export interface TicketView {
  ticket: Ticket;
  clocks: TicketClock[];
}

/** What the popup and panel show of a tab. */
export interface PageSummary {
  url: string;
  title: string;
  state: 'read' | 'reading' | 'not-allowed' | 'off' | 'failed';
  reason?: string;
  result?: PageResult;
}

/** State of the store, for the desk and the help page. */
interface StoreHealth {
  deviceId: string;
  events: number;
  tickets: number;
  /** Rows and settings that no longer fit their schema: kept as they were, shown, never dropped. */
  quarantined: {
    from: string;
    key: string;
    why: string;
    at: string;
    /** The row as text, cut; absent beyond the first hundred. */
    content?: string;
  }[];
  /** The last write that failed although nobody waited for it (what was seen of a column). */
  lastFailure?: string;
}

/**
 * Every message there is, as function types. Sent by content scripts (C) or extension pages (P); the
 * background checks the sender of each and parses its data with zod before acting.
 */
export interface Protocol {
  /** C: judge a reading; also records what was seen of registered columns. */
  judgePage(data: { reading: PageReading }): Promise<Result<PageResult>>;
  /** C, P: file a ticket. Answers only after the event is durably written. */
  fileTicket(data: Draft): Promise<Result<{ id: string; number: string; dueText: string }>>;
  /** C: 此处忽略 this finding on this page, with undo by `on: false`. */
  ignoreFinding(data: { url: string; findingId: string; reason: string; on: boolean }): Promise<Result<null>>;
  /** C: keep a half-written form so that nothing typed is lost; null clears it. */
  saveDraft(data: { url: string; draft: Draft | null }): Promise<Result<null>>;
  /** C: the half-written form kept for this page, null when there is none (after an update or a reload). */
  getDraft(data: { url: string }): Promise<Result<Draft | null>>;
  /** C: inject the card script into the sender's tab (first click on a mark). */
  injectCard(data: null): Promise<Result<null>>;
  /** C, P: open the side panel or its fall-back. */
  openPanel(data: null): Promise<Result<null>>;
  /** P: the active tab's page. */
  pageSummary(data: { tabId?: number }): Promise<Result<PageSummary>>;
  /** P: run on the active tab now (activeTab grant of popup or command). */
  readTabNow(data: { tabId: number }): Promise<Result<null>>;
  /** P: show or hide marks on a tab. */
  togglePage(data: { tabId: number; on: boolean }): Promise<Result<null>>;
  /** P: jump to a finding on its page. */
  showFinding(data: { tabId: number; findingId: string }): Promise<Result<null>>;
  /** P: all tickets with their clocks computed now. */
  tickets(data: null): Promise<Result<TicketView[]>>;
  /** P: one ticket's events in causal order. */
  history(data: { id: string }): Promise<Result<Event[]>>;
  /** P: take a ticket one step on. Refused with a sentence when the step is not legal now. */
  step(data: { id: string; type: TicketEventType; payload: unknown }): Promise<Result<TicketView>>;
  /** P: open the page and compare on exact text; writes nothing. */
  recheck(data: { id: string }): Promise<Result<Recheck>>;
  /** P: every registered column and account with its state computed now, most urgent first. */
  columnStates(data: null): Promise<Result<ColumnState[]>>;
  getSettings(data: null): Promise<Result<Settings>>;
  setSettings(data: Partial<Settings>): Promise<Result<Settings>>;
  getRegister(data: null): Promise<Result<Register>>;
  setRegister(data: Register): Promise<Result<null>>;
  /** P: register the overlay for the hosts that were granted. */
  watchSites(data: null): Promise<Result<{ hosts: string[] }>>;
  /** P: what the store holds and what it had to set aside. */
  storeHealth(data: null): Promise<Result<StoreHealth>>;
}

/** Messages from the background to the overlay of one tab (always the top frame). */
export interface TabProtocol {
  /** Context menu or shortcut 报错: open the form for the words selected now, or for the page when none are. */
  reportSelection(data: null): void;
  /** Scroll to a finding's mark and open its card. */
  scrollToFinding(data: { findingId: string }): void;
  /** Show or hide every mark and badge; hidden means the page is byte-identical to what the site sent. */
  setVisible(data: { on: boolean }): void;
  /** Judge again: a ticket, the register or the settings changed. */
  refresh(data: null): void;
  /** Is an overlay alive here? */
  ping(data: null): { url: string; visible: boolean; state: 'reading' | 'read' | 'failed' };
}

import { z } from 'zod';

import type { TicketClock } from '../core/clocks/ticket-clocks.ts';
import type { FiledByRule } from '../core/dismissals/rule-counts.ts';
import type { LedgerRow } from '../core/ledger/headings.ts';
import type { Result } from '../core/page-result.ts';
import type { DuplicateGroup } from '../core/tickets/likely-duplicates.ts';
import type { LookBackDue } from '../core/tickets/look-back.ts';
import type { Ticket } from '../core/tickets/ticket.ts';
import type { ListPage, ListQuery } from '../core/tickets/ticket-list.ts';
import { Nothing } from './message-parts.ts';

/** A ticket with what only the present can say of it. */
export interface TicketView {
  ticket: Ticket;
  clocks: TicketClock[];
}

/** Some of a long list, with what its filter is shown with. */
export interface TicketPage extends Omit<ListPage, 'lines'> {
  rows: TicketView[];
}

/** Closed tickets whose 回头看 is due and tickets in 待复核; the counts are of all of them. */
interface WaitingRechecks {
  due: number;
  waiting: number;
  tickets: { ticket: Ticket; due: LookBackDue | null }[];
}

interface LikelyDuplicates {
  groups: DuplicateGroup[];
  /** Groups there are, those above among them. */
  total: number;
}

/** Most of each that one message carries: whole tickets of some 3 KB, ledger lines of some 1 KB. */
export const MOST_VIEWS = 500;
export const MOST_LEDGER_ROWS = 1_000;
/** Tickets one export or hand-in may name. */
const MOST_IDS = 1_000_000;

/**
 * What our own pages ask of the list of tickets: never all of it. Nobody is told of tickets he may not see; clocks
 * are as of the answer.
 */
export interface TicketListProtocol {
  /** A page of the list, sieved and ordered, with the counts of the filter. */
  ticketPage(data: ListQuery): Promise<Result<TicketPage>>;
  /** Ids of all within a filter, in order: what an export or a hand-in then asks for in parts. */
  ticketIds(data: Pick<ListQuery, 'filter' | 'order' | 'descending'>): Promise<Result<string[]>>;
  /** These tickets, in this order; those that are not here are left out. */
  ticketViews(data: { ids: readonly string[] }): Promise<Result<TicketView[]>>;
  /** Lines of the ledger for these tickets, numbered from `from`. */
  ledgerRows(data: { ids: readonly string[]; from: number }): Promise<Result<LedgerRow[]>>;
  /** Tickets filed for a page, newest first. */
  pageTickets(data: { url: string }): Promise<Result<TicketView[]>>;
  /** 疑似重复 over the whole ledger. */
  duplicates(data: null): Promise<Result<LikelyDuplicates>>;
  waitingRechecks(data: { limit: number }): Promise<Result<WaitingRechecks>>;
  /** How many tickets were filed by each rule, by what became of them. */
  filedByRule(data: null): Promise<Result<FiledByRule[]>>;
  /** How far the list is: it is made anew when the browser has put the background to sleep. */
  listProgress(data: null): Promise<Result<{ done: number; of: number }>>;
}

const Some = z.array(z.string().max(40)).max(40).optional();
const Day = z.string().max(10).optional();
const Within = z.object({
  filter: z.object({
    states: Some,
    classes: Some,
    severities: Some,
    clockStates: Some,
    unit: z.string().max(200).optional(),
    text: z.string().max(1_000).optional(),
    from: Day,
    to: Day,
  }),
  order: z.enum(['urgency', 'newest', 'number', 'found', 'severity']),
  descending: z.boolean().optional(),
});
const Ids = z.array(z.string().min(1).max(200));
/** The schema of each; all of them are our own pages' to ask. */
export const ticketListSchemas: Readonly<Record<keyof TicketListProtocol, z.ZodType>> = {
  ticketPage: Within.extend({
    offset: z.int().nonnegative().max(MOST_IDS),
    limit: z.int().nonnegative().max(MOST_VIEWS),
  }),
  ticketIds: Within,
  ticketViews: z.object({ ids: Ids.max(MOST_VIEWS) }),
  ledgerRows: z.object({ ids: Ids.max(MOST_LEDGER_ROWS), from: z.int().positive() }),
  pageTickets: z.object({ url: z.string().max(8_000) }),
  duplicates: Nothing,
  waitingRechecks: z.object({ limit: z.int().nonnegative().max(MOST_VIEWS) }),
  filedByRule: Nothing,
  listProgress: Nothing,
};

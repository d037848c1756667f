import { epochMs } from '../calendar/civil-date.ts';
import type { Holidays } from '../calendar/holidays.ts';
import type { ClockOptions, TicketFacts } from '../clocks/ticket-clocks.ts';
import { clocksUntil } from '../clocks/ticket-clocks.ts';
import { FacetColumn } from './facet-column.ts';
import {
  type Facet,
  facetTests,
  filteredFields,
  filterWordsOf,
  type TicketFilter,
} from './matches-filter.ts';
import type { Ticket, TicketState } from './ticket.ts';
import { factsOf } from './ticket-facts.ts';
import { compareUrgency, type Urgency, urgencyOf } from './urgency.ts';

/** What a long list keeps of a ticket: enough to sieve, order, count and watch it without folding it anew. */
export interface TicketLine
  extends Pick<
    Ticket,
    'id' | 'number' | 'state' | 'submission' | 'filedAt' | 'filedBy' | 'closedAt' | 'lookBacks' | 'mergedInto'
  > {
  facts: TicketFacts;
  fields: ReturnType<typeof filteredFields>;
}

/** Orders of the table; `newest` by filing. */
export type TicketOrder = 'urgency' | 'newest' | 'number' | 'found' | 'severity';

export interface ListQuery {
  filter: TicketFilter;
  order: TicketOrder;
  descending?: boolean | undefined;
  /** Lines passed over and lines wanted, of those that match. */
  offset: number;
  limit: number;
}

export interface ListPage {
  lines: TicketLine[];
  /** Lines that match. */
  total: number;
  /** Per state, under the rest of the filter. */
  counts: Partial<Record<TicketState, number>>;
  /** Lines there are without any filter. */
  all: number;
  /** Names of responsible units, in the order met. */
  units: string[];
}

interface Place extends Urgency {
  /** Place of its facets in their columns. */
  at: number;
  line: TicketLine;
  until: number;
  foundMs: number;
  filedMs: number;
}

const FACETS_OF_LINE = ['state', 'problemClass', 'severity', 'unit', 'day'] as const;
const SEVERITY_RANK = { 严重: 0, 一般: 1, 提示: 2 } as const;
const NOT_READ: Urgency & Pick<Place, 'until'> = { rank: 0, dueMs: Infinity, until: -Infinity };

const ORDERS: Readonly<Record<TicketOrder, (a: Place, b: Place) => number>> = {
  urgency: (a, b) => compareUrgency(a, b) || a.filedMs - b.filedMs || newest(a, b),
  newest,
  number: (a, b) => (a.line.number < b.line.number ? -1 : a.line.number > b.line.number ? 1 : newest(a, b)),
  found: (a, b) => a.foundMs - b.foundMs || newest(a, b),
  severity: (a, b) =>
    SEVERITY_RANK[a.line.submission.severity] - SEVERITY_RANK[b.line.submission.severity] || newest(a, b),
};

function newest(a: Place, b: Place): number {
  return b.filedMs - a.filedMs || (a.line.id < b.line.id ? -1 : a.line.id > b.line.id ? 1 : 0);
}

/**
 * All tickets of a ledger as a list that is asked for pages: sieved, ordered and counted in milliseconds at
 * 100,000. Orders are kept and mended, clocks are read again only when one of them changes its state.
 */
export class TicketList {
  private readonly places: Place[] = [];
  private readonly byId = new Map<string, Place>();
  /** Kept orders, each with whether something changed since. */
  private readonly orders = new Map<TicketOrder, { places: Place[]; at: Uint32Array; stale: boolean }>();
  private readonly facets: Readonly<Record<Facet, FacetColumn>> = {
    state: new FacetColumn(),
    problemClass: new FacetColumn(),
    severity: new FacetColumn(),
    unit: new FacetColumn(),
    day: new FacetColumn(),
    clocks: new FacetColumn(),
  };
  private settings = '';
  private readAt = -Infinity;
  private nextChange = -Infinity;

  /** A ticket as it stands now, new or changed. */
  put(ticket: Ticket): void {
    const { id, number, state, submission, filedAt, filedBy, closedAt, lookBacks, mergedInto } = ticket;
    const line: TicketLine = {
      ...{ id, number, state, submission, filedAt, filedBy, closedAt, lookBacks, mergedInto },
      facts: factsOf(ticket),
      fields: filteredFields(ticket),
    };
    const known = this.byId.get(id);
    const fresh: Place = {
      ...NOT_READ,
      at: known?.at ?? this.places.length,
      line,
      foundMs: epochMs(submission.foundAt),
      filedMs: epochMs(filedAt),
    };
    for (const facet of FACETS_OF_LINE) this.facets[facet].set(fresh.at, line.fields[facet]);
    this.facets.clocks.set(fresh.at, '');
    if (known) Object.assign(known, fresh);
    else {
      this.byId.set(id, fresh);
      this.places.push(fresh);
      for (const order of this.orders.values()) order.places.push(fresh);
    }
    this.nextChange = -Infinity;
    for (const order of this.orders.values()) order.stale = true;
  }

  /** Brings every line's clocks up to `nowAt`; without it a filter by clocks and the order of urgency lag behind. */
  readClocks(nowAt: string, holidays: Holidays, options: ClockOptions): void {
    const now = epochMs(nowAt);
    const settings = JSON.stringify([holidays, options]);
    // Other settings, or a machine's clock set back: nothing that was read stands.
    const anew = settings !== this.settings || now < this.readAt;
    if (!anew && now < this.nextChange) return;
    let next = Infinity;
    for (const place of this.places) {
      if (anew || place.until <= now) {
        const { clocks, until } = clocksUntil(place.line.facts, nowAt, holidays, options);
        const { rank, dueMs } = urgencyOf(clocks);
        this.facets.clocks.set(place.at, clocks.map(({ state }) => state).join(' '));
        place.until = until;
        if (place.rank !== rank || place.dueMs !== dueMs) {
          place.rank = rank;
          place.dueMs = dueMs;
          const order = this.orders.get('urgency');
          if (order) order.stale = true;
        }
      }
      if (place.until < next) next = place.until;
    }
    this.settings = settings;
    this.readAt = now;
    this.nextChange = next;
  }

  /** Lines within a query, with the counts its filter is shown with. */
  page(query: ListQuery, isVisible?: (line: TicketLine) => boolean): ListPage {
    const { filter, offset, limit } = query;
    const { states, ...rest } = filter;
    const { state, unit } = this.facets;
    const visible = this.inOrder(query, isVisible);
    const found = this.sieved(visible, rest);
    const within = states?.length ? this.sieved(found, { states }) : found;
    const units = unit.counts(visible);
    const counts: ListPage['counts'] = {};
    for (const [code, count] of state.counts(found).entries())
      if (count > 0) counts[state.values[code] as TicketState] = count;
    return {
      lines: this.linesAt(within.subarray(offset, offset + limit)),
      total: within.length,
      counts,
      all: visible.length,
      units: unit.values.filter((name, code) => name !== '' && (units[code] ?? 0) > 0),
    };
  }

  /** Every line within a filter, in order. */
  within(
    query: Pick<ListQuery, 'filter' | 'order' | 'descending'>,
    isVisible?: (line: TicketLine) => boolean,
  ): TicketLine[] {
    return this.linesAt(this.sieved(this.inOrder(query, isVisible), query.filter));
  }

  line(id: string): TicketLine | undefined {
    return this.byId.get(id)?.line;
  }

  /** Every line, in no order. */
  *lines(): Generator<TicketLine> {
    for (const { line } of this.places) yield line;
  }

  get size(): number {
    return this.places.length;
  }

  private linesAt(places: Uint32Array): TicketLine[] {
    return Array.from(places).flatMap((at) => this.places[at]?.line ?? []);
  }

  private inOrder(
    { order, descending }: Pick<ListQuery, 'order' | 'descending'>,
    isVisible?: (line: TicketLine) => boolean,
  ): Uint32Array {
    const ordered = this.ordered(order);
    const places = descending ? ordered.slice().reverse() : ordered;
    if (!isVisible) return places;
    return this.narrowed(places, isVisible);
  }

  /** Those of the places that a filter lets through: numbers first, words of what is left. */
  private sieved(places: Uint32Array, filter: TicketFilter): Uint32Array {
    let left = places;
    for (const [facet, test] of Object.entries(facetTests(filter)))
      left = this.facets[facet as Facet].sieved(left, test);
    const words = filterWordsOf(filter);
    if (words.length === 0) return left;
    return this.narrowed(left, ({ fields: { text } }) => words.every((word) => text.includes(word)));
  }

  private narrowed(places: Uint32Array, test: (line: TicketLine) => boolean): Uint32Array {
    const left = new Uint32Array(places.length);
    let count = 0;
    for (let nth = 0; nth < places.length; nth++) {
      const at = places[nth] as number;
      const line = this.places[at]?.line;
      if (line && test(line)) left[count++] = at;
    }
    return left.subarray(0, count);
  }

  private ordered(order: TicketOrder): Uint32Array {
    const known = this.orders.get(order) ?? { places: [...this.places], at: NO_PLACES, stale: true };
    this.orders.set(order, known);
    if (known.stale) {
      // Nearly in order after a change, and then sorting takes one pass.
      known.places.sort(ORDERS[order]);
      known.at = Uint32Array.from(known.places, ({ at }) => at);
      known.stale = false;
    }
    return known.at;
  }
}

const NO_PLACES = new Uint32Array();

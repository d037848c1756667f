import type { Event } from '../events/event.ts';
import { TicketPayloads } from '../events/event.ts';
import { mergeEvents } from '../events/merge.ts';
import { newerIn, newerSentence } from '../events/newer-version.ts';
import { causalOrder, movesNothing } from '../events/order.ts';
import { isTicketEventType } from '../events/payload-problem.ts';
import { applyStep, type CaseFacts, type PathStep } from './case-facts.ts';
import { causalLinks } from './causal-links.ts';
import { clockJumps } from './clock-jumps.ts';
import { conflictSentences, type Refusal } from './conflicts.ts';
import { correctedPayload } from './correction.ts';
import { type PastRecord, type Standing, undoableStep } from './standing.ts';
import { foldProblem } from './step-problem.ts';
import { stepSummary } from './step-summary.ts';
import type { HistoryEntry, Ticket } from './ticket.ts';

/** One Chinese sentence when a record does not count, null when it does. */
export type Distrust = (event: Event) => string | null;

const trustEverybody: Distrust = () => null;

/** A record on its way through the fold, with the corrections that were made to it. */
interface Folded extends PastRecord {
  event: Event;
  original: Record<string, unknown>;
  /** Ids of the 更正 in effect on it, oldest first. */
  corrections: string[];
  /** It changed the state or the facts, so a person's writing it settles what it had seen. */
  moved: boolean;
  /** It is no conflict: it waits for a person of the office, or for an update of this build. */
  waits?: HistoryEntry['waits'];
}

/**
 * A ticket from its events, in any order and with any repeats. Total: what is not legal where it comes to
 * stand stays in the history with `applied: false` and a sentence in `conflicts`, and nothing is dropped.
 * Two legal steps taken apart both stay; the first by (hlc, id) counts until a later step whose writer had
 * seen both settles it. Events of other subjects are passed over.
 *
 * @param distrust why a record does not count although it would be legal (its device is not approved): it waits
 *   in the history until a person takes it over
 * @returns null when there is no 提交 to start from
 * @example foldTicket(eventsOfTicket)?.state === '整改中'
 */
export function foldTicket(events: readonly Event[], distrust: Distrust = trustEverybody): Ticket | null {
  const ofTickets = causalOrder(
    events.filter((event) => event.subject.kind === 'ticket'),
    (event) => movesNothing(event) || distrust(event) !== null,
  );
  const filings = ofTickets.filter((event) => event.type === '提交' && newerIn(event) === null);
  // A ticket bears the id of its filing: a second one, written by whoever saw the first, never takes its place.
  const filing = filings.find((event) => event.id === event.subject.id) ?? filings[0];
  if (!filing) return null;
  const id = filing.subject.id;
  const own = ofTickets.filter((event) => event.subject.id === id);

  const fold = new TicketFold(id, filing.id, distrust);
  for (const event of own) fold.take(event);
  const facts = fold.facts;
  if (!facts) return null;
  const links = causalLinks(own);
  const clashes = mergeEvents(events.filter((event) => event.subject.id === id)).clashes;
  return {
    ...facts,
    id,
    number: facts.submission.number,
    notes: fold.notes(),
    clockJumps: clockJumps(own),
    conflicts: [
      ...conflictSentences(own, fold.refusals, (index) => fold.movedAt(index), links),
      ...clashes.map(
        (clash) => `编号 ${clash.id} 的记录有 ${clash.versions.length} 个不同的版本，请核对来源。`,
      ),
      ...(links.missing > 0
        ? [`还有 ${links.missing} 条前面的记录没有收到（待补），现在的状态可能不完整。`]
        : []),
    ],
    history: fold.history(),
    undoable: fold.undoable,
    heads: links.heads,
  };
}

/** Working state of one fold: the path of steps in effect, with the facts after each. */
class TicketFold implements Standing {
  readonly path: PathStep[] = [];
  readonly refusals: Refusal[] = [];
  private readonly trail: CaseFacts[] = [];
  private readonly records: Folded[] = [];
  private readonly byId = new Map<string, Folded>();
  private readonly movers: number[] = [];

  constructor(
    readonly ticketId: string,
    private readonly filingId: string,
    private readonly distrust: Distrust,
  ) {}

  get facts(): CaseFacts | null {
    return this.trail[this.trail.length - 1] ?? null;
  }

  get undoable() {
    return undoableStep(this.path, this.trail[this.trail.length - 2]?.state);
  }

  record(eventId: string): PastRecord | undefined {
    return this.byId.get(eventId);
  }

  movedAt(index: number): boolean {
    return this.records[index]?.moved ?? false;
  }

  take(event: Event): void {
    const { type, payload } = event;
    const folded: Folded = {
      event,
      type,
      original: payload,
      payload,
      corrections: [],
      applied: false,
      undone: false,
      moved: false,
    };
    const index = this.records.push(folded) - 1;
    this.byId.set(event.id, folded);
    const newer = newerIn(event);
    if (newer !== null || !isTicketEventType(type)) {
      folded.waits = { for: '更新', why: newerSentence(newer ?? type) };
      return;
    }
    // A filing is refused for its shape alone: nothing may make an acknowledged ticket vanish, no clock either.
    const isFiling = event.id === this.filingId;
    const distrusted = isFiling ? null : this.distrust(event);
    if (distrusted !== null) {
      folded.waits = { for: '采纳', why: distrusted };
      return;
    }
    const reason = isFiling ? null : foldProblem(this, type, event.by.role, payload, event.at);
    if (reason) {
      this.refusals.push({ index, reason, against: this.movers[this.movers.length - 1] });
      return;
    }
    folded.applied = true;
    if (type === '更正') this.correct(event, TicketPayloads.更正.parse(payload).corrects);
    else if (type !== '备注') this.move(folded, index);
  }

  private move(folded: Folded, index: number): void {
    const { event, type } = folded;
    if (!isTicketEventType(type)) return;
    if (type === '拆案') this.stepBack();
    else if (type !== '撤销' || !this.withdraw(TicketPayloads.撤销.parse(event.payload).corrects)) {
      const { id: eventId, at, by, payload } = event;
      const step: PathStep = { eventId, type, at, by, payload };
      this.path.push(step);
      this.trail.push(applyStep(this.facts, step));
    }
    folded.moved = true;
    this.movers.push(index);
  }

  /** @returns false when it is the filing that is withdrawn: that is a step of its own */
  private withdraw(eventId: string): boolean {
    const target = this.byId.get(eventId);
    if (!target || target.type === '提交') return false;
    if (target.type === '更正' || target.type === '备注') {
      target.undone = true;
      if (target.type === '更正') this.recompose(String(target.payload.corrects));
    } else this.stepBack();
    return true;
  }

  private stepBack(): void {
    const step = this.path.pop();
    this.trail.pop();
    const record = step && this.byId.get(step.eventId);
    if (record) record.undone = true;
  }

  private correct(event: Event, target: string): void {
    const record = this.byId.get(target);
    if (!record || !isTicketEventType(record.type)) return;
    record.corrections.push(event.id);
    // Corrections come in order: the next one stands on all before it.
    const { fields } = TicketPayloads.更正.parse(event.payload);
    const corrected = correctedPayload(record.type, record.payload, fields);
    if (corrected.ok) this.replace(record, corrected.payload);
  }

  /** The record's contents again from the original and the corrections still in effect. */
  private recompose(eventId: string): void {
    const record = this.byId.get(eventId);
    if (!record || !isTicketEventType(record.type)) return;
    let payload = record.original;
    for (const id of record.corrections) {
      const correction = this.byId.get(id);
      if (!correction || correction.undone) continue;
      const { fields } = TicketPayloads.更正.parse(correction.payload);
      const corrected = correctedPayload(record.type, payload, fields);
      if (corrected.ok) payload = corrected.payload;
    }
    this.replace(record, payload);
  }

  private replace(record: Folded, payload: Record<string, unknown>): void {
    record.payload = payload;
    const start = this.path.findIndex((step) => step.eventId === record.event.id);
    if (start < 0) return;
    for (let index = start; index < this.path.length; index++) {
      const step = this.path[index];
      if (!step) return;
      const next = index === start ? { ...step, payload } : step;
      this.path[index] = next;
      this.trail[index] = applyStep(this.trail[index - 1] ?? null, next);
    }
  }

  notes(): string[] {
    return this.records
      .filter(({ type, applied, undone }) => type === '备注' && applied && !undone)
      .map(({ payload }) => TicketPayloads.备注.parse(payload).text);
  }

  history(): HistoryEntry[] {
    return this.records.map(({ event, type, payload, applied, undone, waits }) => ({
      eventId: event.id,
      type,
      at: event.at,
      by: event.by,
      summary: stepSummary(type, payload),
      applied,
      undone,
      payload,
      ...(waits ? { waits } : {}),
    }));
  }
}

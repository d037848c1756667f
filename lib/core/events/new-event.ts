import { isoOf } from '../calendar/civil-date.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Event } from './event.ts';
import { mergeHlc, nextHlc } from './hlc.ts';

/** SHA-256 of a text's UTF-8 bytes as lower-case hex: `crypto.subtle` where it is, Node's crypto elsewhere. */
export type Sha256 = (text: string) => Promise<string>;

/** The device's last event, as the next one must name it. */
export interface PreviousEvent {
  id: string;
  /** `eventHash` of it. */
  hash: string;
  hlc: string;
  seq: number;
}

export interface NewEventInput {
  type: string;
  subject: Event['subject'];
  payload: Record<string, unknown>;
  by: Event['by'];
  /** `heads` of the subject as the writer saw it; empty for a subject's first event. */
  parents: readonly string[];
  /** `hlc` of those parents, so that this event sorts after what its writer had seen. */
  seen?: readonly string[];
  /** Epoch milliseconds. */
  now: number;
  /** null for a device's first event. */
  previous: PreviousEvent | null;
  /** Unique for ever, e.g. `crypto.randomUUID()`. */
  randomId: string;
}

/**
 * A new, unsigned record. Legality of the step is the caller's question (`whyNot`); this only writes down.
 *
 * @example newEvent({ type: '备注', subject, payload: { text: '已电话催办' }, by, parents: ticket.heads,
 *   now, previous, randomId }).seq === (previous?.seq ?? 0) + 1
 */
export function newEvent(input: NewEventInput): Event {
  const { previous, now, by } = input;
  const last = (input.seen ?? []).reduce<string | null>(
    (latest, hlc) => mergeHlc(latest, hlc, now),
    previous?.hlc ?? null,
  );
  return {
    v: 1,
    id: input.randomId,
    subject: input.subject,
    type: input.type,
    at: isoOf(now),
    by,
    parents: [...new Set(input.parents)].sort(),
    hlc: nextHlc(last, now, by.device),
    seq: (previous?.seq ?? 0) + 1,
    prevHash: previous?.hash ?? '',
    payload: input.payload,
    sig: '',
  };
}

/**
 * Hash of a record, by which the device's next one names it: SHA-256 of what its signature covers. The signature
 * is not in it, so it does not depend on how that is spelled.
 */
export function eventHash(event: Event, sha256: Sha256): Promise<string> {
  return sha256(signedText(event));
}

/** As builds of the first version named a record in `prevHash`: with its signature, as it was spelled. */
export function earlierHash(event: Event, sha256: Sha256): Promise<string> {
  return sha256(canonicalJson(event));
}

/** What `newEvent` needs to know of the event just written. */
export async function asPrevious(event: Event, sha256: Sha256): Promise<PreviousEvent> {
  return { id: event.id, hash: await eventHash(event, sha256), hlc: event.hlc, seq: event.seq };
}

/** The text a signature covers: the record's canonical JSON without `sig`. */
export function signedText(event: Event): string {
  const { sig: _sig, ...rest } = event;
  return canonicalJson(rest);
}

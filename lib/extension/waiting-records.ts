import type { WaitingOfDevice, WaitingRecord } from '../core/events/device-view.ts';
import type { Event } from '../core/events/event.ts';
import { eventHash, type Sha256 } from '../core/events/new-event.ts';
import { distrust } from '../core/events/trust.ts';
import { stepSummary } from '../core/tickets/step-summary.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Records of one device that go to the desk; the rest is counted. */
const MOST_OF_DEVICE = 200;

/** Records a person may take over: those that wait, and those set apart although they hold. */
export function takeable(index: LedgerIndex): Event[] {
  const apart = (index.examination?.quarantined ?? []).flatMap(({ event, waits }) => (waits ? [event] : []));
  return [...index.waiting(), ...apart].filter(({ subject }) => subject.kind !== 'device');
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * What a record is taken over by: its id, or its hash where several that wait bear one id. An id that looks like a
 * hash, which only a forger gives, is another record's nowhere.
 */
export function handles(index: LedgerIndex, sha256: Sha256): (event: Event) => Promise<string> {
  const times = new Map<string, number>();
  for (const { id } of takeable(index)) times.set(id, (times.get(id) ?? 0) + 1);
  return async (event) =>
    (times.get(event.id) ?? 0) > 1 || HASH.test(event.id) ? eventHash(event, sha256) : event.id;
}

/** 未核准设备所写, what a revoked device wrote later, and branches that were set apart: what a person may take over. */
export async function waitingByDevice(index: LedgerIndex, sha256: Sha256): Promise<WaitingOfDevice[]> {
  const handleOf = handles(index, sha256);
  const devices = new Map<string, WaitingOfDevice>();
  const put = async (event: Event, why: string): Promise<void> => {
    const writer = index.writerOf(event);
    if (!writer || event.subject.kind === 'device') return;
    const { id, name, unit, fingerprint, state, seats } = writer;
    const known = devices.get(id) ?? {
      device: { id, name, unit, fingerprint, state, seats },
      records: [],
      count: 0,
    };
    devices.set(id, known);
    known.count += 1;
    if (known.records.length >= MOST_OF_DEVICE) return;
    known.records.push(recordOf(event, await handleOf(event), why, index));
  };
  for (const { event, reason, waits } of index.examination?.quarantined ?? [])
    if (waits) await put(event, reason);
  // The newest first: of a column it is the last look that counts.
  for (const event of [...index.waiting()].reverse())
    await put(event, distrust(event, index.writerOf(event)) ?? '');
  return [...devices.values()];
}

function recordOf(event: Event, id: string, why: string, index: LedgerIndex): WaitingRecord {
  const { subject, type, at, by, payload } = event;
  const isTicket = subject.kind === 'ticket';
  const number = isTicket ? (index.ticket(subject.id)?.number ?? String(payload.number ?? '')) : '';
  return {
    id,
    about: isTicket ? '工单' : subject.kind === 'sighting' ? '栏目更新' : '核对无变动',
    subjectId: subject.id,
    title: isTicket ? number : subject.id,
    type,
    at,
    role: by.role,
    person: by.person.name,
    summary: isTicket ? stepSummary(type, payload) : lookSummary(type, payload),
    why,
  };
}

function lookSummary(type: string, { newest, on, line }: Event['payload']): string {
  const date = (newest as { date?: unknown } | undefined)?.date ?? on;
  return [type, date, line].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

import type { WaitingOfDevice, WaitingRecord } from '../core/events/device-view.ts';
import type { Event } from '../core/events/event.ts';
import { distrust } from '../core/events/trust.ts';
import { stepSummary } from '../core/tickets/step-summary.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Records of one device that go to the desk; the rest is counted. */
const MOST_OF_DEVICE = 200;

/** 未核准设备所写, what a revoked device wrote later, and branches that were set apart: what a person may take over. */
export function waitingByDevice(index: LedgerIndex): WaitingOfDevice[] {
  const devices = new Map<string, WaitingOfDevice>();
  const put = (event: Event, why: string): void => {
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
    if (known.records.length < MOST_OF_DEVICE) known.records.push(recordOf(event, why, index));
  };
  for (const { event, reason, waits } of index.examination?.quarantined ?? []) if (waits) put(event, reason);
  // The newest first: of a column it is the last look that counts.
  for (const event of [...index.waiting()].reverse())
    put(event, distrust(event, index.writerOf(event)) ?? '');
  return [...devices.values()];
}

function recordOf(event: Event, why: string, index: LedgerIndex): WaitingRecord {
  const { id, subject, type, at, by, payload } = event;
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

import type { Event } from '../../lib/core/events/event.ts';
import { formatHlc, parseHlc } from '../../lib/core/events/hlc.ts';
import { eventHash, signedText } from '../../lib/core/events/new-event.ts';
import type { SigningDevice } from '../core/events/examined.ts';
import { sha256 } from '../extension/fresh-ledger.ts';

/** What whoever holds a key may write: any number, any time, after any record. */
export interface Wanted {
  type: string;
  subject: Event['subject'];
  payload: Record<string, unknown>;
  role: string;
  parents?: string[] | undefined;
  id?: string | undefined;
}

let made = 0;

/** Signs records that stand behind `after`, one on the other, their clocks just behind its. */
export async function signedAfter(
  device: SigningDevice,
  after: Event,
  wanted: readonly Wanted[],
): Promise<Event[]> {
  const events: Event[] = [];
  let before = after;
  for (const { type, subject, payload, role, parents = [], id } of wanted) {
    const clock = parseHlc(before.hlc);
    if (!clock) throw new Error('no clock');
    const unsigned: Event = {
      v: 1,
      id: id ?? `signed-${++made}`,
      subject,
      type,
      at: before.at,
      by: { ...after.by, role },
      parents: [...parents],
      hlc: formatHlc({ ...clock, counter: clock.counter + 1, device: after.by.device }),
      seq: before.seq + 1,
      prevHash: await eventHash(before, sha256),
      payload,
      sig: '',
    };
    before = { ...unsigned, sig: await device.sign(signedText(unsigned)) };
    events.push(before);
  }
  return events;
}

import type { Verify } from '../../core/events/device.ts';
import type { Event } from '../../core/events/event.ts';
import { examineEvents } from '../../core/events/examine.ts';
import type { Sha256 } from '../../core/events/new-event.ts';

/** A record that would not count where the file is restored. */
interface FailedRecord {
  device: string;
  seq: number;
  reason: string;
}

export interface ProvedRecords {
  sound: number;
  /** Set apart here already, and carried along as they are. */
  apartHere: number;
  failed: FailedRecord[];
}

/** By this a record is told from another version under its id. */
export const versionKey = ({ id, sig }: Pick<Event, 'id' | 'sig'>): string => `${id} ${sig}`;

/**
 * Examines records read back from a file exactly as a stranger's machine does: nothing is taken for its own.
 * @param apartHere `versionKey` of the records this machine has set apart
 */
export async function proveRecords(
  events: readonly Event[],
  apartHere: ReadonlySet<string>,
  means: { sha256: Sha256; verify: Verify },
): Promise<ProvedRecords> {
  const examined = await examineEvents(events, { ...means, own: [] });
  const reasons = new Map(examined.quarantined.map(({ event, reason }) => [versionKey(event), reason]));
  const counted = new Set(examined.sound.map(({ id }) => id));
  const proved: ProvedRecords = { sound: examined.sound.length, apartHere: 0, failed: [] };
  for (const event of events) {
    const key = versionKey(event);
    if (apartHere.has(key)) proved.apartHere += 1;
    else if (!counted.has(event.id)) {
      const reason = reasons.get(key) ?? '这条记录在别的电脑上不作数。';
      proved.failed.push({ device: event.by.device, seq: event.seq, reason });
    }
  }
  return proved;
}

import { canonicalJson } from '../../core/events/canonical-json.ts';
import type { Verify } from '../../core/events/device.ts';
import type { Event } from '../../core/events/event.ts';
import { examineEvents } from '../../core/events/examine.ts';
import { identityOf } from '../../core/events/merge.ts';
import type { Sha256 } from '../../core/events/new-event.ts';
import type { RecordRun } from './read-volume.ts';

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

/**
 * Examines records read back from a file exactly as a stranger's machine does: nothing is taken for its own. Where
 * two branches exclude each other, what came first keeps counting there as here. The other branch holds by its
 * signatures and can be taken over: it is no damage.
 *
 * @param isApartHere whether this machine has set a record apart
 */
export async function proveRecords(
  runs: readonly RecordRun[],
  isApartHere: (event: Event) => boolean,
  means: { sha256: Sha256; verify: Verify },
): Promise<ProvedRecords> {
  const arrivals = new Map<Event, number>();
  for (const { arrivedAt, events } of runs) {
    const together = arrivedAt === undefined ? 0 : Date.parse(arrivedAt);
    for (const event of events) arrivals.set(event, together);
  }
  const examined = await examineEvents([...arrivals.keys()], {
    ...means,
    own: [],
    arrivedAt: (event) => arrivals.get(event) ?? 0,
  });
  const refused = new Map<string, string>();
  const waiting = new Set<string>();
  for (const { event, reason, waits } of examined.quarantined) {
    if (waits) waiting.add(canonicalJson(event));
    else refused.set(canonicalJson(event), reason);
  }
  const counted = new Set(examined.sound.map(identityOf));
  const proved: ProvedRecords = { sound: examined.sound.length, apartHere: 0, failed: [] };
  for (const event of arrivals.keys()) {
    if (isApartHere(event)) proved.apartHere += 1;
    else if (!counted.has(identityOf(event))) {
      const text = canonicalJson(event);
      if (waiting.has(text)) continue;
      const reason = refused.get(text) ?? '这条记录在别的电脑上不作数。';
      proved.failed.push({ device: event.by.device, seq: event.seq, reason });
    }
  }
  return proved;
}

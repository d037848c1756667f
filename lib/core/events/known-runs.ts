import type { Run } from './device.ts';
import type { Event } from './event.ts';
import { eventHash, type Sha256 } from './new-event.ts';

/** Heads a 吊销 names at most: a hundred bytes each. */
const MOST_HEADS = 1_000;

/**
 * What is known of a device, for a 吊销: its runs cut short, each with the hash of its last record. Where a file
 * brings some of the device's tickets only, the records of most stretches are all there, and it can be proved that
 * they were known.
 *
 * @param records those of the device that stand
 * @example (await knownRuns([{ from: 1, to: 3, head }], records, sha256)).length === 3
 */
export async function knownRuns(
  runs: readonly Run[],
  records: readonly Event[],
  sha256: Sha256,
  most = MOST_HEADS,
): Promise<Run[]> {
  const bySeq = new Map(records.map((event) => [event.seq, event]));
  const all = runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const length = Math.max(1, Math.ceil(all / Math.max(1, most)));
  const cut: Run[] = [];
  for (const { from, to, head } of runs) {
    let start = from;
    for (let seq = from + length - 1; seq < to; seq += length) {
      const event = bySeq.get(seq);
      if (!event) continue;
      cut.push({ from: start, to: seq, head: await eventHash(event, sha256) });
      start = seq + 1;
    }
    cut.push({ from: start, to, head });
  }
  return cut;
}

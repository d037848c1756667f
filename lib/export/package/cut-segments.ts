import { canonicalJson } from '../../core/events/canonical-json.ts';
import { type PackedPart, packPart } from '../zip-writer.ts';
import type { RecordRun } from './read-volume.ts';
import type { HashBytes } from './sealed-zip.ts';

/** Records of one part, packed. They are kept as a blob: outside the page's memory until they are written. */
export interface Segment {
  events: number;
  arrivedAt?: string | undefined;
  part: Omit<PackedPart, 'packed'> & { packed: Blob };
  sha256: string;
}

const MOST_EVENTS = 500;
/** A record may take a megabyte: five hundred of those are not made into one text. */
const MOST_CHARS = 4_000_000;

/** Runs of records as segments, in the same order; one segment holds records that came together only. */
export async function cutSegments(
  runs: AsyncIterable<RecordRun> | Iterable<RecordRun>,
  sha256: HashBytes,
): Promise<Segment[]> {
  const segments: Segment[] = [];
  for await (const { arrivedAt, events } of runs) {
    let lines: string[] = [];
    let chars = 0;
    const close = async () => {
      const bytes = new TextEncoder().encode(lines.join(''));
      const { packed, ...part } = packPart(bytes, true);
      segments.push({
        events: lines.length,
        arrivedAt,
        part: { ...part, packed: new Blob([new Uint8Array(packed)]) },
        sha256: await sha256(bytes),
      });
      lines = [];
      chars = 0;
    };
    for (const event of events) {
      const line = `${canonicalJson(event)}\n`;
      if (lines.length === MOST_EVENTS || (lines.length > 0 && chars + line.length > MOST_CHARS))
        await close();
      lines.push(line);
      chars += line.length;
    }
    if (lines.length > 0) await close();
  }
  return segments;
}

import type { Event } from '../../core/events/event.ts';
import type { Result } from '../../core/page-result.ts';
import { cutSegments } from './cut-segments.ts';
import type { EvidenceEntry, PackageHead } from './package-head.ts';
import { readVolume } from './read-volume.ts';
import { type HashBytes, memoryFile, type Pause } from './sealed-zip.ts';
import { writeVolumes } from './write-volumes.ts';

/** A small package, all of it in memory. */
export interface EventPackage {
  head: PackageHead;
  events: Event[];
  /** Bytes of the evidence by hash. */
  evidence: ReadonlyMap<string, Uint8Array>;
}

/** One zip in memory, for small content. The same content gives the same bytes, whatever order it comes in. */
export async function writeEventPackage(
  content: Omit<EventPackage, 'head' | 'events'> & {
    events: readonly Event[];
    head: Omit<PackageHead, 'counts' | 'evidence'> & { evidence: readonly EvidenceEntry[] };
  },
  sha256: HashBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const events = [...content.events].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const tickets = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  const { evidence, ...head } = content.head;
  const segments = await cutSegments([{ events }], sha256);
  const proofs = evidence.flatMap(({ hash, type }) => {
    const bytes = content.evidence.get(hash);
    return bytes ? [{ hash, type, bytes: bytes.length }] : [];
  });
  const named = [...segments.map((one) => one.sha256), ...proofs.map(({ hash }) => hash)].join('\n');
  const file = memoryFile();
  const written = writeVolumes(
    {
      head: { ...head, counts: { events: events.length, tickets: tickets.size } },
      setId: await sha256(new TextEncoder().encode(named)),
      segments,
      proofs,
      volumes: { segments: segments.map(() => 1), proofs: proofs.map(() => 1), of: 1 },
    },
    {
      sha256,
      newFile: () => ({ write: file.write, done: async () => new Blob() }),
      read: async (hash) => content.evidence.get(hash),
    },
  );
  for await (const _ of written);
  return file.whole();
}

/**
 * Reads a small package whole or not at all, everything in it in memory.
 * @returns a Chinese sentence naming what is wrong; then nothing may be taken from the file
 */
export async function readEventPackage(
  bytes: Uint8Array,
  sha256: HashBytes,
  pause?: Pause,
): Promise<Result<EventPackage>> {
  const read = await readVolume(new Blob([new Uint8Array(bytes)]), sha256, pause);
  if (!read.ok) return read;
  const { head, runs, proofs } = read.value;
  const evidence = new Map<string, Uint8Array>();
  for await (const proof of proofs()) evidence.set(proof.hash, proof.bytes);
  return { ok: true, value: { head, events: runs.flatMap(({ events }) => events), evidence } };
}

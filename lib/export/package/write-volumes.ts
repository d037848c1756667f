import type { VolumeSet } from '../../core/events/volume-set.ts';
import { type FileTarget, packPart } from '../zip-writer.ts';
import type { Segment } from './cut-segments.ts';
import {
  type EvidenceEntry,
  evidenceName,
  PACKAGE,
  type PackageHead,
  type SegmentEntry,
  segmentName,
} from './package-head.ts';
import type { VolumePlan } from './plan-volumes.ts';
import { type HashBytes, type Pause, sealWriter } from './sealed-zip.ts';

/** A file on its way out: written in pieces, read back as a blob. */
export interface VolumeFile extends FileTarget {
  done(): Promise<Blob>;
}

/** A proof as it was found when the volumes were planned. */
interface PlannedProof {
  hash: string;
  type: string;
  bytes: number;
}

export interface PackagePlan {
  head: Omit<PackageHead, 'evidence'>;
  setId: string;
  segments: readonly Segment[];
  proofs: readonly PlannedProof[];
  volumes: VolumePlan;
}

export interface WriteMeans {
  sha256: HashBytes;
  newFile(): VolumeFile;
  /** The bytes of a proof; undefined when it was given up since. */
  read(hash: string): Promise<Uint8Array | undefined>;
  /** Told how much of the whole set is written. */
  pause?: Pause;
}

export interface WrittenVolume {
  volume: number;
  of: number;
  blob: Blob;
  events: number;
  evidence: number;
  /** Proofs that were planned and are gone or changed since: not in the file. */
  lost: string[];
}

/**
 * Writes the volumes of a package one after the other, each a sealed file of its own. Nothing of a volume is
 * held here once it was handed out, and of proofs one at a time is in memory.
 *
 * @returns ends early when it was stopped: the volume under way is not handed out
 */
export async function* writeVolumes(
  plan: PackagePlan,
  { sha256, newFile, read, pause = async () => true }: WriteMeans,
): AsyncGenerator<WrittenVolume, void> {
  const { segments, proofs, volumes, setId } = plan;
  const total = sum(segments.map(({ part }) => part.size)) + sum(proofs.map(({ bytes }) => bytes)) + 1;
  let done = 0;
  for (let volume = 1; volume <= volumes.of; volume++) {
    const file = newFile();
    const seal = sealWriter(file, sha256);
    const listed: SegmentEntry[] = [];
    for (const [index, segment] of segments.entries()) {
      if (volumes.segments[index] !== volume) continue;
      if (!(await pause(done / total))) return;
      const { part, arrivedAt, events } = segment;
      const name = segmentName(index + 1);
      const packed = new Uint8Array(await part.packed.arrayBuffer());
      await seal.add(name, { ...part, packed }, segment.sha256);
      listed.push({ name, events, ...(arrivedAt !== undefined && { arrivedAt }) });
      done += part.size;
    }
    const here: EvidenceEntry[] = [];
    const lost: string[] = [];
    for (const [index, proof] of proofs.entries()) {
      if (volumes.proofs[index] !== volume) continue;
      if (!(await pause(done / total))) return;
      done += proof.bytes;
      const bytes = await read(proof.hash);
      if (!bytes || (await sha256(bytes)) !== proof.hash) {
        lost.push(proof.hash);
        continue;
      }
      await seal.add(evidenceName(proof.hash), packPart(bytes, false), proof.hash);
      here.push({ hash: proof.hash, type: proof.type, volume });
    }
    // The first file, which holds the tickets, tells where every proof of the set lies.
    const elsewhere =
      volume > 1
        ? []
        : proofs.flatMap(({ hash, type }, index) => {
            const its = volumes.proofs[index] ?? 1;
            return its > 1 ? [{ hash, type, volume: its }] : [];
          });
    const set: VolumeSet = { id: setId, volume, of: volumes.of, holds: holdsOf(plan) };
    await seal.finish(PACKAGE, { ...plan.head, set, segments: listed, evidence: [...here, ...elsewhere] });
    const events = sum(listed.map((one) => one.events));
    yield { volume, of: volumes.of, blob: await file.done(), events, evidence: here.length, lost };
  }
}

function holdsOf({ segments, proofs, volumes }: PackagePlan): VolumeSet['holds'] {
  const holds = Array.from({ length: volumes.of }, () => ({ events: 0, evidence: 0 }));
  for (const [index, { events }] of segments.entries()) {
    const its = holds[(volumes.segments[index] ?? 1) - 1];
    if (its) its.events += events;
  }
  for (const index of proofs.keys()) {
    const its = holds[(volumes.proofs[index] ?? 1) - 1];
    if (its) its.evidence += 1;
  }
  return holds;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

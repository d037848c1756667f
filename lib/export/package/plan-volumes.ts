/**
 * What one file holds at the most. 200 MB: a mail box, a FAT32 stick and a browser's download take it, and
 * whoever opens it refuses files above 300 MB as none of ours.
 */
export const MOST_VOLUME_BYTES = 200 * 1024 * 1024;
/** Whoever opens it refuses more than 5,000 parts. */
export const MOST_VOLUME_PARTS = 4_000;

export interface VolumePlan {
  /** Volume of each piece, counted from 1, in the order given. */
  segments: number[];
  proofs: number[];
  /** Number of volumes; one at least. */
  of: number;
}

export interface VolumeLimits {
  bytes: number;
  parts: number;
}

/**
 * Which volume each piece goes into: records first, proofs after them, in order, so that whoever has the first
 * files has the tickets. A piece larger than a volume has one of its own.
 */
export function planVolumes(
  segmentBytes: readonly number[],
  proofBytes: readonly number[],
  limits: VolumeLimits = { bytes: MOST_VOLUME_BYTES, parts: MOST_VOLUME_PARTS },
): VolumePlan {
  let volume = 1;
  let bytes = 0;
  let parts = 0;
  const place = (size: number): number => {
    if (parts > 0 && (bytes + size > limits.bytes || parts >= limits.parts)) {
      volume += 1;
      bytes = 0;
      parts = 0;
    }
    bytes += size;
    parts += 1;
    return volume;
  };
  const segments = segmentBytes.map(place);
  const proofs = proofBytes.map(place);
  return { segments, proofs, of: volume };
}

import { z } from 'zod';

import { Instant } from '../../core/calendar/civil-date-schema.ts';
import { VolumeSet } from '../../core/events/volume-set.ts';

/** 交件: a reader or volunteer hands in · 回复: what the center did goes back · 备份: everything of a browser. */
export type WrittenKind = '交件' | '回复' | '备份';

/** A kind of a later version is taken in like a 交件 and shown as it calls itself. */
export const PackageKind = z.string().min(1).max(20);
export type PackageKind = z.infer<typeof PackageKind>;

/**
 * Version 1 held one `events.ndjson` and everything in one file. Every later package says 2: what it holds
 * besides is passed over by a build that does not know it, and never refused.
 */
export const PACKAGE = {
  format: 'xundu-package',
  version: 2,
  what: '交件、回复或备份文件',
} as const;

export const EVENTS_OF_1 = 'events.ndjson';
export const SEGMENT_NAME = /^events\/\d{4,}\.ndjson$/;
export const EVIDENCE_NAME = /^evidence\/[0-9a-f]{64}$/;
/** What a later version may put beside them: plain names, which climb nowhere. */
const LATER_NAME = /^[a-z0-9][\w.-]{0,99}(\/[a-z0-9][\w.-]{0,99}){0,5}$/i;

/** Whether a package of that version may hold a part of that name. */
export function mayHold(name: string, version: number): boolean {
  if (EVIDENCE_NAME.test(name)) return true;
  if (version === 1) return name === EVENTS_OF_1;
  return SEGMENT_NAME.test(name) || (LATER_NAME.test(name) && !name.includes('..'));
}

export const evidenceName = (hash: string): string => `evidence/${hash}`;
export const segmentName = (number: number): string => `events/${String(number).padStart(4, '0')}.ndjson`;

/** One proof of a page (a screenshot or a saved page), a volunteer's contact, or what a later version keeps. */
export const EvidenceEntry = z.object({
  /** SHA-256 of its bytes, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().min(1).max(100),
  /** The volume it lies in; absent in version 1. */
  volume: z.int().positive().optional(),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

/** Records in the order they came to whoever wrote the file, one a line. */
const SegmentEntry = z.object({
  name: z.string().regex(SEGMENT_NAME),
  events: z.int().nonnegative(),
  /** When the file that brought them was taken in; the writer's own records have none. */
  arrivedAt: Instant.optional(),
});
export type SegmentEntry = z.infer<typeof SegmentEntry>;

/** Who made a package, when and of what; said before anything is taken in. */
export const PackageHead = z.object({
  kind: PackageKind,
  madeAt: Instant,
  program: z.string(),
  by: z.object({
    name: z.string(),
    unit: z.string(),
    role: z.string().min(1).max(100),
    device: z.string(),
    fingerprint: z.string().optional(),
  }),
  /** What was chosen, in words. */
  scope: z.string(),
  /** Of the whole set. */
  counts: z.object({ events: z.int(), tickets: z.int() }),
  /** Volume 1 names every proof of the set, each later volume its own. */
  evidence: z.array(EvidenceEntry),
});
export type PackageHead = z.infer<typeof PackageHead>;

/** What version 2 adds to the head. */
export const VolumeHead = z.object({ set: VolumeSet, segments: z.array(SegmentEntry) });

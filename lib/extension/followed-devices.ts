import { DevicePayloads } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';

/** What became of each 恢复, by the device that was taken over. */
interface Restorations {
  /** Id of the 恢复 that stands. */
  standing: ReadonlyMap<string, string>;
  /** Devices whose last 恢复 was taken back. */
  undone: ReadonlySet<string>;
}

/** @param own records of this machine itself: what others say of a 恢复 changes nothing here */
export function restorationsIn(own: readonly Event[]): Restorations {
  const standing = new Map<string, string>();
  const undone = new Set<string>();
  const about = own.filter(({ subject, type }) => subject.kind === 'device' && TYPES.has(type));
  for (const { id, subject, type, payload } of about.sort((a, b) => (a.hlc < b.hlc ? -1 : 1))) {
    if (type === '恢复') {
      standing.set(subject.id, id);
      undone.delete(subject.id);
      continue;
    }
    const parsed = DevicePayloads.撤销.safeParse(payload);
    if (!parsed.success || standing.get(subject.id) !== parsed.data.corrects) continue;
    standing.delete(subject.id);
    undone.add(subject.id);
  }
  return { standing, undone };
}

const TYPES: ReadonlySet<string> = new Set(['恢复', '撤销']);

/**
 * Whom this machine follows: the devices that its row or a 登记 names, without those whose 恢复 was taken back. A 登记
 * cannot be changed afterwards and goes on naming them.
 */
export function followedOf(follows: readonly string[], own: readonly Event[]): string[] {
  const { undone } = restorationsIn(own);
  return [...new Set(follows)].filter((id) => !undone.has(id));
}

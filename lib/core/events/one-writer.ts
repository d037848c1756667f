import type { SetApart } from './chain.ts';
import type { DeviceStanding } from './device.ts';
import type { Event } from './event.ts';

interface OneWriterMeans {
  writerOf: (event: Event) => DeviceStanding | undefined;
  /** Records that a person of the office took over. */
  takenOver: ReadonlySet<Event>;
  arrivedAt?: ((event: Event) => number) | undefined;
}

/**
 * An id is its first writer's. Where two writers signed different records under one, the more trusted one's
 * counts, then the one that came first; the other is set apart and named, so that a copy under another's key
 * takes no record away. Where the wrong one came first a person takes the right one over.
 */
export function oneWriterEachId(
  sound: readonly Event[],
  { writerOf, takenOver, arrivedAt = () => 0 }: OneWriterMeans,
): { kept: Event[]; copies: SetApart[] } {
  const byId = new Map<string, Event>();
  const clashing = new Set<string>();
  const isBefore = (a: Event, b: Event): boolean => {
    const [one, two] = [writerOf(a), writerOf(b)];
    const taken = one === two ? Number(takenOver.has(b)) - Number(takenOver.has(a)) : 0;
    const order = taken || rank(a) - rank(b) || arrivedAt(a) - arrivedAt(b);
    if (order !== 0) return order < 0;
    return a.hlc !== b.hlc ? a.hlc < b.hlc : (one?.publicKey ?? '') < (two?.publicKey ?? '');
  };
  const rank = (event: Event): number => rankOf(writerOf(event), takenOver.has(event));
  // Of one writer's two records under one id the fold names the clash, unless a person took one of them over.
  const isClash = (one: Event, other: Event): boolean =>
    writerOf(one) !== writerOf(other) || takenOver.has(one) !== takenOver.has(other);
  for (const event of sound) {
    const rival = byId.get(event.id);
    if (rival && isClash(rival, event)) clashing.add(event.id);
    if (!rival || isBefore(event, rival)) byId.set(event.id, event);
  }
  const lost = new Set<Event>();
  for (const event of sound) {
    if (!clashing.has(event.id)) continue;
    const first = byId.get(event.id);
    if (first && isClash(first, event)) lost.add(event);
  }
  if (lost.size === 0) return { kept: [...sound], copies: [] };
  const reason = '同一编号还有另一条记录；以已核准的设备写的和已采纳的为准，都没有的以先收到的为准。';
  return {
    kept: sound.filter((event) => !lost.has(event)),
    copies: [...lost].map((event) => ({ event, reason, waits: '同号' })),
  };
}

/** A writer whom nobody can hold to a key comes after everybody who signs. */
function rankOf(writer: DeviceStanding | undefined, isTakenOver: boolean): number {
  if (writer?.state === '本机') return 0;
  if (writer?.state === '已核准') return 1;
  if (isTakenOver) return 2;
  if (writer?.state === '已吊销') return 3;
  return writer?.publicKey === undefined ? 5 : 4;
}

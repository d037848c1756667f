import type { SetApart } from './chain.ts';
import type { DeviceStanding } from './device.ts';
import type { Event } from './event.ts';
import { compareHlc, parseHlc } from './hlc.ts';
import { identityOf } from './merge.ts';
import { signedText } from './new-event.ts';
import { isFiling, movesNothing } from './order.ts';
import { distrust } from './trust.ts';

interface OneWriterMeans {
  writerOf: (event: Event) => DeviceStanding | undefined;
  /** Records that a person of the office took over. */
  takenOver: ReadonlySet<Event>;
  arrivedAt?: ((event: Event) => number) | undefined;
}

const REASON =
  '同一个编号有几条不同的记录，只有一条作数，这一条没有计入。次序是：本机写的、报错本身、已采纳的、已核准设备写的、先收到的。认为这一条才对的，可以采纳它。';

/**
 * Of the records that bear one id within one subject one counts; the others are set apart and named, and a person
 * takes the right one over where the wrong one counts. This machine's own goes first, then under a ticket's own id a
 * filing, without which there is no ticket; then the one that was taken over, and what counts by itself before what waits.
 * Then a device of the office goes before a stranger, who may have brought a copy first, unless the office had gone
 * on with the stranger's filing before the other came. Among the like the one that came first counts.
 */
export function oneWriterEachId(
  sound: readonly Event[],
  means: OneWriterMeans,
): { kept: Event[]; copies: SetApart[] } {
  const firsts = new Map<string, Event>();
  const rivals = new Map<string, Event[]>();
  for (const event of sound) {
    const identity = identityOf(event);
    const first = firsts.get(identity);
    if (!first) {
      firsts.set(identity, event);
      continue;
    }
    const known = rivals.get(identity);
    if (known) known.push(event);
    else rivals.set(identity, [first, event]);
  }
  if (rivals.size === 0) return { kept: [...sound], copies: [] };
  const isBefore = orderOfRivals(sound, [...rivals.values()], means);
  const lost = new Set<Event>();
  for (const events of rivals.values()) {
    // Of each writer one: between two of its own the numbers decide, which say nothing of another's.
    const ofWriter = new Map<DeviceStanding | undefined, Event>();
    for (const event of events) {
      const other = ofWriter.get(means.writerOf(event));
      if (!other || isBefore(event, other)) ofWriter.set(means.writerOf(event), event);
    }
    let kept: Event | undefined;
    for (const event of ofWriter.values()) if (!kept || isBefore(event, kept)) kept = event;
    for (const event of events) if (event !== kept) lost.add(event);
  }
  return {
    kept: sound.filter((event) => !lost.has(event)),
    copies: [...lost].map((event) => ({ event, reason: REASON, waits: '同号' })),
  };
}

function orderOfRivals(
  sound: readonly Event[],
  rivals: readonly Event[][],
  means: OneWriterMeans,
): (a: Event, b: Event) => boolean {
  const { writerOf, takenOver, arrivedAt = () => 0 } = means;
  const wentOn = stepsOfOffice(sound, rivals, means);
  const ranks = new Map<Event, number[]>();
  const ranksOf = (event: Event): number[] => {
    const known = ranks.get(event);
    if (known) return known;
    const writer = writerOf(event);
    const found = [
      writer?.state === '本机' ? 0 : 1,
      isFiling(event) ? 0 : 1,
      takenOver.has(event) ? 0 : 1,
      distrust(event, writer) === null ? 0 : 1,
      wentOn(event) ? 1 : 0,
      rankOf(writer),
      arrivedAt(event),
      writer?.state === '已吊销' ? 1 : 0,
    ];
    ranks.set(event, found);
    return found;
  };
  return (a, b) => {
    const [one, two] = [ranksOf(a), ranksOf(b)];
    for (const [at, rank] of one.entries()) {
      const other = two[at] ?? 0;
      if (rank !== other) return rank < other;
    }
    const [ours, theirs] = [writerOf(a), writerOf(b)];
    if (ours === theirs) return a.seq !== b.seq ? a.seq < b.seq : signedText(a) < signedText(b);
    const isRemark = ({ type }: Event) => Number(type === '备注');
    if (isRemark(a) !== isRemark(b)) return isRemark(a) < isRemark(b);
    if (a.hlc !== b.hlc) return compareHlc(a.hlc, b.hlc) < 0;
    return (ours?.publicKey ?? '') < (theirs?.publicKey ?? '');
  };
}

/** A device that the office answers for, one that signs, and one that nobody can hold to a key. */
function rankOf(writer: DeviceStanding | undefined): number {
  if (writer && writer.seats.length > 0) return 0;
  return writer?.publicKey !== undefined ? 1 : 2;
}

/**
 * Whether the office had taken a step on a ticket before this filing of it came: that step was taken on another. Of
 * another machine's step its clock must say so too: a cut file may bring it before the filing it was taken on.
 */
function stepsOfOffice(
  sound: readonly Event[],
  rivals: readonly Event[][],
  { writerOf, takenOver, arrivedAt = () => 0 }: OneWriterMeans,
): (filing: Event) => boolean {
  const filed = new Set(rivals.flat().flatMap((event) => (isFiling(event) ? [event.subject.id] : [])));
  const own = new Map<string, number>();
  const others = new Map<string, { at: number; hlc: string }>();
  for (const event of filed.size > 0 ? sound : []) {
    const { subject, hlc } = event;
    if (subject.kind !== 'ticket' || !filed.has(subject.id) || movesNothing(event)) continue;
    const writer = writerOf(event);
    if (writer?.state === '本机') {
      const at = parseHlc(hlc)?.ms ?? Number.POSITIVE_INFINITY;
      own.set(subject.id, Math.min(at, own.get(subject.id) ?? at));
    } else if (takenOver.has(event) || distrust(event, writer) === null) {
      const at = arrivedAt(event);
      const known = others.get(subject.id);
      if (!known || at < known.at || (at === known.at && hlc < known.hlc))
        others.set(subject.id, { at, hlc });
    }
  }
  return (filing) => {
    if (!isFiling(filing)) return false;
    const came = arrivedAt(filing);
    const step = others.get(filing.subject.id);
    return (
      (own.get(filing.subject.id) ?? Number.POSITIVE_INFINITY) < came ||
      (step !== undefined && step.at < came && step.hlc < filing.hlc)
    );
  };
}

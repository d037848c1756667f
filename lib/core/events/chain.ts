import type { Run } from './device.ts';
import type { Event } from './event.ts';
import { earlierHash, eventHash, type Sha256, signedText } from './new-event.ts';
import { isCanonicalSignature, otherS } from './signature.ts';

/** Hashes of a record that are known already: of 100,000 records they take seconds. */
export interface KnownHashes {
  /** `eventHash`. */
  text?: string | undefined;
  /** `earlierHash` in the spelling at hand. */
  earlier?: string | undefined;
}

export interface ChainMeans {
  sha256: Sha256;
  hashesOf?: ((event: Event) => KnownHashes | undefined) | undefined;
  /** When a record came to this machine, in ms; what came first keeps counting. All came at once where absent. */
  arrivedAt?: ((event: Event) => number) | undefined;
}

/** Why a record is set apart although its signature holds; a person may take it over. */
type Waiting = '分叉' | '吊销以后' | '同号';

/** A record that is kept and named, and does not count. */
export interface SetApart {
  event: Event;
  /** One Chinese sentence. */
  reason: string;
  waits?: Waiting | undefined;
}

export interface CheckedChain {
  /** In the order of their numbers. */
  sound: Event[];
  apart: SetApart[];
  /** 待补: numbers that no sound record stands for. */
  missing: { from: number; to: number }[];
  runs: Run[];
  /** Lowest number at which two branches hold. */
  forkedAt?: number | undefined;
}

/** Branches of one number that are told apart. A machine makes two; a forger with a key of his own any number. */
const MOST_RIVALS = 50;

/** A record in every spelling it came in: one signed text. */
interface Link {
  event: Event;
  versions: Event[];
  arrived: number;
  text: string;
  /** How many records stand on it, itself included; counted only where branches compete. */
  weight: number;
}

/**
 * Puts a writer's records into one chain. Every record handed in holds by itself (its signature, or nothing is
 * known of the key). What disagrees with a record that came earlier is another branch: it is set apart, and the
 * records that counted before stay. A number that is not there is 待补 and breaks nothing.
 *
 * @param isProven the signatures were checked against the writer's key; without one nobody can tell a changed
 *   copy from the genuine record, and where both came at once neither counts
 * @param stored records of this machine's own store: they stand as they are, the store is verified by itself
 * @param keepsForks every branch counts: this machine vouches for what its own key signed
 */
export async function examineChain(
  records: readonly Event[],
  means: ChainMeans,
  {
    isProven,
    keepsForks = false,
    stored,
  }: { isProven: boolean; keepsForks?: boolean; stored?: ReadonlySet<Event> },
): Promise<CheckedChain> {
  const numbers = linksByNumber(records, means);
  const checked: CheckedChain = { sound: [], apart: [], missing: [], runs: [] };
  for (const [seq, links] of numbers)
    for (const { versions } of links.length > MOST_RIVALS ? links.sort(byArrival).splice(MOST_RIVALS) : [])
      for (const event of versions)
        checked.apart.push({
          event,
          reason: `第 ${seq} 号记录有 ${MOST_RIVALS} 份以上不同的，这一份没有再核对。`,
        });
  const isForked = [...numbers.values()].some((links) => links.length > 1);
  if (isForked) await weigh(numbers, means);
  const waiting = [...numbers.values()].flat().sort(byArrival);
  const stands = new NumberedLinks();
  /** Links of other branches, by number. */
  const others = new Map<number, Link[]>();
  for (const link of waiting) {
    const { seq } = link.event;
    const rival = stands.at(seq);
    const reason =
      !rival && stored?.has(link.event)
        ? null
        : rival
          ? rivalReason(link, rival, isProven)
          : ((await branchReason(link, others.get(seq - 1), means)) ??
            (await disagreement(link, stands.below(seq), stands.above(seq), means)));
    if (reason === null) {
      stands.put(link);
      continue;
    }
    const ofNumber = others.get(seq);
    if (ofNumber) ofNumber.push(link);
    else others.set(seq, [link]);
    checked.forkedAt = Math.min(checked.forkedAt ?? seq, seq);
    if (!keepsForks) for (const event of link.versions) checked.apart.push({ event, reason, waits: '分叉' });
    // Neither of two that nobody can tell apart.
    if (rival && !isProven && !keepsForks && rival.arrived === link.arrived && rival.weight === link.weight)
      setRivalApart(rival, reason, stands, checked);
  }
  let before: Link | undefined;
  for (const link of stands.inOrder()) {
    const from = (before?.event.seq ?? 0) + 1;
    if (link.event.seq > from) checked.missing.push({ from, to: link.event.seq - 1 });
    checked.sound.push(link.event);
    before = link;
  }
  checked.runs = await runsOf(stands.inOrder(), means);
  if (keepsForks) for (const { event } of [...others.values()].flat()) checked.sound.push(event);
  return checked;
}

function setRivalApart(rival: Link, reason: string, stands: NumberedLinks, checked: CheckedChain): void {
  if (!stands.remove(rival)) return;
  for (const event of rival.versions) checked.apart.push({ event, reason, waits: '分叉' });
}

function linksByNumber(records: readonly Event[], means: ChainMeans): Map<number, Link[]> {
  const numbers = new Map<number, Link[]>();
  const asLink = (event: Event, text: string): Link => ({
    event,
    versions: [event],
    arrived: means.arrivedAt?.(event) ?? 0,
    text,
    weight: 1,
  });
  /** Of numbers that came more than once. */
  const byText = new Map<number, Map<string, Link>>();
  for (const event of records) {
    const links = numbers.get(event.seq);
    if (!links) {
      numbers.set(event.seq, [asLink(event, '')]);
      continue;
    }
    const texts = byText.get(event.seq) ?? new Map<string, Link>();
    const [first] = links;
    if (first && texts.size === 0) {
      first.text = signedText(first.event);
      texts.set(first.text, first);
      byText.set(event.seq, texts);
    }
    const text = signedText(event);
    const same = texts.get(text);
    if (same) addVersion(same, event, means);
    else {
      const link = asLink(event, text);
      links.push(link);
      texts.set(text, link);
    }
  }
  return numbers;
}

/** The same text under another signature is the same record; it counts from when it first came. */
function addVersion(link: Link, event: Event, means: ChainMeans): void {
  if (link.versions.length < MOST_RIVALS && link.versions.every(({ sig }) => sig !== event.sig))
    link.versions.push(event);
  link.arrived = Math.min(link.arrived, means.arrivedAt?.(event) ?? 0);
  if (event.sig < link.event.sig) link.event = event;
}

function byArrival(a: Link, b: Link): number {
  return (
    a.arrived - b.arrived ||
    a.event.seq - b.event.seq ||
    b.weight - a.weight ||
    (a.event.hlc < b.event.hlc ? -1 : a.event.hlc > b.event.hlc ? 1 : 0) ||
    (a.text < b.text ? -1 : 1)
  );
}

/** From the highest number down: the longer branch is the one a machine went on with. */
async function weigh(numbers: ReadonlyMap<number, Link[]>, means: ChainMeans): Promise<void> {
  for (const seq of [...numbers.keys()].sort((a, b) => b - a)) {
    const above = numbers.get(seq + 1) ?? [];
    for (const link of numbers.get(seq) ?? [])
      for (const next of above)
        if (await follows(next.event, link, means)) link.weight = Math.max(link.weight, next.weight + 1);
  }
}

function rivalReason({ event: { seq } }: Link, rival: Link, isProven: boolean): string {
  return isProven
    ? `第 ${seq} 号记录有两份不同的，签名都对：这台电脑被还原或复制过。先收到的一支（${rival.event.at.slice(0, 16).replace('T', ' ')}）计入，这一支待人认定。`
    : `第 ${seq} 号记录有不同的两份，没有签名，分不清哪一份是真的。`;
}

/** It stands on a record of another branch. */
async function branchReason(
  link: Link,
  before: readonly Link[] | undefined,
  means: ChainMeans,
): Promise<string | null> {
  for (const one of before ?? [])
    if (await follows(link.event, one, means))
      return `第 ${link.event.seq} 号记录接在另一支后面，随那一支待人认定。`;
  return null;
}

/** Why a record cannot stand between its neighbours; null when it can. */
async function disagreement(
  link: Link,
  below: Link | undefined,
  above: Link | undefined,
  means: ChainMeans,
): Promise<string | null> {
  const { seq, hlc } = link.event;
  if (below?.event.seq === seq - 1 && !(await follows(link.event, below, means)))
    return `第 ${seq} 号记录与前一条对不上，是另一支：这台电脑被还原或复制过，或记录不全。`;
  if (above?.event.seq === seq + 1 && !(await follows(above.event, link, means)))
    return `第 ${seq} 号记录与后一条对不上，是另一支：这台电脑被还原或复制过，或记录不全。`;
  // A device's own clock never goes back: who holds a revoked key cannot write into the time before.
  if ((below && hlc <= below.event.hlc) || (above && hlc >= above.event.hlc))
    return `第 ${seq} 号记录的逻辑时钟没有往前走，和前后的记录对不上。`;
  return null;
}

/**
 * Whether a record names this one as the one before it. Builds of the first version named it with its signature,
 * and anybody can respell that: each spelling of it is tried.
 */
export async function follows(
  { prevHash }: Pick<Event, 'prevHash'>,
  before: Pick<Link, 'event' | 'versions'>,
  means: Pick<ChainMeans, 'sha256' | 'hashesOf'>,
): Promise<boolean> {
  for (const version of before.versions) {
    const known = means.hashesOf?.(version);
    if (known && (known.text === prevHash || known.earlier === prevHash)) return true;
  }
  if ((await eventHash(before.event, means.sha256)) === prevHash) return true;
  for (const version of before.versions) {
    if ((await earlierHash(version, means.sha256)) === prevHash) return true;
    if (!isCanonicalSignature(version.sig)) continue;
    const respelled = { ...version, sig: otherS(version.sig) };
    if ((await earlierHash(respelled, means.sha256)) === prevHash) return true;
  }
  return false;
}

async function runsOf(links: readonly Link[], means: ChainMeans): Promise<Run[]> {
  const runs: Run[] = [];
  let from = 0;
  for (const [index, { event }] of links.entries()) {
    if (from === 0) from = event.seq;
    if (links[index + 1]?.event.seq === event.seq + 1) continue;
    const head = means.hashesOf?.(event)?.text ?? (await eventHash(event, means.sha256));
    runs.push({ from, to: event.seq, head });
    from = 0;
  }
  return runs;
}

/** Links by number, at most one each; most come in order, so the last is the usual neighbour. */
class NumberedLinks {
  private readonly links: Link[] = [];

  at(seq: number): Link | undefined {
    const link = this.links[this.place(seq)];
    return link?.event.seq === seq ? link : undefined;
  }

  below(seq: number): Link | undefined {
    return this.links[this.place(seq) - 1];
  }

  /** The next link, of a number that is not taken. */
  above(seq: number): Link | undefined {
    return this.links[this.place(seq)];
  }

  put(link: Link): void {
    const at = this.place(link.event.seq);
    if (at === this.links.length) this.links.push(link);
    else this.links.splice(at, 0, link);
  }

  remove(link: Link): boolean {
    const at = this.links.indexOf(link);
    if (at >= 0) this.links.splice(at, 1);
    return at >= 0;
  }

  inOrder(): readonly Link[] {
    return this.links;
  }

  /** First place whose number is not below. */
  private place(seq: number): number {
    let low = 0;
    let high = this.links.length;
    if (high > 0 && (this.links[high - 1]?.event.seq ?? 0) < seq) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.links[middle]?.event.seq ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

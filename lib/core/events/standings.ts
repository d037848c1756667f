import { type CheckedChain, follows, type KnownHashes } from './chain.ts';
import { DevicePayloads, type DeviceStanding, type Run } from './device.ts';
import type { Event } from './event.ts';
import type { Sha256 } from './new-event.ts';
import { causalOrder } from './order.ts';
import type { Writer } from './writers.ts';

/** A writer's chain and what is known of the writer. */
export interface Chain {
  writer: Writer;
  checked: CheckedChain;
  /** This machine, also under an earlier id. */
  isOwn: boolean;
  /** Filled in by `standDevices`. */
  standing: DeviceStanding;
}

export interface StandingMeans {
  sha256: Sha256;
  /** The id this machine writes as now: nobody else revokes it here. */
  thisDevice: string | undefined;
  /** When a record came here, in ms. */
  arrivedAt: (event: Event) => number;
  /** It came with a build of the first version, or in one file with this act: nobody can tell which was first. */
  cameBefore: (event: Event, act: Event) => boolean;
  /** Hashes of a record where they are known already. */
  hashesOf?: ((event: Event) => KnownHashes | undefined) | undefined;
}

export interface Standings {
  /** `eventHash`es that were taken over, by the id of the record. */
  adopted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Why a record of a revoked device does not stand; null when it does. */
  voidReason: (event: Event, writer: DeviceStanding) => string | null;
  /** Whether the record is one of those that the center knew when it revoked the device. */
  isKnown: (event: Event, writer: DeviceStanding) => boolean;
}

const CENTER = '大数据中心';
const VOLUNTEER = '公众志愿者';
const ACTS: readonly string[] = ['核准', '吊销', '采纳'];

/** An act about devices, with what orders it among the others. */
interface Act {
  event: Event;
  by: DeviceStanding;
  arrived: number;
  /** The earliest arrival of this act and of those that its writer wrote after it about the same key. */
  turn: number;
  /** Place in causal order: decides between acts whose turn is at once. */
  place: number;
}

/**
 * How every device stands: approvals, revocations and what was taken over, one act after the other as they came
 * to this machine, so that nothing that comes later undoes what counted; what one writer said of one key keeps the
 * order in which it was written. They count from this machine, and from devices approved for the center. Among acts
 * that came at once, those of whoever is nearer to this machine go first: its own, then those of the devices it
 * approved, and so on. Records of strangers are not looked at.
 * An act that a revocation voids never counted, even where it came before the revocation did.
 * The standings of the chains are changed in place.
 */
export async function standDevices(chains: readonly Chain[], means: StandingMeans): Promise<Standings> {
  let acts = actsOf(chains, means);
  for (;;) {
    const court = await heard(acts, chains, means);
    const undone = court.undone();
    if (undone.size === 0) {
      court.conclude();
      return court;
    }
    acts = acts.filter((act) => !undone.has(act));
  }
}

async function heard(acts: readonly Act[], chains: readonly Chain[], means: StandingMeans): Promise<Court> {
  const court = new Court(chains, means);
  /** Acts that came and do not count; each new center may be the one who wrote them. */
  let unheard: Act[] = [];
  for (let from = 0; from < acts.length; ) {
    let to = from + 1;
    while (acts[to] && acts[to]?.turn === acts[from]?.turn) to++;
    const centers = court.centers;
    const came = await court.hearNearestFirst(acts.slice(from, to));
    unheard = [...unheard, ...came];
    if (court.centers > centers) unheard = await court.hearNearestFirst(unheard);
    from = to;
  }
  return court;
}

/**
 * Acts of those whose word may count, in their order. Two writers may have used one id for different acts: each
 * keeps its place, or a copy under another's key would take an approval's.
 */
function actsOf(chains: readonly Chain[], { arrivedAt }: StandingMeans): Act[] {
  const acts = new Map<string, Omit<Act, 'place'>>();
  const names = new Map<string, string[]>();
  for (const { checked, standing, isOwn } of mayDecide(chains)) {
    const about = checked.sound.filter(
      ({ subject, type }) => subject.kind === 'device' && ACTS.includes(type),
    );
    for (const [event, turn] of turnsOf(about, isOwn, arrivedAt)) {
      const name = `${event.id} ${acts.size}`;
      acts.set(name, { event, by: standing, arrived: arrivedAt(event), turn });
      names.set(event.id, [...(names.get(event.id) ?? []), name]);
    }
  }
  const named = [...acts].map(([id, { event }]) => ({
    ...event,
    id,
    parents: event.parents.flatMap((parent) => names.get(parent) ?? []),
  }));
  return causalOrder(named)
    .flatMap(({ id }, place): Act[] => {
      const act = acts.get(id);
      return act ? [{ ...act, place }] : [];
    })
    .sort((a, b) => a.turn - b.turn || a.place - b.place);
}

/**
 * When the turn of each act of one writer is. A cut file may bring a 吊销 before the 核准 that it followed: of two acts
 * about one key the earlier one's turn is then no later than the other's. An act about anything else keeps its own
 * time, or a record written late into a gap would come to a time when its writer still was a center. What this machine
 * wrote came when it was written, on every branch.
 */
function turnsOf(
  acts: readonly Event[],
  isOwn: boolean,
  arrivedAt: (event: Event) => number,
): Map<Event, number> {
  const earliest = new Map<string, number>();
  const turns = new Map<Event, number>();
  for (const event of [...acts].sort((a, b) => b.seq - a.seq)) {
    const { publicKey } = event.payload;
    const about = (key: unknown) => `${event.subject.id} ${typeof key === 'string' ? key : ''}`;
    // One of the first version names no key: it is about every one of that device.
    const later = [publicKey, undefined].map((key) => earliest.get(about(key)) ?? Number.POSITIVE_INFINITY);
    const arrived = arrivedAt(event);
    const turn = isOwn || event.type === '采纳' ? arrived : Math.min(arrived, ...later);
    turns.set(event, turn);
    if (event.type !== '采纳') earliest.set(about(publicKey), Math.min(turn, ...later));
  }
  return turns;
}

/** This machine, and every writer that one of these ever approved or vouched for: nobody else decides anything. */
function mayDecide(chains: readonly Chain[]): ReadonlySet<Chain> {
  const byDevice = new Map<string, Chain[]>();
  const heirs = new Map<string, Chain[]>();
  const put = (map: Map<string, Chain[]>, id: string, chain: Chain) =>
    map.set(id, [...(map.get(id) ?? []), chain]);
  for (const chain of chains) {
    put(byDevice, chain.standing.device, chain);
    const succeeds = chain.writer.registration?.succeeds;
    if (succeeds) put(heirs, succeeds.device, chain);
  }
  const found = new Set(chains.filter(({ isOwn }) => isOwn));
  // A set hands out what is added while it is read.
  for (const { checked, standing } of found) {
    for (const heir of heirs.get(standing.device) ?? []) found.add(heir);
    for (const { subject, type } of checked.sound)
      if (subject.kind === 'device' && type === '核准')
        for (const chain of byDevice.get(subject.id) ?? []) found.add(chain);
  }
  return found;
}

/** What stands of a device's approvals and revocations, by the act that came last. */
interface Said {
  approval?: { act: Act; seats: readonly string[]; isOld: boolean; distance: number } | undefined;
  /** Since the approval. A later one gives nothing back that an earlier one voids. */
  revocations: readonly Revocation[];
}

interface Revocation {
  act: Act;
  known: readonly Run[] | undefined;
  /** By number the records that are bound to a head of `known`: each names the one before. */
  proved: ReadonlyMap<number, ReadonlySet<Event>>;
}

class Court implements Standings {
  readonly adopted = new Map<string, Set<string>>();
  private readonly said = new Map<DeviceStanding, Said>();
  private readonly chainOf = new Map<DeviceStanding, Chain>();
  private readonly byDevice = new Map<string, DeviceStanding[]>();
  private readonly done: Act[] = [];

  constructor(
    chains: readonly Chain[],
    private readonly means: StandingMeans,
  ) {
    for (const chain of chains) {
      this.chainOf.set(chain.standing, chain);
      const known = this.byDevice.get(chain.standing.device);
      if (known) known.push(chain.standing);
      else this.byDevice.set(chain.standing.device, [chain.standing]);
    }
  }

  /** Approvals for the center so far. */
  centers = 0;

  /** @returns acts that do not count */
  async hearNearestFirst(acts: readonly Act[]): Promise<Act[]> {
    let left = [...acts];
    for (;;) {
      const distances = new Map(left.map((act) => [act, this.distance(act)]));
      let nearest = Number.POSITIVE_INFINITY;
      for (const distance of distances.values()) nearest = Math.min(nearest, distance);
      if (nearest === Number.POSITIVE_INFINITY) return left;
      const heard = new Set<Act>();
      for (const act of left) {
        // The one before may have revoked this one's writer.
        if (distances.get(act) !== nearest || this.distance(act) !== nearest) continue;
        heard.add(act);
        await this.hear(act);
      }
      left = left.filter((act) => !heard.has(act));
      if (heard.size === 0) return left;
    }
  }

  /** How far the writer of an act is from this machine; infinite when the act does not count. */
  private distance({ event, by }: Act): number {
    if (this.voidReason(event, by) !== null) return Number.POSITIVE_INFINITY;
    // Whoever sits here decides for this machine; what others decide counts from the center's devices only.
    if (this.chainOf.get(by)?.isOwn) return event.by.role === VOLUNTEER ? Number.POSITIVE_INFINITY : 0;
    if (event.by.role !== CENTER) return Number.POSITIVE_INFINITY;
    const { seats, distance } = this.approvalOf(by);
    return seats.includes(CENTER) ? distance + 1 : Number.POSITIVE_INFINITY;
  }

  /** Acts that were heard before it came out that they do not stand: by a revoked key, or one it vouched for. */
  undone(): ReadonlySet<Act> {
    return new Set(
      this.done.filter(({ event, by }) => {
        if (this.voidReason(event, by) !== null) return true;
        if (this.chainOf.get(by)?.isOwn || this.said.get(by)?.approval) return false;
        return this.approvalOf(by).seats.length === 0;
      }),
    );
  }

  private async hear(act: Act): Promise<void> {
    const { event } = act;
    this.done.push(act);
    if (event.type === '采纳') {
      const parsed = DevicePayloads.采纳.safeParse(event.payload);
      for (const { id, hash } of parsed.success ? parsed.data.records : [])
        this.adopted.set(id, (this.adopted.get(id) ?? new Set()).add(hash));
      return;
    }
    for (const standing of this.byDevice.get(event.subject.id) ?? []) {
      if (standing.device === this.means.thisDevice && this.chainOf.get(standing)?.isOwn) continue;
      if (event.type === '核准') this.approve(act, standing);
      else await this.revoke(act, standing);
    }
  }

  /** An approval is for the very key it names. */
  private approve(act: Act, standing: DeviceStanding): void {
    const parsed = DevicePayloads.核准.safeParse(act.event.payload);
    if (!parsed.success || standing.publicKey === undefined) return;
    const { fingerprint, publicKey, seats } = parsed.data;
    if (publicKey !== undefined && publicKey !== standing.publicKey) {
      // Who the eight characters of an earlier approval were for is settled now.
      const said = this.said.get(standing);
      if (said?.approval?.isOld && !isLater(said.approval.act, act))
        this.said.set(standing, { ...said, approval: undefined });
      return;
    }
    if (publicKey === undefined && !(fingerprint === standing.fingerprint && this.wasHere(standing, act)))
      return;
    const before = this.said.get(standing);
    if (isLater(before?.approval?.act, act)) return;
    const approval = {
      act,
      seats: seats ?? this.seatsThen(standing, act),
      isOld: seats === undefined,
      distance: this.distance(act),
    };
    const revocations = (before?.revocations ?? []).filter((one) => isLater(one.act, act));
    this.said.set(standing, { approval, revocations });
    if (approval.seats.includes(CENTER)) this.centers += 1;
  }

  private async revoke(act: Act, standing: DeviceStanding): Promise<void> {
    const parsed = DevicePayloads.吊销.safeParse(act.event.payload);
    const before = this.said.get(standing);
    if (!parsed.success || isLater(before?.approval?.act, act)) return;
    const { known, publicKey } = parsed.data;
    if (publicKey !== undefined && publicKey !== standing.publicKey) return;
    const proved = await this.boundTo(known ?? [], standing);
    this.said.set(standing, {
      ...before,
      revocations: [...(before?.revocations ?? []), { act, known, proved }],
    });
  }

  /** The records a revocation knew, from each head down as far as this machine holds them, other branches too. */
  private async boundTo(known: readonly Run[], standing: DeviceStanding): Promise<Revocation['proved']> {
    const { sound = [], apart = [] } = this.chainOf.get(standing)?.checked ?? {};
    const byNumber = new Map<number, Event[]>();
    for (const event of known.length > 0 ? [...sound, ...apart.map((one) => one.event)] : [])
      byNumber.set(event.seq, [...(byNumber.get(event.seq) ?? []), event]);
    const proved = new Map<number, Set<Event>>();
    for (const { to, head } of known) {
      let named = head;
      // Below the run too: what its first record names was not known, but nobody else can have written it later.
      for (let seq = to; seq > 0 && !proved.has(seq); seq--) {
        const found: Event[] = [];
        for (const event of byNumber.get(seq) ?? [])
          if (await follows({ prevHash: named }, { event, versions: [event] }, this.means)) found.push(event);
        const [first] = found;
        if (!first) break;
        proved.set(seq, new Set(found));
        named = first.prevHash;
      }
    }
    return proved;
  }

  /** Eight characters name no key made later to have the same: it had come before the approval, before any other. */
  private wasHere(standing: DeviceStanding, act: Act): boolean {
    const first = (one: DeviceStanding) =>
      Math.min(...(this.chainOf.get(one)?.checked.sound ?? []).slice(0, 1).map(this.means.arrivedAt));
    const came = first(standing);
    if (this.chainOf.get(act.by)?.isOwn) return came <= act.arrived;
    const rivals = (this.byDevice.get(standing.device) ?? []).filter(
      (one) => one !== standing && one.fingerprint === standing.fingerprint,
    );
    return rivals.every((one) => came <= first(one));
  }

  /**
   * For approvals of the first version: the seats under which the device's records stood when it was given. Where
   * it was given elsewhere nobody can tell what came before it; then the center's seat is that of a 登记 alone.
   */
  private seatsThen(standing: DeviceStanding, act: Act): string[] {
    const isGivenHere = this.chainOf.get(act.by)?.isOwn === true;
    const stood = (this.chainOf.get(standing)?.checked.sound ?? []).filter((event) => {
      if (event.seq === 1) return true;
      const arrived = this.means.arrivedAt(event);
      if (isGivenHere) return arrived < act.arrived;
      return event.by.role !== CENTER && arrived <= act.arrived && event.hlc < act.event.hlc;
    });
    return [...new Set(stood.map(({ by }) => by.role))];
  }

  /** Approved itself, or vouched for by the key of a device that is approved and not revoked. */
  private approvalOf(
    standing: DeviceStanding,
    depth = 0,
  ): { seats: readonly string[]; distance: number; given?: Said['approval']; from?: DeviceStanding } {
    const none = { seats: [], distance: Number.POSITIVE_INFINITY };
    const said = this.said.get(standing);
    if (said?.approval) return { ...said.approval, given: said.approval };
    const succeeds = this.chainOf.get(standing)?.writer.registration?.succeeds;
    if (!succeeds || isRevoked(said) || depth > MOST_SUCCESSIONS) return none;
    const earlier = this.byDevice
      .get(succeeds.device)
      ?.find(({ publicKey }) => publicKey === succeeds.publicKey);
    if (!earlier || earlier === standing || isRevoked(this.said.get(earlier))) return none;
    const before = this.approvalOf(earlier, depth + 1);
    return before.seats.length > 0 ? { ...before, from: earlier } : none;
  }

  voidReason = (event: Event, writer: DeviceStanding): string | null => {
    for (const revocation of this.said.get(writer)?.revocations ?? []) {
      const reason = this.voidBy(revocation, event);
      if (reason !== null) return reason;
    }
    return null;
  };

  isKnown = (event: Event, writer: DeviceStanding): boolean => {
    const revocations = this.said.get(writer)?.revocations ?? [];
    return revocations.length > 0 && revocations.every(({ proved }) => proved.get(event.seq)?.has(event));
  };

  private voidBy({ act, known, proved }: Revocation, event: Event): string | null {
    if (known === undefined) {
      // A revocation of the first version names no number: what came after it is void, and of what came with builds
      // of that version what they held to be void.
      const isVoid = this.means.cameBefore(event, act.event)
        ? event.by.role === CENTER && event.hlc > act.event.hlc
        : this.means.arrivedAt(event) > act.arrived;
      return isVoid ? '写这条记录的设备已被吊销，吊销以后的记录不作数。' : null;
    }
    const bound = proved.get(event.seq);
    if (bound?.has(event)) return null;
    const isInside = known.some(({ from, to }) => event.seq >= from && event.seq <= to);
    // What the center knew under this number is another record, or nobody can tell and this one was here before.
    if (isInside && !bound && this.means.arrivedAt(event) < act.arrived) return null;
    return `写这条记录的设备已被吊销；吊销时没有收到这一份第 ${event.seq} 号记录，不作数。`;
  }

  conclude(): void {
    for (const [standing, { isOwn }] of this.chainOf) {
      const said = this.said.get(standing);
      const { seats, given, from } = this.approvalOf(standing);
      if (seats.length > 0 && given) {
        standing.seats = [...seats];
        standing.approvedBy = given.act.event.by.person.name;
        standing.approvedAt = given.act.event.at;
        if (given.isOld) standing.isOldApproval = true;
        if (from) standing.succeeds = from.id;
        if (!isOwn) standing.state = '已核准';
      }
      const revocation = said?.revocations.at(-1);
      if (!revocation) continue;
      standing.state = '已吊销';
      // What this machine wrote under an earlier id counted whatever the seat.
      if (isOwn) standing.seats = [...standing.roles];
      standing.revokedHere = said?.revocations.every(({ act }) => this.chainOf.get(act.by)?.isOwn) === true;
      standing.revokedAt = revocation.act.event.at;
      standing.revokedBy = revocation.act.event.by.person.name;
      if (revocation.known) standing.known = [...revocation.known];
      else standing.revokedHlc = revocation.act.event.hlc;
    }
  }
}

/** A device restored again and again vouches through as many keys; a circle ends here. */
const MOST_SUCCESSIONS = 50;

function isRevoked(said: Said | undefined): boolean {
  return said !== undefined && said.revocations.length > 0;
}

function isLater(one: Act | undefined, other: Act): boolean {
  if (!one) return false;
  return one.turn !== other.turn ? one.turn > other.turn : one.place > other.place;
}

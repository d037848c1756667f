import { follows, type KnownHashes } from './chain.ts';
import { DevicePayloads, type DeviceStanding, type Run } from './device.ts';
import { type Act, type Chain, isLater, type Rests } from './device-acts.ts';
import type { Event } from './event.ts';
import type { Sha256 } from './new-event.ts';

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

/** What stands of a device's approvals and revocations, by the act that came last. */
interface Said {
  approval?: Approval | undefined;
  /** Since the approval. A later one gives nothing back that an earlier one voids. */
  revocations: readonly Revocation[];
  /** Every approval in its order, up to the one that stands. */
  approvals?: Approval[];
  /** Revocations that an approval ended. */
  lifted?: Revocation[];
}

interface Approval {
  act: Act;
  seats: readonly string[];
  isOld: boolean;
  distance: number;
}

interface Revocation {
  act: Act;
  known: readonly Run[] | undefined;
  /** By number the records that are bound to a head of `known`: each names the one before. */
  proved: ReadonlyMap<number, ReadonlySet<Event>>;
}

/** Hears acts about devices one after the other, and says how every device stands by what it heard. */
export class Court implements Standings {
  readonly adopted = new Map<string, Set<string>>();
  private readonly said = new Map<DeviceStanding, Said>();
  private readonly chainOf = new Map<DeviceStanding, Chain>();
  private readonly byDevice = new Map<string, DeviceStanding[]>();
  private readonly done = new Set<Act>();

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

  /** How often a device became a center, or one again. */
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

  hasHeard(act: Act): boolean {
    return this.done.has(act);
  }

  /**
   * Acts that were heard before it came out that they do not stand: by a revoked key, or one it vouched for. Each with
   * the revocations that undid it.
   */
  undone(): ReadonlyMap<Act, readonly Act[]> {
    const undone = new Map<Act, readonly Act[]>();
    for (const act of this.done) {
      const { event, by } = act;
      const revocations = this.said.get(by)?.revocations ?? [];
      const causes = revocations.flatMap((one) => (this.voidBy(one, event) === null ? [] : [one.act]));
      if (causes.length > 0) undone.set(act, causes);
      if (causes.length > 0 || this.chainOf.get(by)?.isOwn || this.said.get(by)?.approval) continue;
      if (this.approvalOf(by).seats.length === 0) undone.set(act, this.revokedBelow(by));
    }
    return undone;
  }

  /** The revocations of devices whose keys vouch for one another up to this one. */
  private revokedBelow(standing: DeviceStanding): Act[] {
    const line = [standing];
    for (const one of line) {
      const earlier = line.length > MOST_SUCCESSIONS ? undefined : this.earlierOf(one);
      if (earlier && !line.includes(earlier)) line.push(earlier);
    }
    return line.slice(1).flatMap((one) => (this.said.get(one)?.revocations ?? []).map(({ act }) => act));
  }

  /** What the seat of whoever revoked rests on: of all the ways there are, that with the lowest numbers. */
  restsOn({ event, by }: Act): Rests {
    const revoked = new Set(this.byDevice.get(event.subject.id));
    const steps: { to: DeviceStanding; from: DeviceStanding; approval?: Event }[] = [];
    for (const to of this.chainOf.keys()) {
      for (const { act, seats } of this.said.get(to)?.approvals ?? [])
        if (seats.includes(CENTER)) steps.push({ to, from: act.by, approval: act.event });
      const earlier = this.earlierOf(to);
      if (earlier) steps.push({ to, from: earlier });
    }
    const reached = new Map<DeviceStanding, { highest: number; step?: (typeof steps)[number] }>();
    for (const [standing, { isOwn }] of this.chainOf) if (isOwn) reached.set(standing, { highest: 0 });
    for (let isNew = true, round = 0; isNew && round < MOST_SUCCESSIONS; round++) {
      isNew = false;
      for (const step of steps) {
        const before = reached.get(step.from);
        if (!before) continue;
        const number = step.approval && revoked.has(step.from) ? step.approval.seq : 0;
        const highest = Math.max(before.highest, number);
        if (highest >= (reached.get(step.to)?.highest ?? Number.POSITIVE_INFINITY)) continue;
        reached.set(step.to, { highest, step });
        isNew = true;
      }
    }
    const approvals: Event[] = [];
    const heirs = new Set<DeviceStanding>();
    for (let step = reached.get(by)?.step; step; step = reached.get(step.from)?.step) {
      if (!step.approval) heirs.add(step.to);
      else if (revoked.has(step.from)) approvals.push(step.approval);
    }
    return { approvals, heirs };
  }

  private async hear(act: Act): Promise<void> {
    const { event } = act;
    this.done.add(act);
    this.moveEarlier(act);
    if (event.type === '恢复') return this.restore(act);
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

  /** What an act follows came no later than the act itself, whatever file brought it when. */
  private moveEarlier(act: Act): void {
    const { turn } = act;
    const follow = [act];
    for (const { earlier } of follow)
      for (const one of earlier) {
        if (one.followed <= turn) continue;
        one.followed = turn;
        one.turn = Math.min(one.turn, turn);
        follow.push(one);
      }
  }

  /**
   * A person took a backup in as this machine's own: what others had said of the device that wrote it is in it, and is
   * past. What that device itself had obeyed, a 吊销 of a machine before it, stays.
   */
  private restore(act: Act): void {
    const { publicKey, wroteBackup } = act.event.payload;
    if (!this.chainOf.get(act.by)?.isOwn || wroteBackup !== true) return;
    for (const standing of this.byDevice.get(act.event.subject.id) ?? []) {
      const said = this.said.get(standing);
      if (!said || !this.chainOf.get(standing)?.isOwn) continue;
      if (publicKey !== undefined && publicKey !== standing.publicKey) continue;
      const revocations = said.revocations.filter((one) => isLater(one.act, act));
      if (revocations.length < said.revocations.length) this.centers += 1;
      this.said.set(standing, { ...said, revocations });
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
        this.said.set(standing, { ...said, approval: undefined, approvals: [] });
      return;
    }
    if (publicKey === undefined && !(fingerprint === standing.fingerprint && this.wasHere(standing, act)))
      return;
    const before = this.said.get(standing);
    const last = before?.approval;
    if (isPast(act, last)) return;
    const approval = {
      act,
      seats: seats ?? this.seatsThen(standing, act),
      isOld: seats === undefined,
      distance: this.distance(act),
    };
    const { approvals = [], lifted = [] } = before ?? {};
    approvals.push(approval);
    if (before && isLater(last?.act, act)) {
      // It came at once with a later one by somebody nearer: only what it was for before that one is asked.
      approvals.sort((a, b) => (isLater(a.act, b.act) ? 1 : -1));
      this.said.set(standing, { ...before, approvals });
      return;
    }
    const revocations: Revocation[] = [];
    for (const one of before?.revocations ?? []) (isLater(one.act, act) ? revocations : lifted).push(one);
    this.said.set(standing, { approval, revocations, approvals, lifted });
    if (approval.seats.includes(CENTER)) this.centers += 1;
  }

  private async revoke(act: Act, standing: DeviceStanding): Promise<void> {
    const parsed = DevicePayloads.吊销.safeParse(act.event.payload);
    const before = this.said.get(standing);
    const last = before?.approval;
    if (!parsed.success || isPast(act, last)) return;
    const { known, publicKey } = parsed.data;
    if (publicKey !== undefined && publicKey !== standing.publicKey) return;
    const proved = await this.boundTo(known ?? [], act.rests?.approvals ?? [], standing);
    const revocation: Revocation = { act, known, proved };
    if (isLater(last?.act, act)) before?.lifted?.push(revocation);
    else this.said.set(standing, { ...before, revocations: [...(before?.revocations ?? []), revocation] });
  }

  /** The records a revocation knew, from each head down as far as this machine holds them, other branches too. */
  private async boundTo(
    known: readonly Run[],
    approvals: readonly Event[],
    standing: DeviceStanding,
  ): Promise<Revocation['proved']> {
    const { sound = [], apart = [] } = this.chainOf.get(standing)?.checked ?? {};
    const byNumber = new Map<number, Event[]>();
    const isAny = known.length + approvals.length > 0;
    for (const event of isAny ? [...sound, ...apart.map((one) => one.event)] : [])
      byNumber.set(event.seq, [...(byNumber.get(event.seq) ?? []), event]);
    const proved = new Map<number, Set<Event>>();
    const goDown = async (to: number, head: string): Promise<void> => {
      let named = head;
      // Below the run too: what its first record names was not known, but nobody else can have written it later.
      for (let seq = to; seq > 0 && !proved.has(seq); seq--) {
        const found: Event[] = [];
        for (const event of byNumber.get(seq) ?? [])
          if (await follows({ prevHash: named }, { event, versions: [event] }, this.means)) found.push(event);
        // None where another record has the number of the one that is named.
        proved.set(seq, new Set(found));
        const [first] = found;
        if (!first) break;
        named = first.prevHash;
      }
    };
    for (const { to, head } of known) await goDown(to, head);
    for (const event of approvals.filter(({ by }) => by.device === standing.device)) {
      if (!byNumber.get(event.seq)?.includes(event)) continue;
      proved.set(event.seq, (proved.get(event.seq) ?? new Set()).add(event));
      await goDown(event.seq - 1, event.prevHash);
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
    const earlier = this.vouching(standing);
    if (!earlier || isRevoked(said) || depth > MOST_SUCCESSIONS) return none;
    const before = this.approvalOf(earlier, depth + 1);
    return before.seats.length > 0 ? { ...before, from: earlier } : none;
  }

  /** The device whose unrevoked key vouches for this one. Whoever revokes the device it succeeds keeps its seat. */
  private vouching(standing: DeviceStanding): DeviceStanding | undefined {
    const earlier = this.earlierOf(standing);
    const revocations = earlier ? this.said.get(earlier)?.revocations : undefined;
    return revocations?.some(({ act }) => !act.rests?.heirs.has(standing)) ? undefined : earlier;
  }

  private earlierOf(standing: DeviceStanding): DeviceStanding | undefined {
    const succeeds = this.chainOf.get(standing)?.writer.registration?.succeeds;
    const earlier =
      succeeds &&
      this.byDevice.get(succeeds.device)?.find(({ publicKey }) => publicKey === succeeds.publicKey);
    return earlier === standing ? undefined : earlier;
  }

  /** The approvals a device stood on one after the other, those of the device that vouches for it before its own. */
  private approvalsOf(standing: DeviceStanding, depth = 0): readonly Approval[] {
    const own = this.said.get(standing)?.approvals ?? [];
    const earlier = this.vouching(standing);
    if (!earlier || depth > MOST_SUCCESSIONS) return own;
    // With a 吊销 of the earlier device all that stood on it fell, and a later approval gives none of it back.
    const { lifted = [] } = this.said.get(earlier) ?? {};
    const inherited = this.approvalsOf(earlier, depth + 1).filter(
      ({ act }) => (!own[0] || isLater(own[0].act, act)) && lifted.every((one) => isLater(act, one.act)),
    );
    return [...inherited, ...own];
  }

  /** A new 核准 for other seats takes nothing back that came before it; a 吊销 does. */
  private earlierSeats(standing: DeviceStanding, seats: readonly string[]): DeviceStanding['earlierSeats'] {
    const found: NonNullable<DeviceStanding['earlierSeats']> = [];
    const covered = new Set(seats);
    let until: Act | undefined;
    for (const { act, seats: given } of [...this.approvalsOf(standing)].reverse()) {
      if (covered.has(CENTER)) break;
      if (until && given.some((seat) => !covered.has(seat))) {
        const records = this.cameUnder(act, until, standing);
        if (records.length > 0) found.push({ seats: [...given], records });
        for (const seat of given) covered.add(seat);
      }
      until = act;
    }
    return found.length > 0 ? found : undefined;
  }

  /** Numbers of the records that came before an approval ended and that no 吊销 made void since it was given. */
  private cameUnder(given: Act, until: Act, standing: DeviceStanding): Pick<Run, 'from' | 'to'>[] {
    const revocations = (this.said.get(standing)?.lifted ?? []).filter(({ act }) => isLater(act, given));
    const records: { from: number; to: number }[] = [];
    let above: { seq: number; came: boolean } | undefined;
    for (const event of [...(this.chainOf.get(standing)?.checked.sound ?? [])].reverse()) {
      const { seq, hlc } = event;
      const arrived = this.means.arrivedAt(event);
      // The next record names this one, which was there before it. Of what came at once the clocks decide.
      const came =
        (above?.came === true && above.seq === seq + 1) ||
        arrived < until.turn ||
        (arrived === until.turn && hlc < until.event.hlc);
      above = { seq, came };
      if (!came || revocations.some((one) => this.voidBy(one, event) !== null)) continue;
      const last = records.at(-1);
      if (last?.from === seq + 1) last.from = seq;
      else records.push({ from: seq, to: seq });
    }
    return records.reverse();
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
        if (!isOwn) {
          standing.state = '已核准';
          standing.earlierSeats = this.earlierSeats(standing, seats);
        }
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

/** A later approval had come when this one came, and this one was not followed by anything before that. */
function isPast(act: Act, approval: Approval | undefined): boolean {
  return isLater(approval?.act, act) && approval?.act.turn !== act.turn && act.turn === act.arrived;
}

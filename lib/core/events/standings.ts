import { Court, type StandingMeans, type Standings } from './court.ts';
import { type Act, actsOf, type Chain } from './device-acts.ts';

const ACTS: readonly string[] = ['核准', '吊销', '采纳', '恢复'];

/**
 * How every device stands: approvals, revocations and what was taken over, one act after the other as they came
 * to this machine, so that nothing that comes later undoes what counted. A cut file may bring a 吊销 before the 核准
 * that it followed: an act counts when it came, and takes its place before those that follow it. They count from this
 * machine, and from devices approved for the center. Among acts that came at once, those of whoever is nearer to this
 * machine go first: its own, then those of the devices it approved, and so on. Records of strangers are not looked at.
 * An act that a revocation voids never counted, even where it came before the revocation did. A revocation knows what
 * its writer's seat rests on, or it would undo itself.
 * The standings of the chains are changed in place.
 */
export async function standDevices(chains: readonly Chain[], means: StandingMeans): Promise<Standings> {
  const acts = actsOf(chains, means.arrivedAt);
  const undone = new Map<Act, readonly Act[]>();
  /** Revocations that undid an act, with the court that heard them. */
  const heardIn = new Map<Act, Court>();
  const fell = new Set<Act>();
  for (;;) {
    for (const act of acts) {
      act.turn = act.arrived;
      act.followed = Number.POSITIVE_INFINITY;
    }
    const left = acts.filter((act) => ACTS.includes(act.event.type) && !undone.has(act));
    const court = await heard(left, chains, means);
    const falling = [...heardIn].filter(([act]) => !fell.has(act) && !court.hasHeard(act));
    for (const [act, before] of falling) {
      fell.add(act);
      act.rests = before.restsOn(act);
    }
    if (falling.length > 0) {
      // What a revocation undid that does not stand is heard again; each falls once, so this ends.
      const gone = new Set(falling.map(([act]) => act));
      for (const [act, causes] of undone) if (causes.some((one) => gone.has(one))) undone.delete(act);
      continue;
    }
    const more = court.undone();
    if (more.size === 0) {
      court.conclude();
      return court;
    }
    for (const [act, causes] of more) {
      undone.set(act, causes);
      for (const cause of causes) heardIn.set(cause, court);
    }
  }
}

async function heard(acts: readonly Act[], chains: readonly Chain[], means: StandingMeans): Promise<Court> {
  const court = new Court(chains, means);
  /** Acts that came and do not count; each new center may be the one who wrote them. */
  let unheard: Act[] = [];
  for (let from = 0; from < acts.length; ) {
    let to = from + 1;
    while (acts[to] && acts[to]?.arrived === acts[from]?.arrived) to++;
    const centers = court.centers;
    const came = await court.hearNearestFirst(acts.slice(from, to));
    unheard = [...unheard, ...came];
    if (court.centers > centers) unheard = await court.hearNearestFirst(unheard);
    from = to;
  }
  return court;
}

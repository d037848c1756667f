import type { CheckedChain } from './chain.ts';
import type { DeviceStanding } from './device.ts';
import type { Event } from './event.ts';
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

/** An act about devices, with what orders it among the others. */
export interface Act {
  event: Event;
  by: DeviceStanding;
  arrived: number;
  /** What it follows about the same device: its parents, and what its writer wrote before it. */
  earlier: Act[];
  /** The earliest arrival of this act and of those that follow it and count: what it follows came no later. */
  turn: number;
  /** The earliest turn of those that follow it and count. */
  followed: number;
  /** Place in causal order: decides between acts whose turn is at once. */
  place: number;
  /** Of a 吊销 that its own writer's seat would fall with: what that seat rests on. */
  rests?: Rests;
}

/** What the seat of whoever revokes a device rests on, as far as it is the device's. */
export interface Rests {
  /** Approvals it gave. */
  approvals: Event[];
  /** Devices its key vouches for, in a line. */
  heirs: ReadonlySet<DeviceStanding>;
}

/**
 * Records about devices by those whose word may count, in their order. Two writers may have used one id for different
 * acts: each keeps its place, or a copy under another's key would take an approval's. A number says nothing of the
 * order on two branches of this machine: there the parents alone do.
 */
export function actsOf(chains: readonly Chain[], arrivedAt: (event: Event) => number): Act[] {
  const acts = new Map<string, Act>();
  const names = new Map<Act, string>();
  const byId = new Map<string, Act[]>();
  const idOf = ({ subject }: Event, id: string) => `${subject.id}\n${id}`;
  for (const { checked, standing: by, isOwn } of mayDecide(chains)) {
    /** The last one of this writer, by the device it is about. */
    const last = new Map<string, Act>();
    for (const event of checked.sound) {
      if (event.subject.kind !== 'device') continue;
      const before = isOwn ? undefined : last.get(event.subject.id);
      const arrived = arrivedAt(event);
      const followed = Number.POSITIVE_INFINITY;
      const act: Act = {
        event,
        by,
        arrived,
        earlier: before ? [before] : [],
        turn: arrived,
        followed,
        place: 0,
      };
      last.set(event.subject.id, act);
      const name = `${event.id} ${acts.size}`;
      acts.set(name, act);
      names.set(act, name);
      const id = idOf(event, event.id);
      const known = byId.get(id);
      if (known) known.push(act);
      else byId.set(id, [act]);
    }
  }
  const named = [...acts].map(([id, { event, earlier }]) => {
    for (const parent of event.parents) earlier.push(...(byId.get(idOf(event, parent)) ?? []));
    return { ...event, id, parents: earlier.flatMap((one) => names.get(one) ?? []) };
  });
  return causalOrder(named)
    .flatMap(({ id }, place): Act[] => {
      const act = acts.get(id);
      if (act) act.place = place;
      return act ? [act] : [];
    })
    .sort((a, b) => a.arrived - b.arrived || a.place - b.place);
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

export function isLater(one: Act | undefined, other: Act): boolean {
  if (!one) return false;
  return one.turn !== other.turn ? one.turn > other.turn : one.place > other.place;
}

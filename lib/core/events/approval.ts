import { DevicePayloads, type DeviceStanding } from './device.ts';
import type { Event } from './event.ts';
import { causalOrder } from './order.ts';

/** Fingerprints that were approved, by device: which of two keys that claim it is the one compared by word of mouth. */
export type Pins = ReadonlyMap<string, ReadonlySet<string>>;

export function pinsOf(events: readonly Event[]): Pins {
  const pins = new Map<string, Set<string>>();
  for (const { subject, type, payload } of events) {
    if (subject.kind !== 'device' || type !== '核准') continue;
    const parsed = DevicePayloads.核准.safeParse(payload);
    if (!parsed.success) continue;
    const known = pins.get(subject.id);
    if (known) known.add(parsed.data.fingerprint);
    else pins.set(subject.id, new Set([parsed.data.fingerprint]));
  }
  return pins;
}

/**
 * An id is its first writer's. Where two devices signed different records under one, the more trusted writer's
 * counts; between strangers nobody can say whose it was, and neither counts until a person approves one of them.
 */
export function oneWriterEachId(
  sound: readonly Event[],
  own: ReadonlySet<string>,
  trusted: ReadonlySet<string>,
): { kept: Event[]; copies: { event: Event; reason: string }[] } {
  const writerOf = new Map<string, string>();
  /** Only ids with more than one writer. */
  const writers = new Map<string, Set<string>>();
  for (const { id, by } of sound) {
    const first = writerOf.get(id) ?? by.device;
    writerOf.set(id, first);
    if (first !== by.device) writers.set(id, (writers.get(id) ?? new Set([first])).add(by.device));
  }
  if (writers.size === 0) return { kept: [...sound], copies: [] };
  const rank = (device: string): number => (own.has(device) ? 2 : trusted.has(device) ? 1 : 0);
  const kept: Event[] = [];
  const copies: { event: Event; reason: string }[] = [];
  for (const event of sound) {
    const others = [...(writers.get(event.id) ?? [])].filter((device) => device !== event.by.device);
    if (others.every((device) => rank(device) < rank(event.by.device))) kept.push(event);
    else
      copies.push({ event, reason: '别的设备也写了同一编号的记录，分不清是谁的；核准其中一台后以它为准。' });
  }
  return { kept, copies };
}

/**
 * Approvals and revocations, in causal order: they count from this machine, and from devices that are approved
 * themselves when the person acted for the center; an approval only for the very key it names. Records of
 * strangers are not even looked at, so none can take the place of one that counts.
 *
 * @param standings as the chains alone leave them
 * @returns devices ever approved with this machine's own, and how every device stands
 */
export function approveAll(
  standings: readonly DeviceStanding[],
  sound: readonly Event[],
  own: readonly string[],
): { trusted: ReadonlySet<string>; devices: Map<string, DeviceStanding> } {
  const events = sound.filter(({ subject }) => subject.kind === 'device');
  let trusted = new Set(own);
  for (;;) {
    const devices = new Map(standings.map((device) => [device.id, { ...device }]));
    const said = events.filter(({ by }) => trusted.has(by.device));
    const next = new Set([...trusted, ...approve(devices, said, new Set(own))]);
    if (next.size > trusted.size) {
      trusted = next;
      continue;
    }
    return { trusted, devices };
  }
}

/** @returns devices that were approved at any time */
function approve(
  devices: Map<string, DeviceStanding>,
  said: readonly Event[],
  own: ReadonlySet<string>,
): Set<string> {
  const approved = new Set<string>();
  for (const event of causalOrder(said)) {
    const device = devices.get(event.subject.id);
    const writer = devices.get(event.by.device);
    if (!device || own.has(device.id)) continue;
    // Whoever sits here decides for this machine; what others decide counts from the center's devices only.
    const isOwn = own.has(event.by.device);
    if (!isOwn && (event.by.role !== '大数据中心' || writer?.state !== '已核准')) continue;
    if (event.type === '核准') {
      const parsed = DevicePayloads.核准.safeParse(event.payload);
      if (!parsed.success || parsed.data.fingerprint !== device.fingerprint) continue;
      approved.add(device.id);
      device.state = '已核准';
      device.approvedBy = event.by.person.name;
      device.approvedAt = event.at;
      device.revokedAt = undefined;
    } else if (event.type === '吊销' && DevicePayloads.吊销.safeParse(event.payload).success) {
      device.state = '已吊销';
      device.revokedAt = event.at;
      device.revokedHlc = event.hlc;
    }
  }
  return approved;
}

import { DevicePayloads, type DeviceStanding, fingerprintOf, type Verify } from './device.ts';
import type { Event } from './event.ts';
import { mergeEvents } from './merge.ts';
import { eventHash, type Sha256, signedText } from './new-event.ts';
import { causalOrder } from './order.ts';

export interface ExamineMeans {
  sha256: Sha256;
  verify: Verify;
  /** This machine: its id and the ids it had before. */
  own: readonly string[];
  /** Answers of `verify` by key and record hash: verifying 100,000 records anew takes 20 seconds. */
  verified?: Map<string, boolean>;
}

/** What a set of events proves, whatever order it came in. */
export interface Examination {
  /** Events that count. */
  sound: Event[];
  /** Kept, named, not counted: from a device's first record that does not hold on, all that follow. */
  quarantined: { event: Event; reason: string }[];
  /** 待补: numbers that have not arrived yet (DESIGN 4). */
  missing: { device: string; from: number; to: number }[];
  devices: ReadonlyMap<string, DeviceStanding>;
}

/**
 * Checks every device's chain and signatures over the whole set (DESIGN 4). A device is held to its 登记, its
 * first record: from the first record with a wrong signature, a wrong predecessor, or a number used twice, all
 * its records are quarantined. A missing number is 待补 and breaks nothing. Union in, same answer out.
 */
export async function examineEvents(events: readonly Event[], means: ExamineMeans): Promise<Examination> {
  const { events: one, clashes } = mergeEvents(events);
  const everyVersion = [...one, ...clashes.flatMap(({ versions }) => versions.slice(1))];
  const chains = new Map<string, Event[]>();
  for (const event of everyVersion) {
    const chain = chains.get(event.by.device);
    if (chain) chain.push(event);
    else chains.set(event.by.device, [event]);
  }
  const result = {
    sound: [] as Event[],
    quarantined: [] as Examination['quarantined'],
    missing: [] as Examination['missing'],
  };
  const devices = new Map<string, DeviceStanding>();
  const clashing = new Set(clashes.map(({ id }) => id));
  for (const [id, chain] of [...chains].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const checked = await examineChain(id, chain, clashing, means);
    result.sound.push(...checked.sound);
    result.quarantined.push(...checked.quarantined);
    result.missing.push(...checked.missing);
    devices.set(id, checked.device);
  }
  await approve(devices, result.sound, means);
  return { ...result, devices };
}

async function examineChain(
  id: string,
  events: readonly Event[],
  clashing: ReadonlySet<string>,
  means: ExamineMeans,
): Promise<Omit<Examination, 'devices'> & { device: DeviceStanding }> {
  const chain = [...events].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  const registration = registrationOf(chain[0]);
  const device: DeviceStanding = {
    id,
    state: means.own.includes(id) ? '本机' : chain.every(({ sig }) => sig === '') ? '未签名' : '未登记',
    name: registration?.name ?? chain[0]?.by.person.name ?? '',
    unit: registration?.unit ?? chain[0]?.by.person.unit ?? '',
    follows: registration?.follows ?? [],
    events: chain.length,
    ...(registration && {
      publicKey: registration.publicKey,
      fingerprint: await fingerprintOf(registration.publicKey, means.sha256),
    }),
  };
  const missing: Examination['missing'] = [];
  let before: Event | undefined;
  let broken: { at: number; reason: string } | undefined;
  for (const [index, event] of chain.entries()) {
    const reason =
      chainProblem(before, event, chain[index + 1], clashing) ??
      (await hashProblem(before, event, means.sha256)) ??
      (await signatureProblem(event, registration?.publicKey, means));
    if (reason) {
      broken = { at: event.seq, reason };
      break;
    }
    const from = (before?.seq ?? 0) + 1;
    if (event.seq > from) missing.push({ device: id, from, to: event.seq - 1 });
    before = event;
  }
  const stop = broken;
  if (!stop) return { sound: chain, quarantined: [], missing, device };
  const after = `该设备第 ${stop.at} 号记录有问题，其后的记录都先隔离。`;
  return {
    sound: chain.filter(({ seq }) => seq < stop.at),
    quarantined: chain
      .filter(({ seq }) => seq >= stop.at)
      .map((event) => ({ event, reason: event.seq === stop.at ? stop.reason : after })),
    missing,
    device,
  };
}

function registrationOf(first: Event | undefined) {
  if (first?.seq !== 1 || first.subject.kind !== 'device' || first.type !== '登记') return undefined;
  if (first.subject.id !== first.by.device) return undefined;
  const parsed = DevicePayloads.登记.safeParse(first.payload);
  return parsed.success ? parsed.data : undefined;
}

function chainProblem(
  before: Event | undefined,
  event: Event,
  next: Event | undefined,
  clashing: ReadonlySet<string>,
): string | null {
  if (clashing.has(event.id)) return `编号 ${event.id} 的记录有不同的版本，其中至少一份被改动过。`;
  if (next?.seq === event.seq) return `第 ${event.seq} 号记录有两条，这台设备的记录分了叉。`;
  if (before && event.subject.kind === 'device' && event.type === '登记')
    return '登记不是这台设备的第 1 号记录。';
  return null;
}

async function hashProblem(before: Event | undefined, event: Event, sha256: Sha256): Promise<string | null> {
  if (event.seq === 1) return event.prevHash === '' ? null : '第 1 号记录却写着有前一条。';
  if (!before || event.seq > before.seq + 1) return null;
  if (event.prevHash === (await eventHash(before, sha256))) return null;
  return `第 ${event.seq} 号记录与前一条对不上，其中一条被改动过。`;
}

/** Without the device's 登记 (its first file has not come) nothing can be said of a signature yet. */
async function signatureProblem(
  event: Event,
  publicKey: string | undefined,
  means: ExamineMeans,
): Promise<string | null> {
  if (publicKey === undefined) return null;
  const problem = `第 ${event.seq} 号记录的签名不符，内容被改动过或不是这台设备写的。`;
  if (event.sig === '') return problem;
  const key = `${publicKey}\n${await eventHash(event, means.sha256)}`;
  const known = means.verified?.get(key);
  const holds = known ?? (await means.verify(publicKey, signedText(event), event.sig));
  means.verified?.set(key, holds);
  return holds ? null : problem;
}

/**
 * Approvals and revocations, in causal order: they count from this machine and from devices that are approved
 * themselves, when the person acted for the center, and an approval only for the very key it names.
 */
async function approve(devices: Map<string, DeviceStanding>, sound: readonly Event[], means: ExamineMeans) {
  const own = new Set(means.own);
  for (const event of causalOrder(sound.filter(({ subject }) => subject.kind === 'device'))) {
    const device = devices.get(event.subject.id);
    const writer = devices.get(event.by.device);
    if (!device || own.has(device.id) || event.by.role !== '大数据中心') continue;
    if (!own.has(event.by.device) && writer?.state !== '已核准') continue;
    if (event.type === '核准') {
      const parsed = DevicePayloads.核准.safeParse(event.payload);
      if (!parsed.success || parsed.data.fingerprint !== device.fingerprint) continue;
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
}

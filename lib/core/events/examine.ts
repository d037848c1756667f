import { approveAll, oneWriterEachId, type Pins, pinsOf } from './approval.ts';
import { canonicalJson } from './canonical-json.ts';
import { DevicePayloads, type DeviceStanding, fingerprintOf, type Verify, whoseDevice } from './device.ts';
import type { Event } from './event.ts';
import { mergeEvents } from './merge.ts';
import { eventHash, type Sha256, signedText } from './new-event.ts';

export interface ExamineMeans {
  sha256: Sha256;
  verify: Verify;
  /** This machine: its id and the ids it had before. */
  own: readonly string[];
  /** What this machine's own store holds of its own writing: sound as it stands, and no file may add to it. */
  ownEvents?: readonly Event[];
  /** `eventHash` of a record where it is known already; of 100,000 records it takes seconds. */
  hashOf?: (event: Event) => string | undefined;
  /** Whether a record's signature by this key holds, where that is known: 100,000 take 20 seconds. */
  signatureHolds?: (event: Event, publicKey: string) => boolean | undefined;
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
 * first record: from the first number that no sound record stands for (wrong signature, wrong predecessor, or
 * two that both hold), all its records are quarantined. A changed copy beside the genuine signed record is
 * quarantined alone, or anybody could silence a device by a forged file. A missing number is 待补 and breaks
 * nothing. Union in, same answer out.
 */
export async function examineEvents(events: readonly Event[], means: ExamineMeans): Promise<Examination> {
  const { events: one, clashes } = mergeEvents(events);
  const everyVersion = [...one, ...clashes.flatMap(({ versions }) => versions.slice(1))];
  const chains = new Map<string, Event[]>();
  const ownDevices = new Map<string, Event[]>();
  for (const event of means.ownEvents ?? []) {
    const chain = ownDevices.get(event.by.device);
    if (chain) chain.push(event);
    else ownDevices.set(event.by.device, [event]);
  }
  for (const event of everyVersion) {
    const chain = chains.get(event.by.device);
    if (chain) chain.push(event);
    else chains.set(event.by.device, [event]);
  }
  const checked = new Map<string, CheckedChain>();
  let trusted: ReadonlySet<string> = new Set(means.own);
  let devices: ReadonlyMap<string, DeviceStanding> = new Map();
  let pins: Pins = pinsOf(means.ownEvents ?? []);
  let toCheck = [...new Set([...chains.keys(), ...ownDevices.keys()])].sort();
  while (toCheck.length > 0) {
    for (const id of toCheck) {
      const chain = chains.get(id) ?? [];
      const written = ownDevices.get(id);
      checked.set(
        id,
        written
          ? await keepOwn(id, written, chain, means)
          : await examineChain(id, chain, means, pins.get(id)),
      );
    }
    const sound = [...checked.values()].flatMap((chain) => chain.sound);
    const standings = [...checked.values()].map(({ device }) => device);
    ({ trusted, devices } = approveAll(standings, sound, means.own));
    // Somebody else's second 登记 silences nobody whose key a trusted person compared.
    const known = pinsOf(sound.filter(({ by }) => trusted.has(by.device)));
    toCheck = [...checked].flatMap(([id, { contested }]) =>
      contested && !pins.has(id) && known.has(id) ? [id] : [],
    );
    pins = new Map([...known, ...pins]);
  }

  const result: Omit<Examination, 'devices'> = { sound: [], quarantined: [], missing: [] };
  for (const chain of checked.values()) {
    // One by one: as arguments of a single call, the 100,000 records of one device overflow the stack.
    for (const event of chain.sound) result.sound.push(event);
    for (const one of chain.quarantined) result.quarantined.push(one);
    for (const gap of chain.missing) result.missing.push(gap);
  }
  const { kept, copies } = oneWriterEachId(result.sound, new Set(means.own), trusted);
  return { ...result, sound: kept, quarantined: [...result.quarantined, ...copies], devices };
}

interface CheckedChain extends Omit<Examination, 'devices'> {
  device: DeviceStanding;
  /** Two keys claim to be this device's. */
  contested: boolean;
}

async function keepOwn(
  id: string,
  written: readonly Event[],
  claimed: readonly Event[],
  means: ExamineMeans,
): Promise<CheckedChain> {
  const known = new Map(written.map((event) => [event.id, event]));
  const reason = '这条记录写着本机的编号，本机却没有写过。';
  const foreign = claimed.filter((event) => {
    const own = known.get(event.id);
    return !own || canonicalJson(own) !== canonicalJson(event);
  });
  const first = written.find(({ seq }) => seq === 1);
  const { registration } = await registrationOf(first ? [first] : [], means);
  const device: DeviceStanding = {
    id,
    state: '本机',
    ...whoseDevice(registration, written),
    follows: registration?.follows ?? [],
    events: written.length,
    ...(registration && {
      publicKey: registration.publicKey,
      fingerprint: await fingerprintOf(registration.publicKey, means.sha256),
    }),
  };
  const quarantined = foreign.map((event) => ({ event, reason }));
  return { sound: [...written], quarantined, missing: [], device, contested: false };
}

async function examineChain(
  id: string,
  events: readonly Event[],
  means: ExamineMeans,
  pinned: ReadonlySet<string> | undefined,
): Promise<CheckedChain> {
  const numbers = bySeq(events);
  const { registration, contested } = await registrationOf(numbers.get(1) ?? [], means, pinned);
  const first = [...events].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1))[0];
  const isUnsigned = events.every(({ sig }) => sig === '');
  const device: DeviceStanding = {
    id,
    state: means.own.includes(id) ? '本机' : isUnsigned ? '未签名' : '未登记',
    ...whoseDevice(registration, first ? [first] : []),
    follows: registration?.follows ?? [],
    events: events.length,
    ...(registration && {
      publicKey: registration.publicKey,
      fingerprint: await fingerprintOf(registration.publicKey, means.sha256),
    }),
  };
  const checked: CheckedChain = { sound: [], quarantined: [], missing: [], device, contested };
  let before: Event | undefined;
  let brokenAt: number | undefined;
  for (const [seq, versions] of numbers) {
    if (brokenAt !== undefined) {
      const reason = `该设备第 ${brokenAt} 号记录有问题，其后的记录都先隔离。`;
      for (const event of versions) checked.quarantined.push({ event, reason });
      continue;
    }
    const holding: Event[] = [];
    for (const event of versions) {
      const reason = await problemOf(event, before, registration?.publicKey, means);
      if (reason) checked.quarantined.push({ event, reason });
      else holding.push(event);
    }
    const [only] = holding;
    // Unsigned, a changed copy looks as good as the genuine one: then nobody can say which is which.
    const isCertain = holding.length === 1 && (versions.length === 1 || registration !== undefined);
    // A device's own clock never goes back: who holds a revoked key cannot write into the time before.
    const isLater = before === undefined || only === undefined || only.hlc > before.hlc;
    if (only && isCertain && isLater) {
      const from = (before?.seq ?? 0) + 1;
      if (seq > from) checked.missing.push({ device: id, from, to: seq - 1 });
      checked.sound.push(only);
      before = only;
      continue;
    }
    const reason = isLater
      ? `第 ${seq} 号记录有 ${versions.length} 份不同的，这台设备的记录分了叉或被改动过。`
      : `第 ${seq} 号记录的逻辑时钟没有往前走，这台设备的记录被改动过。`;
    for (const event of holding) checked.quarantined.push({ event, reason });
    brokenAt = seq;
  }
  // A record set apart may not name the device.
  if (checked.sound.length > 0) Object.assign(device, whoseDevice(registration, checked.sound));
  return checked;
}

function bySeq(events: readonly Event[]): Map<number, Event[]> {
  const numbers = new Map<number, Event[]>();
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const versions = numbers.get(event.seq);
    if (versions) versions.push(event);
    else numbers.set(event.seq, [event]);
  }
  return numbers;
}

/**
 * The key a device is held to: none while its first record has not come, or when two claim to be it and nobody
 * compared either's fingerprint.
 */
async function registrationOf(first: readonly Event[], means: ExamineMeans, pinned?: ReadonlySet<string>) {
  const claims = [];
  for (const event of first) {
    if (event.subject.kind !== 'device' || event.type !== '登记' || event.subject.id !== event.by.device)
      continue;
    const parsed = DevicePayloads.登记.safeParse(event.payload);
    if (!parsed.success || (await signatureProblem(event, parsed.data.publicKey, means))) continue;
    const fingerprint = await fingerprintOf(parsed.data.publicKey, means.sha256);
    claims.push({ ...parsed.data, isPinned: pinned?.has(fingerprint) ?? false });
  }
  const keys = new Set(claims.map(({ publicKey }) => publicKey));
  const candidates = claims.length > 1 ? claims.filter(({ isPinned }) => isPinned) : claims;
  return { registration: candidates.length === 1 ? candidates[0] : undefined, contested: keys.size > 1 };
}

async function problemOf(
  event: Event,
  before: Event | undefined,
  publicKey: string | undefined,
  means: ExamineMeans,
): Promise<string | null> {
  if (event.seq === 1) {
    if (event.prevHash !== '') return '第 1 号记录却写着有前一条。';
  } else {
    if (event.subject.kind === 'device' && event.type === '登记') return '登记不是这台设备的第 1 号记录。';
    const follows = before?.seq === event.seq - 1;
    if (follows && before && event.prevHash !== (await hashOf(before, means)))
      return `第 ${event.seq} 号记录与前一条对不上，其中一条被改动过。`;
  }
  return signatureProblem(event, publicKey, means);
}

/** Without the device's 登记 (its first file has not come) nothing can be said of a signature yet. */
async function signatureProblem(
  event: Event,
  publicKey: string | undefined,
  means: ExamineMeans,
): Promise<string | null> {
  if (publicKey === undefined) return null;
  const holds =
    event.sig !== '' &&
    (means.signatureHolds?.(event, publicKey) ??
      (await means.verify(publicKey, signedText(event), event.sig)));
  return holds ? null : `第 ${event.seq} 号记录的签名不符，内容被改动过或不是这台设备写的。`;
}

async function hashOf(event: Event, means: ExamineMeans): Promise<string> {
  return means.hashOf?.(event) ?? eventHash(event, means.sha256);
}

import { awaitedChains, knownCenters } from './awaited.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ChainMeans, examineChain, type KnownHashes, type SetApart } from './chain.ts';
import type { Standings } from './court.ts';
import { DevicePayloads, type DeviceStanding, fingerprintOf, type Verify, whoseDevice } from './device.ts';
import type { Chain } from './device-acts.ts';
import type { Event } from './event.ts';
import { eventHash, type Sha256, signedText } from './new-event.ts';
import { oneWriterEachId } from './one-writer.ts';
import { standDevices } from './standings.ts';
import {
  type Registration,
  readRegistration,
  type Writer,
  withoutRegistration,
  writersOf,
} from './writers.ts';

export interface ExamineMeans {
  sha256: Sha256;
  verify: Verify;
  /** This machine: its id, then the ids it had before. */
  own: readonly string[];
  /** What this machine's own store holds of its own writing: sound as it stands, it is verified by itself. */
  ownEvents?: readonly Event[];
  /** Keys this machine knows as its own, by its ids: they hold although a 登记 is lost. */
  ownKeys?: ReadonlyMap<string, string>;
  /** Hashes of a record where they are known already; of 100,000 records they take seconds. */
  hashesOf?: (event: Event) => KnownHashes | undefined;
  /** Whether a record's signature by this key holds, where that is known: 100,000 take 20 seconds. */
  signatureHolds?: (event: Event, publicKey: string) => boolean | undefined;
  /** The key that a record's signature was found to hold for when it came. */
  signerKey?: (event: Event) => string | undefined;
  /** When a record of a file came here, in ms. What came first keeps counting. */
  arrivedAt?: (event: Event) => number;
  /** A record came with a build of the first version. */
  cameBefore?: (event: Event) => boolean;
}

/** What a set of events proves. */
export interface Examination {
  /** Events that count, as far as their writers are trusted (`distrust`). */
  sound: Event[];
  /** Kept, named, not counted. */
  quarantined: SetApart[];
  /** 待补: numbers that have not arrived yet (DESIGN 4). `device` is a standing's id. */
  missing: { device: string; from: number; to: number }[];
  /** Every writer by `DeviceStanding.id`. */
  devices: ReadonlyMap<string, DeviceStanding>;
  /** Who wrote a record that holds. */
  writerOf: (event: Event) => DeviceStanding | undefined;
  /** Sound records that a person of the office took over. */
  adopted: ReadonlySet<Event>;
  /** When the last of the records came that files brought, in ms. */
  latest: number;
}

/**
 * Checks every writer's chain and signatures over the whole set (DESIGN 4). A writer is a device id under one
 * key: the key its 登记 names, its first record. What does not hold is set apart alone and named; it takes no
 * genuine record with it, or anybody could silence a device by a changed copy. Versions of a record with one
 * signed text are one record. A missing number is 待补 and breaks nothing. Where branches exclude each other,
 * what came first keeps counting. A set that came at once gives the same answer in any order.
 */
export async function examineEvents(events: readonly Event[], means: ExamineMeans): Promise<Examination> {
  const written = byDevice(means.ownEvents ?? []);
  const records = byDevice(events);
  const chains: Chain[] = [];
  const refused: SetApart[] = [];
  const vouched = await vouchedKeys([...(means.ownEvents ?? []), ...events], means);
  const examine = async (device: string, ownKey: string | undefined, isOwn: boolean): Promise<Chain[]> => {
    const of = { device, written: written.get(device), ownKey, vouched: vouched.get(device) };
    const sorted = await sortRecords(of, records.get(device) ?? [], means);
    for (const one of sorted.refused) refused.push(one);
    const mine = isOwn ? ownWriter(sorted.writers, ownKey, means) : undefined;
    const checked: Chain[] = [];
    for (const writer of sorted.writers) checked.push(await chainOf(writer, writer === mine, means));
    return checked;
  };

  for (const step of ownFirst(means, [...records.keys(), ...written.keys()])) {
    // What this machine wrote names the keys of the seats it was restored from.
    const found = await examine(step.device, step.keys.get(step.device), step.isOwn);
    for (const chain of found) {
      chains.push(chain);
      if (chain.isOwn) noteRestored(chain.checked.sound, step.keys);
    }
  }
  const stored = new Set(means.ownEvents);
  const decided = new Set(chains.flatMap(({ checked, isOwn }) => (isOwn ? checked.sound : [])));
  const awaited = awaitedChains(chains);
  const standings = await standDevices([...chains, ...awaited], {
    sha256: means.sha256,
    thisDevice: means.own[0],
    cameBefore: (event, act) =>
      means.cameBefore?.(event) === true ||
      (!stored.has(act) && means.arrivedAt?.(event) === means.arrivedAt?.(act)),
    hashesOf: means.hashesOf,
    // What this machine decided it decided when it wrote it, though a backup brought it back later.
    arrivedAt: (event) => (decided.has(event) ? decidedAt(event) : (means.arrivedAt?.(event) ?? 0)),
  });
  return conclude([...chains, ...(await knownCenters(awaited, means.sha256))], standings, refused, means);
}

/** Devices in the order they are examined in: what this machine writes as now, what it was, everybody else. */
function* ownFirst(
  { own, ownKeys }: ExamineMeans,
  present: readonly string[],
): Generator<{ device: string; isOwn: boolean; keys: Map<string, string> }> {
  const keys = new Map(ownKeys);
  const left = new Set([...present].sort());
  const mine = own.filter((device) => left.has(device));
  while (mine.length > 0) {
    // One whose key is known goes before one whose key another may still name.
    const at = Math.max(
      0,
      mine.findIndex((device) => device === own[0] || keys.has(device)),
    );
    const [device] = mine.splice(at, 1);
    if (device === undefined) break;
    left.delete(device);
    yield { device, isOwn: true, keys };
  }
  for (const device of left) yield { device, isOwn: false, keys };
}

/** Keys of the devices that this machine took over by 恢复 or vouched for. */
function noteRestored(sound: readonly Event[], keys: Map<string, string>): void {
  for (const { subject, type, payload } of sound) {
    if (subject.kind !== 'device') continue;
    if (type === '恢复') {
      const parsed = DevicePayloads.恢复.safeParse(payload);
      if (parsed.success && parsed.data.publicKey) keys.set(subject.id, parsed.data.publicKey);
    } else if (type === '登记') {
      const parsed = DevicePayloads.登记.safeParse(payload);
      if (parsed.success && parsed.data.succeeds)
        keys.set(parsed.data.succeeds.device, parsed.data.succeeds.publicKey);
    }
  }
}

/** Of several keys under an id this machine had, its own: the one it named, else the one that came first. */
function ownWriter(
  writers: readonly Writer[],
  key: string | undefined,
  { ownEvents = [], arrivedAt = () => 0 }: ExamineMeans,
): Writer | undefined {
  const stored = new Set(ownEvents);
  const isWritten = ({ records }: Writer) => records.some((event) => stored.has(event));
  return (
    writers.find(isWritten) ??
    writers.find(({ registration }) => key !== undefined && registration?.publicKey === key) ??
    (key === undefined
      ? [...writers].sort(
          (a, b) =>
            earliestOf(a, arrivedAt) - earliestOf(b, arrivedAt) ||
            ((a.registration?.publicKey ?? '') < (b.registration?.publicKey ?? '') ? -1 : 1),
        )[0]
      : undefined)
  );
}

/** Keys by the device they are named for: by the successor they signed for, or by an approval. */
async function vouchedKeys(events: readonly Event[], means: ExamineMeans): Promise<Map<string, string[]>> {
  const keys = new Map<string, string[]>();
  const put = (device: string, key: string) => {
    const known = keys.get(device);
    if (!known) keys.set(device, [key]);
    else if (!known.includes(key) && known.length < MOST_NAMED) known.push(key);
  };
  for (const event of events) {
    const { subject, type, payload } = event;
    if (subject.kind !== 'device') continue;
    if (type === '核准' && typeof payload.publicKey === 'string') put(subject.id, payload.publicKey);
    if (event.seq !== 1 || type !== '登记' || !payload.succeeds) continue;
    const succeeds = (await readRegistration(event.by.device, event, means))?.succeeds;
    if (succeeds) put(succeeds.device, succeeds.publicKey);
  }
  return keys;
}

/** Keys named for one device; who names more only makes work. */
const MOST_NAMED = 8;

const NOT_OURS = '这条记录写着本机的编号，本机却没有写过。';

interface OfDevice {
  device: string;
  /** What this machine's own store holds of it. */
  written: readonly Event[] | undefined;
  /** Key this machine knows as its own under that id. */
  ownKey: string | undefined;
  /** Keys its successors name. */
  vouched: readonly string[] | undefined;
}

/**
 * A device's records by writer. Under an id this machine writes as, what it wrote itself stands as it is; what a
 * file brings under that id must be signed by a key.
 */
async function sortRecords(
  { device, written, ownKey, vouched }: OfDevice,
  records: readonly Event[],
  means: ExamineMeans,
): Promise<{ writers: Writer[]; refused: SetApart[] }> {
  if (!written) return writersOf(device, records, means, undefined, vouched);
  const first = written.find(({ seq }) => seq === 1);
  const registration = first
    ? await readRegistration(device, first, means)
    : ownKey === undefined
      ? undefined
      : withoutRegistration(ownKey);
  const known = new Map(written.map((event) => [event.id, event]));
  // The same record under another signature: it is here already.
  const foreign = records.filter((event) => {
    const mine = known.get(event.id);
    return !mine || signedText(mine) !== signedText(event);
  });
  const found = await writersOf(device, foreign, means, registration);
  const refused = found.refused.map(({ event }) => ({ event, reason: NOT_OURS }));
  const mine: Writer = { device, registration, records: [...written] };
  const writers = [mine];
  for (const { registration: claimed, records: theirs } of found.writers) {
    if (claimed && !(await isOwnKey(claimed.publicKey, registration, written, means)))
      writers.push({ device, registration: claimed, records: theirs });
    else if (claimed) {
      mine.registration = claimed;
      mine.records.push(...theirs);
    } else refused.push(...theirs.map((event) => ({ event, reason: NOT_OURS })));
  }
  return { writers, refused };
}

/** Of a device whose 登记 is lost and whose key nobody names: the key that signed what this machine wrote. */
async function isOwnKey(
  publicKey: string,
  registration: Registration | undefined,
  [first]: readonly Event[],
  means: ExamineMeans,
): Promise<boolean> {
  if (registration) return registration.publicKey === publicKey;
  return first !== undefined && means.verify(publicKey, signedText(first), first.sig);
}

async function chainOf(writer: Writer, isOwn: boolean, means: ExamineMeans): Promise<Chain> {
  const stored = new Set(isOwn ? means.ownEvents : []);
  const chainMeans: ChainMeans = {
    sha256: means.sha256,
    hashesOf: means.hashesOf,
    // What this machine wrote itself was here before anything of the same number a file can bring.
    arrivedAt: (event) => (stored.has(event) ? Number.NEGATIVE_INFINITY : (means.arrivedAt?.(event) ?? 0)),
  };
  const isProven = writer.registration !== undefined;
  const checked = await examineChain(writer.records, chainMeans, { isProven, keepsForks: isOwn, stored });
  return { checked, isOwn, standing: await standingOf(writer, checked, isOwn, means.sha256), writer };
}

async function standingOf(
  { device, registration, records }: Writer,
  { sound, apart, runs, forkedAt }: Chain['checked'],
  isOwn: boolean,
  sha256: Sha256,
): Promise<DeviceStanding> {
  const [first] = [...records].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1)).slice(0, 1);
  const isUnsigned = records.every(({ sig }) => sig === '');
  return {
    id: device,
    device,
    state: isOwn ? '本机' : isUnsigned ? '未签名' : '未登记',
    // A record set apart may not name the device.
    ...whoseDevice(registration, sound.length > 0 ? sound : first ? [first] : []),
    follows: registration?.follows ?? [],
    events: sound.length + apart.length,
    roles: [...new Set(sound.map(({ by }) => by.role))],
    runs,
    seats: [],
    ...(forkedAt === undefined ? {} : { forkedAt }),
    ...(registration && {
      publicKey: registration.publicKey,
      fingerprint: await fingerprintOf(registration.publicKey, sha256),
    }),
  };
}

async function conclude(
  chains: readonly Chain[],
  { adopted, voidReason, isKnown }: Standings,
  refused: readonly SetApart[],
  means: ExamineMeans,
): Promise<Examination> {
  const devices = namedStandings(chains, means.arrivedAt);
  const writers = new Map<Event, DeviceStanding>();
  const takenOver = new Set<Event>();
  const sound: Event[] = [];
  const apart = distinct(refused);
  const missing: Examination['missing'] = [];
  const isTakenOver = async (event: Event): Promise<boolean> => {
    const isSo = await isAdopted(event, adopted, means);
    if (isSo) takenOver.add(event);
    return isSo;
  };
  for (const { checked, standing } of chains) {
    for (const gap of checked.missing) missing.push({ device: standing.id, ...gap });
    for (const event of checked.sound) {
      writers.set(event, standing);
      const reason = voidReason(event, standing);
      if (adopted.has(event.id) && (await isTakenOver(event))) sound.push(event);
      else if (reason === null) sound.push(event);
      else apart.push({ event, reason, waits: '吊销以后' });
    }
    for (const one of checked.apart) {
      writers.set(one.event, standing);
      if (one.waits && (isKnown(one.event, standing) || (await isTakenOver(one.event))))
        sound.push(one.event);
      else apart.push(one);
    }
  }
  const writerOf = (event: Event) => writers.get(event);
  const { kept, copies } = oneWriterEachId(sound, { writerOf, takenOver, arrivedAt: means.arrivedAt });
  return {
    sound: kept,
    quarantined: [...apart, ...copies],
    missing,
    devices,
    writerOf,
    adopted: takenOver,
    latest: chains.reduce((latest, { checked }) => latestOf(checked.sound, means, latest), 0),
  };
}

/** Records about devices are nobody's to take over: who may decide is decided by approvals alone. */
async function isAdopted(
  event: Event,
  adopted: Standings['adopted'],
  { sha256, hashesOf }: ExamineMeans,
): Promise<boolean> {
  const hashes = adopted.get(event.id);
  if (!hashes || event.subject.kind === 'device') return false;
  return hashes.has(hashesOf?.(event)?.text ?? (await eventHash(event, sha256)));
}

/**
 * Gives every writer its name: the id belongs to this machine, else to the approved key, else to the one that came
 * first; another key under the same id is named with the key.
 */
function namedStandings(
  chains: readonly Chain[],
  arrivedAt: ExamineMeans['arrivedAt'] = () => 0,
): Map<string, DeviceStanding> {
  const order: readonly DeviceStanding['state'][] = ['本机', '已核准', '已吊销', '未登记', '未签名'];
  const sorted = chains
    .map(({ standing, writer }) => ({ standing, arrived: earliestOf(writer, arrivedAt) }))
    .sort(
      (a, b) =>
        order.indexOf(a.standing.state) - order.indexOf(b.standing.state) ||
        a.arrived - b.arrived ||
        ((a.standing.publicKey ?? '') < (b.standing.publicKey ?? '') ? -1 : 1),
    )
    .map(({ standing }) => standing);
  const devices = new Map<string, DeviceStanding>();
  for (const standing of sorted) {
    if (devices.has(standing.device)) standing.id = `${standing.device} ${standing.publicKey ?? ''}`;
    devices.set(standing.id, standing);
  }
  return devices;
}

function earliestOf({ records }: Writer, arrivedAt: (event: Event) => number): number {
  return records.reduce((earliest, event) => Math.min(earliest, arrivedAt(event)), Number.POSITIVE_INFINITY);
}

function latestOf(events: readonly Event[], { arrivedAt }: ExamineMeans, before: number): number {
  return arrivedAt ? events.reduce((latest, event) => Math.max(latest, arrivedAt(event)), before) : before;
}

/** A copy that does not hold is named once, however often it came. */
function distinct(refused: readonly SetApart[]): SetApart[] {
  return [...new Map(refused.map((one) => [canonicalJson(one.event), one])).values()];
}

/**
 * When this machine wrote an act, by the clock of its own chain, which never goes back. Where the clock had been ahead
 * the act says when the last file had come: it is later than that, and earlier than the next file.
 */
function decidedAt({ hlc, payload: { after } }: Event): number {
  const ms = Number.parseInt(hlc.slice(0, 9), 36);
  return Math.max(Number.isNaN(ms) ? 0 : ms, typeof after === 'number' ? after + 0.5 : 0);
}

function byDevice(events: readonly Event[]): Map<string, Event[]> {
  const devices = new Map<string, Event[]>();
  for (const event of events) {
    const known = devices.get(event.by.device);
    if (known) known.push(event);
    else devices.set(event.by.device, [event]);
  }
  return devices;
}

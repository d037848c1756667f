import { DevicePayloads, successionText, type Verify } from './device.ts';
import type { Event } from './event.ts';
import { signedText } from './new-event.ts';
import { isCanonicalSignature } from './signature.ts';

export interface SignatureMeans {
  verify: Verify;
  /** Whether a record's signature by this key holds, where that is known: 100,000 take 20 seconds. */
  signatureHolds?: ((event: Event, publicKey: string) => boolean | undefined) | undefined;
  /** The key that a record's signature was found to hold for when it came. */
  signerKey?: ((event: Event) => string | undefined) | undefined;
  /** When a record came, in ms: of many keys that claim an id the first are looked at. */
  arrivedAt?: ((event: Event) => number) | undefined;
}

/** Keys looked at for one id, besides those something vouches for. A machine has one; a forger makes any number. */
const MOST_KEYS = 8;

/** What a device says of itself in its first record, signed by the key it names. */
export interface Registration {
  publicKey: string;
  name: string;
  unit: string;
  follows: string[];
  /** The earlier device that vouches for this key; its signature holds. */
  succeeds?: { device: string; publicKey: string } | undefined;
  /** The 登记 is not among the records; another record, or this machine, tells the key. */
  isMissing?: true | undefined;
}

/** Records of one device id under one key. */
export interface Writer {
  device: string;
  /** Absent while its 登记 has not come: then nothing can be said of a signature. */
  registration?: Registration | undefined;
  /** Records that hold by themselves. */
  records: Event[];
}

export interface DeviceRecords {
  /** One for each key that claims the id; one without a key for what none of them signed where no 登记 is here. */
  writers: Writer[];
  /** Records no key answers for. */
  refused: { event: Event; reason: string }[];
}

/**
 * Sorts the records under one device id by the key that signed them. An id is not proof of anything: whoever
 * registers a key of his own under another's id is another writer and takes nothing from the first.
 *
 * @param known a 登记 that is not among the records; its writer comes first
 * @param vouched keys that somebody names as this device's: its successor, or an approval. They are looked at where
 *   the 登记 is lost, like the keys that signatures held for when they came, and refuse nothing: anybody can name a key
 */
export async function writersOf(
  device: string,
  records: readonly Event[],
  means: SignatureMeans,
  known?: Registration,
  vouched: readonly string[] = [],
): Promise<DeviceRecords> {
  const registrations = await registrationsIn(device, records, means, known);
  const asWriter = (registration: Registration): Writer => ({ device, registration, records: [] });
  const writers = [...registrations.values()].map(asWriter);
  const named = new Set([...vouched.slice(0, MOST_KEYS), ...signersOf(records, means)]);
  const successors = [...named]
    .filter((publicKey) => !registrations.has(publicKey))
    .map((publicKey) => asWriter(withoutRegistration(publicKey)));
  const keyless: Writer = { device, records: [] };
  const refused: DeviceRecords['refused'] = [];
  for (const event of records) {
    const reason = misplaced(event);
    const writer = reason ? undefined : await signerOf(event, [...writers, ...successors], means);
    if (writer) writer.records.push(event);
    else if (reason || writers.length > 0) refused.push({ event, reason: reason ?? UNSIGNED(event) });
    else keyless.records.push(event);
  }
  const found = [...writers, ...successors.filter((one) => one.records.length > 0)];
  if (found.length === 0 || keyless.records.length > 0) found.push(keyless);
  return { writers: found, refused };
}

/** A key without the 登记 that names it: whose it is must be told by the records. */
export function withoutRegistration(publicKey: string): Registration {
  return { publicKey, name: '', unit: '', follows: [], isMissing: true };
}

const UNSIGNED = ({ seq }: Event) => `第 ${seq} 号记录的签名不符，内容被改动过或不是这台设备写的。`;

/** Why a record cannot stand where it says it stands, whoever wrote it. */
function misplaced({ seq, prevHash, subject, type }: Event): string | null {
  if (seq === 1) return prevHash === '' ? null : '第 1 号记录却写着有前一条。';
  return subject.kind === 'device' && type === '登记' ? '登记不是这台设备的第 1 号记录。' : null;
}

async function signerOf(
  event: Event,
  writers: readonly Writer[],
  means: SignatureMeans,
): Promise<Writer | undefined> {
  const noted = isCanonicalSignature(event.sig) ? means.signerKey?.(event) : undefined;
  const signer = writers.find(({ registration }) => noted !== undefined && registration?.publicKey === noted);
  if (signer) return signer;
  for (const writer of writers)
    if (writer.registration && (await signatureHolds(event, writer.registration.publicKey, means)))
      return writer;
  return undefined;
}

/** The spelling is looked at before anything remembered: builds of the first version took every spelling. */
async function signatureHolds(
  event: Event,
  publicKey: string,
  { verify, signatureHolds: known }: SignatureMeans,
): Promise<boolean> {
  if (!isCanonicalSignature(event.sig)) return false;
  return known?.(event, publicKey) ?? verify(publicKey, signedText(event), event.sig);
}

/** Keys that signatures of these records held for when they came. */
function signersOf(records: readonly Event[], { signerKey }: SignatureMeans): Set<string> {
  const keys = new Set<string>();
  if (!signerKey) return keys;
  for (const event of records) {
    const key = isCanonicalSignature(event.sig) ? signerKey(event) : undefined;
    if (key !== undefined && keys.size < MOST_KEYS) keys.add(key);
  }
  return keys;
}

async function registrationsIn(
  device: string,
  records: readonly Event[],
  means: SignatureMeans,
  known: Registration | undefined,
): Promise<Map<string, Registration>> {
  const found = new Map<string, Registration>(known && [[known.publicKey, known]]);
  const { arrivedAt = () => 0 } = means;
  const claims = records.filter(({ seq, type }) => seq === 1 && type === '登记');
  for (const event of claims.sort((a, b) => arrivedAt(a) - arrivedAt(b))) {
    if (found.size >= MOST_KEYS) break;
    const registration = await readRegistration(device, event, means);
    if (!registration) continue;
    const before = found.get(registration.publicKey);
    // Of two by one key the chain decides; what both say of the key is the same.
    if (!before || before.isMissing) found.set(registration.publicKey, registration);
  }
  return found;
}

/** What a record registers, when it is this device's 登记 and signed by the key it names. */
export async function readRegistration(
  device: string,
  event: Event,
  means: SignatureMeans,
): Promise<Registration | undefined> {
  const { subject, type, seq, payload } = event;
  if (seq !== 1 || subject.kind !== 'device' || subject.id !== device || type !== '登记') return undefined;
  const parsed = DevicePayloads.登记.safeParse(payload);
  if (!parsed.success || !(await signatureHolds(event, parsed.data.publicKey, means))) return undefined;
  const { publicKey, name, unit, follows, succeeds } = parsed.data;
  const vouched =
    succeeds &&
    isCanonicalSignature(succeeds.sig) &&
    (await means.verify(
      succeeds.publicKey,
      successionText(succeeds.device, device, publicKey),
      succeeds.sig,
    ));
  return {
    publicKey,
    name,
    unit,
    follows,
    ...(succeeds && vouched ? { succeeds: { device: succeeds.device, publicKey: succeeds.publicKey } } : {}),
  };
}

import { z } from 'zod';

import type { Actor, Event } from './event.ts';
import type { Sha256 } from './new-event.ts';

/** Whether `sig` (base64url, 64 bytes) is this public key's ECDSA P-256 signature over the text's UTF-8 bytes. */
export type Verify = (publicKey: string, text: string, sig: string) => Promise<boolean>;

/** Uncompressed P-256 point, base64url of 65 bytes. */
const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Reason = z.string().trim().min(1);

/** An unbroken stretch of a device's records: from which number to which, and `eventHash` of the last. */
export const Run = z.object({ from: z.int().positive(), to: z.int().positive(), head: Hash });
export type Run = z.infer<typeof Run>;

/** Payload shapes of the events about a device; their subject is the device (DESIGN 4). */
export const DevicePayloads = {
  /** A device's first record, signed by the key it names. `follows`: chains of the same machine before it. */
  登记: z.object({
    publicKey: PublicKey,
    name: z.string(),
    unit: z.string(),
    follows: z.array(z.string()),
    /** The key of the device before it vouches for this one (`successionText`): an approval goes along. */
    succeeds: z.object({ device: z.string().min(1), publicKey: PublicKey, sig: z.string() }).optional(),
  }),
  /**
   * The center compared the fingerprint with the person at the device. Records of the first version name neither
   * the whole key nor the seats it is for. `name` and `unit`: of a device none of whose records had come.
   */
  核准: z.object({
    fingerprint: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
    publicKey: PublicKey.optional(),
    seats: z.array(z.string().min(1)).min(1).optional(),
    name: z.string().optional(),
    unit: z.string().optional(),
  }),
  /**
   * `known`: what the center had of the device then; only records outside are void. Records of the first version
   * name neither that nor the key.
   */
  吊销: z.object({ reason: Reason, publicKey: PublicKey.optional(), known: z.array(Run).optional() }),
  /** A backup was taken in as this machine's own: the device it came from is 本机 from then on. */
  恢复: z.object({
    name: z.string(),
    unit: z.string(),
    fingerprint: z.string().optional(),
    publicKey: PublicKey.optional(),
    fileName: z.string(),
  }),
  /** A person of the office takes over what the device wrote and nobody approved it for. */
  采纳: z.object({ records: z.array(z.object({ id: z.string().min(1), hash: Hash })).min(1) }),
  /** Takes back a 恢复. */
  撤销: z.object({ corrects: z.string().min(1), reason: Reason }),
} as const;
export type DeviceEventType = keyof typeof DevicePayloads;

export function isDeviceEventType(type: string): type is DeviceEventType {
  return Object.hasOwn(DevicePayloads, type);
}

/** What the key of an earlier device signs to vouch for the one that goes on in its place. */
export function successionText(earlier: string, device: string, publicKey: string): string {
  return `xundu 后继\n${earlier}\n${device}\n${publicKey}`;
}

/** Read aloud over the telephone: no I, L, O, U (Crockford's base 32). */
const SPOKEN = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * 指纹: eight characters of the key's SHA-256 that two people compare once, 40 bits. For the ear only: an approval
 * pins the whole key.
 * @example await fingerprintOf(publicKey, sha256) // '7F3K-Q2XA'
 */
export async function fingerprintOf(publicKey: string, sha256: Sha256): Promise<string> {
  const hex = (await sha256(publicKey)).slice(0, 10);
  let bits = BigInt(`0x${hex}`);
  let text = '';
  for (let index = 0; index < 8; index++) {
    text = (SPOKEN[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * A fingerprint as it was heard and typed: blanks, dashes and full-width forms do not count, and what sounds or
 * looks like a letter that is in none (I, L, O) is read as the figure.
 *
 * @example asFingerprint('７f3k q2xa') // '7F3K-Q2XA'
 */
export function asFingerprint(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.length > 4 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}

/** What is known of one writer of events: a device under one key. */
export interface DeviceStanding {
  /** The device's id; of a second key that claims it, the id and that key's fingerprint. */
  id: string;
  /** The id its records bear. */
  device: string;
  /** 本机: this machine, also under its earlier ids · 未签名: no key, so nothing can be proved. */
  state: '本机' | '已核准' | '未登记' | '已吊销' | '未签名';
  publicKey?: string | undefined;
  fingerprint?: string | undefined;
  name: string;
  unit: string;
  follows: string[];
  /** Records that bear its id and key, those set apart too. */
  events: number;
  /** Seats under which records of it stand, 公众志愿者 left out. */
  roles: string[];
  /** What stands of its chain. */
  runs: Run[];
  /** Seats it is approved for. */
  seats: string[];
  /** Seats it was approved for before, with the numbers of the records that came while it was, in their order. */
  earlierSeats?: { seats: string[]; records: Pick<Run, 'from' | 'to'>[] }[] | undefined;
  /** Who approved it, and when. */
  approvedBy?: string | undefined;
  approvedAt?: string | undefined;
  /** The approval is one of the first version, which names no seats: a person confirms it once. */
  isOldApproval?: boolean | undefined;
  /** The device whose key vouches for it, and whose approval it keeps. */
  succeeds?: string | undefined;
  revokedAt?: string | undefined;
  revokedBy?: string | undefined;
  /** Every 吊销 of it that stands was written by this machine, which may take it back. */
  revokedHere?: boolean | undefined;
  /** Records of it that stand although it is revoked. */
  known?: Run[] | undefined;
  /** `hlc` of a revocation of the first version: what the device wrote after it counts no more. */
  revokedHlc?: string | undefined;
  /** Two branches hold from this number on: the machine was rolled back or copied. */
  forkedAt?: number | undefined;
}

/** Name of who has not said yet who they are: without 首次设置 one acts as a volunteer. */
export const NOBODY = '未登记';

/**
 * Whose machine it is: as registered or, where it was registered before 首次设置, by its first record with a name.
 *
 * @param sound its records that count, in their order
 */
export function whoseDevice(registered: Actor | undefined, sound: readonly Event[]): Actor {
  const isNamed = ({ name }: Actor) => name !== '' && name !== NOBODY;
  const { name, unit } =
    registered && isNamed(registered)
      ? registered
      : (sound.find(({ by }) => isNamed(by.person))?.by.person ??
        registered ??
        sound[0]?.by.person ?? { name: '', unit: '' });
  return { name, unit };
}

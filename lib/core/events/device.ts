import { z } from 'zod';

import type { Actor, Event } from './event.ts';
import type { Sha256 } from './new-event.ts';

/** Whether `sig` (base64url, 64 bytes) is this public key's ECDSA P-256 signature over the text's UTF-8 bytes. */
export type Verify = (publicKey: string, text: string, sig: string) => Promise<boolean>;

/** Payload shapes of the events about a device; their subject is the device (DESIGN 4). */
export const DevicePayloads = {
  /** A device's first record, signed by the key it names. `follows`: chains of the same machine before it. */
  登记: z.object({
    /** Uncompressed P-256 point, base64url of 65 bytes. */
    publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
    name: z.string(),
    unit: z.string(),
    follows: z.array(z.string()),
  }),
  /** The center compared the fingerprint with the person at the device. */
  核准: z.object({ fingerprint: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) }),
  吊销: z.object({ reason: z.string().trim().min(1) }),
} as const;
export type DeviceEventType = keyof typeof DevicePayloads;

export function isDeviceEventType(type: string): type is DeviceEventType {
  return Object.hasOwn(DevicePayloads, type);
}

/** Read aloud over the telephone: no I, L, O, U (Crockford's base 32). */
const SPOKEN = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * 指纹: eight characters of the key's SHA-256 that two people compare once, 40 bits.
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

/** What is known of one writer of events. */
export interface DeviceStanding {
  id: string;
  /** 本机: this machine, also under its earlier ids · 未签名: no key, so nothing can be proved. */
  state: '本机' | '已核准' | '未登记' | '已吊销' | '未签名';
  publicKey?: string | undefined;
  fingerprint?: string | undefined;
  name: string;
  unit: string;
  follows: string[];
  events: number;
  /** Who approved it, and when. */
  approvedBy?: string | undefined;
  approvedAt?: string | undefined;
  revokedAt?: string | undefined;
  /** `hlc` of the revocation: what the device wrote after it counts no more. */
  revokedHlc?: string | undefined;
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

/** Steps that take back or change what stands in the record they name. */
const TOUCHING: readonly string[] = ['撤销', '更正', '拆案'];

/**
 * Why a record that takes back or corrects another does not count: a device that nobody approved may do so to its
 * own records only, or a file could make anybody's report vanish. Null when it does.
 *
 * @param writer device of the record it names
 */
export function distrustTouching(
  event: Event,
  device: DeviceStanding | undefined,
  writer: string | undefined,
): string | null {
  if (!TOUCHING.includes(event.type) || writer === undefined || writer === event.by.device) return null;
  if (device?.state === '本机' || device?.state === '已核准') return null;
  return `写这条记录的设备没有核准，不能${event.type}别的设备写的记录。`;
}

/** Why a record of this device does not count as the center's (受理, 办结); null when it does. */
export function distrust(event: Event, device: DeviceStanding | undefined): string | null {
  if (event.by.role !== '大数据中心') return null;
  if (!device || device.state === '未登记') return '写这条记录的设备还没有核准，核对指纹并核准后才作数。';
  if (device.state === '未签名') return '写这条记录的设备没有签名，不能证明是大数据中心所写，不作数。';
  if (device.state === '已吊销' && event.hlc > (device.revokedHlc ?? '')) {
    return '写这条记录的设备已被吊销，吊销以后的记录不作数。';
  }
  return null;
}

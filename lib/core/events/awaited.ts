import { DevicePayloads, type DeviceStanding, fingerprintOf } from './device.ts';
import type { Chain } from './device-acts.ts';
import type { Sha256 } from './new-event.ts';

const CENTER = '大数据中心';

/**
 * Devices that were approved by their whole key before any record of theirs came: the center that a reader learnt
 * from a 配置包. Each is a chain without records, so that its approval, its revocation and a successor's word for it
 * are heard as anybody's. Whose acts can never count names nobody here.
 */
export function awaitedChains(chains: readonly Chain[]): Chain[] {
  const present = new Set(chains.map(({ standing }) => keyOf(standing.device, standing.publicKey ?? '')));
  const awaited: Chain[] = [];
  for (const { checked, isOwn } of chains)
    for (const { subject, type, payload, by } of checked.sound) {
      if (subject.kind !== 'device' || type !== '核准' || !(isOwn || by.role === CENTER)) continue;
      const parsed = DevicePayloads.核准.safeParse(payload);
      if (!parsed.success || parsed.data.publicKey === undefined) continue;
      const { publicKey, name = '', unit = '' } = parsed.data;
      const key = keyOf(subject.id, publicKey);
      if (present.has(key)) continue;
      present.add(key);
      awaited.push(chainWithoutRecords(subject.id, publicKey, { name, unit }));
    }
  return awaited;
}

/** Of the awaited, the center's devices are shown: they are known here, and may be revoked. */
export async function knownCenters(awaited: readonly Chain[], sha256: Sha256): Promise<Chain[]> {
  const known = awaited.filter(({ standing }) => standing.seats.includes(CENTER));
  for (const { standing } of known)
    standing.fingerprint = await fingerprintOf(standing.publicKey ?? '', sha256);
  return known;
}

const keyOf = (device: string, publicKey: string): string => `${device}\n${publicKey}`;

function chainWithoutRecords(
  device: string,
  publicKey: string,
  { name, unit }: Pick<DeviceStanding, 'name' | 'unit'>,
): Chain {
  return {
    writer: { device, registration: { publicKey, name, unit, follows: [] }, records: [] },
    checked: { sound: [], apart: [], missing: [], runs: [] },
    isOwn: false,
    standing: {
      id: device,
      device,
      state: '未登记',
      publicKey,
      name,
      unit,
      follows: [],
      events: 0,
      roles: [],
      runs: [],
      seats: [],
    },
  };
}

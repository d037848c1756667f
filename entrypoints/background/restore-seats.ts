import { fingerprintOf, type Verify } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { signedText } from '../../lib/core/events/new-event.ts';
import { isCanonicalSignature } from '../../lib/core/events/signature.ts';
import { type Registration, readRegistration } from '../../lib/core/events/writers.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { followedOf } from '../../lib/extension/followed-devices.ts';

/** A device that wrote the backup, or that one before it, with the key it registered. */
export type RestoredSeat = { device: string } & Partial<Registration>;

/** Every valid 登记 of a device among these records, one for each key. */
export async function registrationsOf(
  events: readonly Event[],
  device: string,
  verify: Verify,
): Promise<Registration[]> {
  const found = new Map<string, Registration>();
  for (const event of events) {
    if (event.by.device !== device || event.seq !== 1) continue;
    const registration = await readRegistration(device, event, { verify });
    if (registration && !found.has(registration.publicKey)) found.set(registration.publicKey, registration);
  }
  return [...found.values()];
}

const NOTHING = '没有导入任何内容。';
const AS_OTHERS = '也可以选“不是，当作别人的文件导入”。';
export const UNREGISTERED = `这份备份里没有备份它的那台电脑的登记，不能证明是谁的，不能恢复成本机。${NOTHING}原来的电脑还在，就在那里重新“备份全部”；${AS_OTHERS}`;
export const TWO_KEYS = `这份备份里有两台电脑用同一个编号、不同的钥匙，可能有一方冒用，不能恢复成本机。${NOTHING}请先查清文件从哪里来；${AS_OTHERS}`;
const ANOTHER_KEY = `这份备份的钥匙和刚才核对的指纹不是同一台电脑，不能恢复成本机。${NOTHING}请重新选择文件，再核对一次指纹。`;

/**
 * The devices a backup was written by: the last one, and those its 登记 names as the same machine's, without those
 * whose 恢复 it took back itself.
 *
 * @param publicKey the key a person confirmed by its fingerprint, where a person was asked
 * @returns none where the 登记 is not among the records
 */
export async function seatsIn(
  events: readonly Event[],
  device: string,
  verify: Verify,
  publicKey: string | undefined,
): Promise<Result<RestoredSeat[]>> {
  const [last, another] = await registrationsOf(events, device, verify);
  if (another) return { ok: false, error: TWO_KEYS };
  if (!last) return { ok: true, value: [] };
  if (publicKey !== undefined && publicKey !== last.publicKey) return { ok: false, error: ANOTHER_KEY };
  const own: Event[] = [];
  for (const event of events)
    if (
      event.by.device === device &&
      event.subject.kind === 'device' &&
      isCanonicalSignature(event.sig) &&
      (await verify(last.publicKey, signedText(event), event.sig))
    )
      own.push(event);
  const earlier = followedOf(last.follows, own).filter((id) => id !== device);
  const seats = await Promise.all(
    earlier.map(async (id): Promise<RestoredSeat> => {
      const known = await registrationsOf(events, id, verify);
      const vouched = last.succeeds?.device === id ? last.succeeds.publicKey : undefined;
      const sure =
        known.find((one) => one.publicKey === vouched) ?? (known.length === 1 ? known[0] : undefined);
      return { ...sure, device: id };
    }),
  );
  return { ok: true, value: [{ ...last, device }, ...seats] };
}

/** What a 恢复 says of each. */
export function restoredPayloads(
  restored: readonly RestoredSeat[],
  fileName: string,
  sha256: (text: string) => Promise<string>,
) {
  return Promise.all(
    restored.map(async ({ device, name = '', unit = '', publicKey }) => ({
      device,
      payload: {
        name,
        unit,
        fileName,
        ...(publicKey === undefined
          ? {}
          : { publicKey, fingerprint: await fingerprintOf(publicKey, sha256) }),
      },
    })),
  );
}

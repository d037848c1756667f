import { DevicePayloads, fingerprintOf, type Verify } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { signedText } from '../../lib/core/events/new-event.ts';
import { isCanonicalSignature } from '../../lib/core/events/signature.ts';
import type { Registration } from '../../lib/core/events/writers.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { type BackupRun, registrationsOf, writerKeys } from '../../lib/extension/backup-keys.ts';
import { followedOf, restorationsIn } from '../../lib/extension/followed-devices.ts';

/** A device that wrote the backup, or that one before it, with the key it registered. */
export type RestoredSeat = { device: string } & Partial<Registration>;

const NOTHING = '没有导入任何内容。';
const AS_OTHERS = '也可以选“不是，当作别人的文件导入”。';
export const UNREGISTERED = `这份备份里没有备份它的那台电脑的登记，不能证明是谁的，不能恢复成本机。${NOTHING}原来的电脑还在，就在那里重新“备份全部”；${AS_OTHERS}`;
export const TWO_KEYS = `这份备份里有两台电脑用同一个编号、不同的钥匙，可能有一方冒用，不能恢复成本机。${NOTHING}请先查清文件从哪里来；${AS_OTHERS}`;
const ANOTHER_KEY = `这份备份的钥匙和刚才核对的指纹不是同一台电脑，不能恢复成本机。${NOTHING}请重新选择文件，再核对一次指纹。`;

/**
 * The devices a backup was written by: the last one, and those its 登记 names as the same machine's, without those
 * whose 恢复 it took back itself.
 *
 * @param publicKey the key a person confirmed by its fingerprint, where a person was asked: it decides
 * @returns none where the 登记 is not among the records
 */
export async function seatsIn(
  runs: readonly BackupRun[],
  device: string,
  verify: Verify,
  publicKey: string | undefined,
): Promise<Result<RestoredSeat[]>> {
  const events = runs.flatMap((run) => run.events);
  const registered = (id: string) => registrationsOf(events, id, verify);
  const byKey = async (id: string, key: string) =>
    (await registered(id)).filter((one) => one.publicKey === key);
  const [last, another] =
    publicKey === undefined ? await writerKeys(runs, device, verify) : await byKey(device, publicKey);
  if (another) return { ok: false, error: TWO_KEYS };
  if (!last) {
    const isAnother = publicKey !== undefined && (await registered(device)).length > 0;
    return isAnother ? { ok: false, error: ANOTHER_KEY } : { ok: true, value: [] };
  }
  const own: Event[] = [];
  for (const event of events)
    if (
      event.by.device === device &&
      event.subject.kind === 'device' &&
      isCanonicalSignature(event.sig) &&
      (await verify(last.publicKey, signedText(event), event.sig))
    )
      own.push(event);
  const vouched = keysNamedIn(own, last);
  const earlier = followedOf(last.follows, own).filter((id) => id !== device);
  const seats = await Promise.all(
    earlier.map(async (id): Promise<RestoredSeat> => {
      const key = vouched.get(id);
      if (key !== undefined) return { publicKey: key, ...(await byKey(id, key))[0], device: id };
      const [sure, other] = await writerKeys(runs, id, verify);
      return { ...(other ? {} : sure), device: id };
    }),
  );
  return { ok: true, value: [{ ...last, device }, ...seats] };
}

/** Keys of its earlier devices that a device names: by its 登记, and by each 恢复 that stands. */
function keysNamedIn(own: readonly Event[], { succeeds }: Registration): Map<string, string> {
  const keys = new Map<string, string>(succeeds && [[succeeds.device, succeeds.publicKey]]);
  const { standing } = restorationsIn(own);
  for (const { id, subject, payload } of own) {
    if (standing.get(subject.id) !== id) continue;
    const parsed = DevicePayloads.恢复.safeParse(payload);
    if (parsed.success && parsed.data.publicKey) keys.set(subject.id, parsed.data.publicKey);
  }
  return keys;
}

/** What a 恢复 says of each. */
export function restoredPayloads(
  restored: readonly RestoredSeat[],
  fileName: string,
  sha256: (text: string) => Promise<string>,
) {
  return Promise.all(
    restored.map(async ({ device, name = '', unit = '', publicKey }, index) => ({
      device,
      payload: {
        name,
        unit,
        fileName,
        ...(index === 0 ? { wroteBackup: true } : {}),
        ...(publicKey === undefined
          ? {}
          : { publicKey, fingerprint: await fingerprintOf(publicKey, sha256) }),
      },
    })),
  );
}

import { successionText } from '../core/events/device.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import {
  deviceWithKey,
  type EventDraft,
  readEvents,
  registerDevice,
  type WriteMeans,
} from './event-store.ts';
import { followedOf } from './followed-devices.ts';

/**
 * This machine goes on as a new device with a new key, which names the ones before it: after a restored backup, and
 * where it was rolled back or copied. Two machines never write under one id then (DESIGN 4). The key it had signs
 * for the new one, so that an approval goes along (`succeeds`).
 *
 * @param earlier ids it takes over besides its own
 */
export async function beginNewDevice(
  db: LedgerDb,
  means: Pick<WriteMeans, 'nowMs' | 'newId' | 'signingKey' | 'freshKey'>,
  earlier: readonly string[] = [],
): Promise<DeviceRow> {
  const fresh = await means.freshKey?.();
  const { key, device: before } = await deviceWithKey(db, means);
  const id = means.newId();
  const hasWritten = before.seq > 0;
  const followed = followedOf(before.follows, await readEvents(db, means.nowMs(), 'device'));
  const next: DeviceRow = {
    key: 'this',
    id,
    seq: 0,
    lastId: '',
    lastHash: '',
    lastHlc: '',
    follows: [...new Set([...(hasWritten ? [before.id] : []), ...followed, ...earlier])],
    ...(fresh && { publicKey: fresh.publicKey }),
    ...(key && fresh && hasWritten
      ? {
          succeeds: {
            device: before.id,
            publicKey: key.publicKey,
            sig: await key.sign(successionText(before.id, id, fresh.publicKey)),
          },
        }
      : {}),
  };
  // The key and the device that signs with it change together.
  const transaction = db.transaction(['device', 'keys'], 'readwrite', { durability: 'strict' });
  const now = await transaction.objectStore('device').get('this');
  // Somebody else began one meanwhile: a second one would not know of it, and take its records for a stranger's.
  if (now && now.id !== before.id) {
    await transaction.done;
    return earlier.every((one) => now.follows.includes(one)) ? now : beginNewDevice(db, means, earlier);
  }
  // It wrote its first record meanwhile: then it is one to follow.
  if (now && now.seq > 0 && !hasWritten) {
    await transaction.done;
    return beginNewDevice(db, means, earlier);
  }
  await Promise.all([
    transaction.objectStore('device').put(next),
    ...(fresh ? [transaction.objectStore('keys').put(fresh.row)] : []),
    transaction.done,
  ]);
  return next;
}

/** The same, with its 登记 at once: a backup made before it writes anything else says whose it is. */
export async function beginRegisteredDevice(
  db: LedgerDb,
  seat: Pick<EventDraft, 'person' | 'role'>,
  means: WriteMeans,
  earlier: readonly string[] = [],
): Promise<void> {
  await beginNewDevice(db, means, earlier);
  await registerDevice(db, seat, means);
}

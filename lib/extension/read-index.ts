import type { Verify } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { type Examination, examineEvents } from '../core/events/examine.ts';
import type { LedgerDb } from './db.ts';
import { readEvents, thisDevice, type WriteMeans } from './event-store.ts';
import { followedOf } from './followed-devices.ts';
import { type LedgerIndex, ledgerIndex } from './ledger-index.ts';
import { rowKeys } from './own-keys.ts';
import { type ImportedEvent, readSegments } from './segments.ts';

/** The ledger from what is stored: own records as they stand, those of files as far as they hold. */
export async function readIndex(db: LedgerDb, means: WriteMeans): Promise<LedgerIndex> {
  const own = await readEvents(db, means.nowMs());
  const { events: imported } = await readSegments(db, means.nowMs());
  if (imported.length === 0) return ledgerIndex(own);
  const examination = await examineImported(db, own, imported, means);
  return ledgerIndex(examination.sound, examination);
}

/** Own and imported records examined as one set; what was found out at the import is not found out again. */
export async function examineImported(
  db: LedgerDb,
  own: readonly Event[],
  imported: readonly ImportedEvent[],
  means: WriteMeans,
): Promise<Examination> {
  const known = new Map<Event, ImportedEvent>(imported.map((one) => [one.event, one]));
  const device = await thisDevice(db, means);
  const never: Verify = async () => false;
  return examineEvents(
    imported.map(({ event }) => event),
    {
      sha256: means.sha256,
      verify: means.verify ?? never,
      own: [device.id, ...followedOf(device.follows, own)],
      ownEvents: own,
      ownKeys: rowKeys(device),
      hashesOf(event) {
        const one = known.get(event);
        return one && { earlier: one.hash, text: one.text };
      },
      signatureHolds(event, publicKey) {
        const signed = known.get(event)?.signed;
        return signed?.publicKey === publicKey ? signed.holds : undefined;
      },
      signerKey(event) {
        const signed = known.get(event)?.signed;
        return signed?.holds ? signed.publicKey : undefined;
      },
      cameBefore: (event) => known.get(event)?.cameBefore ?? false,
      arrivedAt: (event) => known.get(event)?.arrived ?? 0,
    },
  );
}

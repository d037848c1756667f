import { checkImported } from './check-imported.ts';
import { type ChainEnd, checkOwn } from './check-own.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { thisDevice, type WriteMeans } from './event-store.ts';
import { LostRecords } from './lost-records.ts';
import { type OwnSelf, ownSelf } from './own-keys.ts';
import { breather, type CheckMeans, type SoundRecord, type StoreFindings } from './store-damage.ts';

export interface CheckedStore extends StoreFindings {
  /** Records set aside before, of which the genuine ones are back. */
  lost: LostRecords;
}

/** Times a look begins anew because this machine took a new id meanwhile. */
const MAX_TURNS = 3;

/**
 * Verifies every record of the store, some at a time, and changes nothing: who does that is told what is wrong
 * (`putAside`). Records written meanwhile are looked at next time.
 *
 * @returns undefined when it was stopped
 */
export async function checkStore(
  db: LedgerDb,
  means: CheckMeans & Pick<WriteMeans, 'nowMs' | 'newId'>,
): Promise<CheckedStore | undefined> {
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const device = await thisDevice(db, means);
    const self = await ownSelf(db, device, means.verify);
    const checked = await look(db, device, self, means);
    if (!checked || self.ids.has((await thisDevice(db, means)).id)) return checked;
  }
  throw new Error('本机编号一直在变');
}

async function look(
  db: LedgerDb,
  device: DeviceRow,
  self: OwnSelf,
  means: CheckMeans,
): Promise<CheckedStore | undefined> {
  const lost = await LostRecords.read(db);
  const found: CheckedStore = { own: 0, imported: 0, damaged: [], mendings: [], unreadableRuns: [], lost };
  const all = await countRecords(db);
  const breath = breather(means.slices);
  const breathe = () => breath(Math.min(0.999, (found.own + found.imported) / Math.max(1, all)));
  let registrationCame = false;
  const see = (record: SoundRecord) => {
    lost.see(record);
    registrationCame ||= record.isOwn && record.isSigned && record.device === device.id && record.seq === 1;
  };
  const check = { self, means, found, see, breathe };
  const end = await checkOwn(db, check);
  if (!end || !(await checkImported(db, check))) return undefined;
  const why = whyNewDevice(end, self, registrationCame);
  const earlier = [...self.ids].filter((id) => id !== device.id);
  return why === undefined ? found : { ...found, newDevice: { why, earlier } };
}

/** What the row of this machine must not disagree with, or the next record would hang on nothing. */
function whyNewDevice(
  { row, last, isAnother }: ChainEnd,
  self: OwnSelf,
  isRegistered: boolean,
): string | undefined {
  if (!row || row.seq === 0) return undefined;
  if (row.publicKey !== undefined && !isRegistered) return '本机的登记（第 1 号记录）损坏或不见了';
  if (self.forgotten.length > 0) return '本机编号的记录里缺了以前用过的编号';
  if (isAnother || (last && last.seq > row.seq)) return '本机编号的记录和最后一条台账记录对不上';
  return undefined;
}

/** For the share that is done; a run holds 500 at most, and counting them would mean to read them. */
async function countRecords(db: LedgerDb): Promise<number> {
  return (await db.count('events')) + (await db.count('segments')) * 500;
}

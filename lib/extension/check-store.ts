import { checkImported } from './check-imported.ts';
import { type ChainEnd, checkOwn } from './check-own.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { thisDevice, type WriteMeans } from './event-store.ts';
import { LostRecords } from './lost-records.ts';
import { type OwnSelf, ownSelf } from './own-keys.ts';
import { readImports } from './segments.ts';
import { shortFiles } from './short-files.ts';
import { breather, type CheckMeans, type SoundRecord, type StoreFindings } from './store-damage.ts';

export interface CheckedStore extends StoreFindings {
  /** Records set aside before, of which the genuine ones are back. */
  lost: LostRecords;
  /** Of some file fewer records seem to be here than it brought. */
  isShort: boolean;
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
  throw new Error('核对的时候本机一直在换新的编号。请先不要导入文件，过几分钟再核对一次');
}

async function look(
  db: LedgerDb,
  device: DeviceRow,
  self: OwnSelf,
  means: CheckMeans,
): Promise<CheckedStore | undefined> {
  const lost = await LostRecords.read(db);
  const found: CheckedStore = {
    own: 0,
    imported: 0,
    damaged: [],
    mendings: [],
    unreadableRuns: [],
    gone: [],
    byFile: new Map(),
    lost,
    isShort: false,
  };
  const numbers = new OwnNumbers();
  const all = await countRecords(db);
  const breath = breather(means.slices);
  const breathe = () => breath(Math.min(0.999, (found.own + found.imported) / Math.max(1, all)));
  let registrationCame = false;
  const see = (record: SoundRecord) => {
    lost.see(record);
    if (record.isOwn && isOwnNumber(record, self)) numbers.see(record);
    registrationCame ||= record.isOwn && record.isSigned && record.device === device.id && record.seq === 1;
  };
  const check = { self, means, found, see, breathe };
  const end = await checkOwn(db, check);
  if (!end || !(await checkImported(db, check))) return undefined;
  // Records written meanwhile were not looked at: the chain goes as far as it did at the beginning.
  found.gone = numbers.gone(device, await writtenHere(db, self), [
    ...lost.ownNumbers(),
    ...found.damaged.filter(({ place }) => place.store === 'events'),
  ]);
  found.isShort = shortFiles(await readImports(db), found.byFile, lost.aside).length > 0;
  const why = whyNewDevice(end, self, registrationCame);
  const earlier = [...self.ids].filter((id) => id !== device.id);
  return why === undefined ? found : { ...found, newDevice: { why, earlier } };
}

/** Anybody can write a record that bears this machine's id: where it has a key, only the key speaks for a number. */
function isOwnNumber({ device, isSigned }: SoundRecord, { keys }: OwnSelf): boolean {
  return isSigned || (keys.get(device) ?? []).length === 0;
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

/** Devices of this machine that its own store holds records of; what a backup brought back may have had gaps before. */
async function writtenHere(db: LedgerDb, self: OwnSelf): Promise<string[]> {
  const found: string[] = [];
  for (const id of self.ids) {
    const range = IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
    if ((await db.countFromIndex('events', 'bySeq', range)) > 0) found.push(id);
  }
  return found;
}

interface Numbered {
  device?: string | undefined;
  seq?: number | undefined;
}

/** Numbers of this machine's own records that are there: what was deleted leaves a gap. */
class OwnNumbers {
  private readonly seen = new Map<string, Set<number>>();

  see({ device, seq }: SoundRecord): void {
    const known = this.seen.get(device);
    if (known) known.add(seq);
    else this.seen.set(device, new Set([seq]));
  }

  /**
   * @param row how far this machine's chain goes; an earlier one goes as far as its last record
   * @param named damaged records that are named already. One whose number was damaged accounts for a gap too
   */
  gone(row: DeviceRow, devices: readonly string[], named: readonly Numbered[]): StoreFindings['gone'] {
    const missing = (devices.length === 0 ? [row.id] : devices).flatMap((device) =>
      this.missingOf(device, device === row.id ? row.seq : 0),
    );
    const numberOf = ({ device, seq }: Numbered) => `${device} ${seq}`;
    const areMissing = new Set(missing.map(numberOf));
    const areNamed = new Set(named.map(numberOf));
    let astray = named.filter((one) => !areMissing.has(numberOf(one))).length;
    const left = missing.filter((one) => {
      if (areNamed.has(numberOf(one))) return false;
      astray -= 1;
      return astray < 0;
    });
    return stretchesOf(left);
  }

  private missingOf(device: string, end: number): { device: string; seq: number }[] {
    const seen = this.seen.get(device) ?? new Set<number>();
    let last = end;
    for (const seq of seen) last = Math.max(last, seq);
    const missing: { device: string; seq: number }[] = [];
    for (let seq = 1; seq <= last && missing.length < MOST_MISSING; seq++)
      if (!seen.has(seq)) missing.push({ device, seq });
    return missing;
  }
}

/** Numbers named at one look; the next one goes on with the rest. */
const MOST_MISSING = 10_000;

function stretchesOf(numbers: readonly { device: string; seq: number }[]): StoreFindings['gone'] {
  const stretches: StoreFindings['gone'] = [];
  for (const { device, seq } of numbers) {
    const last = stretches.at(-1);
    if (last?.device === device && last.to === seq - 1) last.to = seq;
    else stretches.push({ device, from: seq, to: seq });
  }
  return stretches;
}

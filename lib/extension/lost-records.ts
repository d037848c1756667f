import { isoOf } from '../core/calendar/civil-date.ts';
import type { LedgerDb, QuarantineRow } from './db.ts';
import { Signed } from './segments.ts';
import { type ByFile, countAside, fileOf, lostIn } from './short-files.ts';
import { membersOf, readableParts, type SoundRecord } from './store-damage.ts';

/** One record in a row that was set aside; a run that cannot be read holds many. */
interface Lost {
  row: QuarantineRow;
  isOwn: boolean;
  /** Key that its signature was found to hold for, of records that files brought. */
  publicKey?: string | undefined;
  isBack: boolean;
}

/** Numbers of one stretch that are waited for one by one. */
const MOST_GONE = 10_000;

/**
 * Records that were set aside and are waited for. A file that brings the genuine one mends the damage: then it is
 * no alarm any more.
 */
export class LostRecords {
  private readonly byName = new Map<string, Lost[]>();
  private readonly all: Lost[] = [];

  /** Records of each file that were set aside or named as lost, those that are back too. */
  readonly aside: ByFile;

  private constructor(rows: readonly QuarantineRow[]) {
    this.aside = countAside(rows);
    const isWaited = ({ store, mendedAt }: QuarantineRow) =>
      mendedAt === undefined && (store === 'events' || store === 'segments');
    for (const row of rows.filter(isWaited)) {
      const whole = membersOf(row.row);
      if (row.store === 'events')
        for (const event of goneIn(whole)) this.wait({ row, isOwn: true, isBack: false }, { event });
      else
        for (const entry of Array.isArray(whole.events) ? whole.events : [whole])
          this.wait({ row, isOwn: false, publicKey: signerOf(entry), isBack: false }, membersOf(entry));
    }
  }

  static async read(db: LedgerDb): Promise<LostRecords> {
    return new LostRecords(await db.getAll('quarantine'));
  }

  /** Tells of a file that is in: everything it brought is here, whichever file brought it back. */
  seeFile(importId: string): void {
    for (const lost of this.all) if (fileOf(lost.row) === importId) lost.isBack = true;
  }

  /** Tells of a sound record that is in the store. */
  see(record: SoundRecord): void {
    if (this.all.length > 0) for (const lost of this.matching(record)) lost.isBack = true;
  }

  /** What this machine wrote and waits for, under the numbers the damaged rows bear. */
  ownNumbers(): { device?: string | undefined; seq?: number | undefined }[] {
    const rows = new Set(this.all.flatMap(({ row, isOwn }) => (isOwn ? [row] : [])));
    return [...rows].flatMap((row) => goneIn(membersOf(row.row)).map(readableParts));
  }

  /** When a lost record of a file first came here, in ms: its hash tells it from any other. */
  arrivedOf({ hash, text }: { hash: string; text?: string | undefined }): number | undefined {
    const names = [`hash ${hash}`, ...(text === undefined ? [] : [`text ${text}`])];
    return names.flatMap((name) => this.byName.get(name) ?? []).find(({ row }) => row.arrived !== undefined)
      ?.row.arrived;
  }

  /** Writes down which rows are mended. @returns how many records, as far as the rows tell */
  async noteMended(db: LedgerDb, nowMs: number): Promise<number> {
    const rows = new Map<QuarantineRow, boolean>();
    for (const { row, isBack } of this.all) rows.set(row, isBack && (rows.get(row) ?? true));
    const mended = [...rows].flatMap(([row, isBack]) => (isBack ? [row] : []));
    if (mended.length === 0) return 0;
    const mendedAt = isoOf(nowMs);
    const transaction = db.transaction('quarantine', 'readwrite', { durability: 'strict' });
    await Promise.all([
      ...mended.map((row) => transaction.store.put({ ...row, mendedAt })),
      transaction.done,
    ]);
    return mended.reduce((sum, row) => sum + (lostIn(row) ?? 1), 0);
  }

  private wait(lost: Lost, { event, hash, text }: Record<string, unknown>): void {
    this.all.push(lost);
    const { id, device, seq } = readableParts(event);
    const names = [
      ...(typeof hash === 'string' ? [`hash ${hash}`] : []),
      ...(typeof text === 'string' ? [`text ${text}`] : []),
      ...(id === undefined ? [] : [`id ${id}`]),
      ...(device === undefined || seq === undefined ? [] : [`number ${device} ${seq}`]),
    ];
    for (const name of names) this.byName.set(name, [...(this.byName.get(name) ?? []), lost]);
  }

  /**
   * By its hash; by its id or its number only where its signature vouches for it. Anybody can register a key of his
   * own under another's device id: a record that a file brought must be signed by the very key of the lost one.
   */
  private matching({ id, device, seq, isOwn, isSigned, publicKey, hash, text }: SoundRecord): Lost[] {
    const byHash = [...this.named('hash', hash), ...this.named('text', text)];
    if (byHash.length > 0 || !isSigned) return byHash;
    const byNumber = this.named('number', `${device} ${seq}`);
    if (isOwn) return [...byNumber, ...this.named('id', id).filter((lost) => lost.isOwn)];
    return byNumber.filter((lost) => lost.publicKey !== undefined && lost.publicKey === publicKey);
  }

  private named(what: string, name: string | undefined): Lost[] {
    return name === undefined ? [] : (this.byName.get(`${what} ${name}`) ?? []);
  }
}

/** A stretch of numbers that are gone stands in one row; any other row is one record. */
function goneIn(row: Record<string, unknown>): Record<string, unknown>[] {
  const { seq, to } = row;
  if (typeof seq !== 'number' || typeof to !== 'number') return [row];
  return Array.from({ length: Math.min(to - seq + 1, MOST_GONE) }, (_none, index) => ({
    ...row,
    seq: seq + index,
  }));
}

function signerOf(entry: unknown): string | undefined {
  const signed = Signed.safeParse(membersOf(entry).signed);
  return signed.success && signed.data.holds ? signed.data.publicKey : undefined;
}

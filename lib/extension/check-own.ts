import type { Event } from '../core/events/event.ts';
import { earlierHash, eventHash } from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import { isCanonicalSignature, otherS } from '../core/events/signature.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { isOwnSigned, type OwnSelf } from './own-keys.ts';
import {
  type CheckMeans,
  type Damage,
  damageOf,
  membersOf,
  type SeeSound,
  type StoreFindings,
} from './store-damage.ts';

/** Rows read at a time. */
const BATCH = 100;

interface OwnCheck {
  self: OwnSelf;
  means: CheckMeans;
  found: StoreFindings;
  see: SeeSound;
  /** Told that one more record was looked at; false to stop. */
  breathe(): Promise<boolean>;
}

/** The end of the chain this machine writes, set against what its row says of it. */
export interface ChainEnd {
  /** The row as it was once the chain was read: records may have been written meanwhile. */
  row: DeviceRow | undefined;
  last?: Event | undefined;
  /** The last record is another one than the row names. */
  isAnother?: boolean | undefined;
}

/**
 * Looks through what this machine wrote itself: every record parses, is signed by its device's key, and names the
 * one before it. Read in the order of the chain, some rows at a time.
 *
 * @returns undefined when it was stopped
 */
export async function checkOwn(db: LedgerDb, check: OwnCheck): Promise<ChainEnd | undefined> {
  let end: ChainEnd = { row: undefined };
  for (const id of check.self.ids) {
    const links = new Links(check);
    for await (const rows of rowsOf(db, id))
      for (const row of rows) {
        check.found.own += 1;
        const wrong = await whatIsWrong(row, check);
        if (wrong !== null) check.found.damaged.push(named(row, wrong, check.means));
        else await links.add(row);
        if (!(await check.breathe())) return undefined;
      }
    const row = await db.get('device', 'this');
    const isPresent = row?.id === id;
    const ended = await links.end(isPresent ? row : undefined);
    if (isPresent) end = { row, ...ended };
  }
  return (await checkStrays(db, check)) ? end : undefined;
}

async function whatIsWrong(row: unknown, { self, means }: OwnCheck): Promise<string | null> {
  const parsed = parseEvent(row);
  if (!parsed.ok) return `读不出来：${parsed.error}`;
  return (await isOwnSigned(parsed.event, self.keys, means.verify))
    ? null
    : '的签名不符，内容被改动过或磁盘出错。';
}

function named(row: unknown, what: string, { numberOf }: CheckMeans): Damage {
  return damageOf({ store: 'events', key: String(membersOf(row).id) }, row, row, what, numberOf);
}

interface Link {
  event: Event;
  text: string;
  /** The record before it that it does not name: one of the two was replaced. */
  rival?: Event | undefined;
}

/**
 * Follows a chain. Of two neighbours that hold by themselves and do not fit, the one that its own successor does
 * not name is the one that was replaced.
 */
class Links {
  private last: Link | undefined;

  constructor(private readonly check: OwnCheck) {}

  async add(event: Event): Promise<void> {
    const { last } = this;
    const link: Link = { event, text: await eventHash(event, this.check.means.sha256) };
    this.last = link;
    if (!last) return;
    const isNext = last.event.seq === event.seq - 1;
    const fits = isNext && (await this.names(event.prevHash, last));
    if (last.rival) this.settle(last, last.rival, fits);
    else if (isNext && !fits) link.rival = last.event;
    else this.sound(last.event);
  }

  /** @param row of this machine, when it is the chain it writes now */
  async end(row: DeviceRow | undefined): Promise<Omit<ChainEnd, 'row'>> {
    const { last } = this;
    if (!last) return {};
    const { event } = last;
    const isEnd = row?.seq === event.seq;
    const fits = isEnd && (await this.names(row.lastHash, last)) && row.lastHlc === event.hlc;
    const isProven = this.hasKey(event);
    if (last.rival) this.settle(last, last.rival, fits);
    else if (!isProven && row && (isEnd ? !fits : event.seq > row.seq))
      this.replaced(event, '本机记下的最后一条');
    else this.sound(event);
    return isProven ? { last: event, isAnother: isEnd && !fits } : {};
  }

  /** Which of two that do not fit was replaced. */
  private settle({ event }: Link, rival: Event, isNamed: boolean): void {
    this.replaced(isNamed ? rival : event, '前后的记录');
    this.sound(isNamed ? event : rival);
  }

  private replaced(event: Event, against: string): void {
    const { found, means } = this.check;
    found.damaged.push(named(event, `和${against}对不上，被换过或改动过。`, means));
  }

  private hasKey({ by }: Event): boolean {
    return (this.check.self.keys.get(by.device)?.length ?? 0) > 0;
  }

  private sound(event: Event): void {
    const { id, seq, by } = event;
    this.check.see({ id, seq, device: by.device, isOwn: true, isSigned: this.hasKey(event) });
  }

  /** By either hash; builds of the first version named a record with its signature, however it is spelled. */
  private async names(hash: string, { event, text }: Link): Promise<boolean> {
    const { sha256 } = this.check.means;
    if (text === hash || (await earlierHash(event, sha256)) === hash) return true;
    if (!isCanonicalSignature(event.sig)) return false;
    return (await earlierHash({ ...event, sig: otherS(event.sig) }, sha256)) === hash;
  }
}

/** Rows under one device id in the order of their numbers, whatever the number is by now. */
async function* rowsOf(db: LedgerDb, id: string): AsyncGenerator<Event[], void> {
  let range = IDBKeyRange.bound([id], [id, []]);
  for (;;) {
    const rows = await db.getAllFromIndex('events', 'bySeq', range, BATCH);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    range = IDBKeyRange.bound([id, last.seq], [id, []], true);
  }
}

/** Rows that stand under none of this machine's ids: looked for only where the counts differ. */
async function checkStrays(db: LedgerDb, { self, means, found, breathe }: OwnCheck): Promise<boolean> {
  const { store } = db.transaction('events');
  const counts = [...self.ids].map((id) => store.index('bySeq').count(IDBKeyRange.bound([id], [id, []])));
  const [all, ...own] = await Promise.all([store.count(), ...counts]);
  if (own.reduce((sum, one) => sum + one, 0) === all) return true;
  let range: IDBKeyRange | null = null;
  for (;;) {
    const rows: Event[] = await db.getAll('events', range, BATCH);
    for (const row of rows) {
      if (isStray(row, self)) {
        found.own += 1;
        const parsed = parseEvent(row);
        const what = parsed.ok ? '写着别的设备的编号，不是本机写的。' : `读不出来：${parsed.error}`;
        found.damaged.push(named(row, what, means));
      }
      if (!(await breathe())) return false;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return true;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

function isStray(row: unknown, { ids }: OwnSelf): boolean {
  const { by, seq } = membersOf(row);
  const { device } = membersOf(by);
  const isIndexed = typeof seq === 'number' || typeof seq === 'string';
  return !(typeof device === 'string' && ids.has(device) && isIndexed);
}

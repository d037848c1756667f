import { z } from 'zod';

import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { Slices } from '../../lib/core/run-in-slices.ts';
import type { NamedDamage, StoreCheck } from '../../lib/extension/check-messages.ts';
import { type CheckedStore, checkStore } from '../../lib/extension/check-store.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { registerDevice } from '../../lib/extension/event-store.ts';
import type { MarkArea } from '../../lib/extension/mark-store.ts';
import { beginNewDevice } from '../../lib/extension/new-device.ts';
import { putAside } from '../../lib/extension/put-aside.ts';
import { quarantined } from '../../lib/extension/quarantine.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { nameShortFiles } from '../../lib/extension/short-files.ts';
import { namedDamage } from '../../lib/extension/store-damage.ts';
import { type Background, nowAt, type RunningCheck, refreshOverlays } from './background.ts';
import { notify } from './notify.ts';

/** When the last look came to its end: the worker starts many times an hour. */
const LAST_KEY = 'store-check';
/** A worker that calls nothing of the browser for half a minute is put to sleep, in the midst of its work. */
const AWAKE_MS = 10_000;
/** Named one by one in an answer; all of them stand in the list of what was set aside. */
const MOST_NAMED = 100;

export const STORE_NOTICE = 'store-damaged';

/** Once a day; one that was cut short begins anew at the next call. */
export async function lookAtStore(background: Background): Promise<void> {
  const last = await lastStoreCheck(background.marks);
  if (last && civilDateOf(last.at) === civilDateOf(nowAt(background))) return;
  const checked = await checkStoreNow(background);
  if (!checked.ok) background.lastFailure = checked.error;
}

/** Verifies every record now, or waits for the check that is under way. */
export function checkStoreNow(background: Background): Promise<Result<StoreCheck>> {
  background.checking ??= begin(background);
  return background.checking.done;
}

/** Said by the system too: nobody may be at the desk. */
export async function tellDamaged({ count, first }: { count: number; first: string }): Promise<void> {
  await notify(
    STORE_NOTICE,
    `台账里有 ${count} 条记录损坏`,
    `${first}${count > 1 ? '等。' : ''}损坏的已另存一边，其余照常使用。点此查看怎样补回。`,
  );
}

const Last = z.object({
  at: z.string(),
  records: z.number(),
  count: z.number(),
  /** Key of the last row that was set aside by then: what came after was not told yet. */
  upTo: z.number(),
});

export async function lastStoreCheck(area: MarkArea): Promise<z.infer<typeof Last> | undefined> {
  const parsed = Last.safeParse((await area.get(LAST_KEY))[LAST_KEY]);
  return parsed.success ? parsed.data : undefined;
}

function begin(background: Background): RunningCheck {
  const signal = { aborted: false };
  const running: RunningCheck = {
    share: 0,
    stop() {
      signal.aborted = true;
    },
    done: Promise.resolve({ ok: false, error: '' }),
  };
  const slices = awake(background, {
    ...background.slices,
    signal,
    onProgress(share) {
      running.share = share;
    },
  });
  running.done = check(background, slices).finally(() => {
    background.checking = undefined;
  });
  return running;
}

/** Slices that keep the browser from putting the worker to sleep. */
function awake({ marks }: Background, slices: Slices): Slices {
  let since = slices.now();
  return {
    ...slices,
    async pause() {
      await slices.pause();
      if (slices.now() - since < AWAKE_MS) return;
      since = slices.now();
      await marks.get(LAST_KEY);
    },
  };
}

async function check(background: Background, slices: Slices): Promise<Result<StoreCheck>> {
  const { ledger, means } = background;
  const last = await lastStoreCheck(background.marks);
  // Rows that cannot be read at all are set aside as the index is built.
  const index = await ledger.index();
  if (!index.ok) return index;
  const { sha256, verify } = means;
  if (!verify) return { ok: false, error: NO_VERIFY };
  const numberOf = (id: string) => index.value.ticket(id)?.number;
  const found = await ledger.use('核对台账', (db) =>
    checkStore(db, { ...background.means, sha256, verify, slices, numberOf }),
  );
  if (!found.ok) return found;
  if (!found.value) return { ok: true, value: stopped(nowAt(background)) };
  const { own, imported, mendings, newDevice } = found.value;
  const applied = await apply(background, found.value);
  if (!applied.ok) return applied;
  const fresh = await ledger.use('读取存储状态', (db) => setAsideAfter(db, last?.upTo ?? 0, numberOf));
  if (!fresh.ok) return fresh;
  const { damaged, upTo } = fresh.value;
  const at = nowAt(background);
  const [records, count] = [own + imported, damaged.length];
  await background.marks.set({ [LAST_KEY]: { at, records, count, upTo } });
  if (own === 0 && imported > 0) {
    const registered = await register(background);
    if (!registered.ok) return registered;
  }
  const [first] = damaged;
  if (first) background.shell.storeDamaged({ count, first: first.why });
  return {
    ok: true,
    value: {
      at,
      isStopped: false,
      records,
      count,
      damaged: damaged.slice(0, MOST_NAMED),
      renoted: mendings.length,
      mended: applied.value,
      ...(newDevice ? { newDevice: newDevice.why } : {}),
    },
  };
}

/** Without it every record would seem damaged. */
const NO_VERIFY = '这个浏览器不能核对签名，没有核对台账，记录都没有动。请更新浏览器后再到“帮助”页核对一次。';

function stopped(at: string): StoreCheck {
  return { at, isStopped: true, records: 0, count: 0, damaged: [], renoted: 0, mended: 0 };
}

const GOES_ON =
  '本机已换新的编号继续记录，以前的记录照常作数；别的电脑收到本机下一次的交件或回复后，就认得新编号。';

/**
 * Moves what is damaged out of the way and, where this machine's own chain lost its beginning or its end, goes on
 * as a new device, which says at once whose it is.
 *
 * @returns how many records that were set aside before are back
 */
async function apply(background: Background, found: CheckedStore): Promise<Result<number>> {
  const { ledger, means } = background;
  const { damaged, mendings, unreadableRuns, gone, newDevice, lost, isShort } = found;
  if (damaged.length + mendings.length + unreadableRuns.length + gone.length === 0 && !newDevice && !isShort)
    return ledger.use('核对台账', (db) => lost.noteMended(db, background.nowMs()));
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const done = await ledger.alone('核对台账', async (db) => {
    const said = damaged.map((one) =>
      newDevice && one.place.store === 'events' && one.seq === 1 ? { ...one, why: one.why + GOES_ON } : one,
    );
    await putAside(db, { damaged: said, mendings, unreadableRuns, gone }, background.nowMs());
    if (isShort) await nameShortFiles(db, background.nowMs());
    if (newDevice) {
      await beginNewDevice(db, means, newDevice.earlier);
      await registerDevice(db, seatOf(settings.value), means);
    }
    return lost.noteMended(db, background.nowMs());
  });
  if (!done.ok) return done;
  background.shell.ledgerChanged();
  background.behind.run(refreshOverlays(background));
  return done;
}

/**
 * A machine of the office that only took in what others wrote says whose it is: by its 登记 the backup that follows
 * the check can be restored as its own.
 */
async function register(background: Background): Promise<Result<unknown>> {
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const seat = seatOf(settings.value);
  if (seat.role === '公众志愿者') return settings;
  const written = await background.ledger.alone('登记本机', (db) =>
    registerDevice(db, seat, background.means),
  );
  if (written.ok) background.shell.ledgerChanged();
  return written;
}

/** Records set aside since the last check, by it or by whoever read them, named. */
async function setAsideAfter(
  db: LedgerDb,
  told: number,
  numberOf: (id: string) => string | undefined,
): Promise<{ damaged: NamedDamage[]; upTo: number }> {
  const rows = await quarantined(db);
  const highest = rows.reduce((most, { key = 0 }) => Math.max(most, key), 0);
  // Keys begin at 1 again in a database made anew: then nothing of it was told yet.
  const upTo = told > highest ? 0 : told;
  const fresh = rows.filter(
    ({ key, store, mendedAt }) =>
      mendedAt === undefined &&
      (store === 'events' || store === 'segments') &&
      // A row that could not be moved has no key: it is told until it is.
      (key === undefined || key > upTo),
  );
  return {
    damaged: fresh.map((row) => namedDamage(row, numberOf)),
    upTo: highest,
  };
}

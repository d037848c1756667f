import { DevicePayloads, type DeviceStanding } from '../../lib/core/events/device.ts';
import type { DeviceView } from '../../lib/core/events/device-view.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { knownRuns } from '../../lib/core/events/known-runs.ts';
import { eventHash } from '../../lib/core/events/new-event.ts';
import { newerIn, newerSentence } from '../../lib/core/events/newer-version.ts';
import { notCounted } from '../../lib/core/events/not-counted.ts';
import { usualSeats } from '../../lib/core/events/seats.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import type { Approval, DeviceProtocol } from '../../lib/extension/device-messages.ts';
import { type EventDraft, readEvents, thisDevice } from '../../lib/extension/event-store.ts';
import { restorationsIn } from '../../lib/extension/followed-devices.ts';
import type { FoundOut, LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { examineImported } from '../../lib/extension/read-index.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { handles, takeable, waitingByDevice } from '../../lib/extension/waiting-records.ts';
import { type Background, type Handlers, refreshOverlays } from './background.ts';
import { backupStanding, isFreshMachine } from './backup-standing.ts';

type DeviceHandlers = Pick<Handlers, keyof DeviceProtocol>;

const MOST_SHOWN = 1_000;
/** Times a decision is made anew because records came meanwhile. */
const MAX_TURNS = 5;
const CENTER = '大数据中心';
const NO_DEVICE = '没有找到这台设备，可能刚刚有新的记录进来。没有改动，请刷新后再试。';

/** The devices that wrote the records here: who answers for them, and what waits for a person. */
export function deviceHandlers(background: Background): DeviceHandlers {
  const { ledger } = background;
  const { sha256 } = background.means;

  /** What the index found out, examined anew where this machine wrote since, or took in nothing. */
  const examined = (index: LedgerIndex) =>
    ledger.use('读取设备', async (db) => {
      const now = background.nowMs();
      const about = await readEvents(db, now, 'device');
      const { id: thisId } = await thisDevice(db, background);
      if (index.examination && index.written() === 0)
        return { examination: index.examination, thisId, about };
      const own = await readEvents(db, now);
      const { events } = await readSegments(db, now);
      return { examination: await examineImported(db, own, events, background.means), thisId, about };
    });

  /** Writes records about devices; who may decide has changed then, and every ticket is folded anew. */
  const decide = async (
    doing: string,
    make: (index: LedgerIndex, seat: ReturnType<typeof seatOf>) => Promise<Result<EventDraft[]>>,
  ): Promise<Result<readonly Event[]>> => {
    const settings = await background.settings.get();
    if (!settings.ok) return settings;
    const seat = seatOf(settings.value);
    if (seat.role === '公众志愿者')
      return { ok: false, error: `先完成首次设置，再${doing}。没有改动任何内容。` };
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const index = await ledger.index();
      if (!index.ok) return index;
      const drafts = await make(index.value, seat);
      if (!drafts.ok) return drafts;
      // A file that came in between is not in what was decided: a revocation would make its records void.
      let isStale = false;
      const written = await ledger.write(doing, (now) => {
        isStale = now !== index.value;
        return isStale ? { ok: true, value: [] } : drafts;
      });
      if (!written.ok) return written;
      if (isStale) continue;
      ledger.forgetIndex();
      background.shell.ledgerChanged();
      background.behind.run(refreshOverlays(background));
      return written;
    }
    return { ok: false, error: `${doing}时一直有新的记录进来。没有改动任何内容，请等文件导入完再试。` };
  };

  const draftAbout = (
    index: LedgerIndex,
    seat: ReturnType<typeof seatOf>,
    device: string,
    type: keyof typeof DevicePayloads,
    payload: Record<string, unknown>,
  ): EventDraft => {
    const subject = { kind: 'device' as const, id: device };
    return { subject, type, payload, ...seat, ...index.heads('device', device) };
  };

  /** What was written, once the devices stand as it says. */
  const inEffect = async (doing: string, written: Result<readonly Event[]>): Promise<typeof written> => {
    if (!written.ok) return written;
    const index = await ledger.index();
    if (!index.ok) return index;
    const found = await examined(index.value);
    if (!found.ok) return found;
    const devices = [...found.value.examination.devices.values()];
    const stands = written.value.every((event) => devices.some((device) => standsAs(device, event)));
    return stands ? written : { ok: false, error: NOT_IN_EFFECT(doing) };
  };

  const approve = async (approvals: readonly Approval[]) => {
    const written = await decide('核准设备', async (index, seat) => {
      const found = await examined(index);
      if (!found.ok) return found;
      const drafts: EventDraft[] = [];
      for (const approval of approvals) {
        const standing = found.value.examination.devices.get(approval.device);
        const problem = approvalProblem(approval, standing, seat.role);
        if (problem !== null || !standing) return { ok: false, error: problem ?? NO_DEVICE };
        const { fingerprint, publicKey, device } = standing;
        const seats = approval.seats ?? usualSeats(standing);
        drafts.push(draftAbout(index, seat, device, '核准', { fingerprint, publicKey, seats }));
      }
      return { ok: true, value: drafts };
    });
    return inEffect('核准设备', written);
  };

  return {
    async devices() {
      const index = await ledger.index();
      if (!index.ok) return index;
      const found = await examined(index.value);
      if (!found.ok) return found;
      return { ok: true, value: viewsOf(found.value, index.value) };
    },

    async approveDevice(approval) {
      const done = await approve([approval]);
      return done.ok ? { ok: true, value: null } : done;
    },

    async approveDevices({ approvals: given }) {
      const once = distinct(given);
      if (!once.ok) return once;
      const approvals = once.value;
      const before = await ledger.index();
      if (!before.ok) return before;
      const waited = before.value.waiting().length;
      const done = await approve(approvals);
      if (!done.ok) return done;
      const after = await ledger.index();
      if (!after.ok) return after;
      const counted = Math.max(0, waited - after.value.waiting().length);
      return { ok: true, value: { approved: approvals.length, counted } };
    },

    async revokeDevice({ device, reason, keep = [] }) {
      const done = await decide('吊销设备', async (index, seat) => {
        const found = await examined(index);
        if (!found.ok) return found;
        const { examination, thisId } = found.value;
        const standing = examination.devices.get(device);
        const mayWithdraw = standing?.state === '已核准' && approvedHere(examination).has(keyOf(standing));
        if (seat.role !== CENTER && !mayWithdraw) return { ok: false, error: ONLY_CENTER('吊销设备') };
        if (!standing) return { ok: false, error: NO_DEVICE };
        if (standing.device === thisId && standing.state === '本机')
          return { ok: false, error: '这是本机，不能吊销自己。没有改动。' };
        const records = examination.sound.filter((event) => examination.writerOf(event) === standing);
        // Whom else to trust is the center's to say.
        const kept = (seat.role === CENTER ? keep : []).flatMap((id) => examination.devices.get(id) ?? []);
        const drafts = [
          ...kept.map(({ device: id, fingerprint, publicKey, seats }) =>
            draftAbout(index, seat, id, '核准', { fingerprint, publicKey, seats }),
          ),
          draftAbout(index, seat, standing.device, '吊销', {
            reason: reason.trim(),
            known: await knownRuns(standing.runs, records, sha256),
            ...(standing.publicKey === undefined ? {} : { publicKey: standing.publicKey }),
          }),
        ];
        return { ok: true, value: drafts };
      });
      const stands = await inEffect('吊销设备', done);
      return stands.ok ? { ok: true, value: null } : stands;
    },

    async takeOver({ ids }) {
      const wanted = new Set(ids);
      let taken = 0;
      const done = await decide('采纳', async (index, seat) => {
        if (seat.role !== CENTER) return { ok: false, error: ONLY_CENTER('采纳别的设备写的记录') };
        const handleOf = handles(index, sha256);
        /** By id the record that waits where its ticket or column shows it; null where there are several. */
        const shown = new Map<string, Event | null>();
        for (const event of index.waiting()) shown.set(event.id, shown.has(event.id) ? null : event);
        taken = 0;
        const byDevice = new Map<string, { id: string; hash: string }[]>();
        for (const event of takeable(index)) {
          const { id } = event;
          if (!wanted.has(await handleOf(event))) {
            if (!wanted.has(id)) continue;
            const one = shown.get(id);
            if (!one) return { ok: false, error: SAME_ID };
            if (event !== one) continue;
          }
          const records = byDevice.get(event.by.device) ?? [];
          byDevice.set(event.by.device, [...records, { id, hash: await eventHash(event, sha256) }]);
          taken += 1;
        }
        if (taken === 0)
          return { ok: false, error: '这些记录已经采纳，或不在待采纳的清单里。没有改动，请刷新后再看。' };
        const drafts = [...byDevice].map(([device, records]) =>
          draftAbout(index, seat, device, '采纳', { records }),
        );
        return { ok: true, value: drafts };
      });
      return done.ok ? { ok: true, value: { taken } } : done;
    },

    async waitingRecords() {
      const index = await ledger.index();
      if (!index.ok) return index;
      return { ok: true, value: await waitingByDevice(index.value, sha256) };
    },

    async undoRestore({ device, reason }) {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      if (seatOf(settings.value).role === '公众志愿者')
        return { ok: false, error: '先完成首次设置，再撤销恢复。没有改动任何内容。' };
      // Before the 撤销: cut short in between, the 恢复 still stands and can be taken back once more.
      const followed = await ledger.alone('撤销恢复', async (db) => {
        const own = await readEvents(db, background.nowMs(), 'device');
        const restored = restorationsIn(own).standing.get(device);
        if (restored !== undefined) await stopFollowing(db, device, background);
        return restored;
      });
      if (!followed.ok) return followed;
      const restored = followed.value;
      if (restored === undefined)
        return { ok: false, error: '没有找到这次恢复的记录，可能已经撤销。没有改动。' };
      const done = await decide('撤销恢复', async (index, seat) => {
        const payload = { corrects: restored, reason: reason.trim() };
        return { ok: true, value: [draftAbout(index, seat, device, '撤销', payload)] };
      });
      return done.ok ? { ok: true, value: null } : done;
    },

    isFreshMachine: () => ledger.use('读取台账', (db) => isFreshMachine(db, background.nowMs())),

    backupStanding: (file) => ledger.use('读取台账', (db) => backupStanding(db, background.nowMs(), file)),

    async quarantinedRecords() {
      const index = await ledger.index();
      if (!index.ok) return index;
      return { ok: true, value: (index.value.examination?.quarantined ?? []).slice(0, MOST_SHOWN) };
    },

    async newerRecords() {
      const index = await ledger.index();
      if (!index.ok) return index;
      await index.value.list(background.slices);
      const newer = index.value.newer();
      const records = newer.slice(0, MOST_SHOWN).map((event) => ({
        id: event.id,
        what: newerSentence(newerIn(event) ?? `“${event.type}”`),
        at: event.at,
        by: `${event.by.person.unit} ${event.by.person.name}`.trim(),
      }));
      return { ok: true, value: { records, count: newer.length } };
    },
  };
}

const ONLY_CENTER = (what: string) => `只有大数据中心可以${what}。没有改动任何内容。`;

const NOT_IN_EFFECT = (doing: string) =>
  `已经记下，但${doing}没有生效。请刷新后再试一次；还是这样，请先备份台账，再联系维护人员。`;

/** Whether a device stands as an approval or a revocation of it says. */
function standsAs(device: DeviceStanding, { subject, type, payload }: Event): boolean {
  if (device.device !== subject.id || device.publicKey !== payload.publicKey) return false;
  if (type === '吊销') return device.state === '已吊销';
  if (device.state === '本机') return true;
  const given = Array.isArray(payload.seats) ? payload.seats : [];
  return device.state === '已核准' && given.every((seat) => device.seats.includes(seat));
}

const SAME_ID =
  '几条不同的记录用同一个编号，分不清要采纳哪一条。没有改动，请在“等待采纳的记录”里看清楚，再勾选采纳。';

const TWICE = (fingerprint: string) =>
  `名单里指纹 ${fingerprint} 的设备出现两次，席位不同。没有核准任何设备，请删去一行再试。`;

/** A device that stands there twice is approved once, or nobody is where the two name different seats. */
function distinct(approvals: readonly Approval[]): Result<Approval[]> {
  const byDevice = new Map<string, Approval>();
  const seatsIn = ({ seats = [] }: Approval) => [...seats].sort().join();
  for (const approval of approvals) {
    const known = byDevice.get(approval.device);
    if (known && seatsIn(known) !== seatsIn(approval))
      return { ok: false, error: TWICE(approval.fingerprint) };
    byDevice.set(approval.device, approval);
  }
  return { ok: true, value: [...byDevice.values()] };
}

/** A reader's or unit's browser knows nobody but the center; whom else to trust is the center's to say. */
function approvalProblem(
  { fingerprint, seats }: Approval,
  standing: DeviceStanding | undefined,
  role: string,
): string | null {
  if (!standing) return NO_DEVICE;
  if (standing.state === '本机') return '这是本机，不用核准。没有改动。';
  if (standing.publicKey === undefined || standing.fingerprint === undefined)
    return '这台设备没有签名，不能核准。没有改动。';
  if (fingerprint !== standing.fingerprint)
    return `指纹不一致（文件里的是另一台设备），没有核准任何设备。请对方再念一遍；还不一致就先查清文件从哪里来。`;
  if (role === CENTER) return null;
  if (standing.state === '已吊销' && standing.revokedHere !== true)
    return '这台设备已被大数据中心吊销，不能认定。没有改动。请和大数据中心核对现在用哪台电脑。';
  return (seats ?? usualSeats(standing)).every((seat) => seat === CENTER)
    ? null
    : ONLY_CENTER('核准别的单位的设备');
}

function viewsOf(
  { examination, thisId, about }: { examination: FoundOut; thisId: string; about: readonly Event[] },
  index: LedgerIndex,
): DeviceView[] {
  // What a person may take over is told as waiting; only the rest is said to be set apart.
  const left = examination.quarantined.filter(
    ({ event, waits }) => !waits || event.subject.kind === 'device',
  );
  const apart = notCounted({ ...examination, quarantined: left });
  const waiting = countByWriter(takeable(index), index);
  const branches = examination.quarantined.flatMap(({ event, waits }) => (waits === '分叉' ? [event] : []));
  const branch = countByWriter(branches, index);
  const restored = restorationsIn(about).standing;
  const here = approvedHere(examination);
  const all = [...examination.devices.values()];
  return all
    .sort((a, b) => Number(b.id === thisId) - Number(a.id === thisId))
    .map((device) => ({
      ...device,
      notCounted: apart.get(device.id),
      waiting: waiting.get(device.id) ?? 0,
      branch: branch.get(device.id) ?? 0,
      successors: heirsOf(device.id, all),
      restoredBy: restored.get(device.device),
      approvedHere: device.state === '已核准' && here.has(keyOf(device)),
    }));
}

function countByWriter(events: readonly Event[], index: LedgerIndex): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    const id = index.writerOf(event)?.id ?? event.by.device;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Devices whose approval rests on this one's, however many stand in between. */
function heirsOf(first: string, all: readonly DeviceStanding[]): string[] {
  const heirs = new Set([first]);
  // A set hands out what is added while it is read.
  for (const earlier of heirs) for (const { id, succeeds } of all) if (succeeds === earlier) heirs.add(id);
  heirs.delete(first);
  return [...heirs];
}

/** A device under one key. */
const keyOf = ({ device, publicKey = '' }: Pick<DeviceStanding, 'device' | 'publicKey'>): string =>
  `${device} ${publicKey}`;

/** Devices this machine approved by itself: those it may give up again. */
function approvedHere({ sound, devices, writerOf }: FoundOut): Set<string> {
  const approved = new Set<string>();
  const approvals = sound.filter(({ subject, type }) => subject.kind === 'device' && type === '核准');
  for (const event of approvals) {
    const parsed = DevicePayloads.核准.safeParse(event.payload);
    if (!parsed.success || writerOf(event)?.state !== '本机') continue;
    const { publicKey, fingerprint } = parsed.data;
    for (const one of devices.values())
      if (
        one.device === event.subject.id &&
        (publicKey === undefined ? one.fingerprint === fingerprint : one.publicKey === publicKey)
      )
        approved.add(keyOf(one));
  }
  return approved;
}

async function stopFollowing(
  db: LedgerDb,
  device: string,
  means: Parameters<typeof thisDevice>[1],
): Promise<void> {
  const row = await thisDevice(db, means);
  const transaction = db.transaction('device', 'readwrite', { durability: 'strict' });
  const follows = row.follows.filter((id) => id !== device);
  await Promise.all([transaction.store.put({ ...row, follows }), transaction.done]);
}

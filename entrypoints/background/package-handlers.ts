import { exactIsoOf, isoOf } from '../../lib/core/calendar/civil-date.ts';
import { CONTACT_TYPE } from '../../lib/core/events/contact.ts';
import type { DeviceStanding } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { newerIn } from '../../lib/core/events/newer-version.ts';
import { notCounted } from '../../lib/core/events/not-counted.ts';
import { setStanding } from '../../lib/core/events/volume-set.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { type ReadVolume, type RecordRun, readVolume } from '../../lib/export/package/read-volume.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { registerDevice, thisDevice } from '../../lib/extension/event-store.ts';
import { incomingFile } from '../../lib/extension/incoming.ts';
import { keepProofs } from '../../lib/extension/keep-proofs.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { beginRegisteredDevice } from '../../lib/extension/new-device.ts';
import type { TakenInSummary } from '../../lib/extension/protocol.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { readImports, readSegments } from '../../lib/extension/segments.ts';
import { takeIn } from '../../lib/extension/take-in.ts';
import { type Background, type Handlers, refreshOverlays } from './background.ts';
import { backupStanding } from './backup-standing.ts';
import { type RestoredSeat, restoredPayloads, seatsIn, UNREGISTERED } from './restore-seats.ts';

type PackageHandlers = Pick<Handlers, 'takeInPackage' | 'imports'>;

/** Files of other browsers. */
export function packageHandlers(background: Background): PackageHandlers {
  const { ledger } = background;

  return {
    async takeInPackage({ id, asOwn = false, publicKey }) {
      const row = await ledger.use('读取文件', (db) => db.get('incoming', id));
      if (!row.ok) return row;
      if (!row.value) return { ok: false, error: '没有收到这个文件，没有导入任何内容。请重新选择文件。' };
      const { fileName } = row.value;
      const read = await readVolume(incomingFile(row.value), background.sha256Bytes);
      const taken = read.ok ? await takeInFile(background, read.value, fileName, { asOwn, publicKey }) : read;
      await ledger.use('收件', (db) => db.delete('incoming', id));
      return taken;
    },

    imports: () => ledger.use('读取收件记录', readImports),
  };
}

const NOT_FRESH =
  '本机已经有工单或导入过文件，不能再恢复成以前的备份。没有导入任何内容；可以当作别的电脑的文件导入。';

/** 恢复 as a record of its own: it says by whom, from which file, and it can be undone. */
async function noteRestored(
  background: Background,
  restored: readonly RestoredSeat[],
  fileName: string,
): Promise<Result<unknown>> {
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const { sha256 } = background.means;
  const payloads = await restoredPayloads(restored, fileName, sha256);
  return background.ledger.write('恢复', (index) => ({
    ok: true,
    value: payloads.map(({ device, payload }) => ({
      subject: { kind: 'device' as const, id: device },
      type: '恢复',
      payload,
      ...seatOf(settings.value),
      ...index.heads('device', device),
    })),
  }));
}

async function takeInFile(
  background: Background,
  file: ReadVolume,
  fileName: string,
  { asOwn, publicKey }: { asOwn: boolean; publicKey?: string | undefined },
): Promise<Result<TakenInSummary>> {
  const { ledger, means } = background;
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const { head, set, newer: newerParts } = file;
  const events = file.runs.flatMap((run) => run.events);
  const note = {
    id: file.id,
    fileName,
    kind: head.kind,
    madeBy: `${head.by.unit} ${head.by.name}`.trim(),
    madeAt: head.madeAt,
    takenAt: isoOf(background.nowMs()),
    takenBy: seatOf(settings.value).person.name,
    evidence: head.evidence.filter(({ type }) => type !== CONTACT_TYPE).length,
    ...(set && set.of > 1 ? { set } : {}),
    ...(newerParts > 0 ? { newerParts } : {}),
    ...(asOwn ? { asOwn } : {}),
  };
  // Only what a person said is this machine's own is; a file may call itself whatever it likes.
  const taken = await ledger.alone('导入文件', async (db) => {
    const restoring = asOwn ? await restoringOf(background, db, file, publicKey) : undefined;
    if (restoring && !restoring.ok) return restoring;
    // Of a set the volume with the 登记 makes the others this machine's own.
    const restored = restoring?.value.is === '恢复' ? restoring.value.seats : [];
    // Proofs first: once the records are here, everything of the file is.
    const from = { importId: note.id, takenAt: note.takenAt };
    const healedProofs = await keepProofs(db, file.proofs(), from, background.sha256Bytes);
    const arrivedAt = asOwn ? arrivalsOf(file.runs) : undefined;
    const result = await takeIn(db, { note, events, arrivedAt }, means);
    if (!result.ok) return result;
    const earlier = restored.map(({ device }) => device);
    const { follows } = await thisDevice(db, means);
    const isBegun = earlier.every((id) => follows.includes(id));
    const seat = seatOf(settings.value);
    if (!isBegun || result.value.rolledBack) await beginRegisteredDevice(db, seat, means, earlier);
    // Cut short before: the 登记 may be all that is missing.
    else if (earlier.length > 0) await registerDevice(db, seat, means);
    return { ok: true as const, value: { ...result.value, restored, healedProofs } };
  });
  if (!taken.ok) return taken;
  if (!taken.value.ok) return taken.value;
  const { restored } = taken.value.value;
  if (restored.length > 0) {
    const noted = await noteRestored(background, restored, fileName);
    if (!noted.ok) return noted;
  }
  const index = await ledger.index();
  if (!index.ok) return index;
  background.shell.ledgerChanged();
  background.behind.run(refreshOverlays(background));
  const { note: written, known, healed, healedProofs, rolledBack } = taken.value.value;
  const imports = set && set.of > 1 ? await ledger.use('读取收件记录', readImports) : undefined;
  if (imports && !imports.ok) return imports;
  const volumes = (imports?.value ?? []).flatMap((row) =>
    row.set?.id === set?.id ? (row.set?.volume ?? []) : [],
  );
  return {
    ok: true,
    value: {
      kind: head.kind,
      fileName,
      fresh: written.fresh,
      known,
      healed,
      ...(healedProofs > 0 ? { healedProofs } : {}),
      evidence: note.evidence,
      newerParts,
      ...(set && set.of > 1 ? { set: { id: set.id, volume: set.volume, ...setStanding(set, volumes) } } : {}),
      ...(rolledBack ? { rolledBack } : {}),
      ...(await whatItCameTo(index.value, events, means.sha256)),
    },
  };
}

type Restoring = { is: '恢复'; seats: RestoredSeat[] } | { is: '等登记' | '已恢复' };

/** How far the restoring of this backup is; a sentence where it may not be restored here. */
async function restoringOf(
  background: Background,
  db: LedgerDb,
  { id, head, set, runs }: ReadVolume,
  publicKey: string | undefined,
): Promise<Result<Restoring>> {
  const { device } = head.by;
  const standing = await backupStanding(db, background.nowMs(), { id, device, setId: set?.id });
  if (standing === '不是') return { ok: false, error: NOT_FRESH };
  if (standing === '已恢复') return { ok: true, value: { is: '已恢复' } };
  const here = (await readSegments(db, background.nowMs())).events.map(({ event, arrived = 0 }) => ({
    events: [event],
    ...(arrived > 0 && { arrivedAt: exactIsoOf(arrived) }),
  }));
  const { verify = async () => false } = background.means;
  const seats = await seatsIn([...runs, ...here], device, verify, publicKey);
  if (!seats.ok) return seats;
  if (seats.value.length > 0) return { ok: true, value: { is: '恢复', seats: seats.value } };
  const volumes = (await readImports(db)).flatMap((row) =>
    row.set?.id === set?.id ? (row.set?.volume ?? []) : [],
  );
  const isLast = !set || new Set([...volumes, set.volume]).size >= set.of;
  return isLast ? { ok: false, error: UNREGISTERED } : { ok: true, value: { is: '等登记' } };
}

/**
 * When each record came to the machine that wrote the backup, its own before everything, in ms. Those of one file
 * came at once: their order in it is that of their ids and says nothing.
 */
function arrivalsOf(runs: readonly RecordRun[]): (event: Event) => number | undefined {
  const arrivals = new Map<Event, number>();
  for (const { arrivedAt, events } of runs) {
    const together = arrivedAt === undefined ? 0 : Date.parse(arrivedAt);
    for (const event of events) arrivals.set(event, together);
  }
  return (event) => arrivals.get(event);
}

async function whatItCameTo(
  index: LedgerIndex,
  events: readonly Event[],
  sha256: (text: string) => Promise<string>,
): Promise<
  Omit<
    TakenInSummary,
    | 'kind'
    | 'fileName'
    | 'fresh'
    | 'known'
    | 'healed'
    | 'healedProofs'
    | 'rolledBack'
    | 'evidence'
    | 'newerParts'
    | 'set'
  >
> {
  const ofFile = new Set(events.map(({ by }) => by.device));
  const ids = new Set(events.map(({ id }) => id));
  const { quarantined = [], missing = [], devices } = index.examination ?? {};
  const nameOf = (device: string): string => {
    const one = devices?.get(device);
    return [one?.unit, one?.name].filter(Boolean).join(' ') || device.slice(0, 8);
  };
  const left = [...notCounted({ quarantined, missing })]
    .filter(([device]) => ofFile.has(device))
    .map(([device, what]) => ({ device, name: nameOf(device), ...what }));
  const tickets = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  const isNew = (one: DeviceStanding | undefined): one is DeviceStanding =>
    one !== undefined && (one.state === '未登记' || one.state === '未签名');
  return {
    tickets: [...tickets].filter((id) => index.ticket(id) !== undefined).length,
    quarantined: left.flatMap(({ device, name, apart: count, reason }) =>
      count > 0 ? [{ device, name, count, reason }] : [],
    ),
    missing: left.flatMap(({ device, name, missing: count }) => (count > 0 ? [{ device, name, count }] : [])),
    unapproved: [...ofFile]
      .map((id) => devices?.get(id))
      .filter(isNew)
      .map(({ id, name, unit, fingerprint }) => ({ id, name, unit, fingerprint })),
    waiting: index.waiting().filter(({ id }) => ids.has(id)).length,
    newer: events.filter((event) => newerIn(event) !== null).length,
    ledgerHash: await ledgerHash(index.tickets(), sha256),
  };
}

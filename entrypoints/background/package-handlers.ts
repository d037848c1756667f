import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { DeviceStanding } from '../../lib/core/events/device.ts';
import { notCounted } from '../../lib/core/events/not-counted.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { type EventPackage, readEventPackage } from '../../lib/export/package/event-package.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { readEvents, thisDevice } from '../../lib/extension/event-store.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import type { TakenInSummary } from '../../lib/extension/protocol.ts';
import { examineImported } from '../../lib/extension/read-index.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { readImports, readSegments } from '../../lib/extension/segments.ts';
import { followDevices, takeIn } from '../../lib/extension/take-in.ts';
import { type Background, type Handlers, refreshOverlays } from './background.ts';

type PackageHandlers = Pick<
  Handlers,
  'takeInPackage' | 'imports' | 'devices' | 'approveDevice' | 'revokeDevice' | 'quarantinedRecords'
>;

/** Files of other browsers, and the devices that wrote them. */
export function packageHandlers(background: Background): PackageHandlers {
  const { ledger } = background;

  const aboutDevice = async (device: string, type: '核准' | '吊销', payload: Record<string, unknown>) => {
    const settings = await background.settings.get();
    if (!settings.ok) return settings;
    const seat = seatOf(settings.value);
    if (seat.role === '公众志愿者')
      return { ok: false as const, error: `先完成首次设置，再${type}设备。没有改动任何内容。` };
    const written = await ledger.write(`“${type}设备”`, (index) => {
      const subject = { kind: 'device' as const, id: device };
      return { ok: true, value: [{ subject, type, payload, ...seat, ...index.heads('device', device) }] };
    });
    if (!written.ok) return written;
    // Who may decide has changed: every ticket of that device is folded anew.
    ledger.forgetIndex();
    background.shell.ledgerChanged();
    background.behind.run(refreshOverlays(background));
    return { ok: true as const, value: null };
  };

  return {
    async takeInPackage({ id }) {
      const row = await ledger.use('读取文件', (db) => db.get('incoming', id));
      if (!row.ok) return row;
      if (!row.value) return { ok: false, error: '没有收到这个文件，没有导入任何内容。请重新选择文件。' };
      const { fileName, bytes } = row.value;
      const content = new Uint8Array(bytes);
      const read = await readEventPackage(content, background.sha256Bytes);
      await ledger.use('收件', (db) => db.delete('incoming', id));
      if (!read.ok) return read;
      return takeInFile(background, read.value, fileName, await background.sha256Bytes(content));
    },

    imports: () => ledger.use('读取收件记录', readImports),

    async devices() {
      return ledger.use('读取设备', async (db) => {
        const own = await readEvents(db, background.nowMs());
        const { events } = await readSegments(db, background.nowMs());
        const examined = await examineImported(db, own, events, background.means);
        const { id } = await thisDevice(db, background);
        const apart = notCounted(examined);
        return [...examined.devices.values()]
          .sort((a, b) => Number(b.id === id) - Number(a.id === id))
          .map((device) => ({ ...device, notCounted: apart.get(device.id) }));
      });
    },

    approveDevice: ({ device, fingerprint }) => aboutDevice(device, '核准', { fingerprint }),
    revokeDevice: ({ device, reason }) => aboutDevice(device, '吊销', { reason }),

    async quarantinedRecords() {
      const index = await ledger.index();
      if (!index.ok) return index;
      return { ok: true, value: (index.value.examination?.quarantined ?? []).slice(0, MOST_SHOWN) };
    },
  };
}

const MOST_SHOWN = 1_000;

/**
 * Nothing was filed or taken in here yet: then a backup is this seat's own, restored. Anywhere else a file that calls
 * itself a backup is one more file, or any stranger's would write as this machine; its devices wait for approval.
 */
async function isFreshMachine(db: LedgerDb, nowMs: number): Promise<boolean> {
  const tickets = await readEvents(db, nowMs, 'ticket');
  return tickets.length === 0 && (await db.count('imports')) === 0;
}

async function takeInFile(
  background: Background,
  { head, events, evidence }: EventPackage,
  fileName: string,
  fileHash: string,
): Promise<Result<TakenInSummary>> {
  const { ledger, means } = background;
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const note = {
    id: fileHash,
    fileName,
    kind: head.kind,
    madeBy: `${head.by.unit} ${head.by.name}`.trim(),
    madeAt: head.madeAt,
    takenAt: isoOf(background.nowMs()),
    takenBy: seatOf(settings.value).person.name,
  };
  const pictures = head.evidence.flatMap(({ hash, type }) => {
    const bytes = evidence.get(hash);
    return bytes ? [{ hash, type, bytes }] : [];
  });
  const taken = await ledger.alone('导入文件', async (db) => {
    const isFresh = await isFreshMachine(db, background.nowMs());
    const result = await takeIn(db, { note, events, evidence: pictures }, means);
    const isRestored = result.ok && head.kind === '备份' && isFresh && result.value.note.fresh > 0;
    if (isRestored) await followDevices(db, [head.by.device], background);
    return result;
  });
  if (!taken.ok) return taken;
  if (!taken.value.ok) return taken.value;
  const index = await ledger.index();
  if (!index.ok) return index;
  background.shell.ledgerChanged();
  background.behind.run(refreshOverlays(background));
  const { note: written, known } = taken.value.value;
  return {
    ok: true,
    value: {
      kind: head.kind,
      fileName,
      fresh: written.fresh,
      known,
      ...(await whatItCameTo(index.value, events, means.sha256)),
    },
  };
}

async function whatItCameTo(
  index: LedgerIndex,
  events: EventPackage['events'],
  sha256: (text: string) => Promise<string>,
): Promise<Omit<TakenInSummary, 'kind' | 'fileName' | 'fresh' | 'known'>> {
  const ofFile = new Set(events.map(({ by }) => by.device));
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
    ledgerHash: await ledgerHash(index.tickets(), sha256),
  };
}

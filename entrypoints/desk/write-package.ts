import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Verify } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import { blobFile } from '../../lib/export/package/blob-file.ts';
import { type ProvedRecords, proveRecords } from '../../lib/export/package/prove-records.ts';
import { type RecordRun, readVolume } from '../../lib/export/package/read-volume.ts';
import type { Pause } from '../../lib/export/package/sealed-zip.ts';
import { type VolumeFile, type WrittenVolume, writeVolumes } from '../../lib/export/package/write-volumes.ts';
import { storedProof } from '../../lib/extension/collect-records.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import { verifier } from '../../lib/extension/device-key.ts';
import { setApartHere } from '../../lib/extension/set-apart-here.ts';
import { sha256Hex, sha256Text } from './hash.ts';
import { type HandOverOrder, type PlannedPackage, planPackage } from './plan-package.ts';

/** One file of a package, read back before it is handed out. */
export interface WrittenFile {
  fileName: string;
  blob: Blob;
}

export interface WrittenPackage {
  /** Proofs that are in the files, and those that were gone or damaged by the time they were to be written. */
  proofs: number;
  lost: number;
  records: ProvedRecords;
}

export interface WritingMeans {
  verify: Verify;
  newFile(): VolumeFile;
  /** A file is whole and was read back: it may be saved and let go of. */
  onFile(file: WrittenFile): Promise<void> | void;
  pause: (progress: number, volume: number) => Promise<boolean>;
}

const ZIP_MIME = 'application/zip';
const STOPPED = '已停止，没有写完。台账没有改动。';

/**
 * Writes the files of a package one after the other. Each is read back before it is handed out, and at the end
 * all their records are examined as a stranger's machine would: a backup that does not restore is none.
 */
export async function writePlanned(
  db: LedgerDb,
  { plan, order, files, events }: PlannedPackage,
  { verify, newFile, onFile, pause }: WritingMeans,
): Promise<Result<WrittenPackage>> {
  const isApartHere = await setApartHere(db, {
    nowMs: () => order.now.getTime(),
    newId: () => crypto.randomUUID(),
    sha256: sha256Text,
    verify,
  });
  const readBack: RecordRun[] = [];
  let found = 0;
  let proofs = 0;
  let lost = 0;
  let volume = 1;
  let stopped = false;
  const goesOn: Pause = async (progress) => {
    stopped ||= !(await pause(progress, volume));
    return !stopped;
  };
  const written = writeVolumes(plan, {
    sha256: sha256Hex,
    newFile,
    read: async (hash) => (await storedProof(db, hash))?.bytes,
    pause: goesOn,
  });
  for await (const one of written) {
    volume = one.volume;
    const from = (volume - 0.5) / files;
    const again = await readVolume(one.blob, sha256Hex, (part) => goesOn(from + (0.5 * part) / files));
    if (stopped) break;
    const why = again.ok ? unlike(one, again.value) : again.error.split('。')[0];
    if (!again.ok || why !== undefined)
      return {
        ok: false,
        error: `${files > 1 ? `第 ${volume} 个文件` : '文件'}写好后读出来核对不上（${why}），没有保存。台账没有改动。多半是磁盘空间不足，请清理磁盘后再导出一次。`,
      };
    for (const run of again.value.runs) {
      readBack.push(run);
      found += run.events.length;
    }
    proofs += one.evidence;
    lost += one.lost.length;
    await onFile({ fileName: nameOf(order, volume, files), blob: one.blob });
    volume += 1;
  }
  if (stopped) return { ok: false, error: STOPPED };
  if (found !== events)
    return {
      ok: false,
      error: `写进文件的记录有 ${events} 条，读出来是 ${found} 条，这份文件不能用。台账没有改动，请再导出一次。`,
    };
  const records = await proveRecords(readBack, isApartHere, { sha256: sha256Text, verify });
  return { ok: true, value: { proofs, lost, records } };
}

function unlike(
  { events, evidence }: WrittenVolume,
  again: { runs: readonly { events: readonly Event[] }[]; head: { evidence: readonly unknown[] } },
): string | undefined {
  const found = again.runs.reduce((sum, run) => sum + run.events.length, 0);
  return found === events && again.head.evidence.length === evidence ? undefined : '条数不一致';
}

/** Files of many readers and of one day end in one folder: none may overwrite another. */
function nameOf({ kind, role, person, now }: HandOverOrder, volume: number, of: number): string {
  const madeAt = isoOf(now.getTime());
  const digits = String(of).length;
  return datedFileName(
    `巡读${kind}`,
    role === '公众志愿者' ? '公众' : [person.unit, person.name].filter(Boolean).join('_'),
    [
      role === '公众志愿者' ? madeAt.slice(0, 10) : madeAt.slice(0, 16).replace('T', '_').replace(':', ''),
      ...(of > 1 ? [`第${String(volume).padStart(digits, '0')}卷共${of}卷`] : []),
    ].join('_'),
    'zip',
  );
}

/** What a package of the store's own records will be; nothing is written yet. */
export async function planFromStore(
  order: HandOverOrder,
  pause?: Pause,
): Promise<Result<PlannedPackage | undefined>> {
  return withStore((db) => planPackage(db, order, () => crypto.randomUUID(), pause));
}

/** Writes what was planned; `onFile` is handed each file as soon as it was read back. */
export async function writeFromStore(
  planned: PlannedPackage,
  onFile: WritingMeans['onFile'],
  pause: WritingMeans['pause'] = async () => true,
): Promise<Result<WrittenPackage>> {
  const means = { verify: verifier(crypto.subtle), newFile: () => blobFile(ZIP_MIME) };
  const written = await withStore((db) => writePlanned(db, planned, { ...means, onFile, pause }));
  return written.ok ? written.value : written;
}

async function withStore<T>(work: (db: LedgerDb) => Promise<T>): Promise<Result<T>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    return { ok: true, value: await work(opened.value) };
  } catch (error) {
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    const why = isFull ? '磁盘空间不足' : error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: `文件没有写成（${why}）。台账没有改动。${isFull ? '请清理磁盘后再导出一次。' : '请再导出一次。'}`,
    };
  } finally {
    opened.value.close();
  }
}

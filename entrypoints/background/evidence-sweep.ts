import { civilDateOf, isoOf } from '../../lib/core/calendar/civil-date.ts';
import { dropEvidenceBefore, type FreedEvidence } from '../../lib/extension/evidence-store.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import type { SettingsStore } from '../../lib/extension/settings-store.ts';
import { type Background, nowAt } from './background.ts';
import { notify } from './notify.ts';

const DAY_MS = 86_400_000;

type Why = NonNullable<NonNullable<Settings['evidenceSweep']>['given']>['why'];

/** Writes down that proofs were given up, for 设置 → 证据与存储 to say. */
export async function noteGivenUp(
  settings: SettingsStore,
  at: string,
  { files, bytes }: FreedEvidence,
  why: Why,
): Promise<void> {
  await settings.change((now) => ({
    ...now,
    evidenceSweep: { on: now.evidenceSweep?.on ?? '', given: { at, files, bytes, why } },
  }));
}

/** Said by the system too: nobody is in the options when the disk fills up. */
export async function tellGivenUp({ files, bytes }: FreedEvidence): Promise<void> {
  await notify(
    'evidence-given-up',
    '磁盘空间不足，已清理旧证据',
    `为了存下工单，清理了最旧的 ${files} 份证据（${megabytes(bytes)} MB）。工单一张不少。请清理磁盘，并导出备份。`,
  );
}

export function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

/**
 * Gives up proofs past the retention period, once a day: the worker starts many times an hour.
 * @returns how many went; 0 as well when today's look was already had
 */
export async function sweepEvidence(background: Background): Promise<number> {
  const settings = await background.settings.get();
  if (!settings.ok) return 0;
  const { keepEvidenceDays, evidenceSweep } = settings.value;
  const today = civilDateOf(nowAt(background));
  if (!keepEvidenceDays || evidenceSweep?.on === today) return 0;
  const before = isoOf(background.nowMs() - keepEvidenceDays * DAY_MS);
  const dropped = await background.ledger.use('清理过期证据', (db) => dropEvidenceBefore(db, before));
  if (!dropped.ok) return 0;
  const { files } = dropped.value;
  await background.settings.change((now) => ({
    ...now,
    evidenceSweep: { ...now.evidenceSweep, on: today },
  }));
  if (files > 0) await noteGivenUp(background.settings, nowAt(background), dropped.value, '过期');
  return files;
}

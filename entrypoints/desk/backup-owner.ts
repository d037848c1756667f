import type { BackupOwner } from '../../components/packages/own-backup-question.tsx';
import { DevicePayloads, fingerprintOf } from '../../lib/core/events/device.ts';
import type { Sha256 } from '../../lib/core/events/new-event.ts';
import type { ReadVolume } from '../../lib/export/package/read-volume.ts';

/** Whose backup it is: as its device registered itself, else as the file's head says. */
export async function backupOwner(
  { head, runs }: Pick<ReadVolume, 'head' | 'runs'>,
  fileName: string,
  sha256: Sha256,
): Promise<BackupOwner> {
  const { name, unit, fingerprint, device } = head.by;
  const said = { fileName, name, unit, fingerprint, madeAt: head.madeAt };
  for (const { events } of runs) {
    const first = events.find(
      ({ by, seq, subject, type }) =>
        by.device === device && seq === 1 && subject.kind === 'device' && type === '登记',
    );
    const parsed = first && DevicePayloads.登记.safeParse(first.payload);
    if (parsed?.success) return { ...said, fingerprint: await fingerprintOf(parsed.data.publicKey, sha256) };
  }
  return said;
}

import type { BackupOwner } from '../../components/packages/own-backup-question.tsx';
import { fingerprintOf, type Verify } from '../../lib/core/events/device.ts';
import type { Sha256 } from '../../lib/core/events/new-event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { ReadVolume } from '../../lib/export/package/read-volume.ts';
import { writerKeys } from '../../lib/extension/backup-keys.ts';

/** Keys a person is asked to choose from; who registers more only makes noise. */
const MOST_CHOICES = 8;

/**
 * Whose backup it is, by the 登记 its device signed; the head of a file may name any fingerprint. The key is what the
 * answer is good for. Where the file does not tell which of several keys wrote it, a person chooses by the fingerprint.
 */
export async function backupOwner(
  { head, runs }: Pick<ReadVolume, 'head' | 'runs'>,
  fileName: string,
  { sha256, verify }: { sha256: Sha256; verify: Verify },
): Promise<Result<{ owner: BackupOwner; publicKey?: string }>> {
  const { name, unit, device } = head.by;
  const [first, ...others] = (await writerKeys(runs, device, verify)).slice(0, MOST_CHOICES);
  if (first === undefined)
    return {
      ok: false,
      error:
        '这个文件里没有备份它的那台电脑的登记，不能证明是谁的备份。没有导入任何内容。备份分成几卷的，请从第 1 卷开始，或把各卷一起选中；原来的电脑还在的，请在那里重新“备份全部”。',
    };
  const owner = { fileName, name, unit, madeAt: head.madeAt };
  const { publicKey } = first;
  if (others.length === 0) {
    const fingerprint = await fingerprintOf(publicKey, sha256);
    return { ok: true, value: { owner: { ...owner, fingerprint }, publicKey } };
  }
  const choices = await Promise.all(
    [first, ...others].map(async (one) => ({
      publicKey: one.publicKey,
      name: one.name,
      unit: one.unit,
      fingerprint: await fingerprintOf(one.publicKey, sha256),
    })),
  );
  return { ok: true, value: { owner: { ...owner, choices } } };
}

import type { BackupOwner } from '../../components/packages/own-backup-question.tsx';
import { fingerprintOf, type Verify } from '../../lib/core/events/device.ts';
import type { Sha256 } from '../../lib/core/events/new-event.ts';
import { readRegistration } from '../../lib/core/events/writers.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { ReadVolume } from '../../lib/export/package/read-volume.ts';

/**
 * Whose backup it is, by the 登记 its device signed; the head of a file may name any fingerprint. The key is what the
 * answer is good for.
 */
export async function backupOwner(
  { head, runs }: Pick<ReadVolume, 'head' | 'runs'>,
  fileName: string,
  { sha256, verify }: { sha256: Sha256; verify: Verify },
): Promise<Result<{ owner: BackupOwner; publicKey: string }>> {
  const { name, unit, device } = head.by;
  const keys = new Set<string>();
  for (const { events } of runs)
    for (const event of events) {
      if (event.by.device !== device || event.seq !== 1) continue;
      const registration = await readRegistration(device, event, { verify });
      if (registration) keys.add(registration.publicKey);
    }
  const [publicKey, another] = keys;
  if (another !== undefined)
    return {
      ok: false,
      error:
        '这份备份里有两台电脑用同一个编号、不同的钥匙，可能有一方冒用，不能恢复成本机。没有导入任何内容，请先查清文件从哪里来。',
    };
  if (publicKey === undefined)
    return {
      ok: false,
      error:
        '这个文件里没有备份它的那台电脑的登记，不能证明是谁的备份。没有导入任何内容。备份分成几卷的，请从第 1 卷开始，或把各卷一起选中；原来的电脑还在的，请在那里重新“备份全部”。',
    };
  const fingerprint = await fingerprintOf(publicKey, sha256);
  return {
    ok: true,
    value: { owner: { fileName, name, unit, fingerprint, madeAt: head.madeAt }, publicKey },
  };
}

import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';

/** How often the background is asked how far it is. */
const ASK_MS = 500;

/**
 * Every record of the store is verified before a backup: what is damaged is set aside and named, not carried on.
 *
 * @param isWanted false stops it
 * @returns how many records were set aside
 */
export async function checkedStore(
  isWanted: () => boolean,
  onProgress: (share: number) => void,
): Promise<Result<number>> {
  const timer = setInterval(async () => {
    if (!isWanted()) {
      await ask('stopStoreCheck', null);
      return;
    }
    const reached = await ask('storeCheckProgress', null);
    if (reached.ok && reached.value !== null && isWanted()) onProgress(reached.value);
  }, ASK_MS);
  try {
    const checked = await ask('checkStore', null);
    if (!checked.ok) return checked;
    if (checked.value.isStopped)
      return { ok: false, error: '台账没有核对完就停了，没有写备份。台账没有改动，请再备份一次。' };
    return { ok: true, value: checked.value.count };
  } finally {
    clearInterval(timer);
  }
}

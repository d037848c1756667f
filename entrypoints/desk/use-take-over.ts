import { useState } from 'react';

import { ask } from '../../lib/extension/ask.ts';

/** What was done last about devices and their records, or why it was not. */
export interface DeviceNews {
  ok: boolean;
  says: string;
}

/**
 * 采纳, from wherever a record waits.
 *
 * @param onDone told afterwards, whether it was written or not
 */
export function useTakeOver(onDone: (news: DeviceNews) => void) {
  const [busy, setBusy] = useState(false);
  const takeOver = async (ids: readonly string[]): Promise<void> => {
    setBusy(true);
    const answer = await ask('takeOver', { ids: [...ids] });
    setBusy(false);
    onDone(
      answer.ok
        ? { ok: true, says: `已采纳 ${answer.value.taken} 条，从现在起作数。` }
        : { ok: false, says: answer.error },
    );
  };
  return { busy, takeOver };
}

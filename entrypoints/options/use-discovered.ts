import { useCallback, useState } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import { ask } from '../../lib/extension/ask.ts';

/** Columns seen on the office's sites and not in its register; dismissing can be undone. */
export function useDiscovered() {
  const found = useLoad(useCallback(() => ask('discoveredColumns', null), []));
  const [justDismissed, setJustDismissed] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string>();
  const { reload } = found;

  const dismiss = async (keys: readonly string[], dismissed: boolean) => {
    const answer = await ask('dismissDiscovered', { keys: [...keys], dismissed });
    setFailure(answer.ok ? undefined : answer.error);
    if (answer.ok) setJustDismissed(dismissed ? keys : []);
    reload();
  };

  return { found, justDismissed, failure, dismiss, reload };
}

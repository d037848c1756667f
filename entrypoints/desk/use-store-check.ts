import { useCallback, useEffect, useState } from 'react';

import type { StoreCheckView } from '../../components/help/store-check.tsx';
import { ask } from '../../lib/extension/ask.ts';
import type { StoreCheck } from '../../lib/extension/check-messages.ts';

/** How often the background is asked how far it is, while a check runs. */
const ASK_MS = 500;

/** The check of the store, followed while it runs; one that the background began by itself is shown too. */
export function useStoreCheck(onDone: () => void): StoreCheckView {
  const [share, setShare] = useState<number>();
  const [result, setResult] = useState<StoreCheck>();
  const [error, setError] = useState<string>();

  const start = useCallback(() => {
    setShare(0);
    setError(undefined);
    void ask('checkStore', null).then((answer) => {
      setShare(undefined);
      setResult(answer.ok ? answer.value : undefined);
      setError(answer.ok ? undefined : answer.error);
      onDone();
    });
  }, [onDone]);

  useEffect(() => {
    void ask('storeCheckProgress', null).then((answer) => {
      // The same check is waited for, not a second one.
      if (answer.ok && answer.value !== null) start();
    });
  }, [start]);

  const isRunning = share !== undefined;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(async () => {
      const answer = await ask('storeCheckProgress', null);
      if (!answer.ok || answer.value === null) return;
      const reached = answer.value;
      setShare((before) => (before === undefined ? undefined : reached));
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);

  return { share, result, error, onStart: start, onStop: () => void ask('stopStoreCheck', null) };
}

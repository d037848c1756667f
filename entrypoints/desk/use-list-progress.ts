import { useEffect, useState } from 'react';

import { ask } from '../../lib/extension/ask.ts';

/** A list that comes within this needs no bar. */
const PATIENCE_MS = 700;

/** How far a list is that has not come yet; `undefined` while nobody needs to be told. */
export function useListProgress(waits: boolean): { done: number; of: number } | undefined {
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  useEffect(() => {
    if (!waits) {
      setProgress(undefined);
      return undefined;
    }
    const timer = setInterval(() => {
      setProgress((before) => before ?? { done: 0, of: 0 });
      void ask('listProgress', null).then((answer) => {
        if (answer.ok) setProgress((before) => before && answer.value);
      });
    }, PATIENCE_MS);
    return () => clearInterval(timer);
  }, [waits]);
  return progress;
}

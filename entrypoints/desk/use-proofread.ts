import { useEffect, useRef, useState } from 'react';

import type { Proofread } from '../../lib/extension/proofread-draft.ts';
import type { ProofreadNews, ProofreadOrder } from '../proofread-worker.ts';

type Done = (result: { read: Proofread } | { failed: string }) => void;

/** Proofreads in a worker of its own, kept with its model for the next draft; stopping ends it. */
export function useProofread() {
  const [share, setShare] = useState<number>();
  const worker = useRef<Worker>(undefined);

  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
    setShare(undefined);
  };
  useEffect(() => () => worker.current?.terminate(), []);

  const start = (order: ProofreadOrder, done: Done) => {
    setShare(0);
    worker.current ??= new Worker('/proofread-worker.js');
    const mine = worker.current;
    mine.onmessage = ({ data: news }: MessageEvent<ProofreadNews>) => {
      if (worker.current !== mine) return;
      if ('share' in news) return setShare(news.share);
      setShare(undefined);
      done(news);
    };
    mine.onerror = (event) => {
      if (worker.current !== mine) return;
      stop();
      done({ failed: event.message ?? '校对程序没有启动' });
    };
    mine.postMessage(order);
  };

  return { share, start, stop };
}

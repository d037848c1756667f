import '../lib/extension/jitless.ts';

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import type { ListKind } from '../lib/core/lexicon/word-list.ts';
import { type ListRead, readList } from '../lib/export/read-list.ts';

export interface ListOrder {
  bytes: Uint8Array;
  name: string;
  kind: ListKind;
}

export type ListNews = { share: number } | { read: ListRead } | { failed: string };

/** The worker's own end of the line; the page's types know a window only. */
interface WorkerEnd {
  onmessage: ((message: { data: ListOrder }) => void) | null;
  postMessage(news: ListNews): void;
}

/** Reads an office's word list beside the page's thread; stopping it is ending this worker. */
export default defineUnlistedScript(() => {
  const end = globalThis as unknown as WorkerEnd;
  end.onmessage = ({ data: { bytes, name, kind } }) => {
    const slices = {
      now: () => performance.now(),
      pause: () => Promise.resolve(),
      onProgress: (share: number) => end.postMessage({ share }),
    };
    readList(bytes, name, kind, slices).then(
      (read) => read && end.postMessage({ read }),
      (error: unknown) => end.postMessage({ failed: String(error) }),
    );
  };
});

import type { Slices } from '../core/run-in-slices.ts';

/** What a worker that reads for a page tells it. */
export type WorkerNews<Read> = { share: number } | { read: Read } | { failed: string };

/** The worker's own end of the line; the page's types know a window only. */
interface WorkerEnd<Order, Read> {
  onmessage: ((message: { data: Order }) => void) | null;
  postMessage(news: WorkerNews<Read>): void;
}

/** Reads what the page orders and tells how far it is; to stop it is to end the worker. */
export function readForPage<Order, Read>(
  read: (order: Order, slices: Slices) => Promise<Read | undefined>,
): void {
  const end = globalThis as unknown as WorkerEnd<Order, Read>;
  end.onmessage = ({ data }) => {
    const slices = {
      now: () => performance.now(),
      pause: () => Promise.resolve(),
      onProgress: (share: number) => end.postMessage({ share }),
    };
    read(data, slices).then(
      (done) => done && end.postMessage({ read: done }),
      (error: unknown) => end.postMessage({ failed: String(error) }),
    );
  };
}

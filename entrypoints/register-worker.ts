import '../lib/extension/jitless.ts';

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { noticeLimits } from '../lib/core/freshness/limits.ts';
import type { Register, Site } from '../lib/core/register/register.ts';
import { type RegisterRead, readRegister } from '../lib/export/read-register.ts';

export interface RegisterOrder {
  bytes: Uint8Array;
  name: string;
  register: Register;
  site?: Site | undefined;
}

export type RegisterNews = { share: number } | { read: RegisterRead } | { failed: string };

/** The worker's own end of the line; the page's types know a window only. */
interface WorkerEnd {
  onmessage: ((message: { data: RegisterOrder }) => void) | null;
  postMessage(news: RegisterNews): void;
}

/**
 * Reads an office's lists beside the page's thread: a sheet of 50,000 rows took 4 s in one piece, and the page
 * must show progress and be able to stop it, which is to end this worker.
 */
export default defineUnlistedScript(() => {
  const end = globalThis as unknown as WorkerEnd;
  end.onmessage = ({ data }) => {
    const slices = {
      now: () => performance.now(),
      pause: () => Promise.resolve(),
      onProgress: (share: number) => end.postMessage({ share }),
    };
    readRegister({ ...data, limits: noticeLimits }, slices).then(
      (read) => read && end.postMessage({ read }),
      (error: unknown) => end.postMessage({ failed: String(error) }),
    );
  };
});

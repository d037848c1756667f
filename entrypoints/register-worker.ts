import '../lib/extension/jitless.ts';

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { noticeLimits } from '../lib/core/freshness/limits.ts';
import type { Register, Site } from '../lib/core/register/register.ts';
import { type RegisterRead, readRegister } from '../lib/export/read-register.ts';
import { readForPage } from '../lib/extension/worker-end.ts';

export interface RegisterOrder {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
  register: Register;
  site?: Site | undefined;
}

/**
 * Reads an office's lists beside the page's thread: a sheet of 50,000 rows took 4 s in one piece, and the page
 * must show progress and be able to stop it.
 */
export default defineUnlistedScript(() =>
  readForPage<RegisterOrder, RegisterRead>((order, slices) =>
    readRegister({ ...order, limits: noticeLimits }, slices),
  ),
);

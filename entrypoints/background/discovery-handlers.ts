import type { PageReading } from '../../lib/core/reading.ts';
import { discoverColumns } from '../../lib/core/register/discover-columns.ts';
import type { Register } from '../../lib/core/register/register.ts';
import { dismissDiscovered, readDiscovered, writeDiscovered } from '../../lib/extension/discovered.ts';
import { type Background, currentRegister, type Handlers } from './background.ts';

/** Columns seen on the office's sites and not in its register. */
export function discoveryHandlers(
  background: Background,
): Pick<Handlers, 'discoveredColumns' | 'dismissDiscovered'> {
  const { ledger } = background;
  return {
    async discoveredColumns() {
      const register = await currentRegister(background);
      if (!register.ok) return register;
      return ledger.use('读取发现的新栏目', (db) => readDiscovered(db, register.value));
    },

    async dismissDiscovered({ keys, dismissed }) {
      const written = await ledger.use('发现的新栏目', (db) => dismissDiscovered(db, keys, dismissed));
      return written.ok ? { ok: true, value: null } : written;
    },
  };
}

/** Writes down columns of a page that are news; nobody waits for it. */
export async function recordDiscovered(
  background: Background,
  reading: PageReading,
  register: Register,
): Promise<void> {
  const found = discoverColumns(reading, register);
  if (found.length === 0) return;
  const { mask, maskAddress } = background;
  const written = await background.ledger.use('发现的新栏目', (db) =>
    writeDiscovered(db, found, reading.url, { nowMs: background.nowMs(), mask, maskAddress }),
  );
  if (!written.ok) background.lastFailure = written.error;
}

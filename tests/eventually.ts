import { vi } from 'vitest';

/** Waits until `holds` no longer throws; so long that only what never comes fails, however busy the machine is. */
export function eventually<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(holds, { timeout: 25_000, interval: 10 });
}

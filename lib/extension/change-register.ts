import type { Result } from '../core/page-result.ts';
import type { Register } from '../core/register/register.ts';
import { ask } from './ask.ts';
import type { Locks } from './settings-store.ts';

export interface RegisterMeans {
  get(): Promise<Result<Register>>;
  set(register: Register): Promise<Result<unknown>>;
  locks: Locks;
}

/**
 * Reads, changes and writes the register as one. The lock is that of all our pages: of two windows that read
 * the register, then write it, the second would undo what the first had done.
 */
export function changeRegister(
  change: (register: Register) => Register,
  means: RegisterMeans = ofThisBrowser(),
): Promise<Result<null>> {
  return means.locks.request<Result<null>>('xundu-register', async () => {
    const now = await means.get();
    if (!now.ok) return now;
    const written = await means.set(change(now.value));
    return written.ok ? { ok: true, value: null } : written;
  });
}

function ofThisBrowser(): RegisterMeans {
  return {
    get: () => ask('getRegister', null),
    set: (register) => ask('setRegister', register),
    locks: navigator.locks,
  };
}

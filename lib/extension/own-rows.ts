import { isoOf } from '../core/calendar/civil-date.ts';
import { identityMask, maskStrings } from '../core/privacy/private-text.ts';
import { EMPTY_REGISTER, Register } from '../core/register/register.ts';
import type { LedgerDb } from './db.ts';
import { setAside } from './quarantine.ts';

/**
 * The register as imported, undefined when none was ever stored. A damaged one is set aside and an empty one
 * stands in its place: the model site's would look as if the office's own had never been there.
 */
export async function readRegister(db: LedgerDb, nowMs: number): Promise<Register | undefined> {
  const row = await db.get('register', 'current');
  if (!row) return undefined;
  const parsed = Register.safeParse(row.register);
  if (parsed.success) return parsed.data;
  const damaged = [{ rowKey: 'current', row, why: parsed.error.message }];
  if (await setAside(db, 'register', damaged, nowMs)) await writeRegister(db, EMPTY_REGISTER, nowMs);
  return EMPTY_REGISTER;
}

export async function writeRegister(db: LedgerDb, register: Register, nowMs: number): Promise<void> {
  const transaction = db.transaction('register', 'readwrite', { durability: 'strict' });
  const kept = maskStrings(register, identityMask) as Register;
  const row = { key: 'current' as const, register: kept, savedAt: isoOf(nowMs) };
  await Promise.all([transaction.store.put(row), transaction.done]);
}

/** The half-written form of a page, as it was typed. */
export async function readDraft(db: LedgerDb, url: string): Promise<unknown> {
  return (await db.get('drafts', url))?.draft;
}

export async function writeDraft(db: LedgerDb, url: string, draft: unknown, nowMs: number): Promise<void> {
  if (draft === null) return db.delete('drafts', url);
  await db.put('drafts', { url, draft, savedAt: isoOf(nowMs) });
}

/** The address a page's own rows are kept under: fragment off, the rest as it stands. */
export function pageKey(url: string): string {
  return url.replace(/#.*$/s, '');
}

import { canonicalJson } from '../core/events/canonical-json.ts';
import { CONTACT_TYPE, type Contact, SealedContact } from '../core/events/contact.ts';
import type { LedgerDb } from './db.ts';

interface Means {
  sha256Bytes(bytes: Uint8Array): Promise<string>;
  /** Never guessed, e.g. `crypto.randomUUID()`. */
  salt: string;
  /** ISO 8601 instant from which the retention period counts. */
  savedAt: string;
}

/** What was typed, without blanks; undefined when nothing was. */
export function givenContact(typed: Contact | undefined): Contact | undefined {
  const name = typed?.name?.trim();
  const phone = typed?.phone?.trim();
  return name || phone ? { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } : undefined;
}

/** Keeps a contact under the hash its record will name. @returns the hash */
export async function keepContact(
  db: LedgerDb,
  contact: Contact,
  { sha256Bytes, salt, savedAt }: Means,
): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson({ ...contact, salt }));
  const hash = await sha256Bytes(bytes);
  const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
  const row = { hash, type: CONTACT_TYPE, bytes: bytes.slice().buffer, savedAt };
  await Promise.all([transaction.store.put(row), transaction.done]);
  return hash;
}

/** The contact under a hash; undefined when it never came with a file or its retention period is over. */
export async function readContact(db: LedgerDb, hash: string): Promise<Contact | undefined> {
  const row = await db.get('evidence', hash);
  if (row?.type !== CONTACT_TYPE || !(row.bytes instanceof ArrayBuffer)) return undefined;
  const parsed = SealedContact.safeParse(jsonOf(row.bytes));
  return parsed.success ? givenContact(parsed.data) : undefined;
}

function jsonOf(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

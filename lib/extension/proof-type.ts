import { CONTACT_TYPE } from '../core/events/contact.ts';

/** Pictures and saved pages; a later version may keep a contact as anything else. */
export const PROOF_TYPE = /^(image|multipart)\//;

/** How a contact and the kinds of proof begin. */
const BEGINNINGS: readonly [type: string, begins: string][] = [
  [CONTACT_TYPE, '{'],
  ['image/png', '\x89PNG'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['multipart/related', 'From'],
];

/**
 * What bytes are that a file calls `said`: whoever rewrites a manifest needs no key, and a contact under the name of a
 * picture would travel with every reply, a picture under that of a contact with none. No picture and no saved page
 * begins as a contact does.
 *
 * @example proofType(utf8('{"phone":"…"}'), 'image/png') === CONTACT_TYPE
 */
export function proofType(bytes: Uint8Array, said: string): string {
  const begins = String.fromCharCode(...bytes.subarray(0, 4));
  const told = BEGINNINGS.find(([, beginning]) => begins.startsWith(beginning))?.[0];
  if (told === CONTACT_TYPE) return PROOF_TYPE.test(said) ? CONTACT_TYPE : said;
  return said === CONTACT_TYPE ? (told ?? said) : said;
}

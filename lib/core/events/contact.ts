import { z } from 'zod';

/** How to reach a volunteer, as typed in the form. */
export const Contact = z.object({
  name: z.string().max(50).optional(),
  phone: z.string().max(50).optional(),
});
export type Contact = z.infer<typeof Contact>;

/**
 * A contact as it is kept beside its record, under the hash of its bytes like a proof: a record is signed and can
 * never lose a word again. It goes into the volunteer's own hand-in and into a backup only, and ends with the
 * retention period. The salt keeps the hash, which travels with the record, from telling the telephone.
 */
export const SealedContact = Contact.extend({ salt: z.string().min(16).max(100) });

/** By this a row of the store or an entry of a package is told from a proof. */
export const CONTACT_TYPE = 'application/json';

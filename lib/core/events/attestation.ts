import { z } from 'zod';

import { CivilDate } from '../calendar/civil-date-schema.ts';

/**
 * One payload shape per event type of the subject kind `attestation`, whose subject is the column. A person
 * states that the content was checked and has not changed; 撤销 takes such a statement back.
 */
export const AttestationPayloads = {
  核对无变动: z.object({
    targetId: z.string().min(1),
    /** The day the content was checked. */
    on: CivilDate,
    /** Who checked it, and for which unit; who wrote it down stands in the event's `by`. */
    name: z.string().trim().min(1),
    unit: z.string(),
    /** What was checked, or why nothing had to change. */
    reason: z.string().trim().min(1),
    /** Newest date of the column as the checker saw it: an update since, or one withdrawn, ends the statement. */
    newest: CivilDate,
  }),
  撤销: z.object({ corrects: z.string().min(1), reason: z.string().trim().min(1) }),
} as const;

export type AttestationEventType = keyof typeof AttestationPayloads;
export type Attestation = z.infer<(typeof AttestationPayloads)['核对无变动']>;

import { z } from 'zod';

import { Instant } from '../calendar/civil-date-schema.ts';
import { DateRead } from '../reading.ts';

/** Event type of a sighting: somebody, or a patrol, looked at a column or account. */
export const SIGHTING_TYPE = '看到';

/** Payload of a sighting event: the facts of one look, never a judgement. */
export const Sighting = z.object({
  targetId: z.string().min(1),
  target: z.enum(['column', 'account']),
  via: z.enum(['list-page', 'block', 'account-page', 'by-hand']),
  state: z.enum(['dated', 'blank', 'unreadable']),
  newest: DateRead.optional(),
  monthDay: z.string().optional(),
  line: z.string(),
  unread: z.boolean().optional(),
  why: z.string().optional(),
  url: z.string(),
  seenAt: Instant,
  seenBy: z.string(),
});
export type Sighting = z.infer<typeof Sighting>;

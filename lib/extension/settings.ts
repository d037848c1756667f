import { z } from 'zod';

import { Actor, Role } from '../core/events/event.ts';

/** What this browser remembers besides the ledger. Kept in storage.local under `navigator.locks`. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  /** Who sits at the machine now; 换人 replaces it in one click. */
  person: Actor.optional(),
  role: Role.default('值班读网员'),
  /** Earlier persons of a shared PC, newest first, for 换人. */
  people: z.array(z.object({ person: Actor, role: Role })).default([]),
  setupDone: z.boolean().default(false),
  /** Hosts on which marks are switched off by the reader. */
  offHosts: z.array(z.string()).default([]),
  /** Rules switched off, by id. */
  offRules: z.array(z.string()).default([]),
  practised: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

import { z } from 'zod';

import { HolidayYear } from '../core/calendar/holidays.ts';
import { Actor, Role } from '../core/events/event.ts';
import { ProblemClass } from '../core/finding.ts';
import { LIMIT_CLASSES } from '../core/freshness/limits.ts';
import { LOOK_BACK_HOURS } from '../core/tickets/look-back.ts';

/** How readily pages are marked for typos found by context; a draft being proofread chooses its own. */
const TYPO_SETTINGS = ['strict', 'normal', 'off'] as const;

const OFFICE_KINDS = ['hours', 'workdays', 'days'] as const;

const Words = z.string().max(200).default('');
/** What an office's papers say of itself, and its own templates; the built-in ones where absent. */
export const PaperSettings = z.object({
  notice: z.string().max(20_000).optional(),
  reply: z.string().max(20_000).optional(),
  office: Words,
  contact: Words,
  phone: Words,
});
export type PaperSettings = z.infer<typeof PaperSettings>;

const ClockSettings = z.object({
  /** A period of days ends then instead of at 24:00. */
  closingTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** Limits for classes the notice gives none. */
  officeLimits: z
    .partialRecord(ProblemClass, z.object({ amount: z.int().min(1).max(400), kind: z.enum(OFFICE_KINDS) }))
    .optional(),
  warnMinutes: z.int().min(1).max(60).optional(),
  warnDays: z.int().min(1).max(10).optional(),
});

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
  /** Who switched a rule off, when and why, by rule id; of rules in `offRules` only. */
  offRuleNotes: z
    .record(z.string(), z.object({ at: z.string(), by: z.string(), reason: z.string() }))
    .default({}),
  /** Word packs that ship with the product and are switched off, by id. */
  offPacks: z.array(z.string()).default([]),
  typoLevel: z.enum(TYPO_SETTINGS).default('strict'),
  /** Phrases of the office's own published pages are learnt, and used where typos are looked for. */
  learnPhrases: z.boolean().default(true),
  practised: z.boolean().default(false),
  /** 将到期 from this many days before the last day in time, by class; a class not named keeps the built-in. */
  amber: z.partialRecord(z.enum(LIMIT_CLASSES), z.int().min(0).max(400)).default({}),
  /** A picture of the fault with its surroundings goes with every report made on a page. */
  screenshots: z.boolean().default(true),
  /** 整页截图: the picture shows all that the window shows. */
  wholePictures: z.boolean().default(false),
  /** Proofs older than this many days are given up; kept for good when 0 or absent. */
  keepEvidenceDays: z
    .int()
    .max(3650)
    .refine((days) => days === 0 || days >= 30)
    .optional(),
  /** Proofs that lie in the proofs folder are given up from the browser after so many days; kept for good when 0. */
  keepInBrowserDays: z
    .int()
    .max(3650)
    .refine((days) => days === 0 || days >= 7)
    .default(90),
  /** The last time proofs were looked through for those to give up, and the last that were: said in the options. */
  evidenceSweep: z
    .object({
      /** Day of the last look. */
      on: z.string(),
      given: z
        .object({
          at: z.string(),
          files: z.int(),
          bytes: z.int(),
          why: z.enum(['过期', '空间不足', '手动', '已存到文件夹']),
        })
        .optional(),
    })
    .optional(),
  /** Papers made of tickets. */
  papers: PaperSettings.default(PaperSettings.parse({})),
  /** The last backup that was written and read back. */
  lastBackup: z.object({ at: z.string(), events: z.int() }).optional(),
  /** Years of the State Council's notice that the office loaded; they stand before the built-in ones. */
  holidays: z.array(HolidayYear).default([]),
  /** What an office may set of a ticket's clocks [O]. */
  clocks: ClockSettings.default({}),
  /** Hours after closing at which 回头看 is due [O]; empty asks for none. */
  lookBack: z
    .array(z.int().min(1).max(8_760))
    .max(10)
    .default([...LOOK_BACK_HOURS]),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

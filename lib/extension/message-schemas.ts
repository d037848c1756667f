import { z } from 'zod';

import { TicketPayloads } from '../core/events/event.ts';
import { ProblemClass } from '../core/finding.ts';
import { PageReading } from '../core/reading.ts';
import { Register } from '../core/register/register.ts';
import type { Protocol } from './protocol.ts';
import { Settings } from './settings.ts';

/** A page of 5 MB still goes through; what is longer is a mistake or an attack. */
const MAX_TEXT = 6_000_000;
const MAX_URL = 8_000;
const MAX_TYPED = 20_000;

const WebUrl = z
  .string()
  .max(MAX_URL)
  .regex(/^https?:\/\//i);
const TabId = z.int().nonnegative();
const Nothing = z
  .unknown()
  .refine((data) => data === null || data === undefined)
  .transform(() => null);
const Typed = z.string().max(MAX_TYPED);

const Draft = z.object({
  reading: PageReading.pick({
    url: true,
    title: true,
    site: true,
    columnName: true,
    publishedAt: true,
    account: true,
  }).extend({ url: WebUrl }),
  findingId: z.string().max(200).optional(),
  selection: z
    .object({
      exact: Typed.min(1),
      prefix: z.string().max(400),
      suffix: z.string().max(400),
      start: z.int().nonnegative(),
    })
    .optional(),
  surroundings: z.array(Typed).max(20),
  problemClass: ProblemClass.optional(),
  description: Typed.optional(),
  suggestion: Typed.optional(),
});

/** Half-written: any class the form holds is kept as typed. */
const KeptDraft = Draft.extend({ problemClass: z.string().max(50).optional() });

// Not `Settings.partial()`: an absent key with a default would come back as the default and undo other settings.
const settingsShape = Settings.shape;
const SettingsChange = z.strictObject({
  version: z.literal(1).optional(),
  person: settingsShape.person,
  role: settingsShape.role.unwrap().optional(),
  people: settingsShape.people.unwrap().max(100).optional(),
  setupDone: settingsShape.setupDone.unwrap().optional(),
  offHosts: settingsShape.offHosts.unwrap().max(500).optional(),
  offRules: settingsShape.offRules.unwrap().max(500).optional(),
  practised: settingsShape.practised.unwrap().optional(),
});

const HostName = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/i, '主机名只能是域名，例如 www.example.gov.cn');
const OwnRegister = Register.extend({
  sites: z.array(Register.shape.sites.element.extend({ hosts: z.array(HostName).min(1) })),
});

type TicketEventName = keyof typeof TicketPayloads;
const stepTypes = Object.keys(TicketPayloads) as [TicketEventName, ...TicketEventName[]];

/** Who may send a message: content scripts (C), extension pages (P). */
export type SenderKind = 'content' | 'page';

interface MessageRule {
  from: readonly SenderKind[];
  schema: z.ZodType;
}

const C: readonly SenderKind[] = ['content'];
const P: readonly SenderKind[] = ['page'];
const CP: readonly SenderKind[] = ['content', 'page'];

/** Every message with who may send it and the schema its data must fit before anything is done. */
export const messageRules: Readonly<Record<keyof Protocol, MessageRule>> = {
  judgePage: {
    from: C,
    schema: z.object({ reading: PageReading.extend({ url: WebUrl, text: z.string().max(MAX_TEXT) }) }),
  },
  fileTicket: { from: CP, schema: Draft },
  ignoreFinding: {
    from: CP,
    schema: z.object({ url: WebUrl, findingId: z.string().min(1).max(200), reason: Typed, on: z.boolean() }),
  },
  saveDraft: { from: CP, schema: z.object({ url: WebUrl, draft: KeptDraft.nullable() }) },
  getDraft: { from: CP, schema: z.object({ url: WebUrl }) },
  injectCard: { from: C, schema: Nothing },
  openPanel: { from: CP, schema: Nothing },
  pageSummary: { from: P, schema: z.object({ tabId: TabId.optional() }) },
  readTabNow: { from: P, schema: z.object({ tabId: TabId }) },
  togglePage: { from: P, schema: z.object({ tabId: TabId, on: z.boolean() }) },
  showFinding: { from: P, schema: z.object({ tabId: TabId, findingId: z.string().min(1).max(200) }) },
  tickets: { from: P, schema: Nothing },
  history: { from: P, schema: z.object({ id: z.string().min(1).max(200) }) },
  step: {
    from: P,
    schema: z.object({ id: z.string().min(1).max(200), type: z.enum(stepTypes), payload: z.unknown() }),
  },
  recheck: { from: P, schema: z.object({ id: z.string().min(1).max(200) }) },
  getSettings: { from: P, schema: Nothing },
  setSettings: { from: P, schema: SettingsChange },
  getRegister: { from: P, schema: Nothing },
  setRegister: { from: P, schema: OwnRegister },
  watchSites: { from: P, schema: Nothing },
  columnStates: { from: P, schema: Nothing },
  storeHealth: { from: P, schema: Nothing },
};

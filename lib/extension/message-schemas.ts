import { z } from 'zod';

import { Contact } from '../core/events/contact.ts';
import { MistakeCode, TicketPayloads } from '../core/events/event.ts';
import { ProblemClass } from '../core/finding.ts';
import { ListContent, ListVersion, OwnList } from '../core/lexicon/word-list.ts';
import { PageSnapshot } from '../core/page-snapshot.ts';
import { PageReading } from '../core/reading.ts';
import { Register } from '../core/register/register.ts';
import { checkSchemas } from './check-messages.ts';
import { configSchemas } from './config-messages.ts';
import { deviceSchemas } from './device-messages.ts';
import { ById, Id, Nothing } from './message-parts.ts';
import type { Protocol } from './protocol.ts';
import { recheckSchemas } from './recheck-messages.ts';
import { Settings } from './settings.ts';
import { ticketListSchemas } from './ticket-list-messages.ts';

/** A page of 5 MB still goes through; what is longer is a mistake or an attack. */
const MAX_TEXT = 6_000_000;
/** Words a page shows in a picture are asked in parts. */
const MAX_SHOWN = 80_000;
const MAX_URL = 8_000;
const MAX_TYPED = 20_000;

const WebUrl = z
  .string()
  .max(MAX_URL)
  .regex(/^https?:\/\//i);
const TabId = z.int().nonnegative();
const Typed = z.string().max(MAX_TYPED);
const FindingAct = z.object({ url: WebUrl, findingId: Id, reason: Typed, on: z.boolean() });

const Attested = z.object({ targetId: Id, on: z.string().max(10), reason: z.string().max(1000) });

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
  mistakeCode: MistakeCode.optional(),
  contact: Contact.optional(),
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
  offPacks: settingsShape.offPacks.unwrap().max(50).optional(),
  typoLevel: settingsShape.typoLevel.unwrap().optional(),
  learnPhrases: settingsShape.learnPhrases.unwrap().optional(),
  practised: settingsShape.practised.unwrap().optional(),
  amber: settingsShape.amber.unwrap().optional(),
  lastBackup: settingsShape.lastBackup,
  screenshots: settingsShape.screenshots.unwrap().optional(),
  wholePictures: settingsShape.wholePictures.unwrap().optional(),
  keepEvidenceDays: settingsShape.keepEvidenceDays,
  keepInBrowserDays: settingsShape.keepInBrowserDays.unwrap().optional(),
  holidays: settingsShape.holidays.unwrap().max(50).optional(),
  papers: settingsShape.papers.unwrap().optional(),
  clocks: settingsShape.clocks.unwrap().optional(),
  lookBack: settingsShape.lookBack.unwrap().optional(),
  was: z.record(z.string().max(100), z.unknown()).optional(),
});

const ListId = z.string().min(1).max(100);

const HostName = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/i, '主机名只能是域名，例如 www.example.gov.cn');
/** A register whose hosts may be watched. */
export const OwnRegister = Register.extend({
  sites: z.array(Register.shape.sites.element.extend({ hosts: z.array(HostName).min(1) })),
});

type TicketEventName = keyof typeof TicketPayloads;
const stepTypes = Object.keys(TicketPayloads) as [TicketEventName, ...TicketEventName[]];

/** Who may send a message: content scripts (C), extension pages (P). */
export type SenderKind = 'content' | 'page';

interface MessageRule {
  from: readonly SenderKind[];
  schema: z.ZodType;
  /** What a content script may say, where that is less: no name and no unit are a page's to give. */
  fromContent?: z.ZodType;
}

const C: readonly SenderKind[] = ['content'];
const P: readonly SenderKind[] = ['page'];
const CP: readonly SenderKind[] = ['content', 'page'];

function ofPages<K extends string>(schemas: Readonly<Record<K, z.ZodType>>): Record<K, MessageRule> {
  const rules = Object.entries<z.ZodType>(schemas).map(([type, schema]) => [type, { from: P, schema }]);
  return Object.fromEntries(rules) as Record<K, MessageRule>;
}

/** Every message with who may send it and the schema its data must fit before anything is done. */
export const messageRules: Readonly<Record<keyof Protocol, MessageRule>> = {
  readPage: {
    from: C,
    schema: z.object({
      snapshot: PageSnapshot.extend({ url: WebUrl }),
      readAt: z.string().max(40),
      rendered: z.boolean(),
      judged: z.boolean(),
    }),
  },
  judgeWords: { from: C, schema: z.object({ url: WebUrl, text: z.string().max(MAX_TEXT) }) },
  privateRanges: { from: C, schema: z.object({ text: z.string().max(MAX_SHOWN) }) },
  judgePage: {
    from: C,
    schema: z.object({ reading: PageReading.extend({ url: WebUrl, text: z.string().max(MAX_TEXT) }) }),
  },
  fileTicket: { from: CP, schema: Draft },
  openReceipt: { from: C, schema: ById.partial() },
  ignoreFinding: { from: CP, schema: FindingAct },
  letPass: { from: C, schema: FindingAct },
  switchRule: {
    from: CP,
    schema: z.object({
      ruleId: z.string().min(1).max(100),
      reason: Typed,
      on: z.boolean(),
      url: WebUrl.optional(),
    }),
  },
  dismissals: { from: P, schema: Nothing },
  undoDismissal: {
    from: P,
    schema: z.object({ how: z.enum(['此处忽略', '此词放行']), key: z.string().min(1).max(MAX_TYPED) }),
  },
  saveDraft: { from: CP, schema: z.object({ url: WebUrl, draft: KeptDraft.nullable() }) },
  getDraft: { from: CP, schema: z.object({ url: WebUrl }) },
  injectCard: { from: C, schema: Nothing },
  openPanel: { from: CP, schema: Nothing },
  pageSummary: { from: P, schema: z.object({ tabId: TabId.optional() }) },
  readTabNow: { from: P, schema: z.object({ tabId: TabId }) },
  togglePage: { from: P, schema: z.object({ tabId: TabId, on: z.boolean() }) },
  showFinding: { from: P, schema: z.object({ tabId: TabId, findingId: Id }) },
  startLinkCheck: { from: P, schema: z.object({ tabId: TabId }) },
  linkCheck: { from: P, schema: z.object({ tabId: TabId }) },
  stopLinkCheck: { from: P, schema: z.object({ tabId: TabId }) },
  ...ofPages(ticketListSchemas),
  history: { from: P, schema: ById },
  step: {
    from: P,
    schema: z.object({ id: Id, type: z.enum(stepTypes), payload: z.unknown() }),
  },
  ...ofPages(recheckSchemas),
  archiveOffer: { from: P, schema: ById },
  archivePage: { from: P, schema: ById },
  takeInPackage: {
    from: P,
    schema: ById.extend({ asOwn: z.boolean().optional(), publicKey: z.string().max(200).optional() }),
  },
  ...ofPages(checkSchemas),
  ...ofPages(configSchemas),
  ...ofPages(deviceSchemas),
  imports: { from: P, schema: Nothing },
  getSettings: { from: P, schema: Nothing },
  setSettings: { from: P, schema: SettingsChange },
  getRegister: { from: P, schema: Nothing },
  setRegister: { from: P, schema: OwnRegister },
  discoveredColumns: { from: P, schema: Nothing },
  dismissDiscovered: {
    from: P,
    schema: z.object({ keys: z.array(z.string().min(1).max(MAX_URL)).max(5_000), dismissed: z.boolean() }),
  },
  lists: { from: P, schema: Nothing },
  getList: { from: P, schema: z.object({ id: ListId }) },
  saveList: {
    from: P,
    schema: z.object({
      id: ListId.optional(),
      name: OwnList.shape.name,
      on: z.boolean(),
      content: ListContent,
      what: ListVersion.shape.what,
    }),
  },
  switchList: { from: P, schema: z.object({ id: ListId, on: z.boolean() }) },
  takeBackList: { from: P, schema: z.object({ id: ListId }) },
  removeList: { from: P, schema: z.object({ id: ListId }) },
  typoModel: { from: P, schema: Nothing },
  learntPhrases: { from: P, schema: Nothing },
  forgetPhrases: { from: P, schema: Nothing },
  proofreadGround: { from: P, schema: Nothing },
  passWord: {
    from: P,
    schema: z.object({ ruleId: z.string().min(1).max(100), word: Id, reason: Typed }),
  },
  watchSites: { from: P, schema: Nothing },
  columnBoard: { from: P, schema: Nothing },
  sightByHand: {
    from: CP,
    schema: z.object({
      targetId: Id,
      date: z.string().max(10).nullable(),
      line: z.string().max(500),
    }),
  },
  attestColumn: {
    from: CP,
    schema: Attested.extend({
      name: z.string().max(100).optional(),
      unit: z.string().max(200).optional(),
    }),
    fromContent: Attested,
  },
  undoAttestation: {
    from: P,
    schema: z.object({
      targetId: Id,
      eventId: Id,
      reason: z.string().max(1000),
    }),
  },
  storeHealth: { from: P, schema: Nothing },
  storedEvidence: { from: P, schema: Nothing },
  giveUpEvidence: { from: P, schema: z.object({ bytes: z.int().positive() }) },
  proofFolder: { from: P, schema: Nothing },
  writeProofs: { from: P, schema: Nothing },
  forgetFolder: { from: P, schema: Nothing },
  lossIsKnown: { from: P, schema: Nothing },
  clearMachine: { from: P, schema: z.object({ typed: z.literal('清空本机') }) },
};

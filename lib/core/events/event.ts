import { z } from 'zod';

import { Instant } from '../calendar/civil-date-schema.ts';
import { ProblemClass, Severity, Sureness, TextQuote } from '../finding.ts';
import { Contact } from './contact.ts';

/** What an event is about, as far as this build knows; a later one may write of other things. */
export const SUBJECT_KINDS = ['ticket', 'sighting', 'attestation', 'device'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** 席位: in what capacity somebody acts. A record may name one of a later version. */
export const Role = z.enum(['值班读网员', '公众志愿者', '大数据中心', '主管单位', '责任单位', '巡检']);
export type Role = z.infer<typeof Role>;

/** Who acted: a statement kept with the record, not access control (DESIGN 4). */
export const Actor = z.object({ name: z.string(), unit: z.string() });
export type Actor = z.infer<typeof Actor>;

/** How the fault came to light; the ledger's 发现方式. */
export const Origin = z.enum(['读网', '技术扫描', '公众找错', '上级预警', '季度督查']);
export type Origin = z.infer<typeof Origin>;

export const DeclineReason = z.enum(['无效', '业务问题', '不属实', '不在范围', '重复']);
export const Measure = z.enum(['修改', '撤回', '删除', '脱敏']);
export type Measure = z.infer<typeof Measure>;

/** One signature of the 三审. */
const Review = z.object({ name: z.string().min(1), at: Instant });

/** A proof kept beside the record, under the hash of its bytes. The bytes may be given up, the hash stays. */
export const EvidenceFile = z.object({
  /** SHA-256 of the bytes, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['image/png', 'image/jpeg', 'multipart/related']),
  what: z.enum(['截图', '网页存档']),
  bytes: z.int().positive(),
  takenAt: Instant,
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** Result of looking again; on exact text wherever there is a text to compare (DESIGN 5.6). */
const RecheckResult = z.enum(['已消除', '仍在', '改成另一种错', '页面已删', '打不开']);
export type RecheckResult = z.infer<typeof RecheckResult>;

export const Recheck = z.object({
  result: RecheckResult,
  /** Who compared: absent (older records) is the machine. `hand` only where it could not. */
  by: z.enum(['machine', 'hand']).optional(),
  checkedAt: Instant,
  url: z.string(),
  /** What was on the page: the words found, those now in their place, or what a person saw. */
  evidence: z.string(),
  evidenceFiles: z.array(EvidenceFile).optional(),
  /** What the page showed, private data masked: the words at the place, its title, and how it was looked at. */
  shown: z.object({ words: z.string(), title: z.string(), how: z.string() }).optional(),
  /** By hand where there are words or a rule: what the machine had answered before, 打不开. */
  machine: z.object({ result: RecheckResult, checkedAt: Instant, evidence: z.string() }).optional(),
});
export type Recheck = z.infer<typeof Recheck>;

export const MistakeCode = z.literal([0, 1, 2, 3, 4, 5, 6]);

/** Payload of 提交: what the clock, the ledger and a later re-check need, all of it stored facts. */
export const Submission = z
  .object({
    /** Short number people say aloud, e.g. `BC-20261123-7F3K`. */
    number: z.string(),
    url: z.string(),
    pageTitle: z.string(),
    siteName: z.string().optional(),
    platform: z.string(),
    /** Column or account the fault belongs to. */
    columnId: z.string().optional(),
    columnName: z.string().optional(),
    unitId: z.string().optional(),
    unitName: z.string().optional(),
    problemClass: ProblemClass,
    severity: Severity,
    sureness: Sureness.optional(),
    origin: Origin,
    /** Rule that found it; absent when a person selected the words. */
    ruleId: z.string().optional(),
    findingId: z.string().optional(),
    clause: z.string().optional(),
    quote: TextQuote.optional(),
    description: z.string().optional(),
    suggestion: z.string().optional(),
    /** The block the quote stands in and its neighbours, as read and masked; earlier records of private numbers have none. */
    surroundings: z.array(z.string()),
    foundAt: Instant,
    /** True when the reader's own unit is the responsible one: its 1-hour clock starts at filing [O]. */
    foundByResponsibleUnit: z.boolean(),
    pagePublishedOn: z.string().optional(),
    evidenceFiles: z.array(EvidenceFile).optional(),
    /** Why there is no picture, where one was wanted. */
    evidenceNote: z.string().optional(),
    /** What a volunteer chose on the official form's list (FIELD 4). */
    mistakeCode: MistakeCode.optional(),
    /** SHA-256 (hex) of the `SealedContact` the volunteer gave for this report. */
    contactItem: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** The contact itself, as records had it before: still read, never written. */
    contact: Contact.optional(),
    /** Site code in the page's own 找错 entry, for the official form. */
    officialCode: z.string().optional(),
  })
  .refine((s) => s.quote !== undefined || (s.description ?? '').trim() !== '', {
    message: '要有错误原文或情况说明',
  });
export type Submission = z.infer<typeof Submission>;

/** One payload shape per event type of a ticket, in the words of DESIGN 4's transition table. */
export const TicketPayloads = {
  提交: Submission,
  受理: z.object({ unitId: z.string().optional(), unitName: z.string().min(1), note: z.string().optional() }),
  不予受理: z.object({ reason: DeclineReason, note: z.string().optional() }),
  通知: z.object({
    personName: z.string().min(1),
    stand: z.enum(['A', 'B']),
    /** 电话, 微信, 当面 … */
    how: z.string().min(1),
    receivedAt: Instant,
  }),
  反馈整改: z.object({ measure: Measure, doneAt: Instant, note: z.string().optional() }),
  重新发布: z.object({ 初审: Review, 复审: Review, 终审: Review, newUrl: z.string().min(1) }),
  复核通过: z.object({ recheck: Recheck, outcome: z.enum(['整改', '下线不重发']) }),
  复核不通过: z.object({ recheck: Recheck }),
  回头看: z.object({ recheck: Recheck, recurred: z.boolean() }),
  更正: z.object({
    corrects: z.string(),
    reason: z.string().min(1),
    fields: z.record(z.string(), z.string()),
  }),
  并案: z.object({ into: z.string(), reason: z.string().min(1) }),
  拆案: z.object({ corrects: z.string(), reason: z.string().min(1) }),
  备注: z.object({ text: z.string().min(1), evidenceFiles: z.array(EvidenceFile).optional() }),
  撤销: z.object({ corrects: z.string(), reason: z.string().min(1) }),
} as const;
export type TicketEventType = keyof typeof TicketPayloads;
export type TicketPayload<T extends TicketEventType> = z.infer<(typeof TicketPayloads)[T]>;

/**
 * Envelope of one immutable record (DESIGN 4). `payload` is parsed by the schema of its type. The envelope is
 * open: a kind, role or type of a later version is kept and handed on, and changes nothing here.
 */
export const Event = z.object({
  v: z.literal(1),
  id: z.string().min(1),
  subject: z.object({ kind: z.string().min(1), id: z.string().min(1) }),
  type: z.string().min(1),
  /** Wall time of the writing machine, shown to people, never ordered by. */
  at: Instant,
  by: z.object({ device: z.string().min(1), person: Actor, role: z.string().min(1) }),
  /** Ids of the subject's latest events the writer had seen. */
  parents: z.array(z.string()),
  /** Hybrid logical clock `<ms base36, 9>-<counter base36, 4>-<device>`: sorts as a string. */
  hlc: z.string(),
  /** Counts up by one per device from 1. */
  seq: z.int().positive(),
  /** `eventHash` of the device's previous event; '' for its first. Builds of the first version: `earlierHash`. */
  prevHash: z.string(),
  payload: z.record(z.string(), z.unknown()),
  /** ECDSA P-256 over `signedText`, 64 bytes base64url; '' from a device without a key. */
  sig: z.string(),
});
export type Event = z.infer<typeof Event>;

import { type AttestationEventType, AttestationPayloads } from './attestation.ts';
import { DevicePayloads, isDeviceEventType } from './device.ts';
import { type Event, Role, SUBJECT_KINDS } from './event.ts';
import { isTicketEventType, payloadProblem } from './payload-problem.ts';
import { SIGHTING_TYPE, Sighting } from './sighting.ts';

const KINDS: readonly string[] = SUBJECT_KINDS;
const ROLES: readonly string[] = Role.options;

/** Whether this build knows what records of such a subject are about. */
export function isKnownKind(kind: string): boolean {
  return KINDS.includes(kind);
}

/** As `newerIn`, without a look at what the record carries: of 100,000 records that takes seconds. */
export function newerEnvelope({ subject, type, by }: Pick<Event, 'subject' | 'type' | 'by'>): string | null {
  if (!isKnownKind(subject.kind)) return `记录的种类“${shortened(subject.kind)}”`;
  if (!ROLES.includes(by.role)) return `席位“${shortened(by.role)}”`;
  if (subject.kind === 'ticket' && !isTicketEventType(type)) return `步骤“${shortened(type)}”`;
  if (subject.kind === 'device' && !isDeviceEventType(type)) return `设备记录“${shortened(type)}”`;
  if (subject.kind === 'attestation' && !isAttestationType(type)) return `步骤“${shortened(type)}”`;
  if (subject.kind === 'sighting' && type !== SIGHTING_TYPE) return `步骤“${shortened(type)}”`;
  return null;
}

/**
 * What of a record this build does not know: its kind, the seat it was written in, the step, or a value in it.
 * Such a record is of a later version. It is kept, hashed and handed on, and changes no state here.
 *
 * @returns in Chinese what it is, or null when this build knows all of it
 * @example newerIn(eventOf('复核通过', { …, outcome: '移送' })) // '“办结方式”只能是：整改、下线不重发'
 */
export function newerIn(event: Pick<Event, 'subject' | 'type' | 'by' | 'payload'>): string | null {
  const envelope = newerEnvelope(event);
  if (envelope !== null) return envelope;
  const { subject, type, payload } = event;
  if (subject.kind === 'ticket') return payloadProblem(type, payload)?.replace(/。$/, '') ?? null;
  const schema =
    subject.kind === 'device' && isDeviceEventType(type)
      ? DevicePayloads[type]
      : subject.kind === 'attestation' && isAttestationType(type)
        ? AttestationPayloads[type]
        : subject.kind === 'sighting'
          ? Sighting
          : undefined;
  return !schema || schema.safeParse(payload).success ? null : `“${type}”的内容`;
}

function isAttestationType(type: string): type is AttestationEventType {
  return Object.hasOwn(AttestationPayloads, type);
}

/** How such a record is shown. */
export function newerSentence(what: string): string {
  return `由较新版本写入：这个版本不认识${what}。已原样保留，没有生效；请更新本机的巡读。`;
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

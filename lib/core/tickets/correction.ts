import { type TicketEventType, TicketPayloads } from '../events/event.ts';
import { payloadProblem } from '../events/payload-problem.ts';

/** Steps whose contents 更正 may set right. The rest are withdrawn and taken again. */
const CORRECTABLE: readonly TicketEventType[] = [
  '提交',
  '受理',
  '不予受理',
  '通知',
  '反馈整改',
  '重新发布',
  '复核通过',
  '备注',
];

/**
 * A ticket's number is its identity; the words, their address and what a re-check saw are evidence. None is
 * anyone's to retype: words put in later could be "gone" from a page they never stood on, and close the ticket.
 */
const FIXED = /^(number|findingId|ruleId|url|(quote|recheck)(\..*)?)$/;

export type Corrected = { ok: true; payload: Record<string, unknown> } | { ok: false; error: string };

/**
 * A payload with single fields put right. Fields are named by their path (`columnName`, `初审.at`) and hold
 * text; the result must fit the schema of its type.
 *
 * @example correctedPayload('通知', { personName: '章三', … }, { personName: '张三' })
 */
export function correctedPayload(
  type: TicketEventType,
  payload: Record<string, unknown>,
  fields: Readonly<Record<string, string>>,
): Corrected {
  if (!CORRECTABLE.includes(type)) return refuse(`“${type}”不能更正，可以撤销后重做。`);
  const changes = Object.entries(fields);
  if (changes.length === 0) return refuse('没有写明更正什么。');
  let corrected = payload;
  for (const [path, text] of changes) {
    if (FIXED.test(path)) return refuse(`“${path}”不能更正。`);
    const next = withText(corrected, path.split('.'), text);
    if (!next) return refuse(`“${path}”不是可以更正的内容。`);
    corrected = next;
  }
  const problem = payloadProblem(type, corrected);
  if (problem) return refuse(problem);
  // The schema drops what it does not know: a field that does not come out again was none of its.
  const known: unknown = TicketPayloads[type].parse(corrected);
  const stray = changes.find(([path, text]) => textAt(known, path.split('.')) !== text);
  return stray ? refuse(`“${stray[0]}”不是可以更正的内容。`) : { ok: true, payload: corrected };
}

function refuse(error: string): Corrected {
  return { ok: false, error };
}

function withText(
  target: Record<string, unknown>,
  path: readonly string[],
  text: string,
): Record<string, unknown> | null {
  const [key, ...rest] = path;
  if (key === undefined || key === '' || key === '__proto__') return null;
  const current = Object.hasOwn(target, key) ? target[key] : undefined;
  if (rest.length === 0) {
    return current === undefined || typeof current === 'string' ? { ...target, [key]: text } : null;
  }
  if (!isRecord(current)) return null;
  const inner = withText(current, rest, text);
  return inner && { ...target, [key]: inner };
}

function textAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

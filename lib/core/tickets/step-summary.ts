import { instantText } from '../calendar/civil-date.ts';
import { type Recheck, TicketPayloads } from '../events/event.ts';
import { isTicketEventType, payloadProblem } from '../events/payload-problem.ts';

/**
 * One Chinese line of what a record did, for a ticket's history. Total: contents that do not fit give the
 * bare name of the step.
 *
 * @example stepSummary('受理', { unitName: '区教体局' }) === '受理，责任单位：区教体局'
 */
export function stepSummary(type: string, payload: Record<string, unknown>): string {
  if (!isTicketEventType(type) || payloadProblem(type, payload) !== null) return type;
  switch (type) {
    case '提交': {
      const { problemClass, quote, description } = TicketPayloads.提交.parse(payload);
      return `提交${problemClass}：${shorten(quote?.exact ?? description ?? '')}`;
    }
    case '受理': {
      const { unitName, note } = TicketPayloads.受理.parse(payload);
      return `受理，责任单位：${unitName}${tail(note)}`;
    }
    case '不予受理': {
      const { reason, note } = TicketPayloads.不予受理.parse(payload);
      return `不予受理：${reason}${tail(note)}`;
    }
    case '通知': {
      const { personName, stand, how, receivedAt } = TicketPayloads.通知.parse(payload);
      return `${how}通知 ${personName}（${stand}岗），${instantText(receivedAt)} 收到`;
    }
    case '反馈整改': {
      const { measure, doneAt, note } = TicketPayloads.反馈整改.parse(payload);
      return `反馈整改：${measure}，${instantText(doneAt)} 完成${tail(note)}`;
    }
    case '重新发布':
      return `三审后重新发布：${TicketPayloads.重新发布.parse(payload).newUrl}`;
    case '复核通过': {
      const { recheck, outcome } = TicketPayloads.复核通过.parse(payload);
      return `复核通过：${recheck.result}，${outcome}${seenByHand(recheck)}`;
    }
    case '复核不通过': {
      const { recheck } = TicketPayloads.复核不通过.parse(payload);
      return `复核不通过：${recheck.result}${seenByHand(recheck)}`;
    }
    case '回头看': {
      const { recheck, recurred } = TicketPayloads.回头看.parse(payload);
      return `回头看：${recurred ? '复发' : '未复发'}，${recheck.result}${seenByHand(recheck)}`;
    }
    case '更正': {
      const { fields, reason } = TicketPayloads.更正.parse(payload);
      return `更正 ${Object.keys(fields).join('、')}：${reason}`;
    }
    case '并案': {
      const { into, reason } = TicketPayloads.并案.parse(payload);
      return `并入 ${into}：${reason}`;
    }
    case '拆案':
      return `拆案：${TicketPayloads.拆案.parse(payload).reason}`;
    case '备注':
      return `备注：${TicketPayloads.备注.parse(payload).text}`;
    case '撤销':
      return `撤销：${TicketPayloads.撤销.parse(payload).reason}`;
  }
}

function tail(note: string | undefined): string {
  return note?.trim() ? `（${note.trim()}）` : '';
}

/** Where no machine compared, what the person saw is the only evidence: it stands in the history. */
function seenByHand({ by, evidence }: Recheck): string {
  return by === 'hand' ? `（人工复核：${evidence.trim()}）` : '';
}

/** A line of a table, not the whole quote. Cut between characters, never inside one. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}

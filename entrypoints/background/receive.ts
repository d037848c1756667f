import type { Result } from '../../lib/core/page-result.ts';
import { messageRules } from '../../lib/extension/message-schemas.ts';
import type { Protocol } from '../../lib/extension/protocol.ts';
import { canonicalUrl, type MessageSender, originOf, senderKind } from '../../lib/extension/sender.ts';
import type { Caller, Handlers } from './background.ts';
import { SendingRate } from './sending-rate.ts';

/** Our own identity, as messages are checked against it. */
export interface Identity {
  runtimeId: string;
  /** `chrome-extension://…`, without a path. */
  ownOrigin: string;
}

type AnyHandler = (data: unknown, caller: Caller) => Promise<Result<unknown>>;

/**
 * The gate every message passes: a known type, a sender that may send it, data that fits its schema, and, from
 * a web page's overlay, an address of that very page. What does not pass changes nothing. The handler is
 * reached before anything is awaited, because a reader's gesture does not survive waiting.
 */
export function receiver(handlers: Handlers, identity: Identity, nowMs: () => number = Date.now) {
  const rate = new SendingRate(nowMs);
  return async (type: unknown, data: unknown, sender: MessageSender): Promise<Result<unknown>> => {
    if (!isMessageType(type)) return refused('巡读没有这种消息');
    const rule = messageRules[type];
    const kind = senderKind(sender, identity.runtimeId, identity.ownOrigin);
    if (!kind || !rule.from.includes(kind)) return refused('发来消息的页面无权这样做');
    const parsed = ((kind === 'content' && rule.fromContent) || rule.schema).safeParse(data);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.length ? `（${issue.path.join('.')}）` : '';
      return refused(`消息内容不对${where}`);
    }
    const url = sender.url ?? '';
    const given = kind === 'content' ? withOwnUrls(parsed.data, originOf(url)) : parsed.data;
    if (given === undefined) return refused('这一步指的网页不是现在打开的网站。请刷新页面再试');
    const tooMany = kind === 'content' ? rate.refusal(type, sender.tab?.id) : undefined;
    if (tooMany !== undefined) return { ok: false, error: tooMany };
    try {
      const handler = handlers[type] as AnyHandler;
      return await handler(given, { kind, tabId: sender.tab?.id, url });
    } catch (error) {
      return {
        ok: false,
        error: `没有办成（${String(error)}）。已保存的记录都在，请再试一次。`,
      };
    }
  };
}

export function isMessageType(type: unknown): type is keyof Protocol {
  return typeof type === 'string' && Object.hasOwn(messageRules, type);
}

export function refused(why: string): Result<never> {
  return { ok: false, error: `${why}，没有执行。` };
}

/** Where an overlay's message says which page it speaks of. */
const CLAIMS = ['reading', 'snapshot', 'draft'] as const;

/**
 * An overlay may speak of the site it runs on only; a page inside it could otherwise file for another. Its addresses
 * are kept as the browser reads them, not as they were spelled.
 *
 * @returns undefined when an address is another site's, or none of the web
 */
function withOwnUrls(data: unknown, origin: string): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const own = { ...(data as Record<string, unknown>) };
  if (typeof own.url === 'string') {
    const url = canonicalUrl(own.url);
    if (url === undefined || originOf(url) !== origin) return undefined;
    own.url = url;
  }
  for (const name of CLAIMS) {
    if (typeof own[name] !== 'object' || own[name] === null) continue;
    own[name] = withOwnUrls(own[name], origin);
    if (own[name] === undefined) return undefined;
  }
  return own;
}

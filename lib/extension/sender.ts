import type { SenderKind } from './message-schemas.ts';

/** What the browser itself says of a message's sender; nothing in it comes from the page. */
export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/** Who sent a message; null for anyone who is neither a page of ours nor our overlay in a tab's top frame. */
export function senderKind(sender: MessageSender, runtimeId: string, ownOrigin: string): SenderKind | null {
  if (sender.id !== runtimeId || !sender.url) return null;
  const origin = originOf(sender.url);
  if (origin === ownOrigin) return 'page';
  const isTop = sender.frameId === undefined || sender.frameId === 0;
  const isWeb = origin.startsWith('http://') || origin.startsWith('https://');
  return sender.tab?.id !== undefined && isTop && isWeb ? 'content' : null;
}

/**
 * Scheme and authority of an address as the browser itself reads it: `https://evil\@site/` is `https://evil`. '' when it has
 * none. Not `URL.origin`: that is the string `null` for an extension's own scheme in engines that do not know it.
 */
export function originOf(url: string): string {
  const parsed = parsedUrl(url);
  return parsed && parsed.host !== '' ? `${parsed.protocol}//${parsed.host}`.toLowerCase() : '';
}

/** Host without port, lower case, other letters as punycode. */
export function hostOf(url: string): string {
  return parsedUrl(url)?.hostname.toLowerCase() ?? '';
}

/**
 * An address of the web in the one form a browser gives it, without name and password; undefined for what is none.
 * @example canonicalUrl('https://a@WWW.例子.cn:443/x y') === 'https://www.xn--fsqu00a.cn/x%20y'
 */
export function canonicalUrl(url: string): string | undefined {
  const parsed = parsedUrl(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.host === '') return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

function parsedUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

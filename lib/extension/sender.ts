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
 * Scheme and authority of an address, '' when it has none. Not `URL.origin`: that is the string `null` for
 * an extension's own scheme in engines that do not know it as a special one.
 */
export function originOf(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url);
  return parts ? `${parts[1]}://${parts[2]}`.toLowerCase() : '';
}

/** Host without port, lower case. */
export function hostOf(url: string): string {
  return originOf(url)
    .replace(/^[^:]*:\/\//, '')
    .replace(/:\d+$/, '');
}

import { judgeLink, type LinkTry, TRIES_BEFORE_BROKEN } from '../core/links/judge-link.ts';
import type { CheckedLink } from '../core/links/link-check.ts';
import type { LinkTarget } from '../core/links/link-target.ts';
import { isPrivateHost } from '../core/links/private-host.ts';
import { bodyBytes } from './body-bytes.ts';
import { hostOf } from './sender.ts';

/** What opening links needs from outside. */
export interface LinkMeans {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Whether the reader allowed this address to be opened from here. */
  mayRead(url: string): Promise<boolean>;
  decode(bytes: Uint8Array, declared?: string): { ok: true; text: string } | { ok: false; error: string };
  /** Calls back after so many milliseconds; answers how to call it off. */
  after(ms: number, act: () => void): () => void;
}

/** National indicator: what has not opened after 15 s counts as not open. */
const TIMEOUT_S = 15;
const AT_ONCE = 6;
/** Enough for a title; the rest of a file is not loaded. */
const MOST_BYTES = 64 * 1024;
/** Of one host that answered nothing: its other links are not waited for. */
const MOST_TIMEOUTS = 4;

interface Host {
  timeouts: number;
  answers: number;
}

/**
 * Opens every address (HEAD, then GET where that does not settle it), at most six at once, and judges it; what looks
 * broken is tried again after all others. No cookies, no referrer, no cache; only hosts the reader granted.
 *
 * @param told called with each address as soon as it is judged for good
 * @param stop ends everything; what was judged until then stands
 */
export async function checkLinks(
  targets: readonly LinkTarget[],
  pageUrl: string,
  means: LinkMeans,
  told: (checked: CheckedLink) => void,
  stop: AbortSignal,
): Promise<void> {
  const hosts = new Map<string, Host>();
  const queue = targets.map((target) => ({ target, seen: [] as LinkTry[] }));

  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item && !stop.aborted; item = queue.shift()) {
      const { target, seen } = item;
      const host = hosts.get(hostOf(target.href)) ?? { timeouts: 0, answers: 0 };
      hosts.set(hostOf(target.href), host);
      const met = await tryOnce(target, seen.length, host, pageUrl, means, stop);
      if (stop.aborted) return;
      if (met.kind === 'timeout') host.timeouts += 1;
      if (met.kind === 'answered') host.answers += 1;
      seen.push(met);
      const isOpen = seen.length < TRIES_BEFORE_BROKEN && judgeLink(target, [met, met]).answer === '确断';
      if (isOpen) queue.push(item);
      else told({ ...target, ...judgeLink(target, seen) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function tryOnce(
  target: LinkTarget,
  earlier: number,
  host: Host,
  pageUrl: string,
  means: LinkMeans,
  stop: AbortSignal,
): Promise<LinkTry> {
  const { href } = target;
  const name = hostOf(href);
  if (isPrivateHost(name) && name !== hostOf(pageUrl))
    return { kind: 'not-asked', why: '内网地址，没有检查' };
  if (!(await means.mayRead(href)))
    return { kind: 'not-asked', why: `没有获准访问 ${name}`, ungranted: true };
  if (host.answers === 0 && host.timeouts >= MOST_TIMEOUTS)
    return { kind: 'not-asked', why: `${name} 多次超过 ${TIMEOUT_S} 秒没有回答，没有再试` };
  // A server that hangs on HEAD gets its GET in the second try.
  if (earlier === 0) {
    const head = await ask(target, 'HEAD', means, stop);
    if (head.kind === 'timeout' || (head.kind === 'answered' && settles(target, head))) return head;
  }
  return ask(target, 'GET', means, stop);
}

/** HEAD alone says enough of a file with a length; a web page's title has to be read. */
function settles({ isFile }: LinkTarget, seen: LinkTry & { kind: 'answered' }): boolean {
  const isPage = /html|xml/i.test(seen.contentType) || (!isFile && seen.contentType === '');
  return seen.status < 400 && seen.bytes > 0 && !isPage;
}

async function ask(
  { href }: LinkTarget,
  method: 'HEAD' | 'GET',
  means: LinkMeans,
  stop: AbortSignal,
): Promise<LinkTry> {
  const ending = new AbortController();
  let late = false;
  const callOff = means.after(TIMEOUT_S * 1000, () => {
    late = true;
    ending.abort();
  });
  const stopped = () => ending.abort();
  stop.addEventListener('abort', stopped);
  if (stop.aborted) ending.abort();
  try {
    const response = await means.fetch(href, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal: ending.signal,
    });
    const contentType = response.headers.get('content-type') ?? '';
    const answered = {
      kind: 'answered' as const,
      status: response.status,
      finalUrl: response.url,
      contentType,
    };
    if (method === 'HEAD') return { ...answered, bytes: Number(response.headers.get('content-length')) || 0 };
    const { bytes } = await bodyBytes(response, MOST_BYTES);
    const isPage = /html|xml/i.test(contentType) || contentType === '';
    const title = isPage ? titleOf(bytes, contentType, means) : undefined;
    return {
      ...answered,
      bytes: bytes.length,
      head: String.fromCharCode(...bytes.subarray(0, 64)),
      ...(title ? { title } : {}),
    };
  } catch {
    return late ? { kind: 'timeout', seconds: TIMEOUT_S } : { kind: 'failed' };
  } finally {
    callOff();
    stop.removeEventListener('abort', stopped);
  }
}

const GREATER_THAN = 0x3e;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Cut after the last tag: half a character of UTF-8 or GBK would spoil the guess of the charset. */
function titleOf(bytes: Uint8Array, contentType: string, means: LinkMeans): string | undefined {
  const whole = bytes.subarray(0, bytes.lastIndexOf(GREATER_THAN) + 1);
  const decoded = means.decode(whole, /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1]);
  if (!decoded.ok) return undefined;
  const title = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(decoded.text)?.[1] ?? '';
  return title
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

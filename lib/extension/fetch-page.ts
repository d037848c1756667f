import type { PageSource } from '../core/page-source.ts';
import type { PageReading } from '../core/reading.ts';
import type { FetchedPage } from '../core/rechecks/fetched-page.ts';
import { bytesWithin } from './body-bytes.ts';
import { isSamePageAddress } from './same-address.ts';
import { hostOf } from './sender.ts';

/** What fetching needs from outside; the reader of pages is handed in, so that this file needs no Document. */
export interface FetchMeans {
  fetch(url: string, init: RequestInit): Promise<Response>;
  decode(bytes: Uint8Array, declared?: string): { ok: true; text: string } | { ok: false; error: string };
  read(
    html: string,
    url: string,
    httpStatus: number,
  ): PageReading | ReadAgain | Promise<PageReading | ReadAgain>;
}

/** What a page says, and the source it says it with. */
export interface ReadAgain {
  reading: PageReading;
  source?: PageSource | undefined;
}

/** National indicator: a page that has not opened after 15 s counts as not open. */
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 10_000_000;

/**
 * Opens a page afresh: no cache, no referrer, no cookies.
 *
 * @param asReader with the browser's cookies for this site: a firewall that lets nobody in without them answers 404
 * @param within how far a redirect may lead: a home page is often another page of its own site
 */
export async function fetchPage(
  url: string,
  means: FetchMeans,
  timeoutMs = TIMEOUT_MS,
  asReader = false,
  within: 'page' | 'site' = 'page',
): Promise<FetchedPage> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await means.fetch(url, {
      cache: 'no-store',
      credentials: asReader ? 'include' : 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal: stop.signal,
    });
    return await readResponse(url, response, means, within);
  } catch {
    const why = stop.signal.aborted
      ? `超过 ${Math.round(timeoutMs / 1000)} 秒没有打开`
      : '网络连接失败，或网站拒绝访问';
    return { kind: 'unreachable', why };
  } finally {
    clearTimeout(timer);
  }
}

async function readResponse(
  url: string,
  response: Response,
  means: FetchMeans,
  within: 'page' | 'site',
): Promise<FetchedPage> {
  if (response.status === 404 || response.status === 410) return { kind: 'gone', status: response.status };
  if (!response.ok) return { kind: 'unreachable', why: `网站返回状态 ${response.status}` };
  // Many sites answer a removed page with their home page: that must not pass for a corrected one.
  if (response.url !== '' && !isSame(response.url, url, within)) {
    return { kind: 'unreachable', why: `原网址跳转到了 ${response.url}` };
  }
  const type = response.headers.get('content-type') ?? '';
  if (type !== '' && !/html|xml|text\/plain/i.test(type)) {
    return { kind: 'unreachable', why: `这个网址不是网页（${type}）` };
  }
  const bytes = await bytesWithin(response, MAX_BYTES);
  if (!bytes) return { kind: 'unreachable', why: '网页超过 10 MB，没有读' };
  const decoded = means.decode(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1]);
  if (!decoded.ok) return { kind: 'unreachable', why: decoded.error };
  // A style sheet decides what readers see of data, and the reader of pages knows the tags of pages alone.
  if (/xml/i.test(type) && !/html/i.test(type) && !/<html[\s>]/i.test(decoded.text))
    return { kind: 'unreachable', why: `这个网址给出的是数据，不是网页（${type}）` };
  const read = await means.read(decoded.text, url, response.status);
  const address = response.url === '' ? {} : { address: response.url };
  return { kind: 'page', ...('reading' in read ? read : { reading: read }), ...address };
}

function isSame(a: string, b: string, within: 'page' | 'site'): boolean {
  if (within === 'page') return isSamePageAddress(b, a);
  const site = (url: string): string => hostOf(url).replace(/^www\./, '');
  return site(a) === site(b);
}

import type { PageReading } from '../core/reading.ts';
import { columnUrlKey } from '../core/register/column-url.ts';

/** A page looked at again: read, gone for good, or not to be had (and why, one clause). */
export type FetchedPage =
  | { kind: 'page'; reading: PageReading }
  | { kind: 'gone'; status: number }
  | { kind: 'unreachable'; why: string };

/** What fetching needs from outside; the reader of pages is handed in, so that this file needs no Document. */
export interface FetchMeans {
  fetch(url: string, init: RequestInit): Promise<Response>;
  decode(bytes: Uint8Array, declared?: string): { ok: true; text: string } | { ok: false; error: string };
  read(html: string, url: string, httpStatus: number): PageReading;
}

/** National indicator: a page that has not opened after 15 s counts as not open. */
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 10_000_000;

/** Opens a page afresh: no cache, no cookies, no referrer. */
export async function fetchPage(
  url: string,
  means: FetchMeans,
  timeoutMs = TIMEOUT_MS,
): Promise<FetchedPage> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await means.fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal: stop.signal,
    });
    return await readResponse(url, response, means);
  } catch {
    const why = stop.signal.aborted
      ? `超过 ${Math.round(timeoutMs / 1000)} 秒没有打开`
      : '网络连接失败，或网站拒绝访问';
    return { kind: 'unreachable', why };
  } finally {
    clearTimeout(timer);
  }
}

async function readResponse(url: string, response: Response, means: FetchMeans): Promise<FetchedPage> {
  if (response.status === 404 || response.status === 410) return { kind: 'gone', status: response.status };
  if (!response.ok) return { kind: 'unreachable', why: `网站返回状态 ${response.status}` };
  // Many sites answer a removed page with their home page: that must not pass for a corrected one.
  if (response.url !== '' && columnUrlKey(response.url) !== columnUrlKey(new URL(url).href)) {
    return { kind: 'unreachable', why: `原网址跳转到了 ${response.url}` };
  }
  const type = response.headers.get('content-type') ?? '';
  if (type !== '' && !/html|xml|text\/plain/i.test(type)) {
    return { kind: 'unreachable', why: `这个网址不是网页（${type}）` };
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MAX_BYTES) return { kind: 'unreachable', why: '网页超过 10 MB，没有读' };
  const decoded = means.decode(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1]);
  if (!decoded.ok) return { kind: 'unreachable', why: decoded.error };
  return { kind: 'page', reading: means.read(decoded.text, url, response.status) };
}

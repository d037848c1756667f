import type { UnreadAsset } from '../../lib/core/page-source.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { isPublicCounter, scriptsNamedIn } from '../../lib/core/rechecks/script-addresses.ts';
import { bytesWithin } from '../../lib/extension/body-bytes.ts';
import { dressedThings } from '../../lib/page/dressed-things.ts';
import type { Background } from './background.ts';

/** Of one page: real ones ask for some 20. */
const MOST_ASSETS = 40;
const MOST_BYTES = 3_000_000;
const TIMEOUT_MS = 8_000;

/**
 * The page with what its scripts and style sheets hold, those of other sites too: words put into the page from there
 * are in no source of the page itself. What cannot be had is named. Asked without cookies and without a referrer.
 */
export async function withAssets(
  background: Background,
  fetched: FetchedPage,
  url: string,
): Promise<FetchedPage> {
  if (fetched.kind !== 'page' || !fetched.source || fetched.source.live) return fetched;
  const { source } = fetched;
  const wanted = new Set<string>();
  const unread: UnreadAsset[] = [];
  for (const asset of [...source.assets, ...scriptsNamedIn(source)]) {
    const address = addressOf(asset, url);
    if (!address || !/^https?:$/.test(address.protocol) || isPublicCounter(address.host)) continue;
    if (wanted.size < MOST_ASSETS || wanted.has(address.href)) wanted.add(address.href);
    else unread.push({ address: address.href, why: `一个网页只取前 ${MOST_ASSETS} 个` });
  }
  const answers = await Promise.all([...wanted].map((address) => assetText(background, address)));
  const silent = [...source.silent];
  for (const answer of answers) {
    if ('text' in answer) silent.push({ where: 'asset', text: answer.text });
    else if ('why' in answer) unread.push(answer);
  }
  const sheets = silent.filter(({ where }) => where === 'style' || where === 'asset').map(({ text }) => text);
  const things = [...source.things, ...dressedThings(source.boxes, sheets)];
  return { ...fetched, source: { ...source, silent, things, unread } };
}

function addressOf(asset: string, base: string): URL | undefined {
  try {
    return new URL(asset, base);
  } catch {
    return undefined;
  }
}

/** What a script or style sheet holds; `none` where a browser would run nothing either. */
type AssetAnswer = { text: string } | UnreadAsset | { none: true };

async function assetText({ linkMeans }: Background, address: string): Promise<AssetAnswer> {
  const stop = new AbortController();
  const callOff = linkMeans.after(TIMEOUT_MS, () => stop.abort());
  try {
    const response = await linkMeans.fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    // Of a file that is not there any more a browser has nothing either.
    if (response.status === 404 || response.status === 410) return { none: true };
    if (!response.ok) return { address, why: `返回状态 ${response.status}` };
    const bytes = await bytesWithin(response, MOST_BYTES);
    if (!bytes) return { address, why: `超过 ${MOST_BYTES / 1_000_000} MB` };
    const type = response.headers.get('content-type') ?? '';
    const decoded = linkMeans.decode(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1]);
    // An empty file is none to decode, and nothing to run.
    if (bytes.length === 0) return { none: true };
    if (!decoded.ok) return { address, why: '读不出文字' };
    // The site's own page in the place of a file is no script.
    return /^\s*<(!doctype|html|!--)/i.test(decoded.text) ? { none: true } : { text: decoded.text };
  } catch {
    return { address, why: stop.signal.aborted ? '超时' : '连接失败，或对方不许读取' };
  } finally {
    callOff();
  }
}

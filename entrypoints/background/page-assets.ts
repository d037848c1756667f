import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { bytesWithin } from '../../lib/extension/fetch-page.ts';
import type { Background } from './background.ts';

/** Of one page; of the site itself only. Libraries are larger than what an office writes into its pages. */
const MOST_ASSETS = 12;
const MOST_BYTES = 1_000_000;
const TIMEOUT_MS = 8_000;

/**
 * The page with what its own site's scripts and style sheets hold: words put into the page from there are in no
 * source of the page itself. What cannot be had is left out.
 */
export async function withAssets(
  background: Background,
  fetched: FetchedPage,
  url: string,
): Promise<FetchedPage> {
  if (fetched.kind !== 'page' || !fetched.source || fetched.source.live) return fetched;
  const { source } = fetched;
  const { origin } = new URL(url);
  const wanted = new Set<string>();
  for (const asset of source.assets) {
    const address = addressOf(asset, url);
    if (address?.origin === origin && wanted.size < MOST_ASSETS) wanted.add(address.href);
  }
  const texts = await Promise.all([...wanted].map((address) => assetText(background, address)));
  const silent = texts.flatMap((text) => (text === undefined ? [] : [{ where: 'asset' as const, text }]));
  return { ...fetched, source: { ...source, silent: [...source.silent, ...silent] } };
}

function addressOf(asset: string, base: string): URL | undefined {
  try {
    return new URL(asset, base);
  } catch {
    return undefined;
  }
}

async function assetText({ linkMeans }: Background, address: string): Promise<string | undefined> {
  const stop = new AbortController();
  const callOff = linkMeans.after(TIMEOUT_MS, () => stop.abort());
  try {
    const response = await linkMeans.fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    const bytes = response.ok ? await bytesWithin(response, MOST_BYTES) : undefined;
    const type = response.headers.get('content-type') ?? '';
    const decoded = bytes && linkMeans.decode(bytes, /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1]);
    return decoded?.ok ? decoded.text : undefined;
  } catch {
    return undefined;
  } finally {
    callOff();
  }
}

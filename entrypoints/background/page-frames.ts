import type { PageThing } from '../../lib/core/page-source.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { isFrameRead } from '../../lib/core/rechecks/seen-page.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import { resolveUrl } from '../../lib/page/resolve-url.ts';
import type { Background } from './background.ts';

/** Of one page: a head, a menu, a foot. */
const MOST_FRAMES = 6;

/**
 * The page with what its own site shows in its frames: heads and feet of older sites are frames. Their words are
 * searched with the page's; a frame that was not read whole stays a gap.
 *
 * @param asked the page's address where the site led nowhere else
 */
export async function withFrames(
  background: Background,
  fetched: FetchedPage,
  asked: string,
): Promise<FetchedPage> {
  if (fetched.kind !== 'page' || !fetched.source || fetched.source.live) return fetched;
  const { source, reading, address: page = asked } = fetched;
  if (!reading.gaps.some(({ what }) => what === 'frame')) return fetched;
  const own = source.things.flatMap((thing) => {
    const address = addressOf(thing, source.base?.href, page);
    return address === undefined ? [] : [{ thing, address }];
  });
  if (own.length === 0 || own.length > MOST_FRAMES) return fetched;
  const answers = await Promise.all(own.map(({ address }) => background.fetchPage(address)));
  const read = new Set<PageThing>();
  const silent = [...source.silent];
  const assets = [...source.assets];
  for (const [nth, answer] of answers.entries()) {
    const frame = own[nth];
    if (answer.kind !== 'page' || !answer.source || !isFrameRead(answer) || !frame) continue;
    read.add(frame.thing);
    silent.push({ where: 'frame', text: answer.source.shown }, ...answer.source.silent);
    // Its scripts are asked with the page's, from where they stand.
    const stands = answer.address ?? frame.address;
    const from = resolveUrl(answer.source.base?.href ?? '', stands) || stands;
    for (const asset of answer.source.assets) assets.push(resolveUrl(asset, from) || asset);
  }
  const things = source.things.map((thing) =>
    read.has(thing) ? { ...thing, isRead: true as const } : thing,
  );
  return { ...fetched, source: { ...source, silent, things, assets } };
}

/** Where a frame of the page's own host leads to; undefined for any other thing. */
function addressOf(
  { what, name, src, isUnseen }: PageThing,
  base: string | undefined,
  page: string,
): string | undefined {
  if (what !== 'frame' || isUnseen || !/^i?frame\b/.test(name)) return undefined;
  if (src === undefined || src.trim() === '') return undefined;
  try {
    const { href, protocol, host } = new URL(src.trim(), new URL(base ?? '', page));
    return /^https?:$/.test(protocol) && host === new URL(page).host && hostOf(href) !== ''
      ? href
      : undefined;
  } catch {
    return undefined;
  }
}

import { isPrivateHost } from '../../lib/core/links/private-host.ts';
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
 * The page with what its scripts and style sheets hold, those of other sites too and those that scripts hang in: words
 * put into the page from there are in no source of the page itself. What cannot be had is named. Asked without cookies
 * and without a referrer.
 *
 * @param asked the page's address where the site led nowhere else
 */
export async function withAssets(
  background: Background,
  fetched: FetchedPage,
  asked: string,
): Promise<FetchedPage> {
  if (fetched.kind !== 'page' || !fetched.source || fetched.source.live) return fetched;
  const { source, address: page = asked } = fetched;
  const base = addressOf(source.base?.href ?? '', page)?.href ?? page;
  const search = new AssetSearch(page);
  for (const [at, asset] of source.assets.entries())
    search.ask(asset, at < (source.base?.from ?? 0) ? page : base);
  for (const { where, text } of source.silent) {
    if (where === 'script') search.askNamed(text, base, true);
    if (where === 'style') search.askImported(text, base);
  }
  const silent = [...source.silent];
  while (search.next.length > 0) {
    const asking = search.next.splice(0);
    const answers = await Promise.all(asking.map((address) => assetText(background, address)));
    for (const answer of answers) {
      if ('why' in answer) search.unread.push(answer);
      if (!('text' in answer)) continue;
      silent.push({ where: 'asset', text: answer.text });
      if (answer.isSheet) search.askImported(answer.text, answer.address);
      else search.askNamed(answer.text, base, false);
    }
  }
  const sheets = silent.filter(({ where }) => where === 'style' || where === 'asset').map(({ text }) => text);
  const dressed = dressedThings(source.boxes, sheets);
  const things = [...source.things, ...dressed.things];
  const cut = source.cut || dressed.cut;
  return { ...fetched, source: { ...source, silent, things, unread: search.unread, cut } };
}

/** Which addresses a page's scripts and style sheets stand at, each once. */
class AssetSearch {
  /** Not asked yet. */
  readonly next: string[] = [];
  readonly unread: UnreadAsset[] = [];
  private readonly met = new Set<string>();

  constructor(private readonly page: string) {}

  ask(asset: string, base: string): void {
    const address = addressOf(asset, base);
    if (!address || isPublicCounter(address, this.page)) return;
    address.hash = '';
    if (this.met.has(address.href)) return;
    this.met.add(address.href);
    if (isPrivateHost(address.hostname) && address.hostname !== new URL(this.page).hostname)
      this.unread.push({ address: address.href, why: '在单位内网，没有去取' });
    else if (this.met.size > MOST_ASSETS)
      this.unread.push({ address: address.href, why: `一个网页只取前 ${MOST_ASSETS} 个` });
    else this.next.push(address.href);
  }

  /** What a style sheet takes in, from where it stands itself. */
  askImported(sheet: string, base: string): void {
    const plain = sheet.replace(/\/\*[\s\S]*?\*\//g, ' ');
    for (const [, address = ''] of plain.matchAll(IMPORTED)) this.ask(address, base);
  }

  /** What a script hangs into the page. */
  askNamed(script: string, base: string, isOwn: boolean): void {
    const { addresses, isHidden } = scriptsNamedIn(script, isOwn);
    for (const address of addresses) this.ask(address, base);
    if (isHidden && !this.unread.some(({ address }) => address === HIDDEN.address)) this.unread.push(HIDDEN);
  }
}

/** A style sheet that another one takes in. */
const IMPORTED = /@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi;

const HIDDEN: UnreadAsset = {
  address: '脚本运行时才载入的脚本',
  why: '它的网址是拼出来的，机器看不出是哪一个',
};

/** A web address; undefined for what is none. */
function addressOf(asset: string, base: string): URL | undefined {
  try {
    const address = new URL(asset, base);
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}

/** What a script or style sheet holds; `none` where a browser would run nothing either. */
type AssetAnswer = { text: string; address: string; isSheet: boolean } | UnreadAsset | { none: true };

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
    const isSheet = /css/i.test(type) || /\.css$/i.test(new URL(address).pathname);
    // The site's own page in the place of a file is no script; a style sheet's reader steps over a tag.
    if (isPage(decoded.text) && !/css/i.test(type)) return { none: true };
    return { text: decoded.text, address: response.url || address, isSheet };
  } catch {
    return { address, why: stop.signal.aborted ? '超时' : '连接失败，或对方不许读取' };
  } finally {
    callOff();
  }
}

/** Nothing that runs begins with a tag. To a script `<!--` is a remark to the end of its line. */
const isPage = (text: string): boolean =>
  /^\s*<(?!!--)/.test(text.replace(/^(\s*<!--[^\n\r\u2028\u2029]*)+/, ''));

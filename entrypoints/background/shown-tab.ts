import type { Result } from '../../lib/core/page-result.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { shownPageKey } from '../../lib/core/register/page-address.ts';
import { LONGEST_MS } from '../../lib/extension/awaited-readings.ts';
import type { Background } from './background.ts';

/** The key of what a tab shows, numbers of persons in its address masked. */
function shownKey(background: Background, url: string): string {
  return shownPageKey(background.maskAddress(url));
}

/** Whether a number of a person in an address was masked: what answers there is another page. */
export const isMasked = (url: string): boolean => /\*{3}/.test(url);

/** The tab that shows a page, its route included where a script draws it. */
export async function tabShowing(
  background: Background,
  url: string,
): Promise<{ id: number; url: string } | undefined> {
  const wanted = shownKey(background, url);
  return (await background.shell.webTabs()).find((tab) => shownKey(background, tab.url) === wanted);
}

/** A tab behind the others that opens the page; a sentence where none may or can be opened. */
export async function openedTab(
  background: Background,
  url: string,
): Promise<{ id: number } | Extract<Result<never>, { ok: false }>> {
  if (isMasked(url)) return { ok: false, error: '网址里的证件号码已隐去，不能打开，没有核对。请人工复核。' };
  if (!(await background.mayRead(url)))
    return {
      ok: false,
      error: `还没有获准读 ${url}，没有核对，工单没有改动。请在“设置”里允许这个网站，再试一次。`,
    };
  const opened = await background.shell.openTab(url);
  return opened.ok ? { id: opened.value } : opened;
}

/** What a tab shows once it is quiet, by the reading of its overlay; put in where none is. */
export async function readTab(
  background: Background,
  tabId: number,
  url: string,
): Promise<FetchedPage | { kind: 'closed' }> {
  const { shell } = background;
  const isClosed = async () => (await shell.tab(tabId)) === undefined;
  const read = background.readings.next(tabId);
  const alive = await shell.tell(tabId, 'ping', null);
  let refusal = '';
  if (alive) await shell.tell(tabId, 'refresh', null);
  else {
    const put = await shell.injectOverlay(tabId);
    if (!put.ok) refusal = put.error;
    if (await isClosed()) background.readings.closed(tabId);
  }
  const seen = await read;
  if (seen === 'closed') return { kind: 'closed' };
  if (!seen) {
    if (await isClosed()) return { kind: 'closed' };
    const why = `等了 ${LONGEST_MS / 1000} 秒，标签页里的网页没有读成${refusal === '' ? '（没有载完，或巡读在那里没有应答）' : `（${refusal.replace(/。$/, '')}）`}`;
    return { kind: 'unreachable', why };
  }
  if (shownKey(background, seen.reading.url) !== shownKey(background, url))
    return { kind: 'unreachable', why: `标签页转到了别的网址 ${background.maskAddress(seen.reading.url)}` };
  return { kind: 'page', ...seen };
}

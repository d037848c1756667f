import { civilDateOf, epochMs } from '../../lib/core/calendar/civil-date.ts';
import type { Recheck } from '../../lib/core/events/event.ts';
import { statesOf } from '../../lib/core/freshness/board.ts';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import type { FetchedPage } from '../../lib/core/rechecks/fetched-page.ts';
import { goneBy, type RecheckMeans, recheckTicket } from '../../lib/core/rechecks/recheck.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { type Background, currentRegister, type Handlers, nowAt, rowKey } from './background.ts';
import { withAssets } from './page-assets.ts';
import { goneRecheck, waitsSentence } from './second-looks.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { visibleTicket } from './ticket-handlers.ts';

/** How long a second look is offered as evidence; afterwards the site is asked again. */
const SECOND_COUNTS_MS = 24 * 3_600_000;

type RecheckHandlers = Pick<Handlers, 'recheck' | 'recheckStanding' | 'recheckInTab' | 'recheckPicture'>;

/** Looking at a ticket's page again: as the site answers, as a tab shows it, and as a picture. Writes no step. */
export function recheckHandlers(background: Background): RecheckHandlers {
  const { shell } = background;

  const tabOf = async (url: string) => {
    const wanted = rowKey(background, url);
    return (await shell.webTabs()).find((tab) => rowKey(background, tab.url) === wanted);
  };

  return {
    async recheck({ id }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const { submission } = ticket.value;
      const url = urlOf(ticket.value);
      // Whatever answers at an address whose number was masked, a 404 most of all, says nothing of the page.
      if (isMasked(url)) {
        const evidence = '网址里的证件号码已隐去，机器打不开原页面，请人工核实。';
        const checkedAt = nowAt(background);
        return { ok: true, value: { by: 'machine', result: '打不开', checkedAt, url, evidence } };
      }
      if (!(await background.mayRead(url))) {
        return {
          ok: false,
          error: `还没有获准打开 ${url}，没有复核，工单没有改动。请在“设置”里允许这个网站，再复核一次。`,
        };
      }
      const means = await recheckMeans(background);
      if (!means.ok) return means;
      // Said to be gone before: asked as a reader's browser asks, or a firewall's 404 would count twice.
      const wasGone = (await background.gone.of(id, url)) !== undefined;
      const fetched = await background.fetchPage(url, wasGone);
      const says = goneBy(fetched, submission, background.mask);
      if (says !== undefined) {
        const at = nowAt(background);
        const row = await background.gone.said(id, url, { at, says });
        const shown = await stillShown(background, ticket.value);
        return { ok: true, value: goneRecheck(row, at, shown) };
      }
      // Another answer than before: the first one counts no more. No answer at all says nothing.
      if (fetched.kind === 'page') await background.gone.drop(id);
      const answer = recheckTicket(submission, url, fetched, means.value, nowAt(background));
      // Only what would close a ticket is worth asking the site for more.
      if (!answer.ok || answer.value.result !== '已消除') return answer;
      const whole = await withAssets(background, fetched, url);
      return recheckTicket(submission, url, whole, means.value, nowAt(background));
    },

    async recheckStanding({ id }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const url = urlOf(ticket.value);
      const tab = (await tabOf(url)) !== undefined;
      const row = await background.gone.of(id, url);
      if (!row) return { ok: true, value: { tab } };
      if (!row.second) return { ok: true, value: { tab, waits: waitsSentence(row) } };
      const { rectified } = ticket.value;
      // A page that is back since must not be closed on what was seen of it then.
      if (epochMs(nowAt(background)) - epochMs(row.second.at) > SECOND_COUNTS_MS)
        return { ok: true, value: { tab } };
      // What was seen before the unit said it was done closes nothing.
      if (rectified && epochMs(row.second.at) < epochMs(rectified.doneAt))
        return { ok: true, value: { tab } };
      const shown = await stillShown(background, ticket.value);
      return { ok: true, value: { tab, gone: goneRecheck(row, row.second.at, shown) } };
    },

    async recheckInTab({ id, open }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const url = urlOf(ticket.value);
      const means = await recheckMeans(background);
      if (!means.ok) return means;
      const tabId = (await tabOf(url))?.id ?? (open ? await openedTab(background, url) : undefined);
      if (tabId === undefined)
        return { ok: false, error: '没有打开这个网页的标签页，没有核对，工单没有改动。请点“打开后核对”。' };
      if (typeof tabId !== 'number') return tabId;
      const fetched = await readTab(background, tabId, url);
      return recheckTicket(ticket.value.submission, url, fetched, means.value, nowAt(background));
    },

    async recheckPicture({ id }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const tab = await tabOf(urlOf(ticket.value));
      if (!tab)
        return { ok: false, error: '没有打开这个网页的标签页，没有截图。请先点“打开页面查看”，再回来截图。' };
      return shell.inFront(tab.id, () => takeScreenshot(background, tab.id, {}, true));
    },
  };
}

const urlOf = ({ republished, submission }: Ticket): string => republished?.newUrl.trim() ?? submission.url;

const isMasked = (url: string): boolean => /\*{3}/.test(url);

/** The rules, columns and masks a re-check asks, as the office has them now. */
async function recheckMeans(background: Background): Promise<Result<RecheckMeans>> {
  const register = await currentRegister(background);
  if (!register.ok) return register;
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const words = await background.words.current(settings.value.offPacks, civilDateOf(nowAt(background)));
  if (!words.ok) return words;
  return {
    ok: true,
    value: {
      judge: (reading: PageReading) =>
        background.judge(reading, register.value, background.rules, words.value).findings,
      columnStates(reading: PageReading) {
        const seen = observeColumns(reading, register.value, '复核');
        const looks = new Map(seen.map((look) => [look.targetId, [look]]));
        // By dates alone: 核对无变动 does not close a ticket about a column that was not updated.
        const known = { looks, attested: new Map(), limits: noticeLimits, nowAt: nowAt(background) };
        return statesOf([...register.value.columns, ...register.value.accounts], known);
      },
      mask: background.mask,
    },
  };
}

/** That a tab shows the page although its site says it is gone, as one clause. */
async function stillShown(background: Background, ticket: Ticket): Promise<string | undefined> {
  const url = urlOf(ticket);
  const page = await background.pages.byUrl(url);
  if (!page || page.title !== ticket.submission.pageTitle) return undefined;
  const wanted = rowKey(background, url);
  const isOpen = (await background.shell.webTabs()).some((tab) => rowKey(background, tab.url) === wanted);
  return isOpen ? '打开的标签页里还显示着原来的网页（请刷新那个标签页，看是不是也没有了）' : undefined;
}

async function openedTab(background: Background, url: string): Promise<number | Result<Recheck>> {
  if (isMasked(url)) return { ok: false, error: '网址里的证件号码已隐去，不能打开，没有核对。请人工复核。' };
  if (!(await background.mayRead(url)))
    return {
      ok: false,
      error: `还没有获准读 ${url}，没有核对，工单没有改动。请在“设置”里允许这个网站，再试一次。`,
    };
  const opened = await background.shell.openTab(url);
  return opened.ok ? opened.value : opened;
}

/** What a tab shows once it is quiet, by the reading of its overlay; put in where none is. */
async function readTab(background: Background, tabId: number, url: string): Promise<FetchedPage> {
  const { shell } = background;
  const read = background.readings.next(tabId);
  const alive = await shell.tell(tabId, 'ping', null);
  if (alive) await shell.tell(tabId, 'refresh', null);
  else await shell.injectOverlay(tabId);
  const seen = await read;
  if (!seen) return { kind: 'unreachable', why: '标签页里的网页没有读成（没有载完，或浏览器不允许读）' };
  if (rowKey(background, seen.reading.url) !== rowKey(background, url))
    return { kind: 'unreachable', why: `标签页转到了别的网址 ${background.maskAddress(seen.reading.url)}` };
  return { kind: 'page', ...seen };
}

import { civilDateOf, epochMs } from '../../lib/core/calendar/civil-date.ts';
import { statesOf } from '../../lib/core/freshness/board.ts';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { goneBy, type RecheckMeans, recheckTicket } from '../../lib/core/rechecks/recheck.ts';
import { routeOf } from '../../lib/core/register/page-address.ts';
import { isOfRound } from '../../lib/core/tickets/second-look.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import type { GonePage } from '../../lib/extension/second-looks.ts';
import { type Background, currentRegister, type Handlers, nowAt } from './background.ts';
import { withAssets } from './page-assets.ts';
import { withFrames } from './page-frames.ts';
import { goneRecheck, lookBackSentence, saidGone, stillShown, urlOf, waitsSentence } from './second-looks.ts';
import { isMasked, openedTab, readTab, tabShowing } from './shown-tab.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { visibleTicket } from './ticket-handlers.ts';

/** How long a second look is offered as evidence; afterwards the site is asked again. */
const SECOND_COUNTS_MS = 24 * 3_600_000;

type RecheckHandlers = Pick<Handlers, 'recheck' | 'recheckStanding' | 'recheckInTab' | 'recheckPicture'>;

/** Looking at a ticket's page again: as the site answers, as a tab shows it, and as a picture. Writes no step. */
export function recheckHandlers(background: Background): RecheckHandlers {
  const { shell } = background;

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
      const row = await rowOf(background, ticket.value, url);
      const fetched = await background.fetchPage(url, row !== undefined);
      const says = goneBy(fetched, submission, background.mask);
      if (says !== undefined)
        return { ok: true, value: await saidGone(background, { ticket: ticket.value, url, says, row }) };
      // Another answer than before: the first one counts no more. No answer at all says nothing.
      if (fetched.kind === 'page') await background.gone.drop(id);
      const framed = await withFrames(background, fetched, url);
      const answer = recheckTicket(submission, url, framed, means.value, nowAt(background));
      // Only what would close a ticket is worth asking the site for more.
      if (!answer.ok || answer.value.result !== '已消除') return answer;
      if (routeOf(url) !== '')
        return { ok: true, value: { ...answer.value, result: '打不开', evidence: ROUTED } };
      const whole = await withAssets(background, framed, url);
      return recheckTicket(submission, url, whole, means.value, nowAt(background));
    },

    async recheckStanding({ id }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const url = urlOf(ticket.value);
      const tab = (await tabShowing(background, url)) !== undefined;
      const row = await rowOf(background, ticket.value, url);
      if (!row) return { ok: true, value: { tab } };
      if (!row.second) return { ok: true, value: { tab, waits: waitsSentence(row) } };
      const { rectified, state } = ticket.value;
      // 回头看 asks the site anew, always: what came by itself is its first answer only.
      if (state === '已办结') return { ok: true, value: { tab, waits: lookBackSentence(row) } };
      // A page that is back since must not be closed on what was seen of it then.
      if (epochMs(nowAt(background)) - epochMs(row.second.at) > SECOND_COUNTS_MS)
        return { ok: true, value: { tab } };
      // What was seen before the unit said it was done closes nothing.
      if (rectified && epochMs(row.second.at) < epochMs(rectified.doneAt))
        return { ok: true, value: { tab } };
      const shown = await stillShown(background, ticket.value, url);
      return { ok: true, value: { tab, gone: goneRecheck(row, row.second.at, shown) } };
    },

    async recheckInTab({ id, open }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const url = urlOf(ticket.value);
      const means = await recheckMeans(background);
      if (!means.ok) return means;
      const tab =
        (await tabShowing(background, url)) ?? (open ? await openedTab(background, url) : undefined);
      if (!tab)
        return { ok: false, error: '没有打开这个网页的标签页，没有核对，工单没有改动。请点“打开后核对”。' };
      if ('ok' in tab) return tab;
      const fetched = await readTab(background, tab.id, url);
      if (fetched.kind === 'closed') return { ok: false, error: CLOSED };
      return recheckTicket(ticket.value.submission, url, fetched, means.value, nowAt(background));
    },

    async recheckPicture({ id }) {
      const ticket = await visibleTicket(background, id);
      if (!ticket.ok) return ticket;
      const tab = await tabShowing(background, urlOf(ticket.value));
      if (!tab)
        return { ok: false, error: '没有打开这个网页的标签页，没有截图。请先点“打开页面查看”，再回来截图。' };
      try {
        return await shell.inFront(tab.id, () => takeScreenshot(background, tab.id, {}, true));
      } catch {
        // The browser knows the tab no more.
        return { ok: false, error: '截图时标签页关上了，没有截图。请先点“打开页面查看”，再回来截图。' };
      }
    },
  };
}

const CLOSED = '还没有读完，标签页就关上了，没有核对，工单没有改动。请点“打开后核对”，等出了结果再关标签页。';
const ROUTED =
  '这个网址“#”后面的部分由网页脚本处理，网站收不到，返回的网页看不出原处改了没有。请用标签页核对，或请人工核实。';

/** What is known of a page said to be gone, as far as it was said in the ticket's present round. */
async function rowOf(background: Background, ticket: Ticket, url: string): Promise<GonePage | undefined> {
  const row = await background.gone.of(ticket.id, url);
  if (!row || isOfRound(row, ticket)) return row;
  await background.gone.drop(ticket.id);
  return undefined;
}

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

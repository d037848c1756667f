import { instantText } from '../../lib/core/calendar/civil-date.ts';
import type { Recheck } from '../../lib/core/events/event.ts';
import { goneBy } from '../../lib/core/rechecks/recheck.ts';
import { homeOf, siteTrouble } from '../../lib/core/rechecks/whole-site.ts';
import {
  gonePlace,
  isLookDue,
  isLookOver,
  isOfRound,
  secondLookAt,
} from '../../lib/core/tickets/second-look.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import type { GonePage } from '../../lib/extension/second-looks.ts';
import { type Background, currentRegister, nowAt } from './background.ts';
import { tabShowing } from './shown-tab.ts';

/** Pages looked at in one turn: the worker is stopped after five minutes, the next alarm goes on with the others. */
const MOST_A_TURN = 8;

let turn: Promise<void> = Promise.resolve();

/**
 * Looks a second time, by itself, at every page that its site said is gone. Called at every start and by the alarms:
 * whether a look is due is computed from the first answer, and what the second one said is kept for the person who
 * closes the ticket. One call after the other.
 */
export function lookAgain(background: Background): Promise<void> {
  turn = turn
    .then(() => lookAtDue(background))
    .catch((error: unknown) => {
      background.lastFailure = `第二次查看已删页面没有做完（${String(error)}）`;
    });
  return turn;
}

async function lookAtDue(background: Background): Promise<void> {
  const { gone } = background;
  if ((await gone.all()).length === 0) return;
  const index = await background.ledger.index();
  if (!index.ok) return;
  await gone.sweep(askedIn(background, index.value));
  const due = (await gone.all()).filter((row) => isLookDue(row, nowAt(background)));
  // Those that answered least stand last: a silent site holds up nobody.
  due.sort((a, b) => (a.vain?.times ?? 0) - (b.vain?.times ?? 0));
  let looked = 0;
  let hasNews = false;
  for (const row of due) {
    if (looked === MOST_A_TURN) break;
    const ticket = index.value.ticket(row.ticket);
    if (!ticket || !(await background.mayRead(row.url))) continue;
    looked++;
    hasNews = (await lookAt(background, row, ticket)) || hasNews;
  }
  if (hasNews) background.shell.ledgerChanged();
}

/** @returns whether the look told anything */
async function lookAt(background: Background, row: GonePage, ticket: Ticket): Promise<boolean> {
  const { gone } = background;
  const fetched = await background.fetchPage(row.url, true);
  const says = goneBy(fetched, ticket.submission, background.mask);
  if (says === undefined && fetched.kind === 'page') await gone.drop(row.ticket);
  // No answer is no second answer, nor is one of a site that is away as a whole: it is asked again at the next look.
  else if (says === undefined || (await trouble(background, ticket, row.url, true)) !== undefined) {
    await gone.inVain(row.ticket, nowAt(background));
    return false;
  } else await gone.said(row.ticket, row.url, { at: nowAt(background), says, siteStood: true });
  return true;
}

/** The page that a ticket is re-checked on: where it was published anew, or where it was. */
export const urlOf = ({ republished, submission }: Ticket): string =>
  republished?.newUrl.trim() ?? submission.url;

/** Whether somebody still waits for a row. */
export function askedIn(background: Background, index: LedgerIndex): (row: GonePage) => boolean {
  return (row) => {
    const ticket = index.ticket(row.ticket);
    if (ticket === undefined || row.url !== urlOf(ticket)) return false;
    return isOfRound(row, ticket) && !isLookOver(row, nowAt(background));
  };
}

/**
 * The answer of a person's re-check of a page that its site says is gone; the first and the second time are kept.
 *
 * @param says as one clause
 * @param row what is known of the ticket's present round
 */
export async function saidGone(
  background: Background,
  { ticket, url, says, row }: { ticket: Ticket; url: string; says: string; row: GonePage | undefined },
): Promise<Recheck> {
  const at = nowAt(background);
  const asReader = row !== undefined;
  // Too early to count: nobody need ask the site for more.
  const away =
    gonePlace(row?.first, at) === 'early' ? undefined : await trouble(background, ticket, url, asReader);
  if (away !== undefined) {
    const said = `${instantText(at)} 网站${says}，但${away}：像是整个网站的问题，这一次不算数，不能据此认定页面已删。请等网站恢复后再核对，或请人工核实。`;
    // An address that a redirect led to is the site's own words too.
    const evidence = background.maskAddress(background.mask(said));
    return { by: 'machine', result: '打不开', checkedAt: at, url, evidence };
  }
  const index = await background.ledger.index();
  const isAsked = index.ok ? askedIn(background, index.value) : undefined;
  const kept = await background.gone.said(ticket.id, url, { at, says, siteStood: true }, isAsked);
  return goneRecheck(kept, at, await stillShown(background, ticket, url));
}

/** What says that the whole site is away: its home page is asked the same way, once. */
async function trouble(
  background: Background,
  { submission }: Ticket,
  url: string,
  asReader: boolean,
): Promise<string | undefined> {
  const home = homeOf(url);
  const answer = home === undefined ? undefined : await background.fetchPage(home, asReader, 'site');
  const register = await currentRegister(background);
  const names = register.ok ? register.value.sites.map(({ name }) => name) : [];
  return siteTrouble(answer, submission, [...names, submission.siteName ?? ''], background.mask);
}

/** That a tab shows the page although its site says it is gone, as one clause. */
export async function stillShown(
  background: Background,
  { submission }: Ticket,
  url: string,
): Promise<string | undefined> {
  const page = await background.pages.byUrl(url);
  if (!page || page.title !== submission.pageTitle) return undefined;
  return (await tabShowing(background, url)) === undefined
    ? undefined
    : '打开的标签页里还显示着原来的网页（请刷新那个标签页，看是不是也没有了）';
}

/** What a re-check may say of a page whose site says that it is gone. */
export function goneRecheck(row: GonePage, checkedAt: string, stillShown: string | undefined): Recheck {
  const { first, second, url } = row;
  const answer = (result: Recheck['result'], evidence: string): Recheck => ({
    by: 'machine',
    result,
    checkedAt,
    url,
    evidence,
  });
  const once = `${instantText(first.at)} 第一次${first.says}`;
  if (second && stillShown === undefined)
    return answer(
      '页面已删',
      `${once}，${instantText(second.at)} 第二次${second.says}，${first.siteStood && second.siteStood ? '两次网站首页都能打开，' : ''}页面已不存在。`,
    );
  if (second)
    return answer(
      '打不开',
      `${once}，${instantText(second.at)} 第二次${second.says}；但${stillShown}，可能只是防护设备不让机器看，请人工核实。`,
    );
  return answer(
    '打不开',
    `${waitsSentence(row)}${stillShown ? `另外，${stillShown}。` : ''}也可现在请人工核实。`,
  );
}

/** What is waited for, as a sentence. */
export function waitsSentence({ first }: GonePage): string {
  const due = instantText(secondLookAt(first));
  return `${instantText(first.at)} 第一次${first.says}。可能已删，也可能是防护设备的回答；两小时后自动再看一次（${due} 以后，浏览器开着就会看），两次都这样才算页面已删。`;
}

/** That a closed ticket's page was said to be gone twice since, as a sentence. */
export function lookBackSentence({ first, second }: GonePage): string {
  return `办结以后 ${instantText(first.at)} 第一次${first.says}${second ? `，${instantText(second.at)} 第二次${second.says}` : ''}。回头看要当时再看一次，请点“打开页面核对原文”。`;
}

import { epochMs, instantText } from '../../lib/core/calendar/civil-date.ts';
import type { Recheck } from '../../lib/core/events/event.ts';
import { goneBy } from '../../lib/core/rechecks/recheck.ts';
import { secondLookAt } from '../../lib/core/tickets/second-look.ts';
import type { GonePage } from '../../lib/extension/second-looks.ts';
import { type Background, nowAt } from './background.ts';

/** A site that gives no answer for so long is looked at by a person. */
const MOST_DAYS = 7;

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
  const waiting = (await background.gone.all()).filter(({ second }) => second === undefined);
  if (waiting.length === 0) return;
  const index = await background.ledger.index();
  if (!index.ok) return;
  let hasNews = false;
  for (const row of waiting) {
    const ticket = index.value.ticket(row.ticket);
    if (!ticket || (ticket.state !== '待复核' && ticket.state !== '已办结')) {
      await background.gone.drop(row.ticket);
      continue;
    }
    const passed = epochMs(nowAt(background)) - epochMs(row.first.at);
    if (passed > MOST_DAYS * 24 * 3_600_000) {
      await background.gone.drop(row.ticket);
      continue;
    }
    if (epochMs(nowAt(background)) < epochMs(secondLookAt(row.first))) continue;
    if (!(await background.mayRead(row.url))) continue;
    const fetched = await background.fetchPage(row.url, true);
    const says = goneBy(fetched, ticket.submission, background.mask);
    // No answer is no second answer: it is asked again at the next look.
    if (says === undefined && fetched.kind !== 'page') continue;
    if (says === undefined) await background.gone.drop(row.ticket);
    else await background.gone.said(row.ticket, row.url, { at: nowAt(background), says });
    hasNews = true;
  }
  if (hasNews) background.shell.ledgerChanged();
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
    return answer('页面已删', `${once}，${instantText(second.at)} 第二次${second.says}，页面已不存在。`);
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

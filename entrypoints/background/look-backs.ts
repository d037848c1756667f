import { browser } from 'wxt/browser';

import { epochMs } from '../../lib/core/calendar/civil-date.ts';
import { toldKeys } from '../../lib/core/clocks/deadlines.ts';
import { lookBackDue, lookBackName } from '../../lib/core/tickets/look-back.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { rolesOf } from '../../lib/core/tickets/transitions.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, nowAt } from './background.ts';
import { notify } from './notify.ts';

export const LOOK_BACK_NOTICE = 'look-back';
/** What was already told, kept over restarts: each mark of a ticket is announced once. */
const TOLD_KEY = 'told-look-back';

/**
 * Announces look-backs that came due, to those who may do them, all in one notice. Computed from stored facts at
 * every look, like the other clocks: an alarm only notifies.
 *
 * @returns epoch milliseconds of the next one to come
 */
export async function watchLookBacks(
  background: Background,
  tickets: readonly Pick<Ticket, 'id' | 'number' | 'state' | 'closedAt' | 'lookBacks'>[],
): Promise<number | undefined> {
  const settings = await background.settings.get();
  if (!settings.ok || !rolesOf('回头看')?.includes(seatOf(settings.value).role)) return undefined;
  const now = nowAt(background);
  const waiting = tickets.flatMap((ticket) => {
    const due = lookBackDue(ticket, now, settings.value.lookBack);
    return due ? [{ ticket, due, key: `${ticket.id}|${due.dueAt}` }] : [];
  });
  const reached = waiting.filter(({ due }) => due.isDue);
  const told = (await browser.storage.local.get(TOLD_KEY))[TOLD_KEY];
  const before = new Set(Array.isArray(told) ? told.map(String) : []);
  const news = reached.filter(({ key }) => !before.has(key));
  const [first] = news;
  if (first) {
    const rest = news.length > 1 ? `等 ${news.length} 张工单` : '';
    await notify(
      LOOK_BACK_NOTICE,
      `该回头看了：${reached.length} 张`,
      `${first.ticket.number}（${lookBackName(first.due.hours)}）${rest}。点此打开工作台成批核对。`,
    );
  }
  const keys = reached.map(({ key }) => key);
  await browser.storage.local.set({ [TOLD_KEY]: toldKeys(keys, before, background.nowMs()) });
  let next: number | undefined;
  for (const { due } of waiting) if (!due.isDue) next = Math.min(next ?? Infinity, epochMs(due.dueAt));
  return next;
}

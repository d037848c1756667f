import { browser } from 'wxt/browser';
import { epochMs } from '../../lib/core/calendar/civil-date.ts';
import { type TicketClock, ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { factsOf } from '../../lib/core/tickets/ticket-facts.ts';
import { type Background, nowAt } from './background.ts';
import { notify } from './notify.ts';

const WATCH_ALARM = 'deadlines';
const DUE_ALARM = 'next-due';
/** A sleeping machine and a changed clock are met by this; the exact moment has an alarm of its own. */
const WATCH_MINUTES = 5;
/** What was already told, kept over restarts so that an overdue ticket is announced once. */
const TOLD_KEY = 'told-overdue';
const OVERDUE_PREFIX = 'overdue:';

interface Overdue {
  ticket: Ticket;
  clock: TicketClock;
}

/** Open clocks as of now: alarms only wake us, the stored facts decide. */
async function readDeadlines(
  background: Background,
): Promise<{ overdue: Overdue[]; nextDueMs: number | undefined } | undefined> {
  const index = await background.ledger.index();
  if (!index.ok) return undefined;
  const now = nowAt(background);
  const running = index.value.tickets().flatMap((ticket) =>
    ticketClocks(factsOf(ticket), now, background.holidays)
      .filter((clock) => clock.dueAt !== undefined && clock.stopAt === undefined)
      .map((clock) => ({ ticket, clock })),
  );
  const overdue = running.filter(({ clock }) => clock.state === '逾期');
  const ahead = running
    .filter(({ clock }) => clock.state !== '逾期')
    .flatMap(({ clock }) => (clock.dueAt === undefined ? [] : [epochMs(clock.dueAt)]));
  return { overdue, nextDueMs: ahead.length > 0 ? Math.min(...ahead) : undefined };
}

let turn: Promise<void> = Promise.resolve();

/**
 * Badge, announcements and the next alarm. Called at every start, after every step and by the alarms; one call
 * after the other, or two would announce the same ticket.
 */
export function watchDeadlines(background: Background): Promise<void> {
  turn = turn
    .then(() => watch(background))
    .catch((error: unknown) => {
      background.lastFailure = `逾期提醒没有更新（${String(error)}）`;
    });
  return turn;
}

async function watch(background: Background): Promise<void> {
  // First of all: an update clears every alarm, and a ledger that cannot be read now is asked again.
  await browser.alarms.create(WATCH_ALARM, { periodInMinutes: WATCH_MINUTES });
  const deadlines = await readDeadlines(background);
  if (!deadlines) return;
  const { overdue, nextDueMs } = deadlines;
  if (nextDueMs === undefined) await browser.alarms.clear(DUE_ALARM);
  else
    await browser.alarms.create(DUE_ALARM, { when: Math.max(nextDueMs + 1000, background.nowMs() + 1000) });
  await showOverdue(overdue.length);
  await tellOverdue(overdue);
}

async function showOverdue(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : `▲${Math.min(count, 99)}` });
  await browser.action.setTitle({ title: count === 0 ? '巡读' : `巡读：${count} 张工单已逾期` });
}

async function tellOverdue(overdue: readonly Overdue[]): Promise<void> {
  const told = (await browser.storage.local.get(TOLD_KEY))[TOLD_KEY];
  const before = new Set(Array.isArray(told) ? told.map(String) : []);
  const keys = overdue.map(({ ticket, clock }) => `${ticket.id}|${clock.clockId}|${clock.dueAt}`);
  for (const [index, { ticket, clock }] of overdue.entries()) {
    if (before.has(keys[index] ?? '')) continue;
    await notify(
      `${OVERDUE_PREFIX}${ticket.id}`,
      `工单 ${ticket.number} 已逾期`,
      `${clock.title}：${clock.text}。点此打开工作台办理。`,
    );
  }
  await browser.storage.local.set({ [TOLD_KEY]: keys });
}

/** The ticket an announcement is about. */
export function ticketOfNotification(notificationId: string): string | undefined {
  return notificationId.startsWith(OVERDUE_PREFIX) ? notificationId.slice(OVERDUE_PREFIX.length) : undefined;
}

import { browser } from 'wxt/browser';
import { type Deadline, readDeadlines, toldKeys, toolbarOf } from '../../lib/core/clocks/deadlines.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { type Background, nowAt } from './background.ts';
import { clockMeans } from './clock-means.ts';
import { watchLookBacks } from './look-backs.ts';
import { notify } from './notify.ts';

const WATCH_ALARM = 'deadlines';
const DUE_ALARM = 'next-due';
/** A sleeping machine and a changed clock are met by this; the exact moment has an alarm of its own. */
const WATCH_MINUTES = 5;
/** What was already told, kept over restarts so that an overdue ticket is announced once. */
const TOLD_KEY = 'told-overdue';
const OVERDUE_PREFIX = 'overdue:';
/** After a holiday with the machine off a hundred notices would hide each other. */
const TOLD_ONE_BY_ONE = 5;
const RUNNING = ['逾期', '将到期', '进行中'] as const;

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
  const index = await background.ledger.index();
  if (!index.ok) return;
  const { holidays, options } = await clockMeans(background);
  const list = await index.value.list(background.slices);
  const now = nowAt(background);
  list.readClocks(now, holidays, options);
  const running = list.within({ filter: { clockStates: RUNNING }, order: 'newest' });
  const { overdue, dueSoon, nextDueMs } = readDeadlines(
    running,
    ({ facts }) => facts,
    now,
    holidays,
    options,
  );
  const closed = list.within({ filter: { states: ['已办结'] }, order: 'newest' });
  const nextLookMs = await watchLookBacks(background, closed);
  const nextMs = Math.min(nextDueMs ?? Infinity, nextLookMs ?? Infinity);
  if (nextMs === Infinity) await browser.alarms.clear(DUE_ALARM);
  else await browser.alarms.create(DUE_ALARM, { when: Math.max(nextMs + 1000, background.nowMs() + 1000) });
  const { text, title, late } = toolbarOf(overdue.length, dueSoon.length);
  await browser.action.setBadgeBackgroundColor({ color: late ? '#b3261e' : '#8a5a00' });
  await browser.action.setBadgeText({ text });
  await browser.action.setTitle({ title });
  await tellOverdue(overdue, background.nowMs());
}

/** Those nobody was told of yet: the machine may have been asleep or off when they ran out. */
async function tellOverdue(
  overdue: readonly Deadline<Pick<Ticket, 'id' | 'number'>>[],
  nowMs: number,
): Promise<void> {
  const told = (await browser.storage.local.get(TOLD_KEY))[TOLD_KEY];
  const before = new Set(Array.isArray(told) ? told.map(String) : []);
  const missed = overdue.filter(({ key }) => !before.has(key));
  for (const { ticket, clock } of missed.slice(0, TOLD_ONE_BY_ONE)) {
    await notify(
      `${OVERDUE_PREFIX}${ticket.id}`,
      `工单 ${ticket.number} 已逾期`,
      `${clock.title}：${clock.text}。点此打开工作台办理。`,
    );
  }
  if (missed.length > TOLD_ONE_BY_ONE) {
    const rest = missed.length - TOLD_ONE_BY_ONE;
    await notify(`${OVERDUE_PREFIX}`, '还有工单已逾期', `另有 ${rest} 个时限已逾期，点此打开工作台查看。`);
  }
  const keys = overdue.map(({ key }) => key);
  await browser.storage.local.set({ [TOLD_KEY]: toldKeys(keys, before, nowMs) });
}

/** The ticket an announcement is about; '' when it speaks of several. */
export function ticketOfNotification(notificationId: string): string | undefined {
  return notificationId.startsWith(OVERDUE_PREFIX) ? notificationId.slice(OVERDUE_PREFIX.length) : undefined;
}

import { describe, expect, it } from 'vitest';

import { addDays } from '../../lib/core/calendar/civil-date.ts';
import { judgeColumn } from '../../lib/core/freshness/judge.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import { PageReading } from '../../lib/core/reading.ts';
import { type Account, EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { accountPages } from './families/account-pages.ts';
import type { AccountPage } from './families/account-shapes.ts';
import { accountTraps } from './families/account-traps.ts';
import { daysOf } from './families/family-page.ts';

/** An ordinary day, the turn of a year (posts of last year lie above), a leap day. */
const NOWS = ['2026-11-23', '2027-01-02', '2028-02-29'];
const families: readonly AccountPage[] = [...accountPages, ...accountTraps];
const cases = families.flatMap((page) => NOWS.map((now) => [page.name, now, page] as const));

function read(page: AccountPage, now: string): PageReading {
  const options = { readAt: `${now}T10:00:00+08:00`, readBy: 'patrol' } as const;
  return readPage(parseHtml(page.html(daysOf(now))), page.url, options);
}

function judge(page: AccountPage, now: string, later = 0) {
  const account: Account = { id: 'a', url: page.url, ...page.account };
  const [look] = observeColumns(read(page, now), { ...EMPTY_REGISTER, accounts: [account] }, '张三');
  return judgeColumn(account, look, `${addDays(now, later)}T11:00:00+08:00`);
}

describe('every account family', () => {
  it('is there under a name of its own', () => {
    expect(families.length).toBeGreaterThanOrEqual(20);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });

  it.each(cases)('%s, read on %s', (_name, now, page) => {
    const reading = read(page, now);
    expect(PageReading.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
    const state = judge(page, now);
    const { newest } = page.wants;
    expect([state.state, state.newest?.date]).toEqual([
      page.wants.state,
      newest === undefined ? undefined : addDays(now, -newest),
    ]);
    if (page.wants.sureness) expect(state.sureness).toBe(page.wants.sureness);
    const pinned = reading.items.flatMap((item, at) => (item.pinned ? [at] : []));
    expect(pinned).toEqual(page.wants.pinned === undefined ? [] : [page.wants.pinned]);
  });

  it.each(cases)('%s, read on %s: the line shown is the line read', (_name, now, page) => {
    const state = judge(page, now);
    const read = state.newest;
    if (!read) return expect(state.state === '空白' || state.state === '未能识别').toBe(true);
    expect(state.sentence).toContain('依据：“');
    if (read.from === 'relative') return expect(read.line).toMatch(/前|天/);
    const digits = read.line.replace(/\D+/g, ' ');
    for (const part of read.date.split('-')) expect(digits).toContain(String(Number(part)));
  });

  it.each(cases)(
    '%s, read on %s: never 正常 once 15 days have passed since the newest post',
    (_n, now, page) => {
      const late = 15 - (page.wants.newest ?? 0);
      expect(judge(page, now, Math.max(0, late)).state).not.toBe('正常');
    },
  );
});

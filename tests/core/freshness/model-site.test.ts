import { describe, expect, it } from 'vitest';

import { bestObservation } from '../../../lib/core/freshness/best-observation.ts';
import { judgeColumn } from '../../../lib/core/freshness/judge.ts';
import { observeColumns } from '../../../lib/core/freshness/observe.ts';
import { demoRegister } from '../../../lib/demo/demo-register.ts';
import { demoSite } from '../../../lib/demo/demo-site.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';
import { readPage } from '../../../lib/page/read-page.ts';

describe.each(['2026-11-23', '2028-02-29'])('from page to badge, on the model site as of %s', (today) => {
  const now = `${today}T10:00:00+08:00`;
  const register = demoRegister();
  const targets = [...register.columns, ...register.accounts];
  const pages = demoSite(today).map((page) => ({
    page,
    seen: observeColumns(
      readPage(parseHtml(page.html), page.url, { readAt: now, readBy: 'patrol' }),
      register,
      '张三',
    ),
  }));

  it('every column and account page alone shows the state it was made with', () => {
    const own = pages.flatMap(({ page: { expects }, seen }) =>
      expects.state ? [{ ...expects.state, seen }] : [],
    );
    expect(new Set(own.map(({ targetId }) => targetId)).size).toBe(targets.length);
    const shown = own.map(({ targetId, seen }) => {
      const target = targets.find((one) => one.id === targetId);
      const looks = seen.filter((look) => look.targetId === targetId);
      return `${targetId} ${target && judgeColumn(target, bestObservation(looks), now).state}`;
    });
    expect(shown).toEqual(own.map(({ targetId, state }) => `${targetId} ${state}`));
  });

  it('the whole site read in any order of pages shows the same states', () => {
    const states = (order: typeof pages) =>
      targets.map((target) => {
        const looks = order.flatMap(({ seen }) => seen.filter((look) => look.targetId === target.id));
        return `${target.id} ${judgeColumn(target, bestObservation(looks), now).state}`;
      });
    expect(states([...pages].reverse())).toEqual(states(pages));
  });
});

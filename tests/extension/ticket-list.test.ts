import { describe, expect, it } from 'vitest';

import { answered, DESK, OVERLAY, PAGE, SITE, testBackground } from './fresh-ledger.ts';

const CENTER = {
  person: { name: '姚青', unit: '县大数据中心' },
  role: '大数据中心',
  setupDone: true,
} as const;
const ALL = { filter: {}, order: 'newest', offset: 0, limit: 50 } as const;
const NOT_HERE = { ok: false, error: expect.stringContaining('没有这张工单') };

const report = (description: string, url = PAGE) => ({
  reading: { url, title: '通知', site: {} },
  surroundings: [],
  problemClass: '错别字' as const,
  description,
});

/** An office with three tickets, one merged into another. */
async function office() {
  const test = testBackground();
  const { handlers } = test;
  answered(await handlers.setSettings(CENTER, DESK));
  const file = async (words: string, url?: string) => {
    test.pass(60_000);
    return answered(await handlers.fileTicket(report(words, url), DESK)).id;
  };
  const ids = [await file('附件打不开'), await file('图片不显示'), await file('错字', `${SITE}/2.html`)];
  const [kept = '', merged = '', other = ''] = ids;
  answered(
    await handlers.step({ id: merged, type: '并案', payload: { into: kept, reason: '同一处' } }, DESK),
  );
  return { test, handlers, kept, merged, other };
}

describe('what is asked of the list of tickets', () => {
  it('comes as a page with counts, as ids, as whole tickets and as lines that credit who was merged in', async () => {
    const { handlers, kept, merged, other } = await office();
    const page = answered(await handlers.ticketPage({ ...ALL, limit: 2 }, DESK));
    expect(page).toMatchObject({ total: 3, all: 3, counts: { 待核实: 2, 已并案: 1 } });
    expect(page.rows).toHaveLength(2);
    expect(answered(await handlers.ticketIds({ filter: {}, order: 'newest' }, DESK))).toEqual([
      other,
      merged,
      kept,
    ]);
    const views = answered(await handlers.ticketViews({ ids: [kept, 'nobody', other] }, DESK));
    expect(views.map(({ ticket }) => ticket.id)).toEqual([kept, other]);
    const [first, second] = answered(await handlers.ledgerRows({ ids: [kept, merged], from: 7 }, DESK));
    expect(first).toMatchObject({ 序号: '7', 备注: expect.stringContaining('并入') });
    expect(second).toMatchObject({ 序号: '8', 备注: expect.stringContaining(`已并入 ${first?.工单编号}`) });
    const ofPage = answered(await handlers.pageTickets({ url: `${PAGE}#part` }, DESK));
    expect(ofPage.map(({ ticket }) => ticket.id)).toEqual([merged, kept]);
  });

  it('shows what was done since at once, and after a restart of the worker', async () => {
    const { test, handlers, other } = await office();
    answered(await handlers.ticketPage(ALL, DESK));
    answered(await handlers.step({ id: other, type: '受理', payload: { unitName: '县教育局' } }, DESK));
    for (const { handlers: now } of [test, test.restart()]) {
      const page = answered(await now.ticketPage({ ...ALL, filter: { states: ['已受理'] } }, DESK));
      expect(page.rows.map(({ ticket }) => ticket.id)).toEqual([other]);
      expect(page.units).toContain('县教育局');
    }
  });

  it('shows a volunteer, and lets him step on, only what he filed here', async () => {
    const { handlers, kept } = await office();
    answered(await handlers.setSettings({ role: '公众志愿者', setupDone: false }, DESK));
    const { id: own } = answered(await handlers.fileTicket(report('我看到的错'), OVERLAY));
    const page = answered(await handlers.ticketPage(ALL, DESK));
    expect(page).toMatchObject({ total: 1, all: 1, counts: { 待核实: 1 } });
    expect(page.rows.map(({ ticket }) => ticket.id)).toEqual([own]);
    expect(answered(await handlers.ticketIds({ filter: {}, order: 'newest' }, DESK))).toEqual([own]);
    expect(answered(await handlers.ticketViews({ ids: [kept] }, DESK))).toEqual([]);
    expect(answered(await handlers.ledgerRows({ ids: [kept], from: 1 }, DESK))).toEqual([]);
    expect(answered(await handlers.pageTickets({ url: PAGE }, DESK)).map(({ ticket }) => ticket.id)).toEqual([
      own,
    ]);
    expect(answered(await handlers.duplicates(null, DESK))).toEqual({ groups: [], total: 0 });
    expect(answered(await handlers.waitingRechecks({ limit: 10 }, DESK)).tickets).toEqual([]);
    expect(await handlers.history({ id: kept }, DESK)).toMatchObject(NOT_HERE);
    expect(await handlers.recheck({ id: kept }, DESK)).toMatchObject(NOT_HERE);
    expect(await handlers.step({ id: kept, type: '备注', payload: { text: '看看' } }, DESK)).toMatchObject(
      NOT_HERE,
    );
    expect(answered(await handlers.history({ id: own }, DESK))).toHaveLength(1);
    answered(await handlers.step({ id: own, type: '备注', payload: { text: '已补充' } }, DESK));
  });
});

import { describe, expect, it } from 'vitest';
import type { Submission } from '../../lib/core/events/event.ts';
import type { Finding } from '../../lib/core/finding.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  PAGE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const TEXT = '青禾县人民攻府办公室关于做好值班工作的通知。请各单位认真落实。';

async function as(
  test: TestBackground,
  role: '值班读网员' | '大数据中心' | '责任单位',
  unit = '县政府值班室',
) {
  answered(await test.handlers.setSettings({ person: { name: '王小明', unit }, role }, DESK));
}

async function firstFinding(test: TestBackground, text = TEXT): Promise<Finding> {
  const result = answered(await test.handlers.judgePage({ reading: article(text) }, OVERLAY));
  const [finding] = result.findings.filter((one) => one.ruleId === 'wrong-word');
  if (!finding) throw new Error('no finding');
  return finding;
}

const draftOf = (findingId?: string) => ({
  reading: article(TEXT),
  ...(findingId ? { findingId } : {}),
  surroundings: [TEXT],
});

async function ticketEvents(test: TestBackground) {
  const index = answered(await test.background.ledger.index());
  return index.tickets().flatMap((ticket) => index.ticketEvents(ticket.id));
}

describe('filing', () => {
  it('writes exactly one event, durable before the answer, from what the background judged', async () => {
    const test = testBackground();
    await as(test, '值班读网员');
    const finding = await firstFinding(test);
    const filed = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    expect(filed.number).toMatch(/^BC-20261123-[2-9A-HJ-NP-Z]{4}$/);
    expect(filed.dueText).toContain('未通知');

    const restarted = test.restart();
    const events = await ticketEvents(restarted);
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toMatchObject({
      url: PAGE,
      problemClass: finding.problemClass,
      severity: finding.severity,
      ruleId: 'wrong-word',
      quote: { exact: '人民攻府' },
      origin: '读网',
      surroundings: [TEXT],
      siteName: '青禾县人民政府',
    } satisfies Partial<Record<keyof Submission, unknown>>);
  });

  it('twice from one mark is one ticket', async () => {
    const test = testBackground();
    const finding = await firstFinding(test);
    const answers = await Promise.all([
      test.handlers.fileTicket(draftOf(finding.id), OVERLAY),
      test.handlers.fileTicket(draftOf(finding.id), OVERLAY),
    ]);
    expect(new Set(answers.map((answer) => answered(answer).id)).size).toBe(1);
    expect(await ticketEvents(test)).toHaveLength(1);
  });

  it('of words nobody flagged twice, the answer having been lost, is one ticket', async () => {
    const test = testBackground();
    const selection = { exact: '认真落实', prefix: '请各单位', suffix: '。', start: 24 };
    const sent = { ...draftOf(), selection, problemClass: '错别字' };
    const first = answered(await test.handlers.fileTicket(sent, OVERLAY));
    const again = answered(await test.restart().handlers.fileTicket(sent, OVERLAY));
    expect(again.number).toBe(first.number);
    const elsewhere = { ...sent, selection: { ...selection, prefix: '请各部门', start: 90 } };
    expect(answered(await test.handlers.fileTicket(elsewhere, OVERLAY)).number).not.toBe(first.number);
    const described = { ...draftOf(), description: '附件打不开' };
    const one = answered(await test.handlers.fileTicket(described, OVERLAY));
    expect(answered(await test.handlers.fileTicket(described, OVERLAY)).number).toBe(one.number);
  });

  it('again after the ticket was merged leads to the live one, and is a new one when that is closed', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const finding = await firstFinding(test);
    const merged = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const kept = answered(await test.handlers.fileTicket({ ...draftOf(), description: '错字' }, OVERLAY));
    const payload = { into: kept.id, reason: '同一处' };
    answered(await test.handlers.step({ id: merged.id, type: '并案', payload }, DESK));
    expect(answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY)).id).toBe(kept.id);
    const declined = { reason: '不属实' };
    answered(await test.handlers.step({ id: kept.id, type: '不予受理', payload: declined }, DESK));
    const fresh = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    expect([merged.id, kept.id]).not.toContain(fresh.id);
  });

  it('a finding the background never judged is refused, whatever the page says of it', async () => {
    const test = testBackground();
    await firstFinding(test);
    const refused = await test.handlers.fileTicket(draftOf('made-up'), OVERLAY);
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('刷新页面') });
    expect(await ticketEvents(test)).toHaveLength(0);
  });

  it('still knows the page after the worker was stopped', async () => {
    const test = testBackground();
    const finding = await firstFinding(test);
    const restarted = test.restart();
    answered(await restarted.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    expect(await ticketEvents(restarted)).toHaveLength(1);
  });

  it('without 首次设置 it is a volunteer’s report', async () => {
    const test = testBackground();
    const finding = await firstFinding(test);
    answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const [event] = await ticketEvents(test);
    expect(event?.by.role).toBe('公众志愿者');
    expect(event?.payload.origin).toBe('公众找错');
  });

  it('words nobody flagged, and a description alone, can be reported; nothing at all cannot', async () => {
    const test = testBackground();
    const selection = { exact: '认真落实', prefix: '请各单位', suffix: '。', start: 24 };
    answered(await test.handlers.fileTicket({ ...draftOf(), selection, problemClass: '错别字' }, OVERLAY));
    answered(await test.handlers.fileTicket({ ...draftOf(), description: '页面打不开附件' }, OVERLAY));
    expect((await test.handlers.fileTicket(draftOf(), OVERLAY)).ok).toBe(false);
    const payloads = (await ticketEvents(test)).map((event) => event.payload);
    expect(payloads.map((payload) => payload.problemClass).sort()).toEqual(['其他', '错别字']);
  });

  it('a column’s unit answers for its pages, and a reader of that unit found it itself', async () => {
    const test = testBackground();
    const [column] = test.background.defaultRegister().columns;
    const unit = test.background.defaultRegister().units.find((one) => one.id === column?.unitId);
    if (!column || !unit) throw new Error('model register has no column with a unit');
    await as(test, '值班读网员', unit.name);
    const reading = article(TEXT, { url: column.url });
    const { findings } = answered(
      await test.handlers.judgePage({ reading }, { ...OVERLAY, url: column.url }),
    );
    const draft = { reading, findingId: findings[0]?.id ?? '', surroundings: [] };
    answered(await test.handlers.fileTicket(draft, { ...OVERLAY, url: column.url }));
    expect((await ticketEvents(test))[0]?.payload).toMatchObject({
      columnId: column.id,
      columnName: column.name,
      unitName: unit.name,
      foundByResponsibleUnit: true,
    });
  });

  it('an overdue account names the account, so that its re-check finds its state again', async () => {
    const test = testBackground();
    const account = test.background.defaultRegister().accounts.find((one) => one.url);
    if (!account?.url) throw new Error('model register has no account with an address');
    const line = '通知 2026-10-01';
    const newest = { date: '2026-10-01', from: 'row' as const, line };
    const reading = article(line, {
      url: account.url,
      kind: 'account',
      account: { platform: account.platform, name: account.name },
      lists: [{ id: 'l', heading: '', main: true, state: 'dated', newest, count: 1 }],
    });
    const caller = { ...OVERLAY, url: account.url };
    const { findings } = answered(await test.handlers.judgePage({ reading }, caller));
    const overdue = findings.find((finding) => finding.problemClass === '更新逾期');
    if (!overdue) throw new Error('not overdue');
    const draft = { reading, findingId: overdue.id, surroundings: [] };
    answered(await test.handlers.fileTicket(draft, caller));
    expect((await ticketEvents(test))[0]?.payload).toMatchObject({
      columnId: account.id,
      columnName: account.name,
    });
  });
});

describe('from filing to closing', () => {
  it('goes through to 已办结 with a re-check on the corrected page, every step one event in causal order', async () => {
    let body = TEXT;
    const test = testBackground({
      fetch: async () =>
        new Response(
          `<!doctype html><html><head><meta charset="utf-8"><title>关于做好值班工作的通知</title></head>` +
            `<body><div class="content"><p>${body}</p></div></body></html>`,
          { headers: { 'content-type': 'text/html; charset=utf-8' } },
        ),
    });
    await as(test, '大数据中心');
    const finding = await firstFinding(test);
    const { id } = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const at = (minutes: number) =>
      new Date(Date.parse('2026-11-23T02:00:00Z') + minutes * 60_000).toISOString();
    const step = async (type: Parameters<typeof test.handlers.step>[0]['type'], payload: unknown) => {
      test.pass(60_000);
      return answered(await test.handlers.step({ id, type, payload }, DESK));
    };
    await step('受理', { unitName: '县政府办公室' });
    await step('通知', { personName: '周晓岚', stand: 'A', how: '电话', receivedAt: at(2) });
    await step('反馈整改', { measure: '修改', doneAt: at(3) });

    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('仍在');
    body = TEXT.replace('攻府', '政府');
    const recheck = answered(await test.handlers.recheck({ id }, DESK));
    expect(recheck.result).toBe('已消除');
    const closed = await step('复核通过', { recheck, outcome: '整改' });
    expect(closed.ticket.state).toBe('已办结');
    const history = answered(await test.handlers.history({ id }, DESK));
    expect(history.map((event) => event.type)).toEqual(['提交', '受理', '通知', '反馈整改', '复核通过']);
    expect(closed.ticket.conflicts).toEqual([]);
  });

  it('a report of a whole page is closed by a person’s look, and by nothing less than a sentence', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const described = { ...draftOf(), description: '附件打不开' };
    const { id } = answered(await test.handlers.fileTicket(described, OVERLAY));
    const at = (minutes: number) =>
      new Date(Date.parse('2026-11-23T02:00:00Z') + minutes * 60_000).toISOString();
    const step = async (type: Parameters<typeof test.handlers.step>[0]['type'], payload: unknown) => {
      test.pass(60_000);
      return test.handlers.step({ id, type, payload }, DESK);
    };
    answered(await step('受理', { unitName: '县政府办公室' }));
    answered(await step('通知', { personName: '周晓岚', stand: 'A', how: '电话', receivedAt: at(2) }));
    answered(await step('反馈整改', { measure: '修改', doneAt: at(3) }));
    const before = (await ticketEvents(test)).length;
    const seen = (evidence: string) => ({
      recheck: { by: 'hand', result: '已消除', checkedAt: at(4), url: PAGE, evidence },
      outcome: '整改',
    });
    expect(await step('复核通过', seen('好了'))).toMatchObject({ ok: false });
    expect(await ticketEvents(test)).toHaveLength(before);
    const closed = answered(await step('复核通过', seen('附件已能打开')));
    expect(closed.ticket).toMatchObject({ state: '已办结', recheck: { by: 'hand' }, conflicts: [] });
  });

  it('a step that is not legal now is refused with a sentence and writes nothing', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const finding = await firstFinding(test);
    const { id } = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const refused = await test.handlers.step({ id, type: '复核通过', payload: {} }, DESK);
    expect(refused).toEqual({ ok: false, error: expect.stringMatching(/不能复核通过/) });
    expect(await ticketEvents(test)).toHaveLength(1);
  });

  it('of two clicks on 受理 at once one is written and the other is refused', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const finding = await firstFinding(test);
    const { id } = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const payload = { unitName: '县政府办公室' };
    const answers = await Promise.all([
      test.handlers.step({ id, type: '受理', payload }, DESK),
      test.handlers.step({ id, type: '受理', payload }, DESK),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await ticketEvents(test)).toHaveLength(2);
  });

  it('并案 into a ticket nobody has is refused', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const finding = await firstFinding(test);
    const { id } = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const refused = await test.handlers.step(
      { id, type: '并案', payload: { into: 'none', reason: '重复' } },
      DESK,
    );
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('找不到要并入的工单') });
  });

  it('并案 into a ticket that is itself merged, declined or withdrawn is refused: no fault drops out of sight', async () => {
    const test = testBackground();
    await as(test, '大数据中心');
    const file = async (description: string) =>
      answered(await test.handlers.fileTicket({ ...draftOf(), description }, OVERLAY)).id;
    const [a, b, c] = [await file('甲'), await file('乙'), await file('丙')];
    const merge = (id: string, into: string) =>
      test.handlers.step({ id, type: '并案', payload: { into, reason: '重复' } }, DESK);
    answered(await merge(a, b));
    expect(await merge(b, a)).toEqual({ ok: false, error: expect.stringContaining('已并案') });
    answered(await test.handlers.step({ id: c, type: '不予受理', payload: { reason: '无效' } }, DESK));
    expect(await merge(b, c)).toEqual({ ok: false, error: expect.stringContaining('不予受理') });
  });

  it('an address with a masked number is not opened: what answers there is another page', async () => {
    let opened = 0;
    const test = testBackground({
      fetch: async () => {
        opened += 1;
        return new Response('', { status: 404 });
      },
    });
    const url = `${PAGE}?sfz=11010519491231002X`;
    const { id } = answered(
      await test.handlers.fileTicket(
        { reading: article(TEXT, { url }), surroundings: [], description: '泄露' },
        OVERLAY,
      ),
    );
    const recheck = answered(await test.handlers.recheck({ id }, DESK));
    expect(recheck).toMatchObject({ result: '打不开', evidence: expect.stringContaining('隐去') });
    expect(opened).toBe(0);
  });

  it('a site nobody granted is not opened for a re-check', async () => {
    let opened = 0;
    const test = testBackground({
      mayRead: async () => false,
      fetch: async () => {
        opened += 1;
        return new Response('');
      },
    });
    const finding = await firstFinding(test);
    const { id } = answered(await test.handlers.fileTicket(draftOf(finding.id), OVERLAY));
    const refused = await test.handlers.recheck({ id }, DESK);
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('还没有获准打开') });
    expect(opened).toBe(0);
  });
});

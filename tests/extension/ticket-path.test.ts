import { describe, expect, it } from 'vitest';
import { as, draftOf, firstFinding, TEXT, ticketEvents } from './filing-office.ts';
import { answered, article, DESK, OVERLAY, PAGE, testBackground } from './fresh-ledger.ts';

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

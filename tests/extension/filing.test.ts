import { describe, expect, it } from 'vitest';
import type { Submission } from '../../lib/core/events/event.ts';
import { as, draftOf, firstFinding, TEXT, ticketEvents } from './filing-office.ts';
import { answered, article, DESK, OVERLAY, PAGE, testBackground } from './fresh-ledger.ts';

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

  it('of a fault beside a clock files what the reader saw, though the page was judged again under the open card', async () => {
    const test = testBackground();
    await as(test, '值班读网员');
    const seen = await firstFinding(test, `现在是10时08分。${TEXT}`);
    const since = await firstFinding(test, `现在是10时09分。${TEXT}`);
    expect(since.id).not.toBe(seen.id);
    // The worker slept while the reader was typing.
    const later = test.restart();
    answered(await later.handlers.fileTicket(draftOf(seen.id), OVERLAY));
    const [filed] = await ticketEvents(later);
    expect(filed?.payload).toMatchObject({ ruleId: 'wrong-word', quote: { exact: '人民攻府' } });
  });

  it('of a finding of another page that was open in the tab before is refused', async () => {
    const test = testBackground();
    const seen = await firstFinding(test);
    const other = { ...article('另一篇文章。'), url: `${PAGE}?other` };
    answered(await test.handlers.judgePage({ reading: other }, OVERLAY));
    expect((await test.handlers.fileTicket(draftOf(seen.id), OVERLAY)).ok).toBe(false);
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

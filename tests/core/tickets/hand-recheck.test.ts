import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Submission } from '../../../lib/core/events/event.ts';
import { ledgerRow } from '../../../lib/core/ledger/row.ts';
import { HAND_RESULTS, mayRecheckByHand } from '../../../lib/core/tickets/hand-recheck.ts';
import { whyNot } from '../../../lib/core/tickets/legal-steps.ts';
import { minute, Story, submission } from './story.ts';

const URL_OF_PAGE = 'https://www.example.gov.cn/zwgk/tzgg/1.html';
const described = { quote: undefined, ruleId: undefined, description: '附件打不开' } as const;

/** A ticket on its way to 待复核, filed as given. */
async function waiting(over: Partial<Submission>): Promise<Story> {
  const told = new Story();
  await told.step('提交', submission(over));
  return told.steps('受理', '通知', '反馈整改');
}

const byHand = (over: Record<string, unknown> = {}) => ({
  by: 'hand',
  result: '已消除',
  checkedAt: minute(50),
  url: URL_OF_PAGE,
  evidence: '附件已能打开，共三页。',
  ...over,
});
const pass = (over: Record<string, unknown> = {}, outcome = '整改') => ({ recheck: byHand(over), outcome });

describe('a re-check by hand', () => {
  it('closes a ticket that has a description alone, and says in ledger and history that a person looked', async () => {
    const told = await waiting(described);
    expect(mayRecheckByHand(told.ticket.submission)).toBe(true);
    expect(whyNot(told.ticket, '复核通过', '大数据中心', pass(), minute(70))).toBeNull();
    await told.step('复核通过', pass());
    const { ticket } = told;
    expect(ticket).toMatchObject({ state: '已办结', conflicts: [], recheck: { by: 'hand', passed: true } });
    expect(ledgerRow(ticket, [], 1).复核结果).toBe('通过：已消除，整改（人工复核）');
    expect(ticket.history[4]?.summary).toBe('复核通过：已消除，整改（人工复核：附件已能打开，共三页。）');
  });

  it('sends back what a person still sees, and the ledger says so', async () => {
    const told = await waiting(described);
    await told.step('复核不通过', { recheck: byHand({ result: '仍在', evidence: '附件仍打不开' }) });
    expect(told.ticket).toMatchObject({ state: '整改中', conflicts: [] });
    expect(ledgerRow(told.ticket, [], 1).复核结果).toBe('不通过：仍在（人工复核）');
  });

  it('closes a ticket with words where the machine looked before and could not tell', async () => {
    const told = await waiting({ ruleId: 'wrong-word' });
    const machine = { result: '打不开', checkedAt: minute(49), evidence: '没有看全：内嵌框架，请人工核实。' };
    expect(whyNot(told.ticket, '复核通过', '大数据中心', pass({ machine }), minute(70))).toBeNull();
    await told.step('复核通过', pass({ machine }));
    expect(told.ticket).toMatchObject({
      state: '已办结',
      conflicts: [],
      recheck: { by: 'hand', passed: true },
    });
    expect(ledgerRow(told.ticket, [], 1).复核结果).toBe('通过：已消除，整改（人工复核）');
    expect(told.ticket.history[4]?.summary).toContain('人工复核：附件已能打开');
  });

  it.each([
    ['it had found the words', { result: '仍在', checkedAt: minute(49), evidence: '' }],
    ['it looked after the person', { result: '打不开', checkedAt: minute(51), evidence: '' }],
  ])('is refused for a ticket with words where the machine could tell: %s', async (_what, machine) => {
    const told = await waiting({ ruleId: 'wrong-word' });
    expect(whyNot(told.ticket, '复核通过', '大数据中心', pass({ machine }), minute(70))).toContain(
      '要先让机器逐字比对',
    );
  });

  it.each<[string, Partial<Submission>]>([
    ['words and a rule', { ruleId: 'wrong-word' }],
    ['words alone', {}],
    ['words and a description', { description: '错字' }],
    ['a rule alone', { quote: undefined, ruleId: 'missing-editor-line', description: '缺编辑署名' }],
  ])('is refused for a ticket with %s: only exact text closes it', async (_what, over) => {
    const told = await waiting(over);
    expect(mayRecheckByHand(told.ticket.submission)).toBe(false);
    const sentence = '这张工单有错误原文或由规则发现，要先让机器逐字比对；机器没看清的，才可人工复核。';
    for (const result of HAND_RESULTS) {
      const evidence = { recheck: byHand({ result }), outcome: '下线不重发' };
      expect(whyNot(told.ticket, '复核通过', '大数据中心', evidence)).toBe(sentence);
      expect(whyNot(told.ticket, '复核不通过', '大数据中心', evidence)).toBe(sentence);
    }
    await told.step('复核通过', pass());
    expect(told.ticket.state).toBe('待复核');
    expect(told.ticket.history[4]?.applied).toBe(false);
  });

  it('is refused in a look back at a ticket with words as well', async () => {
    const told = await (await waiting({})).steps('复核通过');
    const look = { recheck: byHand({ checkedAt: minute(80) }), recurred: false };
    expect(whyNot(told.ticket, '回头看', '巡检', look)).toContain('要先让机器逐字比对');
    const plain = await waiting(described);
    await plain.step('复核通过', pass());
    expect(whyNot(plain.ticket, '回头看', '巡检', look)).toBeNull();
  });

  it('carries a sentence: fewer than four letters, digits or Han characters are none', async () => {
    const { ticket } = await waiting(described);
    const ask = (evidence: string) => whyNot(ticket, '复核通过', '大数据中心', pass({ evidence }));
    for (const empty of ['', '    ', '已改好', '。。。。。。', ' 已 改 好 ', '……！！']) {
      expect([empty, ask(empty)]).toEqual([empty, '人工复核要写明看到了什么，至少 4 个字。']);
    }
    expect(ask('附件能开')).toBeNull();
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{P}\s]{0,12}$/u), fc.nat({ max: 8 }), (marks, count) => {
        const refused = ask(marks + '字'.repeat(count)) !== null;
        expect(refused).toBe(count < 4);
      }),
    );
  });

  it.each([
    ['已消除', '整改', true],
    ['已消除', '下线不重发', true],
    ['页面已删', '下线不重发', true],
    ['页面已删', '整改', false],
    ['仍在', '整改', false],
    ['打不开', '下线不重发', false],
    ['改成另一种错', '整改', false],
  ])('that says %s closes as %s: %s', async (result, outcome, closes) => {
    const { ticket } = await waiting(described);
    const reason = whyNot(ticket, '复核通过', '大数据中心', pass({ result }, outcome));
    if (closes) expect(reason).toBeNull();
    else expect(reason).toMatch(/。$/);
    expect(reason ?? '').not.toContain('逐字比对的结果');
  });

  it('cannot be made one by a correction afterwards, nor hidden', async () => {
    const told = await waiting(described);
    await told.step('复核通过', pass());
    const corrects = told.events[4]?.id ?? '';
    for (const fields of [{ 'recheck.by': 'machine' }, { 'recheck.evidence': '看过了的' }]) {
      const problem = whyNot(told.ticket, '更正', '大数据中心', { corrects, reason: '改', fields });
      expect(problem).toMatch(/不能更正。$/);
    }
  });

  it('an old record without the field is the machine’s, and keeps its words in the ledger', async () => {
    const told = await (await waiting({})).steps('复核通过');
    expect(told.ticket.recheck?.by).toBeUndefined();
    expect(ledgerRow(told.ticket, [], 1).复核结果).toBe('通过：已消除，整改');
  });
});

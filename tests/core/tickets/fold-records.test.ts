import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../lib/core/tickets/legal-steps.ts';
import { factsOf } from '../../../lib/core/tickets/ticket-facts.ts';
import { minute, payloads, story, submission } from './story.ts';

describe('records about records', () => {
  it('更正 changes the named record, keeps the original, and moves the clock only with a reason on file', async () => {
    const told = await story('提交', '受理', '通知');
    const notice = told.events[2];
    if (!notice) throw new Error();
    const fields = { personName: '王五', receivedAt: minute(31) };
    await told.step('更正', { corrects: notice.id, reason: '写错了人', fields });
    const { ticket } = told;
    expect(ticket.notice).toMatchObject({ personName: '王五', receivedAt: minute(31) });
    expect(factsOf(ticket).notifiedAt).toBe(minute(31));
    expect(notice.payload.personName).toBe('李四');
    expect(ticket.history[3]).toMatchObject({
      applied: true,
      summary: '更正 personName、receivedAt：写错了人',
    });
    await told.step('撤销', { corrects: told.events[3]?.id ?? '', reason: '原来是对的' });
    expect(told.ticket.notice).toMatchObject({ personName: '李四', receivedAt: minute(30) });
  });

  it('更正 refuses the number, the evidence of a re-check, unknown fields and disordered times', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改', '复核通过');
    const [filed, , notice, , closed] = told.events;
    const ask = (
      corrects: string | undefined,
      fields: Record<string, string>,
      role = '大数据中心' as const,
    ) => whyNot(told.ticket, '更正', role, { corrects: corrects ?? '', reason: '改', fields });
    expect(ask(filed?.id, { number: 'BC-1' })).toBe('“number”不能更正。');
    expect(ask(closed?.id, { 'recheck.result': '已消除' })).toBe('“recheck.result”不能更正。');
    expect(ask(filed?.id, { colour: '红' })).toBe('“colour”不是可以更正的内容。');
    expect(ask(filed?.id, { 'quote.exact': '别的字' })).toBe('“quote.exact”不能更正。');
    expect(ask(filed?.id, { url: 'https://www.example.gov.cn/elsewhere.html' })).toBe('“url”不能更正。');
    expect(ask(filed?.id, { __proto__x: '1' })).toContain('不是可以更正的内容');
    expect(ask(filed?.id, { severity: '很严重' })).toContain('只能是');
    expect(ask(filed?.id, {})).toBe('没有写明更正什么。');
    expect(ask(notice?.id, { receivedAt: minute(5) })).toContain('不能早于提交时间');
    expect(ask(notice?.id, { receivedAt: minute(45) })).not.toBeNull();
    expect(ask('nowhere', { unitName: '甲' })).toBe('找不到要更正的记录。');
    expect(ask(filed?.id, { suggestion: '法律效力' })).toBeNull();
  });

  it('更正 and 撤销 belong to whoever may do the step they name', async () => {
    const told = await story('提交', '受理');
    const accepted = told.events[1]?.id ?? '';
    const fields = { unitName: '区教体局' };
    const ask = (role: '责任单位' | '大数据中心') => [
      whyNot(told.ticket, '更正', role, { corrects: accepted, reason: '改', fields }),
      whyNot(told.ticket, '撤销', role, { corrects: accepted, reason: '误点' }),
    ];
    expect(ask('大数据中心')).toEqual([null, null]);
    expect(ask('责任单位')).toEqual([
      '这一步要由大数据中心办理，当前身份是责任单位。',
      '这一步要由大数据中心办理，当前身份是责任单位。',
    ]);
  });

  it('撤销 takes back the last step only, step by step to the filing, and that too can be taken back', async () => {
    const told = await story('提交', '受理', '通知');
    const [filed = '', accepted = '', notice = ''] = told.events.map((event) => event.id);
    const undo = (corrects: string) => told.step('撤销', { corrects, reason: '误点' });
    expect(whyNot(told.ticket, '撤销', '大数据中心', { corrects: accepted, reason: '误点' })).toBe(
      '后面还有步骤，要先撤销“通知”。',
    );
    await undo(notice);
    expect(told.ticket.state).toBe('已受理');
    expect(told.ticket.notice).toBeUndefined();
    await undo(accepted);
    expect(told.ticket.state).toBe('待核实');
    expect(told.ticket.acceptedAt).toBeUndefined();
    await undo(filed);
    expect(told.ticket.state).toBe('已撤销');
    expect(told.ticket.history.map((entry) => entry.undone)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    const withdrawal = told.events[5]?.id ?? '';
    expect(whyNot(told.ticket, '受理', '大数据中心', { unitName: '甲' })).toBe('已经撤销，不能受理。');
    await undo(withdrawal);
    expect(told.ticket).toMatchObject({ state: '待核实', conflicts: [] });
    await told.step('受理');
    expect(told.ticket.state).toBe('已受理');
  });

  it('并案 stops a ticket wherever it stands, and 拆案 returns it there', async () => {
    const told = await story('提交', '受理', '通知', '并案');
    expect(told.ticket).toMatchObject({ state: '已并案', mergedInto: 'ticket-2' });
    expect(factsOf(told.ticket).declined).toBe(true);
    const merged = told.events[3]?.id ?? '';
    expect(whyNot(told.ticket, '撤销', '大数据中心', { corrects: merged, reason: '误点' })).toContain('拆案');
    expect(whyNot(told.ticket, '拆案', '大数据中心', { corrects: 'x', reason: '误点' })).toContain('哪一条');
    expect(
      whyNot((await story('提交')).ticket, '并案', '大数据中心', { into: 'ticket-1', reason: '同' }),
    ).toBe('不能并入它自己。');
    await told.step('拆案', { corrects: merged, reason: '不是同一问题' });
    expect(told.ticket).toMatchObject({ state: '整改中', conflicts: [] });
    expect(told.ticket.mergedInto).toBeUndefined();
  });

  it('备注 is kept in order and goes when withdrawn', async () => {
    const told = await story('提交', '备注');
    await told.step('备注', { text: '单位已知' });
    expect(told.ticket.notes).toEqual(['已电话催办', '单位已知']);
    await told.step('撤销', { corrects: told.events[1]?.id ?? '', reason: '记错' });
    expect(told.ticket.notes).toEqual(['单位已知']);
  });
});

describe('the facts a clock runs on', () => {
  it('start with the notice and stop with the feedback', async () => {
    const told = await story('提交', '受理', '通知');
    expect(factsOf(told.ticket)).toMatchObject({
      filedAt: minute(10),
      notifiedAt: minute(30),
      rectifiedAt: undefined,
      declined: false,
    });
    await told.step('反馈整改');
    expect(factsOf(told.ticket).rectifiedAt).toBe(minute(40));
  });

  it('run on when the work is sent back, from the same start', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改', '复核不通过');
    expect(factsOf(told.ticket)).toMatchObject({
      notifiedAt: minute(30),
      rectifiedAt: undefined,
      closedAt: undefined,
    });
    expect(whyNot(told.ticket, '反馈整改', '责任单位', { measure: '修改', doneAt: minute(45) })).toContain(
      '退回整改时间',
    );
  });

  it('start anew where a look-back finds the fault again', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改', '复核通过', '复发');
    expect(told.ticket.state).toBe('整改中');
    expect([told.ticket.closedAt, told.ticket.recheck]).toEqual([undefined, undefined]);
    expect(factsOf(told.ticket)).toMatchObject({
      // The hour of a self-found fault runs from filing: that too begins anew, or it would be overdue at once.
      filedAt: minute(60),
      notifiedAt: minute(60),
      rectifiedAt: undefined,
    });
  });

  it('carry the payload of a full walk', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改', '重新发布', '复核通过', '回头看');
    expect(told.ticket).toMatchObject({
      number: submission().number,
      unitName: '区应急局',
      acceptedBy: '张三',
      republished: payloads(50).重新发布,
      recheck: { result: '已消除', passed: true, outcome: '整改' },
      closedAt: minute(60),
      lookBacks: [{ recurred: false }],
    });
  });
});

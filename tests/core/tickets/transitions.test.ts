import { describe, expect, it } from 'vitest';

import { Role, TicketPayloads } from '../../../lib/core/events/event.ts';
import { isTicketEventType } from '../../../lib/core/events/payload-problem.ts';
import { legalSteps, whyNot } from '../../../lib/core/tickets/legal-steps.ts';
import { TRANSITIONS } from '../../../lib/core/tickets/transitions.ts';
import { minute, payloads, ROLE_OF, Story, story, WAY } from './story.ts';

/** DESIGN 4's table again, line by line, so that a change of the one in code is seen. */
const TABLE: [from: string, step: string, to: string, by: Role[]][] = [
  ['待核实', '受理', '已受理', ['大数据中心']],
  ['待核实', '不予受理', '不予受理', ['大数据中心']],
  ['已受理', '通知', '整改中', ['大数据中心', '值班读网员']],
  ['整改中', '反馈整改', '待复核', ['责任单位', '大数据中心']],
  ['待复核', '重新发布', '待复核', ['责任单位']],
  ['待复核', '复核通过', '已办结', ['大数据中心']],
  ['待复核', '复核不通过', '整改中', ['大数据中心']],
  ['已办结', '回头看', '已办结', ['大数据中心', '巡检']],
  ['已办结', '复发', '整改中', ['大数据中心', '巡检']],
];
const typeOf = (step: string) => {
  const type = step === '复发' ? '回头看' : step;
  if (!isTicketEventType(type)) throw new Error(type);
  return type;
};

describe('every line of the transition table', () => {
  it.each(TABLE)('%s —%s→ %s', async (from, step, to, by) => {
    const told = await story(...(WAY[from] ?? []));
    const [role] = by;
    await told.step(step, undefined, role ? { role } : {});
    expect(told.ticket.state).toBe(to);
    expect(told.ticket.conflicts).toEqual([]);
    expect(told.ticket.history.every((entry) => entry.applied)).toBe(true);
  });

  it.each(TABLE)('%s —%s→ %s is refused to every other role with a sentence', async (from, step, _to, by) => {
    const { ticket } = await story(...(WAY[from] ?? []));
    for (const role of Role.options) {
      const reason = whyNot(ticket, typeOf(step), role, payloads(60)[step]);
      if (by.includes(role)) expect(reason).toBeNull();
      else expect(reason).toMatch(new RegExp(`^这一步要由.+办理，当前身份是${role}。$`));
    }
  });

  it('anyone may file, and a filed ticket waits to be looked at', async () => {
    for (const role of Role.options) {
      const told = new Story();
      await told.step('提交', undefined, { role });
      expect(told.ticket.state).toBe('待核实');
    }
  });

  it('has a line for every event there is, and no other', () => {
    expect([...new Set(TRANSITIONS.map((line) => line.event))].sort()).toEqual(
      Object.keys(TicketPayloads).sort(),
    );
  });
});

describe('every step out of order', () => {
  const steps = ['受理', '不予受理', '通知', '反馈整改', '重新发布', '复核通过', '复核不通过', '回头看'];
  const wrong = Object.keys(WAY).flatMap((from) =>
    steps
      .filter((step) => !TABLE.some(([legalFrom, legal]) => legalFrom === from && legal === step))
      .map((step) => [from, step] as const),
  );

  it.each(wrong)(
    '%s refuses %s with one sentence, and keeps it in the history when it comes anyway',
    async (from, step) => {
      const told = await story(...(WAY[from] ?? []));
      const before = told.ticket;
      const role = ROLE_OF[step] ?? '大数据中心';
      const reason = whyNot(before, typeOf(step), role, payloads(60)[step]);
      expect(reason).toMatch(/^[^。]+，不能.+。$/);
      expect(legalSteps(before, role).map((one) => one.type)).not.toContain(step);
      await told.step(step);
      const after = told.ticket;
      expect(after.state).toBe(before.state);
      expect(after.history[after.history.length - 1]?.applied).toBe(false);
      expect(after.conflicts).toHaveLength(1);
      expect(after.conflicts[0]).toContain(reason);
    },
  );

  it('says which step is missing', async () => {
    const at = async (from: string) => (await story(...(WAY[from] ?? []))).ticket;
    const ask = async (from: string, step: string) =>
      whyNot(await at(from), typeOf(step), ROLE_OF[step] ?? '大数据中心', payloads(60)[step]);
    expect(await ask('已受理', '反馈整改')).toBe('还没有通知责任人，不能反馈整改。');
    expect(await ask('待核实', '反馈整改')).toBe('还没有受理，不能反馈整改。');
    expect(await ask('整改中', '复核通过')).toBe('还没有反馈整改结果，不能复核通过。');
    expect(await ask('待复核', '回头看')).toBe('还没有复核通过，不能回头看。');
    expect(await ask('已办结', '受理')).toBe('已经办结，不能再受理。');
    expect(await ask('不予受理', '受理')).toBe('已经不予受理，不能受理。');
  });
});

describe('legalSteps', () => {
  it('offers exactly what whyNot lets through, for every state and role', async () => {
    for (const way of Object.values(WAY)) {
      const { ticket } = await story(...way);
      for (const role of Role.options) {
        const offered = new Set(legalSteps(ticket, role).map((step) => step.type));
        const given = payloads(60);
        const undo = { corrects: ticket.undoable?.eventId, reason: '写错了' };
        const field = { 提交: 'columnName', 受理: 'unitName', 通知: 'personName' };
        const corrections = ticket.history.map(({ eventId, type }) => ({
          corrects: eventId,
          reason: '写错了',
          fields: { [field[type as keyof typeof field] ?? 'note']: '改为这个' },
        }));
        for (const type of Object.keys(TicketPayloads).filter(isTicketEventType)) {
          const tries =
            type === '更正'
              ? corrections
              : type === '撤销' || type === '拆案'
                ? [undo]
                : type === '回头看'
                  ? [given.回头看, given.复发]
                  : [given[type]];
          const open = tries.some((payload) => whyNot(ticket, type, role, payload) === null);
          // 更正 is offered by role; whether one of the records has a field to put right is asked later.
          if (type === '更正' && !open) continue;
          expect([ticket.state, role, type, offered.has(type)]).toEqual([
            ticket.state,
            role,
            type,
            open && type !== '提交',
          ]);
        }
      }
    }
  });

  it('offers 回头看 twice, once for each state it may lead to', async () => {
    const { ticket } = await story(...(WAY.已办结 ?? []));
    const looks = legalSteps(ticket, '巡检').filter((step) => step.type === '回头看');
    expect(looks.map(({ when, to }) => [when, to])).toEqual([
      ['未复发', '已办结'],
      ['复发', '整改中'],
    ]);
  });
});

describe('what a step must carry', () => {
  const ask = async (from: string, step: string, over: Record<string, unknown>) => {
    const { ticket } = await story(...(WAY[from] ?? []));
    const payload = { ...payloads(60)[step], ...over };
    return whyNot(ticket, typeOf(step), ROLE_OF[step] ?? '大数据中心', payload, minute(70));
  };

  it.each([
    ['待核实', '受理', { unitName: '' }, '“责任单位”没有填写。'],
    ['待核实', '受理', { unitName: '  ' }, '“责任单位”没有填写。'],
    ['待核实', '不予受理', { reason: '不想管' }, '“理由”只能是：无效、业务问题、不属实、不在范围、重复。'],
    ['待核实', '不予受理', { reason: undefined }, '“理由”没有填写。'],
    ['已受理', '通知', { personName: undefined }, '“责任人”没有填写。'],
    ['已受理', '通知', { stand: 'C' }, '“A/B 岗”只能是：A、B。'],
    ['已受理', '通知', { how: '' }, '“通知方式”没有填写。'],
    ['已受理', '通知', { receivedAt: '昨天' }, '“收到通知时间”不是有效的时间。'],
    ['已受理', '通知', { receivedAt: minute(9) }, '收到通知时间不能早于提交时间（2026-11-23 10:33）。'],
    ['已受理', '通知', { receivedAt: minute(80) }, '收到通知时间不能晚于现在。'],
    ['整改中', '反馈整改', { measure: '忽略' }, '“整改措施”只能是：修改、撤回、删除、脱敏。'],
    ['整改中', '反馈整改', { doneAt: minute(29) }, '整改完成时间不能早于收到通知时间（2026-11-23 10:53）。'],
    ['待复核', '重新发布', { 复审: { name: '乙', at: minute(58) } }, '复审时间要晚于初审时间。'],
    ['待复核', '重新发布', { 终审: { name: '丙', at: minute(59) } }, '终审时间要晚于复审时间。'],
    ['待复核', '重新发布', { 终审: { name: '', at: minute(60) } }, '“终审姓名”没有填写。'],
    ['待复核', '重新发布', { 复审: undefined }, '“复审”没有填写。'],
    ['待复核', '重新发布', { newUrl: 'javascript:alert(1)' }, '重新发布网址要以 http:// 或 https:// 开头。'],
    ['待复核', '复核通过', { outcome: undefined }, '“办结方式”没有填写。'],
    ['待复核', '复核通过', { recheck: undefined }, '“复核”没有填写。'],
  ])('%s, %s with %o: %s', async (from, step, over, sentence) => {
    expect(await ask(from, step, over)).toBe(sentence);
  });

  it('takes a time typed to the minute in the very minute of filing', async () => {
    const told = new Story();
    await told.step('提交', undefined, { at: 10.5 });
    await told.step('受理', undefined, { at: 11 });
    const payload = { ...payloads(0).通知, receivedAt: minute(10) };
    expect(whyNot(told.ticket, '通知', '大数据中心', payload, minute(12))).toBeNull();
  });

  it.each([
    ['已消除', '整改', true],
    ['已消除', '下线不重发', true],
    ['页面已删', '下线不重发', true],
    ['页面已删', '整改', false],
    ['仍在', '整改', false],
    ['改成另一种错', '整改', false],
    ['打不开', '下线不重发', false],
  ])('a re-check that says %s closes as %s: %s', async (result, outcome, closes) => {
    const recheck = { result, checkedAt: minute(60), url: 'https://www.example.gov.cn/', evidence: '' };
    const reason = await ask('待复核', '复核通过', { recheck, outcome });
    if (closes) expect(reason).toBeNull();
    else expect(reason).toMatch(/。$/);
  });

  it('does not send back what exact text says is gone, and does not guess about a page that will not open', async () => {
    const recheck = (result: string) => ({
      result,
      checkedAt: minute(60),
      url: 'https://a.gov.cn/',
      evidence: '',
    });
    expect(await ask('待复核', '复核不通过', { recheck: recheck('已消除') })).toContain('不能复核不通过');
    expect(await ask('已办结', '回头看', { recheck: recheck('打不开') })).toContain('不能判定');
    expect(await ask('已办结', '回头看', { recheck: recheck('仍在'), recurred: false })).toContain(
      '应记为“复发”',
    );
    expect(await ask('已办结', '回头看', { recheck: recheck('已消除'), recurred: true })).toContain(
      '应记为“未复发”',
    );
  });
});

import { describe, expect, it } from 'vitest';

import type { Recheck } from '../../../lib/core/events/event.ts';
import { batchStep } from '../../../lib/core/tickets/batch-step.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { minute, story } from './story.ts';

const recheck = (result: Recheck['result']): Recheck => ({
  by: 'machine',
  result,
  checkedAt: minute(60),
  url: 'https://www.example.gov.cn/zwgk/tzgg/1.html',
  evidence: '所见',
});
const RESULTS: Recheck['result'][] = ['已消除', '页面已删', '仍在', '改成另一种错', '打不开'];

async function ticketAfter(...steps: string[]) {
  const ticket = foldTicket((await story(...steps)).events);
  if (!ticket) throw new Error('no ticket');
  return ticket;
}

describe('what one confirmation writes', () => {
  it('to a ticket in 待复核', async () => {
    const ticket = await ticketAfter('提交', '受理', '通知', '反馈整改');
    const steps = RESULTS.map((result) => batchStep(ticket, recheck(result), '大数据中心', minute(61)));
    expect(steps.map(({ type }) => type)).toEqual(['复核通过', '复核通过', '复核不通过', '复核不通过', null]);
    expect(steps[1]).toMatchObject({ payload: { outcome: '下线不重发' } });
  });

  it('to a closed one: 回头看, and a look that saw nothing writes nothing', async () => {
    const ticket = await ticketAfter('提交', '受理', '通知', '反馈整改', '复核通过');
    const steps = RESULTS.map((result) => batchStep(ticket, recheck(result), '巡检', minute(61)));
    expect(steps.map(({ type }) => type)).toEqual(['回头看', '回头看', '回头看', '回头看', null]);
    expect(steps.map((step) => step.type === '回头看' && step.payload.recurred)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('a step that is not this person’s or not due is refused with its sentence', async () => {
    const waiting = await ticketAfter('提交', '受理', '通知', '反馈整改');
    expect(batchStep(waiting, recheck('已消除'), '值班读网员', minute(61))).toEqual({
      type: null,
      why: expect.stringContaining('大数据中心'),
    });
    const open = await ticketAfter('提交', '受理');
    for (const result of RESULTS)
      expect(batchStep(open, recheck(result), '大数据中心', minute(61)).type).toBeNull();
  });
});

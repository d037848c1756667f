import { describe, expect, it } from 'vitest';
import { newEvent } from '../../../lib/core/events/new-event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { payloads, START, submission } from './story.ts';

const by = { device: 'd1', person: { name: '李敏', unit: '区政府办' }, role: '大数据中心' as const };
const subject = { kind: 'ticket' as const, id: 't' };
const HOUR = 3_600_000;

function told(setBackMs: number) {
  const filed = newEvent({
    type: '提交',
    subject,
    payload: submission(),
    by,
    parents: [],
    now: START,
    previous: null,
    randomId: 'e1',
  });
  const previous = { id: 'e1', hash: 'x', hlc: filed.hlc, seq: 1 };
  const accepted = newEvent({
    type: '受理',
    subject,
    payload: payloads(1).受理 ?? {},
    by,
    parents: ['e1'],
    now: START + 60_000 - setBackMs,
    previous,
    randomId: 'e2',
  });
  return foldTicket([accepted, filed]);
}

describe('a clock that was set back', () => {
  it('is said on the ticket, by whom and by how much, whatever order the records came in', () => {
    const ticket = told(26 * HOUR);
    expect(ticket?.state).toBe('已受理');
    expect(ticket?.clockJumps).toMatchObject([{ eventId: 'e2' }]);
    expect(ticket?.clockJumps[0]?.sentence).toMatch(
      /李敏（大数据中心）.*“受理”时，电脑时间比此前的记录慢 1 天 1 小时/,
    );
  });

  it('by no more than two office clocks stand apart is nothing', () => {
    expect(told(0)?.clockJumps).toEqual([]);
    expect(told(4 * 60_000)?.clockJumps).toEqual([]);
  });
});

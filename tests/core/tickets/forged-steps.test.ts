import { describe, expect, it } from 'vitest';
import type { Event } from '../../../lib/core/events/event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { FOUR_TIMES, growthOfFour } from '../../growth.ts';
import { SigningDevice } from '../events/examined.ts';
import { submission } from './story.ts';

const TICKET = { kind: 'ticket' as const, id: 't1' };
const ACCEPTED = { unitName: '区应急局' };
const filing = (over = {}) => ({ ...submission(over) });

describe('a ticket', () => {
  it('keeps its filing: a second one, signed earlier by whoever saw the first, does not take its place', async () => {
    const honest = await SigningDevice.begin('honest');
    await honest.write('登记', { kind: 'device', id: 'x' }, {});
    const real = { ...(await honest.write('提交', TICKET, filing())), id: TICKET.id };
    const stranger = await SigningDevice.begin('a stranger');
    const forged = await stranger.write('提交', TICKET, filing({ url: 'https://evil.example/' }), { now: 0 });
    for (const set of [
      [real, forged],
      [forged, real],
    ]) {
      const ticket = foldTicket(set);
      expect(ticket?.submission.url).toBe(submission().url);
      expect(ticket?.history).toHaveLength(2);
      expect(ticket?.conflicts.join()).toContain('提交');
    }
  });

  it('taken on is no conflict with a stranger’s second filing: no step need be withdrawn for it', async () => {
    const device = await SigningDevice.begin('d');
    const real = { ...(await device.write('提交', TICKET, filing())), id: TICKET.id };
    const accepted = await device.write('受理', TICKET, ACCEPTED, {
      role: '大数据中心',
      parents: [real.id],
    });
    const stranger = await SigningDevice.begin('a stranger');
    const forged = await stranger.write('提交', TICKET, filing({ url: 'https://evil.example/' }), {
      now: Date.parse(accepted.at) + 60_000,
    });
    const ticket = foldTicket([real, accepted, forged]);
    expect(ticket?.state).toBe('已受理');
    expect(ticket?.conflicts).toEqual([expect.stringContaining('“提交”没有生效：')]);
  });

  it('of 20,000 forged steps is folded in moments, and says how many have no effect', async () => {
    const device = await SigningDevice.begin('d');
    const first = await device.write('提交', TICKET, filing());
    const steps = Array.from(
      { length: 20_000 },
      (_none, index): Event => ({
        ...first,
        id: `forged-${index}`,
        type: '受理',
        payload: ACCEPTED,
        parents: index === 0 ? [first.id] : [`forged-${index - 1}`],
        by: { ...first.by, role: '公众志愿者' },
      }),
    );
    const folding = (count: number) => () => foldTicket([first, ...steps.slice(0, count)]);
    expect(await growthOfFour(folding, 5_000)).toBeLessThanOrEqual(FOUR_TIMES);
    expect(foldTicket([first, ...steps])?.conflicts.at(-1)).toContain('19800 条');
  });

  it('corrected 4,000 times by a forged file is folded in moments', async () => {
    const device = await SigningDevice.begin('d');
    const first = await device.write('提交', TICKET, filing());
    const corrections = Array.from(
      { length: 4_000 },
      (_none, index): Event => ({
        ...first,
        id: `forged-${index}`,
        type: '更正',
        payload: { corrects: first.id, reason: '改', fields: { description: `第 ${index} 次` } },
        parents: index === 0 ? [first.id] : [`forged-${index - 1}`],
      }),
    );
    const folding = (count: number) => () => foldTicket([first, ...corrections.slice(0, count)]);
    expect(await growthOfFour(folding, 1_000)).toBeLessThanOrEqual(FOUR_TIMES);
    const ticket = foldTicket([first, ...corrections]);
    expect(ticket?.submission.description).toBe('第 199 次');
    expect(ticket?.conflicts.join()).toContain('已更正 200 次');
  });

  it('with 更正 of prototype keys is as it was', async () => {
    const device = await SigningDevice.begin('d');
    const first = await device.write('提交', TICKET, filing());
    for (const path of ['__proto__', '__proto__.polluted', 'constructor.prototype.polluted', 'toString']) {
      const event = await device.write(
        '更正',
        TICKET,
        { corrects: first.id, reason: 'x', fields: { [path]: '坏' } },
        { parents: [first.id] },
      );
      const ticket = foldTicket([first, event]);
      expect(ticket?.history[1]).toMatchObject({ applied: false });
      expect(ticket?.submission).toEqual(foldTicket([first])?.submission);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

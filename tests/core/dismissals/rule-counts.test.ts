import { describe, expect, it } from 'vitest';

import type { Dismissals } from '../../../lib/core/dismissals/dismissal.ts';
import { countByRule, isNoisy, NO_COUNT } from '../../../lib/core/dismissals/rule-counts.ts';
import type { TicketState } from '../../../lib/core/tickets/ticket.ts';

const filed = (ruleId: string, state: TicketState = '待核实', count = 1) => ({ ruleId, state, count });

const at = { reason: '', at: '2026-11-23T10:00:00+08:00', by: '' };

function ignores(ruleId: string, words: readonly string[]): Dismissals['ignores'] {
  return words.map((one, index) => ({
    key: `${index}`,
    url: '',
    findingId: `${ruleId}-${index}`,
    ...at,
    ruleId,
    words: one,
  }));
}

describe('counts per rule', () => {
  it('set what was filed against what was put away, each of its own rule', () => {
    const counts = countByRule(
      [
        filed('wrong-word'),
        filed('wrong-word', '不予受理'),
        filed('wrong-word', '已撤销'),
        filed('personal-data'),
      ],
      {
        ignores: [
          ...ignores('wrong-word', ['按装', '按装', '布署']),
          ...ignores('personal-data', ['138****8000']),
        ],
        allowances: [{ key: 'k', ruleId: 'wrong-word', word: '布署', ...at }],
      },
    );
    expect(counts.get('wrong-word')).toEqual({
      filed: 2,
      declined: 1,
      ignored: 3,
      allowed: 1,
      words: [
        { word: '按装', times: 2 },
        { word: '布署', times: 2 },
      ],
    });
    expect(counts.get('personal-data')).toMatchObject({ filed: 1, ignored: 1 });
    expect([...counts.keys()].sort()).toEqual(['personal-data', 'wrong-word']);
  });

  it.each([
    ['filed 3, ignored 27', { filed: 3, ignored: 27 }, true],
    ['never put away', { filed: 40 }, false],
    ['put away four times only', { ignored: 4 }, false],
    ['put away five times, never filed', { ignored: 5 }, true],
    ['as often filed as ignored', { filed: 20, ignored: 20 }, false],
    ['filed often, declined as often', { filed: 6, declined: 6 }, true],
  ])('%s', (_what, count, noisy) => {
    expect(isNoisy({ ...NO_COUNT, ...count })).toBe(noisy);
  });
});

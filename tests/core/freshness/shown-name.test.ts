import { expect, it } from 'vitest';

import { judgeColumn } from '../../../lib/core/freshness/judge.ts';
import { shownName } from '../../../lib/core/freshness/shown-name.ts';
import { demoRegister } from '../../../lib/demo/demo-register.ts';

it('no two columns or accounts of a register are shown by one name where only the platform differs', () => {
  const { columns, accounts } = demoRegister();
  const states = [...columns, ...accounts].map((one) =>
    judgeColumn(one, undefined, '2026-11-23T03:00:00+08:00'),
  );
  expect(new Set(states.map(({ name }) => name)).size).toBeLessThan(states.length);
  expect(new Set(states.map(shownName)).size).toBe(states.length);
  expect(states.map(shownName)).toContain('青禾发布（微博）');
  expect(states.map(shownName)).toContain('青禾要闻');
});

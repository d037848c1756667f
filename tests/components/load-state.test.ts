import { describe, expect, it } from 'vitest';

import { afterAnswer, answerOf } from '../../components/loaded.tsx';

const SHOWN = { value: '甲页', loading: true };

describe('what a list shows after an answer', () => {
  it('is the answer, and no error of before', () => {
    const before = { ...SHOWN, error: '没有应答' };
    expect(afterAnswer(before, { ok: true, value: '乙页' }, true)).toEqual({ value: '乙页', loading: false });
  });

  it('is the last good value under the error when the same question failed', () => {
    expect(afterAnswer(SHOWN, { ok: false, error: '没有应答' }, true)).toEqual({
      value: '甲页',
      error: '没有应答',
      loading: false,
    });
  });

  it('is the error alone when another question failed: one tab is never shown for another', () => {
    expect(afterAnswer(SHOWN, { ok: false, error: '没有应答' }, false)).toEqual({
      error: '没有应答',
      loading: false,
    });
  });

  it('is an error, not a wait without end, when asking itself throws', async () => {
    const answer = await answerOf(() => Promise.reject(new Error('Invalid value for origin pattern')));
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('Invalid value') });
  });
});

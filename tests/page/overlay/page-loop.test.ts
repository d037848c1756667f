import { describe, expect, it } from 'vitest';

import type { PageResult, Result } from '../../../lib/core/page-result.ts';
import type { PageReading } from '../../../lib/core/reading.ts';
import type { OverlayAbilities } from '../../../lib/page/overlay/abilities.ts';
import { makePageLoop } from '../../../lib/page/overlay/page-loop.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

const URL_OF_PAGE = 'https://www.qinghe.example/page.html';

/** A page, and judging that is answered by hand, reading by reading. */
function bench(words: string) {
  const document = parseHtml(`<!DOCTYPE html><title>页</title><body><p id="words">${words}</p></body>`);
  Object.defineProperty(document, 'URL', { value: URL_OF_PAGE });
  const view = {
    document,
    performance,
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as Window & typeof globalThis;
  const asked: { text: string; answer(result: Result<PageResult>): void }[] = [];
  const abilities = {
    judge: (reading: PageReading) =>
      new Promise((answer) => asked.push({ text: reading.text.trim(), answer })),
    savedDraft: async () => ({ ok: true, value: null }),
    now: () => '2026-11-23T10:00:00+08:00',
  } as unknown as OverlayAbilities;
  const loop = makePageLoop(view, URL_OF_PAGE, abilities, {
    isShown: () => true,
    changed: () => undefined,
    failed: () => undefined,
  });
  const judged = async (count: number) => {
    await expect.poll(() => asked.length).toBe(count);
    const last = asked.at(-1);
    if (!last) throw new Error('nothing was judged');
    return last;
  };
  const say = (text: string) => {
    const place = document.querySelector('#words');
    if (place) place.textContent = text;
  };
  return { loop, asked, judged, say };
}

/** A result that names the words it was made of. */
const resultOf = (text: string): Result<PageResult> => ({
  ok: true,
  value: {
    url: URL_OF_PAGE,
    findings: [],
    columns: [],
    tickets: [],
    notLookedAt: [text],
    failedRules: [],
    registered: true,
  },
});

describe('the words that are read and the result that is shown', () => {
  it('belong to the same reading while a newer one is still being judged, and when that fails', async () => {
    const { loop, judged, say } = bench('旧的文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('旧的文字'));
    await first;
    say('换过的文字');
    const second = loop.readAgain(false);
    const asked = await judged(2);
    expect(loop.facts.read?.reading.text.trim()).toBe('旧的文字');
    expect(loop.facts.result?.notLookedAt).toEqual(['旧的文字']);
    asked.answer({ ok: false, error: '台账打不开。' });
    await second;
    expect(loop.facts.state).toBe('failed');
    expect(loop.facts.result).toBeNull();
  });

  it('are judged again when the judging of these very words was overtaken', async () => {
    const { loop, judged, say } = bench('旧的文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('旧的文字'));
    await first;
    say('换过的文字');
    const overtaken = loop.readAgain(false);
    const late = await judged(2);
    const newer = loop.readAgain(false);
    const last = await judged(3);
    expect(last.text).toBe('换过的文字');
    late.answer(resultOf('来晚了'));
    last.answer(resultOf('换过的文字'));
    await Promise.all([overtaken, newer]);
    expect(loop.facts.state).toBe('read');
    expect(loop.facts.result?.notLookedAt).toEqual(['换过的文字']);
  });

  it('are judged again after a failure, however little has changed since', async () => {
    const { loop, judged } = bench('同样的文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('同样的文字'));
    await first;
    const failing = loop.readAgain(true);
    (await judged(2)).answer({ ok: false, error: '台账打不开。' });
    await failing;
    expect(loop.facts.state).toBe('failed');
    const again = loop.readAgain(false);
    (await judged(3)).answer(resultOf('同样的文字'));
    await again;
    expect(loop.facts.state).toBe('read');
  });

  it('are judged once while nothing changes', async () => {
    const { loop, asked, judged } = bench('同样的文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('同样的文字'));
    await first;
    await loop.readAgain(false);
    expect(asked).toHaveLength(1);
    expect(loop.facts.state).toBe('read');
  });
});

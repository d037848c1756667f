import { describe, expect, it } from 'vitest';

import type { PageResult, Result } from '../../../lib/core/page-result.ts';
import type { PageSnapshot } from '../../../lib/core/page-snapshot.ts';
import type { OverlayAbilities } from '../../../lib/page/overlay/abilities.ts';
import { changeFacts } from '../../../lib/page/overlay/change-facts.ts';
import { makePageLoop } from '../../../lib/page/overlay/page-loop.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';
import { readSnapshot } from '../../../lib/page/read-snapshot.ts';

const URL_OF_PAGE = 'https://www.qinghe.example/page.html';

/** A page, and judging that is answered by hand, reading by reading. */
function bench(words: string) {
  const document = parseHtml(`<!DOCTYPE html><title>页</title><body><p id="words">${words}</p></body>`);
  Object.defineProperty(document, 'URL', { value: URL_OF_PAGE });
  // What stands in head shows nothing.
  const unseen = { selectNodeContents: () => undefined, getClientRects: () => [] };
  Object.defineProperty(document, 'createRange', { value: () => unseen });
  const view = {
    document,
    performance,
    // linkedom lays nothing out: everything is shown.
    getComputedStyle: () => ({ display: 'block', visibility: 'visible' }),
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as Window & typeof globalThis;
  Object.defineProperty(document, 'defaultView', { value: view });
  Object.defineProperty(document, 'styleSheets', { value: [] });
  const asked: { text: string; answer(result: Result<PageResult>): void }[] = [];
  const judgedAlone: string[] = [];
  const abilities = {
    read: (snapshot: PageSnapshot, how: { readAt: string; rendered: boolean }) => {
      const ground = readSnapshot(snapshot, { ...how, readBy: 'extension' });
      return new Promise((answered) =>
        asked.push({
          text: ground.text.trim(),
          answer: (result) => answered({ ok: true, value: { ground, result } }),
        }),
      );
    },
    judgeWords: async (_url: string, text: string) => {
      judgedAlone.push(text);
      return { ok: true, value: [{ where: { start: 0, end: 2 } }] };
    },
    savedDraft: async () => ({ ok: true, value: null }),
    now: () => '2026-11-23T10:00:00+08:00',
  } as unknown as OverlayAbilities;
  const found: string[] = [];
  const loop = makePageLoop(view, URL_OF_PAGE, abilities, {
    isShown: () => true,
    gathered: () => undefined,
    changed: () => undefined,
    found: ({ text }, findings) =>
      found.push(...findings.map(({ where }) => text.slice(where.start, where.end))),
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
  const add = (text: string): Node => {
    const line = document.createElement('p');
    line.textContent = text;
    document.querySelector('body')?.append(line);
    return line;
  };
  return { loop, asked, judged, say, add, judgedAlone, found };
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

describe('a ticket filed while the page is being judged', () => {
  it('stays on the page: an answer that cannot know of it is asked for again', async () => {
    const { loop, judged } = bench('文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('文字'));
    await first;
    const { filed } = changeFacts(loop, () => undefined);
    const under = loop.readAgain(true);
    const late = await judged(2);
    filed({ page: true }, { id: 't1', number: 'BC-1' }, undefined);
    late.answer(resultOf('文字'));
    await under;
    const again = await judged(3);
    expect(loop.facts.result?.tickets).toMatchObject([{ number: 'BC-1' }]);
    again.answer(resultOf('再读的文字'));
    await expect.poll(() => loop.facts.result?.notLookedAt).toEqual(['再读的文字']);
  });
});

describe('words that are needed now, for a picture', () => {
  it('are gathered without asking anybody, judged or not', async () => {
    const { loop, asked } = bench('文字');
    expect((await loop.wordsNow())?.text).toContain('文字');
    expect(asked).toHaveLength(0);
    expect(loop.facts.result).toBeNull();
  });
});

describe('words just added', () => {
  it('are judged by themselves, and what is found has its place in them', async () => {
    const { loop, judged, add, judgedAlone, found } = bench('先前的文字');
    const first = loop.readAgain(true);
    (await judged(1)).answer(resultOf('先前的文字'));
    await first;
    await loop.readAdded([add('按装电梯')]);
    expect(judgedAlone).toEqual(['按装电梯']);
    expect(found).toEqual(['按装']);
  });

  it('wait for the reading of the whole page where that is under way, and are asked of nobody when there are none', async () => {
    const { loop, judged, add, judgedAlone, found } = bench('先前的文字');
    await loop.readAdded([add('太早')]);
    const first = loop.readAgain(true);
    const asked = await judged(1);
    await loop.readAdded([add('还没有读完')]);
    asked.answer(resultOf('先前的文字'));
    await first;
    await loop.readAdded([add('')]);
    const overtaken = loop.readAdded([add('来晚了')]);
    const next = loop.readAgain(true);
    (await judged(2)).answer(resultOf('先前的文字'));
    await Promise.all([overtaken, next]);
    expect(judgedAlone).toEqual(['来晚了']);
    expect(found).toEqual([]);
  });
});

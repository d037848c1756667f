import { describe, expect, it, vi } from 'vitest';
import type { OwnWords } from '../../lib/core/typos/context-checker.ts';
import type { TypoChecker } from '../../lib/core/typos/typo-checker.ts';
import { eventually } from '../eventually.ts';
import { answered, article, DESK, OVERLAY, PAGE, SITE, testBackground } from './fresh-ledger.ts';
import { LEARN_LATER_MS, manualClock } from './manual-clock.ts';

const TEXT = '各单位要落石工作责任。';

/** Knows one slip, unless it was taught the word. */
function fake(own: OwnWords): TypoChecker {
  return {
    check: (text) =>
      own.phrases?.has('落石工作')
        ? []
        : [...text.matchAll(/落石/g)].map(({ index }) => ({
            start: index + 1,
            end: index + 2,
            word: { start: index, end: index + 2, suggestion: '落实' },
            suggestion: '实',
            score: 9,
          })),
  };
}

function withModel() {
  let give: (make: typeof fake) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const read = vi.fn(
    () =>
      new Promise<typeof fake>((resolve, reject) => {
        give = resolve;
        fail = reject;
      }),
  );
  const test = testBackground({ typos: read });
  const judge = async (text = TEXT, over = {}) =>
    answered(await test.handlers.judgePage({ reading: article(text, over) }, OVERLAY));
  const typos = async () => (await judge()).findings.filter(({ ruleId }) => ruleId === 'context-typo');
  const refreshes = () => test.told.filter(({ type }) => type === 'refresh').length;
  return {
    test,
    read,
    judge,
    typos,
    refreshes,
    give: () => give(fake),
    fail: (why: string) => fail(new Error(why)),
  };
}

describe('typos by context on a page', () => {
  it('nobody waits for the model: it is loaded once, the tab told once, and judged with it then', async () => {
    const { judge, read, give, refreshes, typos } = withModel();
    const first = await judge();
    expect(first.notLookedAt[0]).toMatch(/还在加载/);
    await judge();
    expect(read).toHaveBeenCalledTimes(1);
    expect(refreshes()).toBe(0);
    give();
    await eventually(() => expect(refreshes()).toBe(1));
    expect((await typos()).map(({ quote, suggestion }) => [quote.exact, suggestion])).toEqual([
      ['落石', '落实'],
    ]);
    expect((await judge()).notLookedAt.join()).not.toMatch(/错别字/);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('a model that cannot be loaded is said with every page', async () => {
    const { judge, fail, refreshes, test } = withModel();
    await judge();
    fail('404');
    await eventually(() => expect(refreshes()).toBe(1));
    expect((await judge()).notLookedAt[0]).toMatch(/没有装上（404）/);
    expect(await test.handlers.typoModel(null, DESK)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/404/),
    });
  });

  it('off is off and said; the model is not even read', async () => {
    const { judge, read, test } = withModel();
    answered(await test.handlers.setSettings({ typoLevel: 'off' }, DESK));
    expect((await judge()).notLookedAt[0]).toMatch(/已在设置里关闭/);
    answered(await test.handlers.setSettings({ typoLevel: 'normal', offRules: ['context-typo'] }, DESK));
    await judge();
    expect(read).not.toHaveBeenCalled();
  });

  it('a long page is answered at once and judged again when its typos are known', async () => {
    const { judge, give, refreshes, test } = withModel();
    await judge();
    give();
    answered(await test.handlers.typoModel(null, DESK));
    await eventually(() => expect(refreshes()).toBe(1));
    const lines = Array.from({ length: 3000 }, (_, at) => `第${at}项，各单位要认真落实责任。`);
    const long = [...lines, TEXT].join('\n');
    expect((await judge(long)).notLookedAt[0]).toMatch(/还没有查完/);
    await eventually(() => expect(refreshes()).toBe(2));
    expect((await judge(long)).findings.filter(({ ruleId }) => ruleId === 'context-typo')).toHaveLength(1);
  });

  it('忽略并学习 puts a word away on pages and in drafts, with the undo', async () => {
    const { give, typos, test, judge } = withModel();
    await judge();
    give();
    answered(await test.handlers.typoModel(null, DESK));
    expect(await typos()).toHaveLength(1);
    const word = { ruleId: 'context-typo', word: '落石', reason: '地名' };
    const { key } = answered(await test.handlers.passWord(word, DESK));
    expect(await typos()).toEqual([]);
    expect((await judge()).silenced?.map((one) => one.finding.quote.exact)).toContain('落石');
    expect(answered(await test.handlers.proofreadGround(null, DESK)).allowances).toMatchObject([{ key }]);
    answered(await test.handlers.undoDismissal({ how: '此词放行', key }, DESK));
    expect(await typos()).toHaveLength(1);
    for (const refused of [
      { ...word, word: '落' },
      { ...word, ruleId: 'none' },
      { ...word, word: '11010519491231002X' },
      { ...word, ruleId: 'personal-data' },
    ])
      expect(await test.handlers.passWord(refused, DESK)).toMatchObject({ ok: false });
  });
});

describe('what is learnt of the office’s own pages', () => {
  const learn = async (test: ReturnType<typeof testBackground>, url: string, text: string) =>
    answered(await test.handlers.judgePage({ reading: article(text, { url }) }, { ...OVERLAY, url }));
  const summary = async (test: ReturnType<typeof testBackground>) =>
    answered(await test.handlers.learntPhrases(null, DESK));

  it('only what stands on two pages of a registered site, without numbers, and until it is forgotten', async () => {
    const test = testBackground();
    const same = '推行网格化管理。证号11010519491231002X。';
    await learn(test, PAGE, same);
    await learn(test, PAGE, same);
    await learn(test, 'https://www.other.example/1.html', same);
    await eventually(async () => expect(await summary(test)).toMatchObject({ pages: 1, phrases: 0 }));
    await learn(test, `${SITE}/2.html`, same);
    await eventually(async () => expect((await summary(test)).pages).toBe(2));
    const { phrases } = answered(await test.handlers.proofreadGround(null, DESK));
    expect(new Map(phrases).get('推行网格化管理')).toBe(2);
    expect(JSON.stringify(phrases)).not.toMatch(/\d{4}/);
    answered(await test.handlers.forgetPhrases(null, DESK));
    expect(await summary(test)).toEqual({ pages: 0, phrases: 0, characters: 0 });
  });

  it('switched off nothing is learnt and nothing is used', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ learnPhrases: false }, DESK));
    await learn(test, PAGE, '推行网格化管理。');
    await learn(test, `${SITE}/2.html`, '推行网格化管理。');
    expect(await summary(test)).toEqual({ pages: 0, phrases: 0, characters: 0 });
    expect(answered(await test.handlers.proofreadGround(null, DESK)).phrases).toEqual([]);
  });

  it('a word that a list knows to be wrong is not learnt, however many pages have it', async () => {
    const test = testBackground();
    for (const page of ['1', '2', '3'])
      await learn(test, `${SITE}/${page}.html`, '青禾县人民攻府推行网格化管理。');
    await eventually(async () => expect((await summary(test)).pages).toBe(3));
    const { phrases } = answered(await test.handlers.proofreadGround(null, DESK));
    expect(phrases.map(([phrase]) => phrase).filter((phrase) => phrase.includes('攻'))).toEqual([]);
    expect(phrases.length).toBeGreaterThan(0);
  });

  it('outlasts the worker, in one write for several pages', async () => {
    const clock = manualClock();
    const { learnt, writes, again } = clock.phrases();
    await learnt.learn('a', '推进网格化管理');
    await learnt.learn('b', '实行网格化管理');
    expect(writes()).toBe(0);
    await clock.pass(LEARN_LATER_MS);
    expect(writes()).toBe(1);
    const restarted = again();
    expect((await restarted.own()).phrases?.get('网格化管理')).toBe(2);
    answered(await restarted.forgetAll());
    expect((await again().own()).phrases?.size).toBe(0);
  });
});

describe('days that lists showed', () => {
  const list = (date: string, url = `${SITE}/zwgk/tzgg/`) => {
    const line = `会议召开 ${date}`;
    const row = {
      listId: 'l',
      title: '会议召开',
      href: PAGE,
      pinned: false,
      hidden: { is: 'no' as const },
      line,
    };
    return article(line, { url, kind: 'list', items: [{ ...row, date: { date, from: 'row', line } }] });
  };
  const opened = article('会议召开\n发布时间：2025-11-20', {
    publishedAt: { date: '2025-11-20', from: 'label', line: '发布时间：2025-11-20' },
  });
  const contradictions = async (test: ReturnType<typeof testBackground>) =>
    answered(await test.handlers.judgePage({ reading: opened }, OVERLAY)).findings.filter(({ message }) =>
      message.startsWith('列表日期与正文日期不一致'),
    );

  it('an article is judged by the row that led to it, of registered sites only', async () => {
    const test = testBackground();
    const far = list('2026-11-20', 'https://www.other.example/');
    answered(await test.handlers.judgePage({ reading: far }, { ...OVERLAY, url: far.url }));
    expect(await contradictions(test)).toEqual([]);
    answered(await test.handlers.judgePage({ reading: list('2026-11-20') }, OVERLAY));
    await eventually(async () => expect(await contradictions(test)).toHaveLength(1));
    answered(await test.handlers.judgePage({ reading: list('2025-11-20') }, OVERLAY));
    await eventually(async () => expect(await contradictions(test)).toEqual([]));
  });

  it('outlasts the worker and keeps the 5,000 rows seen last', async () => {
    const clock = manualClock();
    const { dates, again } = clock.dates();
    const rows = (from: number) => ({
      ...list('2026-11-20'),
      items: Array.from({ length: 3000 }, (_, at) => ({
        ...(list('2026-11-20').items[0] as NonNullable<ReturnType<typeof list>['items'][0]>),
        href: `${SITE}/${from + at}.html`,
      })),
    });
    await dates.see(rows(0), clock.register);
    await dates.see(rows(3000), clock.register);
    expect((await dates.current()).size).toBe(5000);
    await clock.pass(LEARN_LATER_MS);
    expect([...(await again().current()).keys()]).toEqual([...(await dates.current()).keys()]);
  });
});

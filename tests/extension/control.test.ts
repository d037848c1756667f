import { describe, expect, it } from 'vitest';

import { receiver } from '../../entrypoints/background/receive.ts';
import { answered, article, DESK, OVERLAY, PAGE, SITE, testBackground } from './fresh-ledger.ts';
import { ME, overlay, popup } from './hostile-messages.ts';

const TEXT = '县人民攻府办公室通知，工程峻工。再发：县人 民攻府办公室。';
const ELSEWHERE = `${SITE}/zwgk/tzgg/2.html`;

type Test = ReturnType<typeof testBackground>;

async function judge(test: Test, url = PAGE, tabId = 7) {
  const reading = article(TEXT, { url });
  return answered(await test.handlers.judgePage({ reading }, { ...OVERLAY, tabId, url }));
}

async function wordsOn(test: Test, url = PAGE): Promise<string[]> {
  return (await judge(test, url)).findings
    .filter(({ ruleId }) => ruleId === 'wrong-word')
    .map(({ quote }) => quote.exact);
}

async function findingIdOf(test: Test, exact: string): Promise<string> {
  const found = (await judge(test)).findings.find(({ quote }) => quote.exact === exact);
  if (!found) throw new Error(`no finding on ${exact}`);
  return found.id;
}

const letPass = (test: Test, findingId: string, on = true) =>
  test.handlers.letPass({ url: PAGE, findingId, reason: '单位或地名', on }, OVERLAY);

describe('此词放行', () => {
  it('takes the word in all its variants off every page, for its rule only, and its undo brings it back', async () => {
    const test = testBackground();
    const before = await wordsOn(test);
    expect(before).toEqual(['人民攻府', '峻工', '人 民攻府']);
    const done = answered(await letPass(test, await findingIdOf(test, '人民攻府')));
    expect(done.findingIds).toHaveLength(2);
    expect(await wordsOn(test)).toEqual(['峻工']);
    expect(await wordsOn(test, ELSEWHERE)).toEqual(['峻工']);
    expect(await wordsOn(test.restart())).toEqual(['峻工']);
    const { silenced } = await judge(test);
    expect(silenced).toMatchObject([
      { how: '此词放行', reason: '单位或地名', by: '未登记' },
      { how: '此词放行' },
    ]);
    answered(await letPass(test, silenced?.[0]?.finding.id ?? '', false));
    expect(await wordsOn(test)).toEqual(before);
  });

  it('changes what panel and popup are told of pages that are open, before anything is judged again', async () => {
    const test = testBackground();
    await judge(test, PAGE, 7);
    await judge(test, ELSEWHERE, 8);
    answered(await letPass(test, await findingIdOf(test, '峻工')));
    for (const tabId of [7, 8]) {
      const page = await test.background.pages.get(tabId);
      expect(page?.result.findings.map(({ quote }) => quote.exact)).not.toContain('峻工');
      expect(page?.result.silenced).toHaveLength(1);
    }
    const { allowances } = answered(await test.handlers.dismissals(null, DESK));
    answered(await test.handlers.undoDismissal({ how: '此词放行', key: allowances[0]?.key ?? '' }, DESK));
    const page = await test.background.pages.get(8);
    expect(page?.result.findings.map(({ quote }) => quote.exact)).toContain('峻工');
    expect(page?.result.silenced).toEqual([]);
  });

  it('is refused for a number and for a finding nobody judged, in words, and stores nothing', async () => {
    const test = testBackground();
    const reading = article('请打13800138000。');
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const number = findings.find(({ problemClass }) => problemClass === '个人隐私');
    for (const findingId of [number?.id ?? '', 'wrong-word-nobody'])
      expect(await letPass(test, findingId)).toEqual({
        ok: false,
        error: expect.stringMatching(/没有放行|没有改动/),
      });
    expect(answered(await test.handlers.dismissals(null, DESK)).allowances).toEqual([]);
  });
});

describe('此处忽略', () => {
  it('keeps rule, words, page, who, when and why, and can be undone from the list', async () => {
    const test = testBackground();
    const findingId = await findingIdOf(test, '峻工');
    answered(
      await test.handlers.ignoreFinding({ url: PAGE, findingId, reason: '引用原文', on: true }, OVERLAY),
    );
    const { ignores } = answered(await test.handlers.dismissals(null, DESK));
    expect(ignores).toMatchObject([
      { ruleId: 'wrong-word', words: '峻工', reason: '引用原文', by: '未登记', url: PAGE },
    ]);
    expect(ignores[0]?.at).toMatch(/^2026-11-23T/);
    expect(await wordsOn(test)).not.toContain('峻工');
    answered(await test.handlers.undoDismissal({ how: '此处忽略', key: ignores[0]?.key ?? '' }, DESK));
    expect(await wordsOn(test)).toContain('峻工');
  });

  it('a row that no longer fits is set aside and shown, the others still hold', async () => {
    const test = testBackground();
    const findingId = await findingIdOf(test, '峻工');
    answered(await test.handlers.ignoreFinding({ url: PAGE, findingId, reason: '', on: true }, OVERLAY));
    answered(
      await test.background.ledger.use('', (db) =>
        db.put('allowances', { key: 'x', ruleId: 7 as never, word: '', reason: '', at: '', by: '' }),
      ),
    );
    expect(await wordsOn(test)).not.toContain('峻工');
    expect(answered(await test.handlers.storeHealth(null, DESK)).quarantined).toMatchObject([
      { from: 'allowances', key: 'x' },
    ]);
  });
});

describe('停用规则', () => {
  const off = (test: Test, ruleId: string, reason: string, from = OVERLAY) =>
    test.handlers.switchRule({ ruleId, reason, on: false, url: PAGE }, from);

  it('is said in every result with the number of rules, until it is on again', async () => {
    const test = testBackground();
    await judge(test);
    answered(await off(test, 'wrong-word', '误报太多'));
    answered(await off(test, 'personal-data', '县里另有系统查', DESK));
    const result = await judge(test);
    expect(result.findings.filter(({ ruleId }) => ruleId === 'wrong-word')).toEqual([]);
    expect(result.rulesOff).toHaveLength(2);
    expect(result.notLookedAt[0]).toBe('已停用 2 条规则“公开了个人隐私”“错别字和错误表述”，没有按它们检查。');
    const settings = answered(await test.handlers.getSettings(null, DESK));
    expect(settings.offRuleNotes['wrong-word']).toMatchObject({ by: '未登记', reason: '误报太多' });
    answered(await test.handlers.switchRule({ ruleId: 'wrong-word', reason: '', on: true }, DESK));
    answered(await test.handlers.switchRule({ ruleId: 'personal-data', reason: '', on: true }, DESK));
    expect((await judge(test)).rulesOff).toBeUndefined();
    expect(answered(await test.handlers.getSettings(null, DESK)).offRuleNotes).toEqual({});
  });

  it('a rule of privacy or of 严重 wants a reason', async () => {
    const test = testBackground();
    expect(await off(test, 'personal-data', ' ', DESK)).toEqual({
      ok: false,
      error: expect.stringContaining('要写明原因'),
    });
    expect(answered(await test.handlers.getSettings(null, DESK)).offRules).toEqual([]);
  });

  it('a page may switch off only a rule that spoke on it', async () => {
    const test = testBackground();
    await judge(test);
    expect(await off(test, 'column-freshness', '误报太多')).toMatchObject({ ok: false });
    expect(await off(test, 'nobody', '误报太多')).toMatchObject({ ok: false });
    expect(answered(await test.handlers.getSettings(null, DESK)).offRules).toEqual([]);
  });

  it('200 switches at once all stay', async () => {
    const test = testBackground();
    const ids = test.background.rules.map(({ id }) => id);
    await Promise.all(ids.map((id) => off(test, id, '试', DESK)));
    expect(answered(await test.handlers.getSettings(null, DESK)).offRules.sort()).toEqual([...ids].sort());
  });
});

describe('the gate', () => {
  it.each([
    ['another site', 'letPass', { url: 'https://a.gov.cn/', findingId: 'x', reason: '', on: true }, overlay],
    ['another site', 'switchRule', { url: 'https://a.gov.cn/', ruleId: 'x', reason: '', on: false }, overlay],
    ['our own page', 'letPass', { url: PAGE, findingId: 'x', reason: '', on: true }, popup],
    ['a web page', 'dismissals', null, overlay],
    ['a web page', 'undoDismissal', { how: '此处忽略', key: 'x' }, overlay],
    ['a way nobody knows', 'undoDismissal', { how: 'events', key: 'x' }, popup],
    ['a web page', 'startLinkCheck', { tabId: 7 }, overlay],
    ['a web page', 'linkCheck', { tabId: 7 }, overlay],
    ['no tab', 'startLinkCheck', {}, popup],
  ] as const)('refuses %s %s', async (_why, type, data, sender) => {
    const receive = receiver(testBackground().handlers, ME);
    expect(await receive(type, data, sender)).toEqual({
      ok: false,
      error: expect.stringContaining('没有执行'),
    });
  });
});

describe('links of a page', () => {
  it('are taken from the overlay, checked in the background, and stay until the next check', async () => {
    const links = [
      { text: '附件', href: `${SITE}/f.pdf` },
      { text: '下一页', href: `${SITE}/2.html` },
    ];
    const test = testBackground({
      fetch: async (url) =>
        url.endsWith('.pdf')
          ? new Response('', { status: 404 })
          : new Response('<title>通知</title>', { headers: { 'content-type': 'text/html' } }),
    });
    await judge(test);
    test.background.shell.tell = (async (_tabId: number, type: string) =>
      type === 'links' ? { url: PAGE, links } : undefined) as typeof test.background.shell.tell;
    const started = answered(await test.handlers.startLinkCheck({ tabId: 7 }, DESK));
    expect(started).toMatchObject({ total: 2, url: PAGE, title: '关于做好值班工作的通知' });
    await expect
      .poll(async () => answered(await test.handlers.linkCheck({ tabId: 7 }, DESK))?.state)
      .toBe('已完成');
    const check = answered(await test.handlers.linkCheck({ tabId: 7 }, DESK));
    expect(check?.checked.map(({ text, answer }) => [text, answer]).sort()).toEqual([
      ['下一页', '正常'],
      ['附件', '确断'],
    ]);
    expect(answered(await test.handlers.linkCheck({ tabId: 8 }, DESK))).toBeNull();
  });

  it('of a page nobody read, or an overlay that says nonsense, are refused in words', async () => {
    const test = testBackground();
    for (const said of [undefined, { url: PAGE, links: 'x' }, { url: PAGE, links: [{ text: 1, href: 2 }] }]) {
      test.background.shell.tell = (async () => said) as typeof test.background.shell.tell;
      expect(await test.handlers.startLinkCheck({ tabId: 7 }, DESK)).toEqual({
        ok: false,
        error: expect.stringContaining('请先点“读本页”'),
      });
    }
  });
});

import { describe, expect, it } from 'vitest';

import { lookAgain } from '../../entrypoints/background/second-looks.ts';
import { answered, DESK, SITE, testBackground } from './fresh-ledger.ts';
import { center, HOUR, goneSite as site, ticketInRecheck as waiting } from './gone-site.ts';

describe('a site that is away as a whole removes none of its pages', () => {
  const AWAY: [string, Partial<ReturnType<typeof site>['state']['home']>, string][] = [
    ['404 for every page', { status: 404 }, '网站首页也返回状态 404'],
    ['410 for every page', { status: 410 }, '网站首页也返回状态 410'],
    ['a server error', { status: 503 }, '网站首页也没有打开（网站返回状态 503）'],
    ['no answer', { isDown: true }, '网站首页也没有打开（网络连接失败'],
    [
      'a home page that says it is not there',
      { body: '<meta charset=utf-8><title>404 页面不存在</title>抱歉' },
      '网站首页也返回的页面说内容不存在',
    ],
    [
      'the default page of a server',
      { body: '<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>' },
      '不像这个网站',
    ],
    [
      'the default page of a panel',
      {
        body: '<meta charset=utf-8><title>恭喜，站点创建成功！</title><h1>恭喜，站点创建成功！</h1><p>这是默认index.html，本页面由系统自动生成，您可以修改、删除或覆盖本页面。</p>',
      },
      '不像这个网站',
    ],
    [
      'a notice of maintenance',
      { body: '<meta charset=utf-8><title>青禾县人民政府</title><p>网站系统维护中，请稍后访问。</p>' },
      '不像这个网站',
    ],
    ['an empty home page', { body: '' }, '网站首页也没有打开（文件是空的'],
    ['a frame that scripts fill', { body: '<title>加载中</title><div id="app"></div>' }, '不像这个网站'],
    ['a redirect to another site', { at: 'https://waf.example/' }, '网站首页也没有打开（原网址跳转到了'],
  ];
  it.each(AWAY)('%s', async (_what, home, words) => {
    const { state, fetch } = site();
    Object.assign(state.home, home);
    const test = testBackground({ fetch });
    const id = await waiting(test);
    for (const hours of [0, 2.1, 2.1]) {
      test.pass(hours * HOUR);
      const { result, evidence } = answered(await test.handlers.recheck({ id }, DESK));
      expect(result).toBe('打不开');
      expect(evidence).toContain(words);
      expect(evidence).toContain('这一次不算数');
    }
    expect(await test.background.gone.all()).toEqual([]);
    // Its own home page is asked once a look.
    expect(state.askedHome).toBe(3);
  });

  it('of which the first answer was good waits until the site is back', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    answered(await test.handlers.recheck({ id }, DESK));
    Object.assign(state.home, { status: 404 });
    test.pass(3 * HOUR);
    await lookAgain(test.background);
    const { waits, gone } = answered(await test.handlers.recheckStanding({ id }, DESK));
    expect([waits?.includes('第一次返回状态 404'), gone]).toEqual([true, undefined]);
    Object.assign(state.home, { status: 200 });
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone?.result).toBe('页面已删');
  });

  it.each([
    ['another page of its own site', { at: `${SITE}/index/index.shtml` }],
    ['the site without www', { at: 'http://qinghe.example/' }],
  ])('a home page that leads to %s stands', async (_where, home) => {
    const { state, fetch } = site();
    Object.assign(state.home, home);
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.1 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK))).toMatchObject({
      result: '页面已删',
      evidence: expect.stringContaining('两次网站首页都能打开'),
    });
  });

  it('a number of a person in the address a redirect leads to stays in no evidence', async () => {
    const { state, fetch } = site();
    Object.assign(state.home, { at: 'https://sso.example/login?phone=13800138000&sfz=11010519491231002X' });
    const test = testBackground({ fetch });
    const id = await waiting(test);
    const { evidence } = answered(await test.handlers.recheck({ id }, DESK));
    expect(evidence).toContain('sso.example');
    expect(evidence).not.toMatch(/13800138000|1101051949/);
  });

  it('a page published anew is asked of its new site', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    answered(await test.handlers.recheck({ id }, DESK));
    const review = (name: string, ms: number) => ({
      name,
      at: new Date(test.background.nowMs() + ms).toISOString(),
    });
    const payload = {
      初审: review('甲', 0),
      复审: review('乙', 60_000),
      终审: review('丙', 120_000),
      newUrl: 'https://new.qinghe.example/1.html',
    };
    answered(await test.handlers.setSettings({ ...center, role: '责任单位' }, DESK));
    answered(await test.handlers.step({ id, type: '重新发布', payload }, DESK));
    answered(await test.handlers.setSettings(center, DESK));
    expect(await test.background.gone.all()).toEqual([]);
    state.log.length = 0;
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
    expect(state.log.map(([url]) => url)).toEqual([
      'https://new.qinghe.example/1.html',
      'https://new.qinghe.example/',
    ]);
  });

  it('a home page that is gone itself is for a person', async () => {
    const { state, fetch } = site();
    Object.assign(state.home, { status: 404 });
    const test = testBackground({ fetch });
    const id = await waiting(test, `${SITE}/index.html`);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.1 * HOUR);
    const { result, evidence } = answered(await test.handlers.recheck({ id }, DESK));
    expect([result, evidence.includes('这就是网站的首页')]).toEqual(['打不开', true]);
  });
});

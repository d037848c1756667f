import { describe, expect, it } from 'vitest';

import type { CheckedLink } from '../../lib/core/links/link-check.ts';
import type { LinkTarget } from '../../lib/core/links/link-target.ts';
import { checkLinks, type LinkMeans } from '../../lib/extension/check-links.ts';
import { decodePage } from '../../lib/page/decode.ts';

const PAGE = 'https://www.a.gov.cn/1.html';
const html = { 'content-type': 'text/html; charset=utf-8' };

type Answer = (request: { url: string; method: string; nth: number }) => Response | 'hang' | 'fail';

/** A web that answers as told, a clock that runs only while everybody waits, and a book of what was asked. */
function web(answer: Answer, granted: (url: string) => boolean = () => true) {
  const asked: { url: string; method: string; init: RequestInit }[] = [];
  const timers = new Set<() => void>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const means: LinkMeans = {
    async fetch(url, init) {
      asked.push({ url, method: init.method ?? '', init });
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await new Promise((done) => setTimeout(done, 0));
      const nth = asked.filter((one) => one.url === url && one.method === init.method).length;
      const said = answer({ url, method: init.method ?? '', nth });
      try {
        if (said === 'fail') throw new TypeError('Failed to fetch');
        if (said !== 'hang') return said;
        return await new Promise((_resolve, reject) => {
          const refuse = () => reject(new DOMException('', 'AbortError'));
          if (init.signal?.aborted) refuse();
          init.signal?.addEventListener('abort', refuse);
          // Nothing else will come: time passes.
          setTimeout(() => [...timers].at(-1)?.(), 0);
        });
      } finally {
        atOnce -= 1;
      }
    },
    mayRead: async (url) => granted(url),
    decode: decodePage,
    after(ms, act) {
      expect(ms).toBe(15_000);
      const due = () => {
        timers.delete(due);
        act();
      };
      timers.add(due);
      return () => timers.delete(due);
    },
  };
  return { means, asked, mostAtOnce: () => mostAtOnce, timersLeft: () => timers.size };
}

const target = (path: string, isFile = false): LinkTarget => ({
  href: `https://www.a.gov.cn/${path}`,
  text: path,
  isFile,
});

async function check(
  targets: readonly LinkTarget[],
  means: LinkMeans,
  stop = new AbortController(),
): Promise<Map<string, CheckedLink>> {
  const checked = new Map<string, CheckedLink>();
  await checkLinks(targets, PAGE, means, (one) => checked.set(one.text, one), stop.signal);
  return checked;
}

const ok = (title = '通知') => new Response(`<html><title>${title}</title>`, { headers: html });

describe('opening links', () => {
  it('takes no cookies, no referrer, no cache, and never more than six at once', async () => {
    const { means, asked, mostAtOnce } = web(() => ok());
    const checked = await check(
      Array.from({ length: 40 }, (_, at) => target(`${at}.html`)),
      means,
    );
    expect([...checked.values()].map(({ answer }) => answer)).toEqual(Array(40).fill('正常'));
    expect(mostAtOnce()).toBeLessThanOrEqual(6);
    expect(mostAtOnce()).toBeGreaterThan(1);
    for (const { init } of asked)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  });

  it('a file that says its length by HEAD is not loaded; a refused HEAD is asked again by GET', async () => {
    const { means, asked } = web(({ url, method }) =>
      url.endsWith('1.pdf')
        ? new Response(null, { headers: { 'content-type': 'application/pdf', 'content-length': '9000' } })
        : method === 'HEAD'
          ? new Response(null, { status: 405 })
          : new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } }),
    );
    const checked = await check([target('1.pdf', true), target('2.pdf', true)], means);
    expect([...checked.values()].map(({ answer }) => answer)).toEqual(['正常', '正常']);
    expect(asked.map(({ url, method }) => `${method} ${url.slice(-5)}`).sort()).toEqual([
      'GET 2.pdf',
      'HEAD 1.pdf',
      'HEAD 2.pdf',
    ]);
  });

  it('确断 only after two tries, the second after all other links', async () => {
    const { means, asked } = web(({ url }) =>
      url.endsWith('gone') ? new Response('', { status: 404 }) : ok(),
    );
    const checked = await check(
      [target('gone'), ...Array.from({ length: 20 }, (_, at) => target(`${at}.html`))],
      means,
    );
    expect(checked.get('gone')).toMatchObject({
      answer: '确断',
      why: '返回 404（页面不存在）（试了 2 次）',
    });
    const gets = asked.filter(({ method }) => method === 'GET').map(({ url }) => url.split('/').at(-1));
    expect(gets.filter((name) => name === 'gone')).toHaveLength(2);
    // All others were begun before it: at most five of them are still under way.
    expect(gets.lastIndexOf('gone')).toBeGreaterThanOrEqual(gets.length - 6);
  });

  it('broken at first and open at the second try is 正常, and says so', async () => {
    const { means } = web(({ method, nth }) =>
      method === 'HEAD' || nth === 1 ? new Response('', { status: 502 }) : ok(),
    );
    const checked = await check([target('shaky')], means);
    expect(checked.get('shaky')).toMatchObject({
      answer: '正常',
      why: '第一次返回 502（网关出错），再试能打开',
    });
  });

  it('15 s twice is 确断; a server that hangs on HEAD only is 正常', async () => {
    const slow = web(() => 'hang');
    expect((await check([target('slow')], slow.means)).get('slow')).toMatchObject({
      answer: '确断',
      why: '超过 15 秒没有打开（试了 2 次）',
    });
    expect(slow.asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
    const head = web(({ method }) => (method === 'HEAD' ? 'hang' : ok()));
    expect((await check([target('odd')], head.means)).get('odd')?.answer).toBe('正常');
    expect([slow.timersLeft(), head.timersLeft()]).toEqual([0, 0]);
  });

  it('of a host that answers nothing the later links are not waited for', async () => {
    const { means, asked } = web(() => 'hang');
    const checked = await check(
      Array.from({ length: 60 }, (_, at) => target(`${at}.html`)),
      means,
    );
    expect(checked.size).toBe(60);
    expect(asked.length).toBeLessThan(20);
    expect(checked.get('59.html')).toMatchObject({
      answer: '不能判定',
      why: expect.stringContaining('没有再试'),
    });
  });

  it('0 bytes, a web page behind a file, a title that says 404: each 确断 with what was seen', async () => {
    const { means } = web(({ url }) => {
      if (url.endsWith('empty')) return new Response('', { headers: html });
      if (url.endsWith('.doc')) return ok('登录');
      return ok('页面不存在 - 某县人民政府');
    });
    const checked = await check([target('empty'), target('1.doc', true), target('soft')], means);
    expect(checked.get('empty')?.why).toContain('0 字节');
    expect(checked.get('1.doc')?.why).toContain('打开的却是网页“登录”');
    expect(checked.get('soft')?.why).toContain('网页标题是“页面不存在 - 某县人民政府”');
    expect([...checked.values()].map(({ answer }) => answer)).toEqual(['确断', '确断', '确断']);
  });

  it('a title in GBK is read, and of a long page no more than is needed', async () => {
    // 页面不存在 in GBK.
    const gbk = [0xd2, 0xb3, 0xc3, 0xe6, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda];
    const head = new TextEncoder().encode('<html><meta charset="gbk"><title>');
    const rest = new TextEncoder().encode(`</title>${'<p>x</p>'.repeat(200_000)}`);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0) controller.enqueue(Uint8Array.from([...head, ...gbk]));
        else if (sent * 8192 < rest.length) controller.enqueue(rest.subarray((sent - 1) * 8192, sent * 8192));
        else controller.close();
        sent += 1;
      },
    });
    const { means } = web(({ method, nth }) =>
      method === 'GET' && nth === 1
        ? new Response(body, { headers: { 'content-type': 'text/html' } })
        : new Response('<title>404</title>', { headers: html }),
    );
    const checked = await check([target('gbk')], means);
    expect(checked.get('gbk')?.why).toContain('页面不存在');
    expect(sent * 8192).toBeLessThan(rest.length / 4);
  });

  it('hosts not granted and office networks are not asked at all', async () => {
    const { means, asked } = web(
      () => ok(),
      (url) => !url.includes('other'),
    );
    const checked = await check(
      [
        { href: 'https://other.cn/', text: 'other', isFile: false },
        { href: 'http://192.168.1.1/reboot', text: 'router', isFile: false },
      ],
      means,
    );
    expect(asked).toEqual([]);
    expect(checked.get('other')).toMatchObject({ answer: '不能判定', ungranted: true });
    expect(checked.get('router')).toMatchObject({ answer: '不能判定', why: '内网地址，没有检查' });
  });

  it('no connection is never 确断', async () => {
    const { means } = web(() => 'fail');
    expect((await check([target('x')], means)).get('x')?.answer).toBe('不能判定');
  });

  it('stopped: nothing more is asked or told, what was told stands', async () => {
    const stop = new AbortController();
    const { means, asked, timersLeft } = web(() => {
      if (asked.length >= 40) stop.abort();
      return ok();
    });
    const checked = await check(
      Array.from({ length: 200 }, (_, at) => target(`${at}.html`)),
      means,
      stop,
    );
    expect(checked.size).toBeGreaterThan(0);
    expect(checked.size).toBeLessThan(40);
    expect(asked.length).toBeLessThan(60);
    expect(timersLeft()).toBe(0);
  });
});

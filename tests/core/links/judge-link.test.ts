import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeLink, judgeTry, type LinkTry } from '../../../lib/core/links/judge-link.ts';
import { brokenLinkWords, linkOfWords } from '../../../lib/core/links/link-check.ts';
import { linkTargets, MOST_LINKS } from '../../../lib/core/links/link-target.ts';
import { isPrivateHost } from '../../../lib/core/links/private-host.ts';
import { soft404 } from '../../../lib/core/links/soft-404.ts';

const page = { href: 'https://www.a.gov.cn/zwgk/1.html', isFile: false };
const file = { href: 'https://www.a.gov.cn/zwgk/1.pdf', isFile: true };

function answered(over: Partial<LinkTry & { kind: 'answered' }> = {}): LinkTry {
  return { kind: 'answered', status: 200, finalUrl: '', contentType: 'text/html', bytes: 900, ...over };
}

describe('one try', () => {
  it.each([
    ['a page that opens', page, answered({ title: '关于值班工作的通知' }), '正常'],
    ['not found', page, answered({ status: 404 }), '确断'],
    ['gone', page, answered({ status: 410 }), '确断'],
    ['an error of the site', page, answered({ status: 500 }), '确断'],
    ['a login', page, answered({ status: 401 }), '不能判定'],
    ['a refusal of machines', page, answered({ status: 403 }), '不能判定'],
    ['too many requests, ours', page, answered({ status: 429 }), '不能判定'],
    ['over 15 s', page, { kind: 'timeout', seconds: 15 }, '确断'],
    ['no connection', page, { kind: 'failed' }, '不能判定'],
    ['0 bytes', page, answered({ bytes: 0 }), '确断'],
    ['an empty file', file, answered({ bytes: 0, contentType: 'application/pdf' }), '确断'],
    ['a file', file, answered({ contentType: 'application/pdf' }), '正常'],
    ['a web page behind a file', file, answered({ head: '<!DOCTYPE html><html>' }), '确断'],
    [
      'a web page called a file',
      file,
      answered({ contentType: 'application/pdf', head: '\n<html>' }),
      '确断',
    ],
    ['a file called a web page', file, answered({ head: '%PDF-1.7' }), '正常'],
    ['a new Office file called a web page', file, answered({ head: 'PK\u0003\u0004' }), '正常'],
    ['a page that says it is not there', page, answered({ title: '页面不存在-某县人民政府' }), '确断'],
    ['a page that may say so', page, answered({ title: '提示404页' }), '不能判定'],
    ['sent to the home page', page, answered({ finalUrl: 'https://www.a.gov.cn/index.html' }), '不能判定'],
    ['sent to its new address', page, answered({ finalUrl: 'https://www.a.gov.cn/zwgk/2.html' }), '正常'],
    [
      'from http to https',
      { href: 'http://a.gov.cn/', isFile: false },
      answered({ finalUrl: 'https://a.gov.cn/' }),
      '正常',
    ],
    [
      'a host not granted',
      page,
      { kind: 'not-asked', why: '没有获准访问 b.cn', ungranted: true },
      '不能判定',
    ],
  ] as const)('%s', (_what, target, seen, answer) => {
    const judged = judgeTry(target, seen);
    expect(judged.answer).toBe(answer);
    if (answer !== '正常') expect(judged.why).toMatch(/[一-龥]/);
  });

  it('every status of 400 and more is never 正常', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.boolean(), (status, isFile) => {
        expect(judgeTry({ ...page, isFile }, answered({ status })).answer).not.toBe('正常');
      }),
    );
  });
});

describe('all tries of a link', () => {
  const bad = answered({ status: 404 });
  const good = answered({ title: '通知' });

  it('one bad try alone is never 确断', () => {
    expect(judgeLink(page, [bad]).answer).toBe('不能判定');
  });
  it('two bad tries are, and say what was seen', () => {
    expect(judgeLink(page, [bad, bad])).toEqual({
      answer: '确断',
      why: '返回 404（页面不存在）（试了 2 次）',
    });
    expect(judgeLink(page, [{ kind: 'timeout', seconds: 15 }, bad]).why).toContain(
      '超过 15 秒没有打开；返回 404',
    );
  });
  it('a second try that opens makes it 正常 and keeps what the first saw', () => {
    expect(judgeLink(page, [bad, good])).toEqual({
      answer: '正常',
      why: '第一次返回 404（页面不存在），再试能打开',
    });
  });
  it('a second try that cannot tell is 不能判定', () => {
    expect(judgeLink(page, [bad, { kind: 'failed' }]).answer).toBe('不能判定');
  });
});

describe('a title that says the page is not there', () => {
  it.each([
    '404',
    '404 Not Found',
    '404错误',
    '404-页面不存在',
    'Not Found',
    '页面不存在',
    '对不起，您访问的页面不存在',
    '您要访问的页面不存在或已删除 - 某某县人民政府',
    '某市人民政府门户网站_页面不存在_ | 页面不存在',
    '找不到该页面',
    '文件已被删除',
  ])('%s', (title) => expect(soft404(title)).toBe('gone'));

  it.each([
    '关于整治“页面不存在”问题的通报',
    'K404路公交线路调整公告',
    '关于4040号提案的答复',
    '国道404线施工绕行通告_某县人民政府',
    '青禾县人民政府',
    '',
    '本县不存在重大安全隐患',
    '关于部分网站关闭的公告',
    '网站停机维护公告',
  ])('not of %j', (title) => expect(soft404(title)).not.toBe('gone'));
});

it.each(['该域名已过期', '域名出售 - 某某米表', '网站已关闭', 'This domain is for sale'])(
  'leaves %j to a person',
  (title) => expect(soft404(title)).toBe('maybe'),
);

describe('the links of a page', () => {
  const link = (href: string, text = '链接') => ({ href, text });

  it('are each asked once, files first, never the page itself nor what is no web address', () => {
    const { targets, leftOut } = linkTargets(
      [
        link('https://a.gov.cn/2.html', ''),
        link('https://a.gov.cn/2.html#p', '第二页'),
        link('https://a.gov.cn/1.html#top'),
        link('https://a.gov.cn/f.PDF?x=1', '附件'),
        link('ftp://a.gov.cn/x'),
      ],
      'https://a.gov.cn/1.html#now',
    );
    expect(targets).toEqual([
      { href: 'https://a.gov.cn/f.PDF?x=1', text: '附件', isFile: true },
      { href: 'https://a.gov.cn/2.html', text: '第二页', isFile: false },
    ]);
    expect(leftOut).toBe(0);
  });

  it('beyond the bound are counted', () => {
    const many = Array.from({ length: MOST_LINKS + 7 }, (_, at) => link(`https://a.gov.cn/${at}.html`));
    const { targets, leftOut } = linkTargets(many, 'https://a.gov.cn/');
    expect([targets.length, leftOut]).toEqual([MOST_LINKS, 7]);
  });

  it('an ending of the host is no ending of a file', () => {
    expect(linkTargets([link('https://files.zip/')], 'https://a.gov.cn/').targets[0]?.isFile).toBe(false);
  });

  it('the words of a ticket lead back to the link', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (href, text) => {
        expect(linkOfWords(brokenLinkWords({ href, text, why: '返回 404' }))).toBe(href);
      }),
    );
  });
});

it.each([
  ['192.168.1.1', true],
  ['10.0.0.8:8080', true],
  ['172.20.1.1', true],
  ['127.0.0.1', true],
  ['[::1]:80', true],
  ['localhost', true],
  ['oa', true],
  ['www.a.gov.cn', false],
  ['172.32.1.1', false],
  ['10.gov.cn', false],
])('%s is of an office network: %s', (host, is) => expect(isPrivateHost(host)).toBe(is));

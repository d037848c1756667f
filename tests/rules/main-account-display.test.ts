import { expect, it } from 'vitest';

import type { Register } from '../../lib/core/register/register.ts';
import { rule } from '../../lib/core/rules/main-account-display.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { hitsOnPage } from './read-html.ts';

const home = demoSite('2026-11-23').find(({ kind }) => kind === 'home');
const own = demoRegister();
const mains: Register = { ...own, accounts: own.accounts.map((one) => ({ ...one, main: true })) };
const told = (html: string, register = mains, url = home?.url ?? '') =>
  hitsOnPage(rule, html, { url, register }).map(({ message }) => message);

it('the model site shows both; nothing is asked where no account is a main one', () => {
  expect(told(home?.html ?? '')).toEqual([]);
  const none = { ...own, accounts: own.accounts.map((one) => ({ ...one, main: false })) };
  expect(told('<title>青禾县人民政府</title><p>欢迎</p>', none)).toEqual([]);
});

it('each account that is missing is named, and only on the home page', () => {
  const bare = '<title>青禾县人民政府</title><p>欢迎访问本网站</p>';
  expect(told(bare)[0]).toMatch(/微信公众号“青禾发布”、微博“青禾发布”/);
  expect(told(bare, mains, `${home?.url}zwgk/`)).toEqual([]);
  expect(told(bare, mains, 'https://www.other.example/')).toEqual([]);
});

it('a picture’s alt or a link to the account shows it', () => {
  const [wx, wb] = mains.accounts;
  const alt = `<p>欢迎</p><a href="/wx.html"><img src="a.png" alt="青禾发布"></a><p>官方微信 官方微博</p>`;
  expect(told(alt)).toEqual([]);
  const register = { ...mains, accounts: wb ? [{ ...wb, name: '青禾微博' }] : [] };

  expect(told(`<p>欢迎</p><a href="${wb?.url}"><img src="b.png"></a>`, register)).toEqual([]);
  expect(told('<p>官方微博</p>', register)[0]).toContain('只看到平台名称');
  expect(wx?.platform).toBe('微信公众号');
});

it('one name shown once is not the account of the same name on another platform', () => {
  expect(told('<p>关注青禾发布微信公众号</p>')).toEqual([
    expect.stringContaining('没有看到政务新媒体主账号：微博“青禾发布”'),
  ]);
  expect(told('<p>青禾发布（微信）</p><p>青禾发布（微博）</p>')).toEqual([]);
  expect(told('<p>青禾发布 <a href="https://weibo.com/u/7999000001">关注</a>，微信同名</p>')).toEqual([]);
  // Two pictures, each with the account's name beside it and no word of the platform.
  expect(told('<div><p>青禾发布</p><p>青禾发布</p></div>')).toEqual([]);
});

it('the model site’s own register asks for it, and tells when one is taken off the page', () => {
  const html = home?.html ?? '';
  expect(told(html, own)).toEqual([]);
  const without = html.replace(/<a href="[^"]*weibo[^"]*">.*?<\/a>/, '');
  expect(without).not.toBe(html);
  expect(told(without, own)[0]).toContain('微博“青禾发布”');
});

import { describe, expect, it } from 'vitest';

import { observeColumns } from '../../../lib/core/freshness/observe.ts';
import type { DateRead, Gap, ListItem, PageList, PageReading } from '../../../lib/core/reading.ts';
import { emptyReading } from '../../../lib/core/reading-of-text.ts';
import { type Account, type Column, EMPTY_REGISTER } from '../../../lib/core/register/register.ts';

const COLUMN_URL = 'https://www.a.gov.cn/xwzx/';
const column = (over: Partial<Column> = {}): Column => ({
  id: 'news',
  name: '新闻中心',
  url: COLUMN_URL,
  columnClass: '动态要闻',
  ...over,
});
const dateOf = (date: string, from: DateRead['from'] = 'row'): DateRead => ({
  date,
  from,
  line: `消息 ${date}`,
});
const list = (over: Partial<PageList> = {}): PageList => ({
  id: 'l1',
  heading: '新闻中心',
  main: true,
  state: 'dated',
  newest: dateOf('2026-11-20'),
  count: 1,
  ...over,
});
const item = (date: string, over: Partial<ListItem> = {}): ListItem => ({
  listId: 'l1',
  title: '消息',
  href: 'https://www.a.gov.cn/1.html',
  date: dateOf(date),
  pinned: false,
  hidden: { is: 'no' },
  line: `消息 ${date}`,
  ...over,
});
const page = (over: Partial<PageReading>): PageReading =>
  emptyReading('http://a.gov.cn/xwzx/index.html', {
    readAt: '2026-11-23T10:00:00+08:00',
    kind: 'list',
    ...over,
  });
const observe = (over: Partial<PageReading>, columns: Column[] = [column()], accounts: Account[] = []) =>
  observeColumns(page(over), { ...EMPTY_REGISTER, columns, accounts }, '张三');
const gap = (what: Gap['what'], listId?: string): Gap => ({
  what,
  why: '列表由脚本生成',
  ...(listId ? { listId } : {}),
});

describe('a column’s own page', () => {
  it('is known by its address in any spelling and speaks by its main list', () => {
    expect(
      observe({ lists: [list(), list({ id: 'l2', main: false, newest: dateOf('2026-11-22') })] }),
    ).toEqual([
      {
        targetId: 'news',
        target: 'column',
        via: 'list-page',
        state: 'dated',
        newest: dateOf('2026-11-20'),
        line: '消息 2026-11-20',
        listId: 'l1',
        url: 'http://a.gov.cn/xwzx/index.html',
        seenAt: '2026-11-23T10:00:00+08:00',
        seenBy: '张三',
      },
    ]);
  });

  it('never takes a date of the future, of no existing day, of a hidden row or of no row for its newest', () => {
    const future = list({ newest: dateOf('2026-11-24') });
    const rows = [
      item('2026-11-24'),
      item('2026-11-31'),
      item('2026-11-22', { hidden: { is: 'yes' } }),
      item('2026-11-19'),
      item('2026-11-21', { listId: 'l2' }),
    ];
    expect(observe({ lists: [future], items: rows })[0]).toMatchObject({ newest: { date: '2026-11-19' } });
    expect(observe({ lists: [future], items: [item('2026-11-24')] })[0]).toMatchObject({
      state: 'unreadable',
    });
    expect(observe({ lists: [future] })[0]).toMatchObject({ state: 'unreadable' });
    expect(observe({ lists: [future] })[0]?.newest).toBeUndefined();
  });

  it('of today in Asia/Shanghai is no future, though it still is yesterday in UTC', () => {
    const late = { readAt: '2026-11-22T17:00:00Z', lists: [list({ newest: dateOf('2026-11-23') })] };
    expect(observe(late)[0]).toMatchObject({ state: 'dated' });
  });

  it('is unreadable, with month and day kept, when the year is not marked', () => {
    const yearless = list({ state: 'unreadable', newest: undefined, newestMonthDay: '09-29' });
    expect(observe({ lists: [yearless], gaps: [gap('year-missing', 'l1')] })[0]).toMatchObject({
      state: 'unreadable',
      monthDay: '09-29',
      why: '列表由脚本生成',
    });
  });

  it('is blank only when the list rendered empty or says so', () => {
    const { newest: _none, ...bare } = list({ state: 'blank', count: 0 });
    expect(observe({ lists: [bare] })[0]).toMatchObject({ state: 'blank' });
    expect(observe({ lists: [{ ...bare, line: '暂无内容' }] })[0]).toMatchObject({
      state: 'blank',
      line: '暂无内容',
    });
    expect(observe({ lists: [{ ...bare, count: 3 }] })[0]).toMatchObject({ state: 'unreadable' });
    expect(observe({ lists: [bare], items: [item('2026-11-20')] })[0]).toMatchObject({ state: 'unreadable' });
    for (const what of [
      'list-by-script',
      'list-in-script',
      'list-in-comment',
      'frame',
      'undecodable',
    ] as const) {
      expect(observe({ lists: [bare], gaps: [gap(what)] })[0], what).toMatchObject({ state: 'unreadable' });
      expect(observe({ lists: [], gaps: [gap(what)] })[0], what).toMatchObject({ state: 'unreadable' });
    }
    expect(observe({ lists: [{ ...bare, line: '暂无内容' }], gaps: [gap('frame')] })[0]).toMatchObject({
      state: 'blank',
    });
    expect(
      observe({ lists: [{ ...bare, line: '暂无内容' }], gaps: [gap('list-by-script', 'l1')] })[0],
    ).toMatchObject({
      state: 'unreadable',
    });
  });

  it('is not read at all, not only unreadable, when a gap hides the rows; rows without dates were read', () => {
    const hidden = list({ state: 'unreadable', newest: undefined, count: 0 });
    expect(observe({ lists: [hidden], gaps: [gap('list-by-script', 'l1')] })[0]).toMatchObject({
      unread: true,
    });
    expect(observe({ lists: [], gaps: [gap('list-in-comment')] })[0]).toMatchObject({ unread: true });
    const undated = list({ state: 'unreadable', newest: undefined, count: 5 });
    expect(observe({ lists: [undated], gaps: [gap('date-missing', 'l1')] })[0]).not.toHaveProperty('unread');
    expect(observe({ lists: [undated], gaps: [gap('list-by-script', 'l1')] })[0]).not.toHaveProperty(
      'unread',
    );
  });

  it('without any list is unreadable, unless the page itself says 栏目建设中 in a block of its own', () => {
    expect(observe({})[0]).toMatchObject({ state: 'unreadable', why: '本页没有读到栏目的列表' });
    expect(
      observe({ text: '新闻中心\n栏目建设中，敬请期待', ...blocks('新闻中心\n栏目建设中，敬请期待') })[0],
    ).toMatchObject({
      state: 'blank',
      line: '栏目建设中，敬请期待',
    });
    for (const prose of [
      '建设银行支持重点项目',
      '我县暂无内涝险情，请市民放心出行，后续情况将及时通报。',
      '暂无风险',
    ]) {
      expect(observe({ text: prose, ...blocks(prose) })[0], prose).toMatchObject({ state: 'unreadable' });
    }
  });

  it('that did not open is not observed at all', () => {
    expect(observe({ lists: [list()], httpStatus: 404 })).toEqual([]);
  });

  it('that is one article (概况) speaks by its labelled date, never by a bare meta', () => {
    const about = column({ columnClass: '概况信息' });
    expect(
      observe({ kind: 'article', publishedAt: dateOf('2026-01-05', 'label') }, [about])[0],
    ).toMatchObject({
      via: 'list-page',
      newest: { date: '2026-01-05' },
    });
    expect(observe({ kind: 'article', publishedAt: dateOf('2026-01-05', 'meta') }, [about])[0]).toMatchObject(
      {
        state: 'unreadable',
      },
    );
    expect(
      observe({ kind: 'article', publishedAt: dateOf('2027-01-05', 'label') }, [about])[0],
    ).toMatchObject({
      state: 'unreadable',
    });
  });

  it('that shows an unlabelled day beside its title, as a clock would stand there, is not fresh by it', () => {
    for (const from of ['near-title', 'script'] as const) {
      const shown = { kind: 'article' as const, publishedAt: dateOf('2026-11-23', from) };
      expect(observe(shown, [column()])[0], from).toMatchObject({ state: 'unreadable', unread: true });
    }
  });

  it('that is a channel of several lists speaks by those that are its own, as a block', () => {
    const lists = [
      list({ main: false, headingHref: `${COLUMN_URL}zwyw/`, newest: dateOf('2026-11-10') }),
      list({
        id: 'l2',
        main: false,
        headingHref: 'https://www.a.gov.cn/other/',
        newest: dateOf('2026-11-22'),
      }),
      list({
        id: 'l3',
        main: false,
        headingHref: 'https://www.a.gov.cn/bmdt/',
        newest: dateOf('2026-11-12'),
      }),
    ];
    const child = column({
      id: 'dept',
      name: '部门动态',
      parentName: '新闻中心',
      url: 'https://www.a.gov.cn/bmdt/',
    });
    expect(observe({ kind: 'home', lists }, [column(), child])).toMatchObject([
      { targetId: 'news', via: 'block', newest: { date: '2026-11-12' } },
      { targetId: 'dept', via: 'block', newest: { date: '2026-11-12' } },
    ]);
    expect(observe({ kind: 'home', lists: lists.slice(1, 2) })[0]).toMatchObject({
      state: 'unreadable',
      via: 'list-page',
    });
  });
});

describe('a block on another page', () => {
  const home = { url: 'https://www.a.gov.cn/', kind: 'home' } as const;

  it('speaks for the column its heading leads to', () => {
    const block = list({ main: false, headingHref: 'https://a.gov.cn/xwzx' });
    expect(observe({ ...home, lists: [block] })).toMatchObject([
      { targetId: 'news', via: 'block', state: 'dated' },
    ]);
    expect(
      observe({ ...home, lists: [list({ main: false, headingHref: 'https://b.gov.cn/xwzx' })] }),
    ).toEqual([]);
    expect(observe({ ...home, lists: [list({ main: false })] })).toEqual([]);
  });

  it('twice on a page speaks once, by its newest date; rows that cannot be read forbid blank', () => {
    const href = { main: false, headingHref: COLUMN_URL };
    const { newest: _none, ...bare } = list({ ...href, state: 'blank', count: 0 });
    const dated = [list({ ...href, newest: dateOf('2026-11-01') }), list({ ...href, id: 'l2' })];
    expect(observe({ ...home, lists: [bare, ...dated] })).toMatchObject([{ newest: { date: '2026-11-20' } }]);
    expect(observe({ ...home, lists: [bare, { ...bare, id: 'l2', state: 'unreadable' }] })).toMatchObject([
      { state: 'unreadable' },
    ]);
  });
});

describe('an account page', () => {
  const wechat: Account = { id: 'wx', platform: '微信公众号', name: '某区发布', platformId: 'MzA3' };
  const url = 'https://mp.weixin.qq.com/mp/profile_ext';
  const seen = (account: PageReading['account'], over: Partial<PageReading> = {}) =>
    observe(
      { url, kind: 'account', ...(account ? { account } : {}), lists: [list()], ...over },
      [],
      [wechat],
    );

  it('is known by platform and id, else by platform and name, else by address', () => {
    expect(seen({ platform: 'wechat', name: '别名', id: 'MzA3' })).toMatchObject([
      { targetId: 'wx', target: 'account', via: 'account-page', newest: { date: '2026-11-20' } },
    ]);
    expect(seen({ platform: '微信', name: '某区 发布' })).toHaveLength(1);
    expect(seen({ platform: 'weibo', name: '某区发布' })).toEqual([]);
    const byUrl = observe({ url, kind: 'account', lists: [list()] }, [], [{ ...wechat, url }]);
    expect(byUrl).toHaveLength(1);
  });

  it('of another id is another account, however alike the name', () => {
    expect(seen({ platform: 'wechat', name: '某区发布', id: 'OTHER' })).toEqual([]);
  });

  it('that is one post proves that update only; other lists on it are not the account’s', () => {
    const post = { publishedAt: dateOf('2026-11-18', 'label') };
    expect(seen({ platform: 'wechat', name: '某区发布' }, post)).toMatchObject([
      { via: 'block', newest: { date: '2026-11-18' } },
    ]);
  });
});

describe('what is kept of a look', () => {
  it('carries no long number: a leaked ID in a row’s title is masked', () => {
    const line = '张某11010519491231002X低保公示 2026-11-20';
    const [seen] = observe({ lists: [list({ newest: { date: '2026-11-20', from: 'row', line } })] });
    expect(JSON.stringify(seen)).not.toContain('10519491231002');
    expect(seen?.line).toBe('张某110***************低保公示 2026-11-20');
  });
});

function blocks(text: string): Pick<PageReading, 'blocks'> {
  return { blocks: emptyReading('', { text }).blocks };
}

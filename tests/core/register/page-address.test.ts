import { describe, expect, it } from 'vitest';

import { routeOf, shownPageKey } from '../../../lib/core/register/page-address.ts';

const SITE = 'https://www.qinghe.example/';

describe('the page a tab shows', () => {
  it.each([
    ['another route', '#/news/1', '#/news/2'],
    ['a route and none', '#/news/1', ''],
    ['a route of the kind with !', '#!/news/1', '#!/news/2'],
    ['a bare !', '#!news1', '#!news2'],
    ['a route without a leading slash', '#news/1', '#news/2'],
    ['a route told by its query', '#/news?id=1', '#/news?id=2'],
    ['a query alone', '#?id=1', '#?id=2'],
    ['a value alone', '#id=1', '#id=2'],
    ['a route in Chinese', '#/新闻/一', '#/新闻/二'],
    ['a route with an anchor of its own', '#/news/1#top', '#/news/2#top'],
    ['an anchor and a route', '#top', '#/news/1'],
  ])('is another one with %s', (_what, one, other) => {
    expect(shownPageKey(SITE + one)).not.toBe(shownPageKey(SITE + other));
  });

  it.each([
    ['anchors', '#top', '#footer'],
    ['an anchor and none', '#第三章', ''],
    ['words to scroll to', '#:~:text=人民/政府', ''],
    ['words to scroll to on a route', '#/news/1:~:text=a', '#/news/1'],
    ['the empty route and none', '#/', ''],
    ['the empty route of the kind with !', '#!/', ''],
    ['a slash at the end', '#/news/1/', '#/news/1'],
    ['a slash before the query', '#/news/?id=1', '#/news?id=1'],
    ['percent codes', '#/%E6%96%B0%E9%97%BB/1', '#/新闻/1'],
    ['an anchor on the route', '#/news/1#top', '#/news/1'],
    ['both ways to write a route', '#!/news/1', '#/news/1'],
    ['a percent sign that codes nothing', '#/a%', '#/a%'],
  ])('is the same with %s', (_what, one, other) => {
    expect(shownPageKey(SITE + one)).toBe(shownPageKey(SITE + other));
  });

  it('is no other page for a query behind the route only', () => {
    expect(routeOf(`${SITE}?a=1/2#top`)).toBe('');
    expect(shownPageKey(`${SITE}?a=1#/x`)).not.toBe(shownPageKey(`${SITE}?a=2#/x`));
  });
});

import { describe, expect, it } from 'vitest';

import { isSamePageAddress } from '../../lib/extension/same-address.ts';

const ASKED = 'http://www.qinghe.example/zwgk/77.html';

describe('where a redirect leads', () => {
  it.each([
    ['https', ASKED, 'https://www.qinghe.example/zwgk/77.html'],
    ['no www', ASKED, 'http://qinghe.example/zwgk/77.html'],
    ['a slash', 'http://www.qinghe.example/zwgk/77', 'https://www.qinghe.example/zwgk/77/'],
    ['a default page', 'http://www.qinghe.example/zwgk/77/', 'http://www.qinghe.example/zwgk/77/index.html'],
    ['a parameter added', ASKED, 'https://qinghe.example/zwgk/77.html?spm=a1'],
    ['one that tracks left out', `${ASKED}?utm_source=x&bd_vid=1`, ASKED],
    ['a session in the path', ASKED, 'http://www.qinghe.example/zwgk/77.html;jsessionid=0A1B?_t=1'],
    ['its number kept', 'http://a.example/show.jsp?id=5', 'https://a.example/show.jsp?spm=a1&id=5'],
    ['a path in Chinese', 'http://a.example/通知/1.html', 'https://a.example/%E9%80%9A%E7%9F%A5/1.html'],
  ])('%s is the same page', (_how, asked, answered) => {
    expect(isSamePageAddress(asked, answered)).toBe(true);
  });

  it.each([
    ['the home page', ASKED, 'http://www.qinghe.example/'],
    ['a column', ASKED, 'http://www.qinghe.example/zwgk/'],
    ['another path', ASKED, 'http://www.qinghe.example/zwgk/202611/77.html'],
    ['another site', ASKED, 'http://news.qinghe.example/zwgk/77.html'],
    ['another port', ASKED, 'http://www.qinghe.example:8080/zwgk/77.html'],
    ['another number', 'http://a.example/show.jsp?id=5', 'http://a.example/show.jsp?id=6'],
    ['a page of the list', `${ASKED}`, `${ASKED}?from=20`],
    ['a copy for telephones', 'http://a.example/show.jsp?id=5', 'http://a.example/show.jsp?id=5&mobile=1'],
    ['no number', 'http://a.example/show.jsp?id=5', 'http://a.example/show.jsp'],
    ['no web address', ASKED, 'about:blank'],
  ])('%s is another one', (_how, asked, answered) => {
    expect(isSamePageAddress(asked, answered)).toBe(false);
  });
});

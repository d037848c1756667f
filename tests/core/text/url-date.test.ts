import { describe, expect, it } from 'vitest';

import { dateInUrl } from '../../../lib/core/text/url-date.ts';

describe('date in a URL', () => {
  it.each([
    ['/zwgk/202311/t20231101_12.html', '2023-11-01'],
    ['http://a.example/art/2023/11/1/art_12_34.html', '2023-11-01'],
    ['/2023-11/01/c_112.htm', '2023-11-01'],
    ['/202311/01/x.html', '2023-11-01'],
    ['/20231101102312345.html', '2023-11-01'],
    ['/a/20231101.html?t=20240101', '2023-11-01'],
    ['/zwgk/zc/zfwj/43780757.html', undefined],
    ['/public/content/43704117', undefined],
    ['/id/202313/9.html', undefined],
    ['/n1/2023/1101/c1001-40.html', '2023-11-01'],
    ['/2023-11/01/content_70.htm', '2023-11-01'],
    ['http://20231101.example/', undefined],
  ])('%s', (url, date) => expect(dateInUrl(url).date).toBe(date));

  it('year and month alone are kept as such', () => {
    expect(dateInUrl('/tjgb/201705/9c059bf0.shtml')).toEqual({ year: 2017, month: 5 });
  });
});

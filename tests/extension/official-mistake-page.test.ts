import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { officialMistakePage } from '../../lib/extension/official-mistake-page.ts';

const START = 'https://zfwzzc.www.gov.cn/';
const CODE = '5199990001';
const urlIn = (address: string) => new URL(address).searchParams.get('url');

describe('the official 找错 page', () => {
  it('carries the code and the address', () => {
    expect(officialMistakePage(` ${CODE} `, 'https://www.a.gov.cn/zwgk/1.html?id=7#part')).toBe(
      `https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${CODE}&url=${encodeURIComponent('https://www.a.gov.cn/zwgk/1.html?id=7')}`,
    );
    expect(officialMistakePage('bm12345678', 'http://a.gov.cn/')).toContain('site_code=bm12345678&');
  });

  it.each([
    [undefined],
    [''],
    ['123'],
    ['51999900012'],
    [`${CODE}&url=https://evil.example`],
    [`${CODE}\nx`],
    ['"><script>alert(1)</script>'],
    ['//evil.example'],
    ['５１９９９９０００１'],
  ])('a hostile or missing code %j leads to the start page', (code) => {
    expect(officialMistakePage(code, 'https://www.a.gov.cn/')).toBe(START);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'not an address', ''])(
    '%s is no page to report',
    (url) => {
      expect(officialMistakePage(CODE, url)).toBe(START);
    },
  );

  it.each([
    ['https://u:p@a.gov.cn/1.html', 'https://a.gov.cn/1.html'],
    ['https://a.gov.cn/1.html;jsessionid=AB12?id=3', 'https://a.gov.cn/1.html?id=3'],
    ['https://a.gov.cn/?access_token=x&id=3', 'https://a.gov.cn/?id=3'],
    ['https://a.gov.cn/?id=3&ticket=ST-1&sid=9&username=z&pwd=1', 'https://a.gov.cn/?id=3'],
    ['https://a.gov.cn/?k=eyJhbGciOi.J9.x&id=3', 'https://a.gov.cn/?id=3'],
    ['https://a.gov.cn/?n=11010519491231002X&id=3', 'https://a.gov.cn/?id=3'],
    ['https://a.gov.cn/?n=13800138000&id=3', 'https://a.gov.cn/?id=3'],
    [
      'https://a.gov.cn/art/2023/10/16/art_123_43780757.html',
      'https://a.gov.cn/art/2023/10/16/art_123_43780757.html',
    ],
    ['https://a.gov.cn/col/?columnId=5&page=2&sort=asc', 'https://a.gov.cn/col/?columnId=5&page=2&sort=asc'],
  ])('%s is cleaned', (url, cleaned) => {
    expect(urlIn(officialMistakePage(CODE, url))).toBe(cleaned);
  });

  it('whatever comes in, only the two official hosts come out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.oneof(fc.webUrl({ withFragments: true }), fc.string()),
        (code, url) => {
          for (const address of [officialMistakePage(code, url), officialMistakePage(CODE, url)]) {
            const { protocol, host, hash } = new URL(address);
            expect(protocol).toBe('https:');
            expect(['zfwzgl.www.gov.cn', 'zfwzzc.www.gov.cn']).toContain(host);
            expect(hash).toBe('');
            expect(urlIn(address) ?? '').not.toContain('#');
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('an address too long loses its query, and is left out when even then too long', () => {
    expect(urlIn(officialMistakePage(CODE, `https://a.gov.cn/1?q=${'的'.repeat(900)}`))).toBe(
      'https://a.gov.cn/1',
    );
    expect(officialMistakePage(CODE, `https://a.gov.cn/${'a'.repeat(3000)}`)).toBe(START);
  });
});

import { describe, expect, it } from 'vitest';

import { shownSource } from '../../lib/page/document-parts.ts';

describe('an address in a sentence', () => {
  it.each([
    ['https://www.yunxi.gov.cn/a.html', 'https://www.yunxi.gov.cn/a.html'],
    ['data:text/html;charset=utf-8;base64,MTEwMTA1MTk0OTEyMzEwMDJY', 'data:text/html…'],
    ['DATA:,11010519491231002X', 'data:…'],
    ["javascript:'11010519491231002X'", 'javascript:…'],
  ])('%s is shown without what it carries', (address, shown) => {
    expect(shownSource(address)).toBe(shown);
  });

  it('is cut', () => {
    expect(shownSource(`https://www.yunxi.gov.cn/${'a'.repeat(500)}`)).toHaveLength(120);
  });
});

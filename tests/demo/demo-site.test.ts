import { describe, expect, it } from 'vitest';

import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import { ColumnClass, Register } from '../../lib/core/register/register.ts';
import { DEMO_COLUMNS, demoRegister } from '../../lib/demo/demo-register.ts';
import { demoAssets, demoSite } from '../../lib/demo/demo-site.ts';
import { encodeGbk } from '../../lib/demo/encode-gbk.ts';
import { INJECTED_URL, LEAKED_ID } from '../../lib/demo/featured-articles.ts';

const TODAY = '2026-11-23';
const pages = demoSite(TODAY);

function hrefs(html: string): string[] {
  return [...html.matchAll(/(?:href|src|data-from)="([^"]+)"/g)].map((match) => match[1] ?? '');
}

describe('model site', () => {
  it('has a column of every class of FIELD 1 and every state a badge can show', () => {
    const classes = new Set(DEMO_COLUMNS.map((column) => column.columnClass));
    expect(ColumnClass.options.filter((one) => one !== '其他' && !classes.has(one))).toEqual([]);
    const states = new Set(DEMO_COLUMNS.flatMap((column) => [column.state, column.withScripts]));
    for (const state of ['正常', '将到期', '逾期', '空白', '未能识别', '未读到'])
      expect(states).toContain(state);
  });

  it('gives every column, account and page an address of its own', () => {
    const urls = pages.map((page) => page.url);
    expect(new Set(urls).size).toBe(urls.length);
    const keys = demoRegister().columns.map((column) => columnUrlKey(column.url));
    expect(new Set(keys).size).toBe(keys.length);
    expect(() => Register.parse(demoRegister())).not.toThrow();
    for (const column of demoRegister().columns) expect(urls).toContain(column.url);
    expect(new Set(pages.map((page) => page.name)).size).toBe(pages.length);
  });

  it('leads nowhere from no link of its own', () => {
    const known = new Set([...pages.map((page) => page.url), ...demoAssets(TODAY).map((asset) => asset.url)]);
    for (const page of pages.filter((one) => one.url.includes('qinghe.example'))) {
      for (const href of hrefs(page.html)) {
        const url = new URL(href, page.url);
        if (url.hostname !== 'www.qinghe.example') continue;
        const other = url.href.replace(/^https:/, 'http:');
        const secure = url.href.replace(/^http:/, 'https:');
        expect(known.has(url.href) || known.has(other) || known.has(secure), `${page.url} → ${href}`).toBe(
          true,
        );
      }
    }
  });

  it('moves with today: the same site a year later has the same faults and states', () => {
    const later = demoSite('2028-02-29');
    expect(later.map((page) => page.name)).toEqual(pages.map((page) => page.name));
    expect(later.map((page) => page.expects.findings.length)).toEqual(
      pages.map((page) => page.expects.findings.length),
    );
    expect(demoSite(TODAY)).toEqual(pages);
  });

  it('is free of every declared fault once corrected', () => {
    const corrected = demoSite(TODAY, { corrected: true });
    expect(corrected.every((page) => page.expects.findings.length === 0)).toBe(true);
    const all = corrected.map((page) => page.html).join('\n');
    for (const wrong of ['人民攻府', LEAKED_ID, INJECTED_URL, '法律效应', '峻工'])
      expect(all).not.toContain(wrong);
    const published = pages.map((page) => page.html).join('\n');
    for (const wrong of ['人民攻府', LEAKED_ID, INJECTED_URL, '法律效应', '峻工'])
      expect(published).toContain(wrong);
  });

  it('has one page in GBK bytes that decode back to its words, one under a strict policy, one over http', () => {
    const gbk = pages.filter((page) => page.charset === 'gbk');
    expect(gbk).toHaveLength(1);
    for (const page of gbk) {
      expect(new TextDecoder('gbk').decode(encodeGbk(page.html))).toBe(page.html);
      expect(page.contentType).toBe('text/html');
    }
    expect(pages.filter((page) => page.headers['Content-Security-Policy'])).toHaveLength(1);
    expect(pages.filter((page) => page.url.startsWith('http:')).map((page) => page.kind)).toContain('list');
  });
});

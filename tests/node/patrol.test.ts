import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { encodeGbk } from '../../lib/demo/encode-gbk.ts';
import { registerXlsx } from '../../lib/export/register-xlsx.ts';
import { BadInput } from '../../lib/node/bad-input.ts';
import { type PatrolEntry, patrol } from '../../lib/node/patrol.ts';
import { loadRegister } from '../../lib/node/register-file.ts';

const AT = '2026-11-23T10:00:00+08:00';
const LIST_PAGE = `<meta charset="utf-8"><title>通知公告</title><div class="main"><h2>通知公告</h2><ul>
<li><a href="/1.html">关于冬季供暖时间的通告</a><span>2026-01-05</span></li><li><a href="/2.html">关于供水管网检修的公告</a><span>2025-12-30</span></li></ul></div>`;

let folder = '';
let said: string[] = [];
const path = (name: string): string => join(folder, name);
const write = (name: string, text: string | Uint8Array): string => {
  writeFileSync(path(name), text);
  return path(name);
};
const entries = (): PatrolEntry[] => JSON.parse(readFileSync(path('out.json'), 'utf8')) as PatrolEntry[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xundu-patrol-'));
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const SHEET = `一级栏目,二级栏目,网址,责任单位,分管领导,A岗,B岗,栏目类别,更新期限
政务公开,通知公告,http://www.yunxi.example/tzgg/,县政府办公室,何敬,林小满,周知行,通知公告,6个月
`;

const PERSONS = '单位,平台,级别,姓名,职务,办公电话,手机,A/B岗,变更日期\n';

describe('patrol over a list', () => {
  it('judges by the same lists as CSV in any charset, as JSON and as a workbook of several sheets', async () => {
    write('a.html', LIST_PAGE);
    const list = write('pages.tsv', `a.html\thttp://www.yunxi.example/tzgg/\t${AT}\n`);
    const register = await loadRegister(write('utf8.csv', SHEET));
    const files = [
      write('gbk.csv', encodeGbk(SHEET)),
      write('register.json', JSON.stringify(register)),
      write('register.xlsx', registerXlsx(register, ['columns', 'accounts', 'persons'])),
    ];
    for (const file of files) {
      expect(await loadRegister(file)).toEqual(register);
      expect(await patrol(['--list', list, '--register', file, '--json', path('out.json')])).toBe(0);
      expect(entries()[0]?.findings.map((finding) => finding.ruleId)).toContain('column-freshness');
    }
  });

  it('gives a reading without text and the findings of every page, judged as of when it was saved', async () => {
    write('a.html', LIST_PAGE);
    const list = write('pages.tsv', `a.html\thttp://www.yunxi.example/tzgg/\t${AT}\n`);
    const register = write('register.csv', `\uFEFF${SHEET}`);
    expect(await patrol(['--list', list, '--register', register, '--json', path('out.json')])).toBe(0);
    const [entry] = entries();
    expect(entry).toMatchObject({
      path: 'a.html',
      url: 'http://www.yunxi.example/tzgg/',
      reading: { kind: 'list' },
    });
    expect(entry?.reading).not.toHaveProperty('text');
    expect(entry?.findings.map((finding) => finding.ruleId)).toContain('column-freshness');
    expect(said).toEqual([]);
  });

  it('--at moves the day of judging', async () => {
    write('a.html', LIST_PAGE);
    const list = write('pages.tsv', `a.html\thttp://www.yunxi.example/tzgg/\t${AT}\n`);
    const register = write('register.csv', SHEET);
    const args = ['--list', list, '--register', register, '--json', path('out.json')];
    await patrol([...args, '--at', '2026-02-01T10:00:00+08:00']);
    expect(entries()[0]?.findings.map((finding) => finding.ruleId)).not.toContain('column-freshness');
  });

  it('a page that cannot be read is an entry with a gap and a line on stderr; the others are read', async () => {
    write(
      'picture.html',
      Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 251),
    );
    write('empty.html', '');
    write('blank.html', '<html><body><script>1</script></body></html>');
    write('a.html', LIST_PAGE);
    const names = ['picture.html', 'empty.html', 'missing.html', 'blank.html', 'a.html'];
    const rows = names.map((name) => `${name}\thttp://www.yunxi.example/${name}\t${AT}`).join('\r\n');
    expect(await patrol(['--list', write('pages.tsv', rows), '--json', path('out.json')])).toBe(0);
    expect(entries().map((entry) => entry.reading.gaps[0]?.what)).toEqual([
      'undecodable',
      'undecodable',
      'undecodable',
      'empty-page',
      undefined,
    ]);
    expect(said).toHaveLength(4);
    for (const [at, line] of said.entries()) expect(line).toMatch(new RegExp(`^${names[at]}：[^\n]+$`));
  });

  it('reads an address, its charset from the header, and keeps the status', async () => {
    const server = createServer((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html; charset=gbk' });
      response.end(Uint8Array.from([0xcd, 0xa8, 0xd6, 0xaa]));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.html`;
    try {
      await patrol([url, '--json', path('out.json')], AT);
    } finally {
      server.close();
    }
    expect(entries()[0]?.reading).toMatchObject({ url, httpStatus: 404, blocks: [{ start: 0, end: 2 }] });
    await patrol([url, '--json', path('out.json')], AT);
    expect(entries()[0]?.reading.gaps[0]?.what).toBe('undecodable');
  });
});

describe('bad input is refused in one Chinese line and nothing is written', () => {
  const refused = async (args: string[]): Promise<string> => {
    const error = await patrol([...args, '--json', path('out.json')], AT).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BadInput);
    expect(() => readFileSync(path('out.json'))).toThrow();
    const { message } = error as BadInput;
    expect(message).toMatch(/[\u4e00-\u9fa5]/);
    expect(message).not.toContain('\n');
    return message;
  };

  it('nothing to read, unknown switch, switch without value, wrong time', async () => {
    await refused([]);
    expect(await refused(['--lists', 'x'])).toContain('--lists');
    expect(await refused(['--list'])).toContain('--list');
    expect(await refused(['a.html', '--at', '昨天'])).toContain('昨天');
    expect(await refused(['a.html', '--at', '2026-11-23 10:00'])).toContain('2026-11-23 10:00');
  });

  it('a list that is missing, empty, or has a wrong row, names file and row', async () => {
    expect(await refused(['--list', path('none.tsv')])).toContain('none.tsv');
    expect(await refused(['--list', write('e.tsv', '\n# 注\n')])).toContain('e.tsv');
    const rows = `a.html\thttp://a.example/\t${AT}\nb.html http://b.example/\n`;
    expect(await refused(['--list', write('w.tsv', rows)])).toContain('w.tsv 第 2 行');
    expect(await refused(['--list', write('t.tsv', 'a.html\thttp://a.example/\t昨天\n')])).toContain(
      '第 1 行',
    );
  });

  it('a register with wrong headings, broken JSON, or none at all, names the file', async () => {
    write('a.html', LIST_PAGE);
    const wrong = write('wrong.csv', '栏目,地址\n要闻,http://a.example/\n');
    expect(await refused([path('a.html'), '--register', wrong])).toContain('wrong.csv');
    expect(await refused([path('a.html'), '--register', write('bad.json', '{')])).toContain('bad.json');
    expect(await refused([path('a.html'), '--register', path('none.csv')])).toContain('none.csv');
    expect(await refused([path('a.html'), '--register', write('x.xlsx', 'PK\u0003\u0004')])).toContain(
      '文件不完整',
    );
    const noDate = write('p.csv', `${PERSONS}县府办,网站,,张三,,,,A岗,昨天\n`);
    expect(await refused([path('a.html'), '--register', noDate])).toContain('第2行“变更日期”');
  });
});

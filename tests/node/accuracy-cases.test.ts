import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { accuracy } from '../../lib/node/accuracy.ts';
import { caseRows, holds } from '../../lib/node/accuracy-cases.ts';

const HEAD = 'id\tkind\tfile\tmode\targ\texpected\tcheck\tgot\tsource';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xundu-cases-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function table(...rows: string[]): void {
  writeFileSync(join(folder, 'expected.tsv'), `${[HEAD, ...rows].join('\n')}\n`);
}

describe('a check', () => {
  it.each([
    ['equals:正常', '正常', true],
    ['equals:正常', '正常：', false],
    ['has:甲¦乙', '乙和甲', true],
    ['has:甲¦乙', '只有甲', false],
    ['lacks:甲¦乙', '丙', true],
    ['lacks:甲¦乙', '丙乙', false],
    ['has:正常&&lacks:逾期', '正常', true],
    ['has:正常&&lacks:逾期', '正常 逾期', false],
  ])('%s of “%s” is %s', (check, answer, right) => {
    expect(holds(check, answer)).toBe(right);
  });

  it('of no known kind is said, not passed', () => {
    expect(() => holds('is:正常', '正常')).toThrow('equals:');
  });
});

describe('npm run accuracy -- --cases', () => {
  it('runs each line by its mode, counts by kind and answers 1 where one is not as expected', async () => {
    writeFileSync(join(folder, 'a.txt'), '云溪县人民攻府召开会议。\n');
    table(
      '1\t错字\ta.txt\ttext\t\tthe wrong word\thas:人民攻府\t\t',
      '2\t错字\ta.txt\ttext\t\tnothing\tequals:nothing\t\t',
      '3\t链接\t\tlink\t{"seen":{"status":404}}\tbroken\tequals:确断\t\t',
    );
    expect(await accuracy(['--cases', folder])).toBe(1);
    const said = printed.join('\n');
    expect(said).toContain('PASS 1 [错字] a.txt');
    expect(said).toContain('FAIL 2 [错字] a.txt');
    expect(said).toContain('PASS 3 [链接] {"seen":{"status":404}}');
    expect(said).toContain('1 of 2 错字');
    expect(printed.at(-1)).toBe('2 of 3 as expected');
  });

  it('answers 0 where all are as expected, and gives the table back with the answers', async () => {
    table('1\t链接\t\tlink\t{"seen":{"status":404}}\tbroken\tequals:确断\told\tours');
    expect(await accuracy(['--cases', folder, '--tsv'])).toBe(0);
    expect(printed.join('\n')).toBe(
      `${HEAD}\n1\t链接\t\tlink\t{"seen":{"status":404}}\tbroken\tequals:确断\t确断\tours`,
    );
  });

  it.each([
    ['a mode it does not know', '1\tk\t\tguess\t\te\tlacks:x\t\t'],
    ['a file that is not there', '1\tk\tnone.txt\ttext\t\te\tlacks:x\t\t'],
    ['an argument that is no JSON', '1\tk\t\tlink\t{\te\tlacks:x\t\t'],
  ])('a case with %s is not as expected', async (_what, row) => {
    table(row);
    expect(await accuracy(['--cases', folder])).toBe(1);
    expect(printed.join('\n')).toContain('THROWN');
  });

  it('names a line without a check, a missing table and an argument too many', async () => {
    expect(() => caseRows(`${HEAD}\n1\tk\t\tlink`)).toThrow('第 2 行');
    await expect(accuracy(['--cases', folder])).rejects.toThrow('expected.tsv');
    await expect(accuracy(['--cases'])).rejects.toThrow('用法');
    table('1\tk\t\tlink\t\te\thas:正常\t\t');
    await expect(accuracy(['--cases', folder, '--json'])).rejects.toThrow('用法');
  });
});

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BadInput } from '../../lib/node/bad-input.ts';
import { start } from '../../lib/node/start.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xundu-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('start refuses bad input in one line, before it writes anything', () => {
  it.each([
    ['a list that is none', () => write('list.tsv', '只有一列\n')],
    ['a list with a bad time', () => write('list.tsv', 'a.html\thttps://www.qinghe.example/\t昨天\n')],
    ['a list that is absent', () => join(folder, 'none.tsv')],
    [
      'a page of the list that is absent',
      () => write('list.tsv', 'none.html\thttps://www.qinghe.example/\t2026-11-23T10:00:00+08:00\n'),
    ],
  ])('%s', async (_what, list) => {
    const out = join(folder, 'out');
    const run = start(['--headless', '--list', list(), '--out', out]);
    await expect(run).rejects.toThrow(BadInput);
    await run.catch((error: Error) => expect(error.message).not.toContain('\n'));
    expect(existsSync(out)).toBe(false);
  });

  it('an --out that is a file', async () => {
    const file = write('out', '占位');
    await expect(start(['--headless', '--out', file])).rejects.toThrow(BadInput);
  });

  it('a switch nobody knows', async () => {
    await expect(start(['--headless', '--bogus'])).rejects.toThrow(BadInput);
  });
});

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BadInput } from '../../lib/node/bad-input.ts';
import { proofread, proofreadText } from '../../lib/node/proofread.ts';

const NOW = '2026-11-23T09:00:00+08:00';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xundu-proofread-'));
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function alarmsOf(bytes: string | Uint8Array): Promise<unknown> {
  const file = join(folder, 'in.txt');
  const out = join(folder, 'out.json');
  await writeFile(file, bytes);
  expect(await proofread([file, '--json', out], NOW)).toBe(0);
  return JSON.parse(await readFile(out, 'utf8'));
}

describe('proofread', () => {
  it('writes one alarm with exactly the fields of the contract, lines counted from 0', async () => {
    expect(await alarmsOf('第一行没有问题。\n县人民攻府办公室。\n')).toEqual([
      {
        line: 1,
        start: 1,
        end: 5,
        quote: '人民攻府',
        ruleId: 'wrong-word',
        severity: '严重',
        sureness: '确定',
        suggestion: '人民政府',
      },
    ]);
  });

  it('gives offsets in the line as it stands in the file, indents and line ends of any system', async () => {
    expect(await alarmsOf('甲。\r\n\u3000\u3000 按装电梯。\r\n')).toMatchObject([
      { line: 1, start: 3, end: 5, quote: '按装' },
    ]);
  });

  it('writes an empty array for a text without faults', async () => {
    expect(await alarmsOf('各单位认真落实。')).toEqual([]);
  });

  it('reads GBK and UTF-8 with byte order mark alike', async () => {
    // 松驰 in GBK, between line feeds.
    expect(await alarmsOf(Uint8Array.from([0xcb, 0xc9, 0xb3, 0xdb, 0x0a]))).toMatchObject([
      { line: 0, start: 0, end: 2 },
    ]);
    expect(await alarmsOf('\ufeff松驰\n')).toMatchObject([{ line: 0, start: 0, end: 2 }]);
  });

  it('keeps a personal number masked', async () => {
    const alarms = await alarmsOf('身份证11010519491231002X，松驰。');
    expect(alarms).toMatchObject([{ quote: '110105********002X' }, { quote: '松驰' }]);
    expect(JSON.stringify(alarms)).not.toContain('11010519491231002X');
  });

  it('says the habit of half-width commas once a file, a single slip where it is', () => {
    const habit = proofreadText('各单位,请落实。\n各乡镇,请落实。', NOW).alarms;
    expect(habit.map((alarm) => alarm.line)).toEqual([0]);
    const slips = proofreadText('甲，乙，丙，丁。\n各单位,请落实。\n各乡镇,请落实。', NOW).alarms;
    expect(slips.map((alarm) => alarm.line)).toEqual([1, 2]);
  });

  it.each([
    ['no file', () => ['--json', 'OUT'], '没有指明要校对的文件'],
    ['no place for the result', () => ['in.txt'], '没有指明结果写到哪里'],
    ['an empty place for the result', () => ['in.txt', '--json'], '没有指明结果写到哪里'],
    [
      'a switch where the result should be named',
      () => ['in.txt', '--json', '--jsn'],
      '没有指明结果写到哪里',
    ],
    ['two files', () => ['a.txt', 'b.txt', '--json', 'OUT'], '一次只校对一个文件'],
    ['an unknown argument', () => ['in.txt', '--jsn', 'OUT'], '不认识的参数：--jsn'],
    ['a file that is not there', () => [join(folder, 'none.txt'), '--json', 'OUT'], '找不到文件'],
    ['a folder', () => [folder, '--json', 'OUT'], '这是文件夹'],
  ])('refuses %s with one Chinese line and writes nothing', async (_what, args, words) => {
    const out = join(folder, 'out.json');
    const run = proofread(
      args().map((arg) => (arg === 'OUT' ? out : arg)),
      NOW,
    );
    await expect(run).rejects.toThrow(BadInput);
    await run.catch((error: Error) => {
      expect(error.message).toContain(words);
      expect(error.message).not.toContain('\n');
    });
    expect(existsSync(out)).toBe(false);
  });

  it('refuses bytes that are no text, and an empty file', async () => {
    const file = join(folder, 'in.txt');
    const out = join(folder, 'out.json');
    for (const bytes of [Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 29), new Uint8Array()]) {
      await writeFile(file, bytes);
      await expect(proofread([file, '--json', out], NOW)).rejects.toThrow(BadInput);
      expect(existsSync(out)).toBe(false);
    }
  });

  it('refuses a place it cannot write to', async () => {
    const file = join(folder, 'in.txt');
    await writeFile(file, '按装');
    await expect(proofread([file, '--json', join(folder, 'no', 'out.json')], NOW)).rejects.toThrow(
      '结果写不进去',
    );
  });
});

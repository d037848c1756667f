import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../../lib/core/events/canonical-json.ts';
import { readEventPackage } from '../../../lib/export/package/event-package.ts';
import { sealZip } from '../../../lib/export/package/sealed-zip.ts';
import {
  CENTER,
  CONFIG,
  NEW_YEAR,
  packed,
  REGISTER,
  randomConfig,
  read,
  sha256Bytes,
  words,
} from './sample-config.ts';

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A package sealed as ours are, with whatever is wanted inside. */
function sealed(files: Record<string, unknown>, head: Record<string, unknown> = CENTER): Promise<Uint8Array> {
  const parts = { 'lists.json': [], 'holidays.json': [], 'settings.json': {}, ...files };
  return sealZip(
    { format: 'xundu-config', version: 1 },
    head,
    new Map(Object.entries(parts).map(([name, part]) => [name, text(part)])),
    sha256Bytes,
  );
}

describe('a 配置包', () => {
  it('law: gives back exactly the configuration that went in; the same content gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(randomConfig, async (config) => {
        const bytes = await packed(config);
        expect(await packed(config)).toEqual(bytes);
        const back = await read(bytes);
        if (!back.ok) throw new Error(back.error);
        const { head, ...again } = back.value;
        expect(head).toEqual(CENTER);
        expect(canonicalJson(again)).toBe(canonicalJson(config));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused whole with a sentence for whatever does not fit', async () => {
    const list = { name: '甲', on: true, content: words('错词') };
    const roster = { name: '名单', on: true, content: { kind: '领导名单', leaders: [] } };
    const refusals: [string, Uint8Array, RegExp][] = [
      [
        'made by another role',
        await sealed({}, { ...CENTER, by: { ...CENTER.by, role: '值班读网员' } }),
        /不是大数据中心导出/,
      ],
      ['without its maker', await sealed({}, { madeAt: CENTER.madeAt }), /清单不完整/],
      [
        'a personal setting inside',
        await sealed({ 'settings.json': { person: { name: '甲', unit: '' } } }),
        /设置不能读/,
      ],
      [
        'retention of proofs inside',
        await sealed({ 'settings.json': { keepEvidenceDays: 30 } }),
        /设置不能读/,
      ],
      ['a setting out of bounds', await sealed({ 'settings.json': { lookBack: [0] } }), /设置不能读/],
      ['two lists of one name', await sealed({ 'lists.json': [list, list] }), /同名的词表/],
      [
        'two rosters',
        await sealed({ 'lists.json': [roster, { ...roster, name: '另一份' }] }),
        /不止一份领导名单/,
      ],
      [
        'a list of no kind',
        await sealed({ 'lists.json': [{ ...list, content: { kind: '别的' } }] }),
        /词表不能读/,
      ],
      ['a year twice', await sealed({ 'holidays.json': [NEW_YEAR, NEW_YEAR] }), /同一年/],
      [
        'a day that does not exist',
        await sealed({ 'holidays.json': [{ ...NEW_YEAR, off: ['2027-02-30'] }] }),
        /放假安排不能读/,
      ],
      [
        'a unit nobody knows',
        await sealed({ 'register.json': { ...REGISTER, units: [] } }),
        /栏目清单有错.*不在单位表/,
      ],
      [
        'a host that is a pattern',
        await sealed({ 'register.json': { ...REGISTER, sites: [{ id: 's', name: '甲', hosts: ['*'] }] } }),
        /栏目清单不能用/,
      ],
      ['a file we do not know', await sealed({ 'tickets.json': [] }), /对不上/],
      ['no zip at all', new TextEncoder().encode('PK?'), /残缺/],
    ];
    for (const [what, bytes, sentence] of refusals) {
      const answer = await read(bytes);
      expect(answer.ok ? '' : answer.error, what).toMatch(sentence);
      expect(answer.ok ? '' : answer.error, what).toContain('没有导入，本机的内容没有改动');
    }
    const newer = await sealZip({ format: 'xundu-config', version: 2 }, CENTER, new Map(), sha256Bytes);
    const answer = await read(newer);
    expect(answer.ok ? '' : answer.error).toContain('请先更新本机的巡读');
  });

  it('is refused when any of its files was changed after it was sealed', async () => {
    const whole = await packed(CONFIG);
    for (const name of Object.keys(unzipSync(whole))) {
      const parts = unzipSync(whole);
      const bytes = parts[name] ?? new Uint8Array();
      bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
      expect((await read(zipSync(parts))).ok, name).toBe(false);
    }
  });

  it('and a hand-in are told apart, with where each belongs', async () => {
    const asHandIn = await readEventPackage(await packed(CONFIG), sha256Bytes);
    expect(asHandIn.ok ? '' : asHandIn.error).toContain('它是配置包，请到设置的“配置包”里导入');
    const handIn = await sealZip({ format: 'xundu-package', version: 1 }, {}, new Map(), sha256Bytes);
    const asConfig = await read(handIn);
    expect(asConfig.ok ? '' : asConfig.error).toContain('请到工作台的“收发文件”里导入');
  });
});

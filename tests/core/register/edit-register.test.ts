import { describe, expect, it } from 'vitest';

import { noticeLimits } from '../../../lib/core/freshness/limits.ts';
import {
  type Edited,
  removeLine,
  removeUnit,
  saveLine,
  saveSite,
  saveUnit,
  unitDuties,
} from '../../../lib/core/register/edit-register.ts';
import { EMPTY_REGISTER, Register } from '../../../lib/core/register/register.ts';
import { lineCells } from '../../../lib/core/register/sheet-rows.ts';
import { demoRegister } from '../../../lib/demo/demo-register.ts';
import { site } from './register-lists.ts';

const empty: Register = { ...EMPTY_REGISTER, sites: [site] };
const save = (...args: Parameters<typeof saveLine> extends [...infer Most, unknown] ? Most : never) =>
  saveLine(...args, noticeLimits);
const made = (edited: Edited): Register => {
  if ('errors' in edited) throw new Error(JSON.stringify(edited.errors));
  return edited.register;
};
const wrong = (edited: Edited) =>
  'errors' in edited ? edited.errors.map((one) => `${one.column}：${one.message}`) : [];
const COLUMN = {
  一级栏目: '动态',
  网址: 'https://www.a.gov.cn/dt/',
  责任单位: '区府办',
  栏目类别: '动态要闻',
};

describe('a line typed in by hand', () => {
  it('is read by the rules of the sheet, its unit and persons made where they are new', () => {
    const after = made(save(empty, 'columns', { ...COLUMN, A岗: '张三' }, undefined));
    expect(after.columns).toMatchObject([{ name: '动态', standA: '张三', unitId: after.units[0]?.id }]);
    expect(after.persons).toMatchObject([{ name: '张三', stand: 'A', unitId: after.units[0]?.id }]);
    expect(Register.parse(after)).toEqual(after);
  });

  it('is refused by heading, and the register stays as it was', () => {
    const kept = structuredClone(empty);
    expect(wrong(save(empty, 'columns', { 网址: 'https://www.b.gov.cn/' }, undefined))).toEqual([
      '一级栏目：一级栏目和二级栏目都是空的',
      expect.stringContaining('网址：b.gov.cn 不是'),
    ]);
    expect(wrong(save(empty, 'columns', { ...COLUMN, 更新期限: '每周' }, undefined))).toEqual([
      '期限理由：比通知的期限严，或通知没有规定期限：请写明理由',
    ]);
    expect(wrong(save(empty, 'accounts', { 账号名称: '甲' }, undefined))).toEqual([
      '类型：没有填写，请写微信公众号、微博等',
    ]);
    expect(
      wrong(save(empty, 'persons', { 姓名: '甲', 单位: '乙', 变更日期: '2026-02-30' }, undefined)),
    ).toHaveLength(1);
    expect(empty).toEqual(kept);
  });

  it('cannot be what another line already is', () => {
    const one = made(save(empty, 'columns', COLUMN, undefined));
    expect(wrong(save(one, 'columns', { ...COLUMN, 网址: 'http://a.gov.cn/dt' }, undefined))).toEqual([
      '网址：栏目“动态”已经用了这个网址',
    ]);
    const two = made(save(one, 'accounts', { 类型: '微博', 账号名称: '发布', 账号ID: '7' }, undefined));
    expect(
      wrong(save(two, 'accounts', { 类型: 'weibo', 账号名称: '别名', 账号ID: '7' }, undefined)),
    ).toHaveLength(1);
    const three = made(save(two, 'persons', { 单位: '区府办', 姓名: '甲' }, undefined));
    expect(wrong(save(three, 'persons', { 单位: '区府办', 姓名: '甲' }, undefined))).toHaveLength(1);
  });

  it('opened and saved untouched changes nothing, for every record of the model register', () => {
    const before = demoRegister();
    for (const kind of ['columns', 'accounts', 'persons'] as const) {
      for (const { id } of before[kind]) {
        const cells = lineCells(before, kind, id);
        expect(made(save(before, kind, cells ?? {}, id))).toEqual(before);
      }
    }
    const own = made(save(empty, 'columns', { ...COLUMN, 更新期限: '7天', 期限理由: '区里要求' }, undefined));
    const id = own.columns[0]?.id ?? '';
    expect(made(save(own, 'columns', lineCells(own, 'columns', id) ?? {}, id))).toEqual(own);
    expect(own.columns[0]?.limitOverride).toEqual({ days: 7, reason: '区里要求' });
  });

  it('changed keeps its id and its place; persons only it named follow it', () => {
    const one = made(save(empty, 'columns', { ...COLUMN, A岗: '张三' }, undefined));
    const two = made(
      save(one, 'columns', { ...COLUMN, 网址: 'https://www.a.gov.cn/gg/', 一级栏目: '公告' }, undefined),
    );
    const id = two.columns[0]?.id ?? '';
    const after = made(
      save(two, 'columns', { ...COLUMN, 网址: 'https://www.a.gov.cn/moved/', A岗: '李四' }, id),
    );
    expect(after.columns.map((column) => column.id)).toEqual(two.columns.map((column) => column.id));
    expect(after.columns[0]).toMatchObject({ url: 'https://www.a.gov.cn/moved/', standA: '李四' });
    expect(after.persons.map((person) => person.name)).toEqual(['李四']);
    // Its old address is free again, and its id is not given twice.
    const back = made(save(after, 'columns', COLUMN, undefined));
    expect(new Set(back.columns.map((column) => column.id)).size).toBe(3);
  });

  it('removed is gone with the persons only it named', () => {
    const one = made(save(empty, 'columns', { ...COLUMN, A岗: '张三' }, undefined));
    const after = removeLine(one, 'columns', one.columns[0]?.id ?? '');
    expect([after.columns, after.persons]).toEqual([[], []]);
  });
});

describe('units and sites', () => {
  it('a unit is renamed for everything that names it, and goes only when nothing does', () => {
    const one = made(save(empty, 'columns', COLUMN, undefined));
    const id = one.units[0]?.id ?? '';
    const renamed = made(saveUnit(one, '区政府办公室', id));
    expect(renamed.units).toEqual([{ id, name: '区政府办公室' }]);
    expect(renamed.columns[0]?.unitId).toBe(id);
    expect(unitDuties(renamed, id)).toEqual({ columns: 1, accounts: 0, persons: 0 });
    const two = made(saveUnit(renamed, '区卫健局', undefined));
    expect(wrong(saveUnit(two, '区卫健局', id))).toEqual(['单位：“区卫健局”已经有了']);
    expect(wrong(saveUnit(two, ' — ', undefined))).toEqual(['单位：没有填写']);
    expect(removeUnit(two, two.units[1]?.id ?? '').units).toEqual(renamed.units);
  });

  it('a site takes further hosts; what is no host, or another site’s, is refused', () => {
    const after = made(
      saveSite(empty, 's1', {
        name: '某区',
        hosts: 'www.a.gov.cn、https://XXGK.a.gov.cn/x/',
        code: '5101000001',
      }),
    );
    expect(after.sites).toEqual([
      { id: 's1', name: '某区', hosts: ['www.a.gov.cn', 'xxgk.a.gov.cn'], code: '5101000001' },
    ]);
    const two = { ...after, sites: [...after.sites, { id: 's2', name: '乙县', hosts: ['b.gov.cn'] }] };
    expect(wrong(saveSite(two, 's1', { name: '', hosts: 'b.gov.cn *.cn', code: '12' }))).toEqual([
      '名称：没有填写',
      '域名：b.gov.cn 已经是“乙县”的域名',
      '域名：“*.cn”不是域名',
      '网站标识码：网站标识码是10位数字，或 bm 加8位数字',
    ]);
  });
});

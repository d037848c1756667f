import { describe, expect, it } from 'vitest';

import { parseRegisterJson } from '../../../lib/core/register/parse-register-json.ts';
import type { Register } from '../../../lib/core/register/register.ts';

const register: Register = {
  version: 1,
  sites: [{ id: 's1', name: '某区人民政府', hosts: ['www.a.gov.cn'] }],
  columns: [
    { id: 'c1', name: '动态', url: 'https://www.a.gov.cn/dt/', columnClass: '动态要闻', unitId: 'u1' },
  ],
  accounts: [{ id: 'a1', platform: '微博', name: '某区发布' }],
  units: [{ id: 'u1', name: '区政府办' }],
  persons: [{ id: 'p1', name: '张三', unitId: 'u1', stand: 'A' }],
};
const errors = (data: unknown) => {
  const parsed = parseRegisterJson(typeof data === 'string' ? data : JSON.stringify(data));
  return 'errors' in parsed ? parsed.errors : [];
};

describe('a register in JSON', () => {
  it('is taken over whole, with or without a byte order mark', () => {
    expect(parseRegisterJson(JSON.stringify(register))).toEqual({ register });
    expect(parseRegisterJson(`\uFEFF${JSON.stringify(register)}`)).toEqual({ register });
  });

  it('that is no JSON, or another thing, is refused in Chinese', () => {
    expect(errors('{')).toEqual(['登记册不是有效的 JSON 文件，没有导入任何内容']);
    expect(errors('')).toHaveLength(1);
    expect(errors('null')).toEqual(['整个文件：缺少，或类型不对']);
    expect(errors({ version: 1 })[0]).toContain('站点');
  });

  it('names the place of each error', () => {
    const bad = { ...register, columns: [{ ...register.columns[0], columnClass: '新闻' }] };
    expect(errors(bad)[0]).toMatch(/^栏目·第1条·栏目类别：应为动态要闻、/);
    expect(errors({ ...register, persons: [{ id: 'p1', unitId: 'u1' }] })[0]).toContain('人员·第1条·名称');
  });

  it('with an id twice, an address that is none or a unit nobody knows is refused', () => {
    const [column] = register.columns;
    if (!column) throw new Error('column');
    expect(
      errors({
        ...register,
        columns: [column, { ...column, url: 'javascript:1' }, { ...column, id: 'c2', unitId: 'u9' }],
      }),
    ).toEqual([
      '栏目·第2条：编号“c1”重复',
      '栏目·第2条·网址：“javascript:1”不是网址',
      '栏目·第3条·单位编号：“u9”不在单位表里',
    ]);
  });

  it('wrong throughout lists 20 errors and counts the rest', () => {
    const many = { ...register, columns: Array.from({ length: 50 }, () => ({})) };
    const lines = errors(many);
    expect(lines).toHaveLength(21);
    expect(lines[20]).toMatch(/^…另有\d+处错误$/);
  });
});

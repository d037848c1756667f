import { describe, expect, it } from 'vitest';

import { privateNumbers } from '../../../lib/core/text/private-numbers.ts';

const found = (text: string): string[] => privateNumbers(text).map(({ digits }) => digits);

describe('a row of years above a telephone', () => {
  it.each([
    ['fewer years than groups', '2021年 2022年\n王五 138 0013 8000'],
    ['quarters', '季度\n一季度 二季度\n张三 138 0013 8000'],
    ['half years on the same line', '上半年 下半年 值班 138 0013 8000'],
    ['heads in cells, a number in one', '年度\t2021\t2022\n张三 138 0013 8000'],
    ['hyphens are no gaps of figures', '2023年 2024年 2025年 值班表\n周一 值班员 138-0013-8000'],
    ['a name before as many groups as years', '1月 2月 3月\n李四\n138 0013 8000'],
    ['a name before as many groups, in its row', '2021 2022 2023\n王建国 138 0013 8000'],
  ])('%s', (_why, text) => expect(found(text)).toEqual(['13800138000']));

  it.each([
    '指标 2021年 2022年 2023年\n总产值 138 0013 8000',
    '年份 合计 2021 2022\n甲镇 138 0013 8000',
    '一季度 二季度 三季度 四季度\n农业 138 0013 8000 12.5',
    '上半年\n下半年\n全年\n城关镇\n138\n0013\n8000',
  ])('as many figures as heads are figures: %j', (text) => expect(found(text)).toEqual([]));
});

describe('a word behind the label of a code', () => {
  it.each([
    '户号\t姓名\t13800138000',
    '户号 户主 13800138000',
    '户号 13800138000（张三）',
    '序号 编号 姓名 张三 13800138000',
    '工号 张三 13800138000',
    '学号　李四　13800138000',
    '编号\t户主\t13800138000',
    '车号 司机 王五 13800138000',
  ])('is what the label names: %j', (text) => expect(found(text)).toEqual(['13800138000']));

  it.each([
    '户号：13800138000',
    '用电户号 13800138000',
    '工 号 13800138000',
    '运单 号码 13800138000',
    '订单编号 分别为 13800138000',
    '合同 备案 编号 13800138000',
    '档案\n编号\n13800138000',
  ])('and without one the label names the number: %j', (text) => expect(found(text)).toEqual([]));
});

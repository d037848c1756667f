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
    ['who is on duty before as many groups', '2023 2024 2025 值班人员 138 0013 8000'],
    ['a name of three before as many groups', '1月 2月 3月 值班\n诸葛明 138 0013 8000'],
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
    '信件号码13800138000。',
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

const WRONG = '110105194912310021';
const CARD = '6222021234567890128';

describe('whose number a label and a head say it is', () => {
  it.each([
    ['of a paper of persons any length', '居民身份证号码：11010519491231002', ['11010519491231002']],
    ['of a paper of nobody said: with a day of birth', `证件号码：${WRONG}`, [WRONG]],
    ['the kind of paper told before', '证件类型：身份证 证件号码：11010519491231002', ['11010519491231002']],
    ['of an old one', '证件号：110105491231002', ['110105491231002']],
    ['a head some lines above', `姓名\n证件号码\n张三\n${WRONG}`, [WRONG]],
    [
      'from number to number down a long table',
      `姓名\n卡号\n${`张三\n${CARD}\n`.repeat(40)}`,
      Array.from({ length: 40 }, () => CARD),
    ],
    ['over a number cut into cells', '姓名\n卡号\n张三\n6222\n0212\n3456\n7890\n128', [CARD]],
    ['rows under a head on a line of its own', `证件号码\n张三\t${WRONG}`, [WRONG]],
    ['the last head is no label of the first cell', `证件号码\t编号\n${WRONG}\t7`, [WRONG]],
  ])('%s', (_why, text, digits) => expect(found(text)).toEqual(digits));

  it.each([
    '执业证件号：15105201810012345',
    '律师执业证件号码：15107201310412345',
    '施工许可证件号 510705202305150101',
    '经营许可证件号：510705230515001',
    '证件号码：915107007358989210',
    '证件号：2024070512345678',
    '社保卡\n通知公告\n项目编号\n5107052023000005',
    '有效证件\n受理号\n510705230515001',
    `有效证件\n${'办事指南\n'.repeat(50)}510705230515001`,
    `社保卡\n${'新闻\n2026-06-15\n'.repeat(500)}5107052023000005`,
    `社保卡\n${'新闻\n'.repeat(20)}${CARD}`,
  ])('a number of something else: %#', (text) => expect(found(text)).toEqual([]));
});

import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/doubled-character.ts';
import { hitsOf, wordsOf } from './check-example.ts';

describe('doubled-character', () => {
  it.each([
    ['公开的的内容', '的的'],
    ['听取了了汇报', '了了'],
    ['乡镇和和部门', '和和'],
    ['这是是一项工作', '是是'],
    ['正式在在网站公布', '在在'],
    ['对栏目进行进行检查', '进行进行'],
    ['关于关于加强管理的通知', '关于关于'],
  ])('marks %s', (text, words) => {
    expect(wordsOf(rule, text)).toEqual([words]);
  });

  it.each([
    '以营利为目的的行为',
    '的的确确、有的的士司机，快的的补贴',
    '为了了解情况，除了了解以外',
    '不能不了了之，一走了了事',
    '温和和善良，缓和和稳定，安全和和谐，和和气气',
    '是是非非，问题是是否属实',
    '实实在在在基层，存在在编不在岗',
    '以及及时反馈',
    '高高兴兴、认认真真、试试看、天天向上',
  ])('says nothing of %s', (text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });
});

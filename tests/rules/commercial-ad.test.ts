import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/commercial-ad.ts';
import { hitsOf } from './check-example.ts';

const said = (text: string, kind: 'account' | 'article' = 'account', title = '某推文'): number =>
  hitsOf(rule, { why: '', reading: { kind, title, text } }).length;

it.each([
  '新品上架，扫码下单即享优惠。',
  '限时抢购，错过等一年！',
  '全场5折，买一送一。',
  '原价199元，现价99元。',
  '火热招商加盟，加盟热线0999-6200000。',
  '厂家直销，货到付款。',
  '本店秒杀，满两件包邮。',
  '商务合作请联系微信。',
])('sells: %s', (text) => expect(said(text)).toBe(1));

describe('none', () => {
  it.each([
    '福利彩票公益金资助困难学生。',
    '第三期消费券开抢，餐饮团购、酒店特价同享。',
    '助农直播：扫码购买家乡橙子，全县包邮。',
    '警惕“限时抢购、货到付款”骗局。',
    '市场监管局规范商家“全场5折”促销行为。',
    '公益广告征集启事。',
    '冬季团购活动注意事项。',
    '全县粮食产量比上年增长5折合12万吨。',
    '政府采购项目：厂家直销不得投标。',
  ])('%s', (text) => expect(said(text)).toBe(0));

  it('on a website, or under a title that warns', () => {
    expect(said('扫码下单，全场5折。', 'article')).toBe(0);
    expect(said('扫码下单，全场5折。', 'account', '反诈提醒')).toBe(0);
  });
});

it('one finding a page names what was met', () => {
  const [hit] = hitsOf(rule, {
    why: '',
    reading: { kind: 'account', text: '扫码下单。\n全场5折。\n包邮到家。' },
  });
  expect(hit?.message).toContain('“扫码下单”、“全场5折”');
});

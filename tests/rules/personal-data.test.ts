import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/personal-data.ts';
import { hitsOf, wordsOf } from './check-example.ts';

const maskedOf = (text: string): (string | undefined)[] => hitsOf(rule, text).map((hit) => hit.masked);

describe('personal-data', () => {
  it.each([
    ['身份证号：11010519491231002X', '110105********002X'],
    ['身份证号：11010519491231002x。', '110105********002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '110105********002X'],
    ['110105 19491231 002X', '110105********002X'],
    ['王某（110105-19491231-002X）', '110105********002X'],
  ])('finds an identity number with a valid check digit: %s', (text, masked) => {
    expect(maskedOf(text)).toEqual([masked]);
    expect(hitsOf(rule, text)[0]?.severity ?? rule.severity).toBe('严重');
  });

  it.each([
    ['请拨打我的手机13800138000', '严重'],
    ['联系电话：13800138000', '提示'],
    ['联系人：王某 138 0013 8000', '提示'],
    ['监督电话:138-0013-8000', '提示'],
    ['采购单位联系方式\n易女士 邱先生;13800138000', '提示'],
    ['请联系我办理，本人手机号13800138000', '严重'],
    ['区政府服务热线。我家住城东，电话13800138000', '严重'],
  ])('%s is %s', (text, severity) => {
    expect(hitsOf(rule, text)).toMatchObject([{ severity, masked: '138****8000' }]);
  });

  it('takes two numbers side by side for two', () => {
    expect(wordsOf(rule, '王某 13800138000 13900139000/13700137000')).toEqual([
      '13800138000',
      '13900139000',
      '13700137000',
    ]);
    expect(wordsOf(rule, '11010519491231002X 13800138000')).toEqual(['11010519491231002X', '13800138000']);
  });

  it('finds a bank card only beside its label', () => {
    expect(maskedOf('开户行：某银行 账号：6222021234567890128')).toEqual(['6222***********0128']);
    expect(maskedOf('样本号6222021234567890128')).toEqual([]);
    expect(maskedOf('账号：6222021234567890127')).toEqual([]);
  });

  it.each([
    ['a wrong check digit', '身份证110105194912310021'],
    ['a day that never was', '身份证110105194902300028'],
    ['masked forms', '110105********002X、138****8000、6222 **** **** 0128、138＊＊＊＊8000'],
    ['统一社会信用代码', '统一社会信用代码：91350100M000100Y43，914403001922038216'],
    ['an identity-like number under a code label', '统一社会信用代码：11010519491231002X'],
    ['longer digits', '订单2013800138000123456789'],
    ['an address', 'https://www.a.gov.cn/art/13800138000.html 与 www.a.gov.cn?id=13800138000'],
    ['a path', '见/files/13800138000.pdf'],
    ['a file name', '附件t13800138000_1.doc'],
    ['a decimal', '0.13800138000'],
    ['a project number', '项目编号N5107242023000123'],
    ['land lines and service numbers', '0816-4366123，12345，4008001234，010-66098000'],
    ['a date and time', '20231101102300'],
  ])('says nothing of %s', (_what, text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });

  it('lets the raw value into no word it says', () => {
    for (const text of ['身份证11010519491231002X', '手机13800138000', '银行账号6222021234567890128']) {
      const raw = text.replace(/[^0-9X]/g, '');
      const said = JSON.stringify(hitsOf(rule, text));
      expect(hitsOf(rule, text)).toHaveLength(1);
      expect(said).not.toContain(raw);
    }
  });
});

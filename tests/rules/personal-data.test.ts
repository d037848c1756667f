import fc from 'fast-check';
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
    ['a wrong check digit and no label', '编排示例110105194912310021'],
    ['a day that never was and no label', '示例110105194902300028'],
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

  it.each([
    '附件：张三13800138000.docx',
    '联系电话：____13800138000____（务必填写）',
    '手机：138横0013横8000',
  ])('finds the telephone of %s', (text) => {
    expect(maskedOf(text)).toEqual(['138****8000']);
  });

  it.each([
    ['a wrong check digit', '身份证110105194912310021', '110105********0021'],
    ['a day that never was', '身份证号码：110105194902300028', '110105********0028'],
    ['a sign too few', '身 份 证 号：11010519491231002', '110105*******1002'],
    ['a sign too many', '身份证号 1101051949123110021', '110105*********0021'],
  ])('of a labelled identity number with %s it is unsure, and hides it', (_what, text, masked) => {
    expect(hitsOf(rule, text)).toMatchObject([{ masked, sureness: '疑似' }]);
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

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const two = (value: number): string => String(value).padStart(2, '0');

/** Seventeen digits of a citizen born between 1930 and 2019. */
const seventeen = fc
  .tuple(
    fc.constantFrom('110105', '510724', '519999', '440305', '650102'),
    fc.integer({ min: 1930, max: 2019 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, year, month, day, order]) =>
      `${region}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`,
  );

const checked = (digits: string): string =>
  digits + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11];

const luhn = fc
  .tuple(fc.constantFrom('62', '43', '55', '35'), fc.stringMatching(/^\d{13,16}$/))
  .map(([head, rest]) => {
    const digits = head + rest;
    const last = '0123456789'.split('').find((digit) => {
      const all = [...digits, digit].reverse().map(Number);
      return (
        all.reduce((sum, one, at) => sum + (at % 2 ? (one * 2 > 9 ? one * 2 - 9 : one * 2) : one), 0) % 10 ===
        0
      );
    });
    return digits + last;
  });

const creditCode = fc
  .tuple(
    fc.constantFrom('91', '92', '12', '53'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...SIGNS), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, region, body]) => {
    const head = kind + region + body.join('');
    let sum = 0;
    let weight = 1;
    for (const sign of head) {
      sum += SIGNS.indexOf(sign) * weight;
      weight = (weight * 3) % 31;
    }
    return head + SIGNS[(31 - (sum % 31)) % 31];
  });

const starred = (digits: string, head: number, tail: number): string =>
  digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(digits.length - tail);

describe('laws of the vectors', () => {
  it('of eleven check signs exactly one makes an identity number', () => {
    fc.assert(
      fc.property(seventeen, (digits) => {
        const sure = [...'0123456789X'].filter((sign) =>
          hitsOf(rule, `申请人身份证号${digits}${sign}。`).some(({ sureness }) => sureness !== '疑似'),
        );
        expect(sure).toEqual([checked(digits).slice(-1)]);
      }),
      { numRuns: 60 },
    );
  });

  it('an identity number is seen through width, gaps and hyphens, and never said', () => {
    const wide = (digits: string): string =>
      digits.replace(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(seventeen, fc.constantFrom(' ', '-', '\u00a0', '\u200b'), (digits, gap) => {
        const id = checked(digits);
        const cut = [id.slice(0, 6), id.slice(6, 14), id.slice(14)].join(gap);
        for (const text of [id, wide(id), cut, id.toLowerCase()]) {
          const hits = hitsOf(rule, `持证人${text}已核验`);
          expect(hits.map(({ masked }) => masked)).toEqual([starred(id, 6, 4)]);
          expect(JSON.stringify(hits)).not.toContain(id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a credit code is none under any label, though one in ten passes for a card', () => {
    fc.assert(
      fc.property(
        creditCode,
        fc.constantFrom('统一社会信用代码：', '账号：', '开户单位代码 ', ''),
        (code, label) => {
          // Eighteen digits alone may truly be a citizen's number as well: then nobody can tell.
          fc.pre(!/^\d{17}[\dX]$/.test(code) || label !== '');
          fc.pre(!/^\d{17}[\dX]$/.test(code) || checked(code.slice(0, 17)) !== code);
          expect(maskedOf(`${label}${code}，经营范围见附件`)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a card number is told beside its label, and not with one digit changed', () => {
    fc.assert(
      fc.property(luhn, fc.constantFrom('卡号：', '银行账号', '开户行：某银行 '), (card, label) => {
        fc.pre(card.length !== 18);
        expect(maskedOf(`${label}${card}。`)).toEqual([starred(card, 4, 4)]);
        const other = card.slice(0, -1) + ((Number(card.slice(-1)) + 1) % 10);
        expect(maskedOf(`${label}${other}。`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('what is masked in any usual way is left alone', () => {
    fc.assert(
      fc.property(seventeen, luhn, fc.constantFrom('*', '＊', '•', 'X', 'x'), (digits, card, star) => {
        const hide = (words: string): string => words.replaceAll('*', star);
        const phone = `138${card.slice(-8)}`;
        const text = [starred(checked(digits), 6, 4), starred(card, 4, 4), starred(phone, 3, 4)].map(hide);
        expect(maskedOf(`身份证${text[0]}，卡号${text[1]}，电话${text[2]}`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    '联系电话',
    '咨询电话',
    '监督电话',
    '举报电话',
    '投诉电话',
    '服务热线',
    '报名电话',
    '值班电话',
    '联系人及电话',
  ])('under %s a mobile is something to look at, a land line nothing', (label) => {
    expect(hitsOf(rule, `${label}：13800138000`)).toMatchObject([{ severity: '提示', sureness: '疑似' }]);
    expect(hitsOf(rule, `${label}\n13800138000`)).toMatchObject([{ severity: '提示' }]);
    expect(hitsOf(rule, `${label}：0816-4366123转8013，12345`)).toEqual([]);
  });

  it.each([
    'var phone=13800138000;',
    'id_13800138000',
    'https://a.gov.cn/?tel=13800138000&id=11010519491231002X',
    'www.a.gov.cn/art/2023/11010519491231002X.html',
    '/upload/13800138000.jpg',
    'sha1:13800138000abcdef',
  ])('code and addresses are none: %s', (text) => expect(maskedOf(text)).toEqual([]));
});

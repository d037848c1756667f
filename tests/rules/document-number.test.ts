import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/document-number.ts';
import { hitsOf, wordsOf } from './check-example.ts';

const code = fc.constantFrom(
  '国办发',
  '国发',
  '川府发',
  '绵府办函',
  '川府公开办函',
  '安府规',
  '财办预',
  '人社部发',
);
const year = fc.integer({ min: 1990, max: 2026 });
const number = fc.integer({ min: 1, max: 99_999 });

describe('document-number', () => {
  it('never speaks of a number that is as the standard wants it', () => {
    fc.assert(
      fc.property(code, year, number, (office, y, n) => {
        expect(hitsOf(rule, `根据《通知》（${office}〔${y}〕${n}号）要求`)).toEqual([]);
      }),
    );
  });

  it('offers the right form, whichever brackets were typed', () => {
    fc.assert(
      fc.property(
        code,
        year,
        number,
        fc.constantFrom('[]', '()', '（）', '【】', '［］', '〔]', '(〕'),
        (office, y, n, pair) => {
          const wrong = `${office}${pair[0]}${y}${pair[1]}${n}号`;
          const [hit, ...more] = hitsOf(rule, `（${wrong}）`);
          expect(more).toEqual([]);
          expect(hit?.suggestion).toBe(`${office}〔${y}〕${n}号`);
          expect(`（${wrong}）`.slice(hit?.start, hit?.end)).toBe(wrong);
        },
      ),
    );
  });

  it.each([
    ['绵府办函〔2022〕116 号', '绵府办函〔2022〕116号', '空格'],
    ['绵府办函〔2022〕 116号', '绵府办函〔2022〕116号', '空格'],
    ['川府发〔19〕15号', '川府发〔2019〕15号', '四位'],
    ['川府发〔2019〕第15号', '川府发〔2019〕15号', '第'],
    ['川府发〔2019〕015号', '川府发〔2019〕15号', '虚位'],
    ['川府公开办函〔202315号', '川府公开办函〔2023〕15号', '右括号'],
    ['川府公开办函2023〕15号', '川府公开办函〔2023〕15号', '左括号'],
    ['川府公开办函202315号', '川府公开办函〔2023〕15号', '缺少六角括号'],
    ['某安府办202371', '某安府办〔2023〕71号', '缺少六角括号'],
    [
      '川府发【19】第015号',
      '川府发〔2019〕15号',
      '六角括号〔〕，年份应写全四位，序号前不加“第”字，序号不编虚位',
    ],
    ['川府发〔2203〕15号', '川府发〔2203〕15号', '年份不合理'],
  ])('%s → %s', (wrong, right, why) => {
    const [hit, ...more] = hitsOf(rule, wrong);
    expect(more).toEqual([]);
    expect(hit?.suggestion).toBe(right);
    expect(hit?.message).toContain(why);
  });

  it('leaves the words before the number alone', () => {
    expect(wordsOf(rule, '各部门要按照川办发[2019]15号文件要求')).toEqual(['川办发[2019]15号']);
    expect(wordsOf(rule, '根据国发(2019)15号和川府发[2020]3号')).toEqual([
      '国发(2019)15号',
      '川府发[2020]3号',
    ]);
  });

  it.each([
    '川府发﹝2019﹞15号',
    '建议第14040218号',
    '提案第0123号',
    '（2023）川01民初15号',
    '中华人民共和国国务院令第711号',
    '中国人民银行令〔2021〕第3号',
    '财政部公告2023年第15号',
    '国药准字20231234号',
    '建字第510100202300015号',
    '食品经营许可证20231号',
    '项目编号202315号',
    'GB/T 9704—2012、DB51/T 2023',
    '人民路202315号楼',
    '联系电话：政府办2023715',
    '川公网安备 51072402000015号',
    '川ICP备2023001号',
    '2023年11月1日10时23分',
    '第（2023）15号楼',
    '行政监管措施决定书 〔2022〕3号',
    '共20235号',
  ])('is not fooled by %s', (text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });
});

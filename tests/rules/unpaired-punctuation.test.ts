import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/unpaired-punctuation.ts';
import { hitsOf, wordsOf } from './check-example.ts';

const leaf = fc.constantFrom('各单位', '认真落实', '2023年', '，', '。', '、a', '\n');
const { text: balanced } = fc.letrec<{ text: string; pair: string }>((tie) => ({
  text: fc
    .array(fc.oneof({ depthSize: 'small' }, leaf, tie('pair')), { maxLength: 6 })
    .map((parts) => parts.join('')),
  pair: fc
    .tuple(fc.constantFrom('《》', '（）', '()', '〔〕', '“”'), tie('text'))
    .map(([pair, inner]) => `${pair[0]}某${inner}某${pair[1]}`),
}));

describe('unpaired-punctuation', () => {
  it('never speaks of marks that are in pairs within three lines', () => {
    fc.assert(
      fc.property(balanced, (text) => {
        fc.pre(!/(?:，，|。。|，。|。，|、，|、a，。)/.test(text) && text.split('\n').length <= 3);
        const lone = hitsOf(rule, text).filter((hit) => hit.message.includes('没有配对'));
        expect(lone).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['并报送三级责任人备案表》（附件2）。', '》'],
    ['根据《发展指引要求。', '《'],
    ['（一）严格落实（试行制度。', '（'],
    ['落实三审）制度。', '）'],
    ['落实“三审“制度。', '“'],
    ['落实”三审”制度。', '”'],
    ['绵府办〔二〇二三号文', '〔'],
    ['各单位，，请落实。', '，，'],
    ['各单位请落实。。', '。。'],
    ['区级、、各部门。', '、、'],
    ['请落实，。', '，。'],
    ['各单位,请落实。', ','],
  ])('marks the one mark that is wrong: %s', (text, mark) => {
    expect(wordsOf(rule, text)).toEqual([mark]);
  });

  it.each([
    ['items numbered with a closing bracket', '1)信息公开。2）更新时限；一）总则 a)初审 iv）终审 见①）'],
    ['items inside a bracket', '材料（包括：1)申请表；2)身份证；3)户口簿）一式两份（一、二）'],
    ['a title over two lines', '绵阳市人民政府关于印发《绵阳市\n政府网站管理办法》的通知'],
    ['an amendment whose quotation runs on', '修改为：“第三条\n“（一）甲；\n“（二）乙。”'],
    ['the tail of somebody’s speech', '……大家一起努力。”他说。'],
    ['straight quotes', '会议强调"三审”制度'],
    ['an emoticon', '欢迎光临:) 谢谢；）'],
    ['arrows', '首页》新闻》正文'],
    ['more', '更多》'],
    ['an ellipsis of full stops', '未完。。。'],
    ['a row cut by the site', '关于印发《四川省政府网站…'],
    ['half-width comma in numbers and Latin', '共1,234人，A,B岗'],
  ])('says nothing of %s', (_what, text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });

  it('says half-width commas once a page, with their number', () => {
    const hits = hitsOf(rule, '各单位,请落实,及时反馈。\n各乡镇,请落实。');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ severity: '提示', sureness: '疑似' });
    expect(hits[0]?.message).toContain('3 处');
  });

  it('leaves lost brackets of a document number to the rule of document numbers', () => {
    expect(hitsOf(rule, '（川府公开办函〔202315号）、川府办函2023〕15号')).toEqual([]);
  });

  it('does not judge the last block of a page that was cut', () => {
    const gaps = [{ what: 'text-cap' as const, why: '正文过长，只读了前一部分。' }];
    expect(hitsOf(rule, { why: '', reading: { text: '甲。\n根据《发展', gaps } })).toEqual([]);
  });
});

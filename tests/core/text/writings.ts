/** A way people, forms and editors write a number. */
export type Writing = (number: string) => string;

const cut = (number: string, groups: readonly number[], gap: string | readonly string[]): string => {
  let at = 0;
  return groups
    .map((length, index) => {
      at += length;
      const before = index === 0 ? '' : typeof gap === 'string' ? gap : (gap[(index - 1) % gap.length] ?? '');
      return before + number.slice(at - length, at);
    })
    .join('');
};
const grouped =
  (groups: readonly number[], gap: string | readonly string[]): Writing =>
  (number) =>
    cut(number, groups, gap) + number.slice(groups.reduce((sum, length) => sum + length, 0));
const each =
  (gap: string): Writing =>
  (number) =>
    [...number].join(gap);
const mapped =
  (of: (digit: number) => string, x = 'X'): Writing =>
  (number) =>
    number.replace(/\d/g, (digit) => of(Number(digit))).replace('X', x);
const from =
  (zero: number): ((digit: number) => string) =>
  (digit) =>
    String.fromCodePoint(zero + digit);
const percent = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Gaps by the name they bear. */
const GAPS: Readonly<Record<string, string>> = {
  空格: ' ',
  两个空格: '  ',
  五个空格: '     ',
  全角空格: '\u3000',
  制表符: '\t',
  不换行空格: '\u00a0',
  窄空格: '\u202f',
  细空格: '\u2009',
  连字符: '-',
  不换行连字符: '\u2011',
  短破折号: '–',
  破折号: '—',
  减号: '−',
  全角连字符: '－',
  空格连字符: ' - ',
  点: '.',
  间隔号: '·',
  全角点: '．',
  零宽空格: '\u200b',
  零宽连接: '\u200d',
  软连字符: '\u00ad',
  字节序标记: '\ufeff',
};

const everyGap = (groups: readonly number[], name: string): [string, Writing][] =>
  Object.entries(GAPS).map(([gap, sign]) => [`${name}${gap}`, grouped(groups, sign)]);

const WIDE = mapped(from(0xff10), 'Ｘ');
const HAN = mapped((digit) => '零一二三四五六七八九'.charAt(digit));

/** Ways to write an identity number of 18 signs. */
export const IDENTITY_WRITINGS: readonly [string, Writing][] = [
  ['半角', (number) => number],
  ['小写x', (number) => number.toLowerCase()],
  ['全角', WIDE],
  ['生日全角', (number) => number.slice(0, 6) + WIDE(number.slice(6, 14)) + number.slice(14)],
  ...everyGap([6, 8, 4], '六八四'),
  ['三三四四四', grouped([3, 3, 4, 4, 4], ' ')],
  ['六四四四', grouped([6, 4, 4, 4], ' ')],
  ['六四二二四', grouped([6, 4, 2, 2, 4], ' ')],
  ['六个一组', grouped([6, 6, 6], ' ')],
  ['十四四', grouped([14, 4], ' ')],
  ['混用', grouped([6, 8, 4], [' ', '-'])],
  ['斜线', grouped([6, 8, 4], '/')],
  ['反斜线', grouped([6, 8, 4], '\\')],
  ['逗号', grouped([6, 8, 4], '，')],
  ['顿号', grouped([6, 8, 4], '、')],
  ['下划线', grouped([6, 8, 4], '_')],
  ['冒号', grouped([6, 8, 4], '：')],
  ['竖线', grouped([6, 8, 4], '|')],
  ['括号', (number) => `${number.slice(0, 6)}（${number.slice(6, 14)}）${number.slice(14)}`],
  ['换行', grouped([12, 6], '\n')],
  ['三行', grouped([6, 8, 4], '\n')],
  ['一字一格', each('\n')],
  ['一字一空格', each(' ')],
  ['一字一连字符', each('-')],
  ['一字一零宽', each('\u200b')],
  ['阿拉伯数字', mapped(from(0x0660))],
  ['天城文数字', mapped(from(0x0966))],
  ['数学粗体', mapped(from(0x1d7ce))],
  ['数学等宽', mapped(from(0x1d7f6))],
  ['带圈数字', mapped((digit) => (digit === 0 ? '⓪' : String.fromCodePoint(0x245f + digit)))],
  ['上标数字', mapped((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(digit))],
  ['汉字数字', HAN],
  ['大写汉字', mapped((digit) => '零壹贰叁肆伍陆柒捌玖'.charAt(digit))],
  ['字母O', (number) => number.replaceAll('0', 'O')],
  ['小写o', (number) => number.replace('0', 'o')],
  ['字母l', (number) => number.slice(0, 1) + number.slice(1).replace('1', 'l')],
  ['字母I', (number) => number.slice(0, 1) + number.slice(1).replaceAll('1', 'I')],
  ['汉字零', (number) => number.replaceAll('0', '零')],
  ['圈零', (number) => number.replaceAll('0', '〇')],
  ['末位乘号', (number) => number.replace('X', '×')],
  ['末位西里尔', (number) => number.replace('X', 'Х')],
  ['末位罗马十', (number) => number.replace('X', 'Ⅹ')],
  ['末位小罗马十', (number) => number.replace('X', 'ⅹ')],
  ['末位星号', (number) => number.replace('X', '＊')],
  ['粘着姓名', (number) => `${number}张三`],
  ['粘着字母', (number) => `ID${number}Zhang`],
  ['粘着下划线', (number) => `身份证_${number}_张三`],
  ['文件名', (number) => `张三${number}.docx`],
  ['井号', (number) => `#${number}#`],
  ['等号', (number) => `sfz=${number}`],
  ['百分号编码', percent],
  ['两层百分号编码', (number) => percent(number).replaceAll('%', '%25')],
  ['字符实体', (number) => [...number].map((sign) => `&#${sign.charCodeAt(0)};`).join('')],
  ['十六进制实体', (number) => [...number].map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join('')],
  [
    '反斜线转义',
    (number) => [...number].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
];

/** Ways to write a mobile number. */
export const MOBILE_WRITINGS: readonly [string, Writing][] = [
  ['半角', (number) => number],
  ['全角', WIDE],
  ...everyGap([3, 4, 4], '三四四'),
  ['三八', grouped([3, 8], '-')],
  ['七四', grouped([7, 4], '-')],
  ['五六', grouped([5, 6], ' ')],
  ['六五', grouped([6, 5], ' ')],
  ['四三四', grouped([4, 3, 4], ' ')],
  ['四四三', grouped([4, 4, 3], ' ')],
  ['三三五', grouped([3, 3, 5], ' ')],
  ['三五三', grouped([3, 5, 3], '-')],
  ['三四二二', grouped([3, 4, 2, 2], ' ')],
  ['混用', grouped([3, 4, 4], ['-', ' '])],
  ['括号', (number) => `(${number.slice(0, 3)})${number.slice(3, 7)}-${number.slice(7)}`],
  ['全角括号', (number) => `（${number.slice(0, 3)}）${number.slice(3)}`],
  ['加八六', (number) => `+86${number}`],
  ['加八六空格', (number) => `+86 ${cut(number, [3, 4, 4], ' ')}`],
  ['加八六连字符', (number) => `+86-${cut(number, [3, 4, 4], '-')}`],
  ['全角加八六', (number) => `＋８６${number}`],
  ['零零八六', (number) => `0086${number}`],
  ['零零八六连字符', (number) => `0086-${number}`],
  ['零八六', (number) => `086${number}`],
  ['八六', (number) => `86${number}`],
  ['八六空格', (number) => `86 ${number}`],
  ['括号八六', (number) => `(86)${number}`],
  ['括号加八六', (number) => `（+86）${cut(number, [3, 4, 4], ' ')}`],
  ['一字一空格', each(' ')],
  ['一字一连字符', each('-')],
  ['一字一格', each('\n')],
  ['三四四换行', grouped([3, 4, 4], '\n')],
  ['七四换行', grouped([7, 4], '\n')],
  ['阿拉伯数字', mapped(from(0x0660))],
  ['数学粗体', mapped(from(0x1d7ce))],
  ['带圈数字', mapped((digit) => (digit === 0 ? '⓪' : String.fromCodePoint(0x245f + digit)))],
  ['键帽数字', mapped((digit) => `${digit}\ufe0f\u20e3`)],
  ['汉字数字', HAN],
  ['汉字数字空格', (number) => cut(HAN(number), [3, 4, 4], ' ')],
  ['大写汉字', mapped((digit) => '零壹贰叁肆伍陆柒捌玖'.charAt(digit))],
  ['字母O', (number) => number.replaceAll('0', 'O')],
  ['小写o', (number) => number.replaceAll('0', 'o')],
  ['字母l', (number) => number.replaceAll('1', 'l')],
  ['竖线', (number) => number.slice(0, 1) + number.slice(1).replaceAll('1', '|')],
  ['汉字零', (number) => number.replaceAll('0', '零')],
  ['粘着Tel', (number) => `Tel${number}`],
  ['粘着微信', (number) => `${number}V信`],
  ['粘着vx', (number) => `vx${number}`],
  ['粘着同号', (number) => `手机${number}微信同号`],
  ['粘着姓名', (number) => `${number}张三`],
  ['竖线单元格', (number) => `|${number}|`],
  ['百分号编码', percent],
  ['字符实体', (number) => [...number].map((sign) => `&#${sign.charCodeAt(0)};`).join('')],
  ['无分号实体', (number) => [...number].map((sign) => `&#${sign.charCodeAt(0)}`).join('')],
];

/** Ways to write the number of a card. */
export const CARD_WRITINGS: readonly [string, Writing][] = [
  ['半角', (number) => number],
  ['全角', WIDE],
  ...['空格', '全角空格', '连字符', '点', '间隔号', '制表符', '两个空格', '零宽空格', '软连字符'].map(
    (gap): [string, Writing] => [`四个一组${gap}`, grouped([4, 4, 4, 4, 3], GAPS[gap] ?? '')],
  ),
  ['六十三', grouped([6, 13], ' ')],
  ['一字一空格', each(' ')],
  ['一字一格', each('\n')],
  ['四个一组换行', grouped([4, 4, 4, 4, 3], '\n')],
  ['任意分组', grouped([5, 5, 5, 4], ' ')],
  ['粘着姓名', (number) => `${number}张三`],
  ['字母O', (number) => number.replaceAll('0', 'O')],
  ['百分号编码', percent],
];

/** Numbers of no person. */
export const ORDINARY: readonly string[] = [
  '川办发〔2019〕15号',
  '国发〔2021〕16号、国办发〔2022〕138号文件',
  '安排资金1380.01万元，其中中央资金13800138000元',
  '总投资138,001,380.00元',
  '13,800,138,000元',
  '成交金额：13800138000.00元',
  '建筑面积13800.13平方米，占地15000 平方米',
  '占地面积13800138000平方米',
  '统一社会信用代码：91350100M000100Y43',
  '统一社会信用代码 914403001922038216',
  '组织机构代码：00304586-3',
  '纳税人识别号：510724197712120019',
  '咨询电话：0816-4366123',
  '办公电话：(028)86600000、028-86601111转8013',
  '监督电话：010-66098000 010-66098001',
  '区号0816 电话4366123 4366124',
  '服务热线：400-138-0013、4008001234',
  '客服95598、95580、12345、12315、10086',
  '800-810-0000',
  '2026年11月23日14时30分至15时00分',
  '2026-11-23 14:30:15',
  '发布时间：20261123143015',
  '1949-1978年，1978—2012年，2012—2026年',
  '1990 1995 2000 2005 2010 2015 2020',
  '1978-2008-2018',
  '15—20人、130～150元、13800-138000元',
  '13800—15000元/月',
  '价格区间1500-12000万元',
  '占比13.80%、15.23%、0.13800138000',
  '东经104.13800138，北纬31.13800138000',
  '坐标：104.750000,31.460000',
  '138.0013.8',
  'ISBN 978-7-5005-1380-0',
  'ISBN：9787500513800',
  'ISSN 1380-0138',
  '项目编号：N5107242023000123',
  '招标编号 510724202313800138',
  '订单号：13800138000',
  '快递单号 13800138000123',
  '合同号：13800138000',
  '备案号：川公网安备 51072402138001号',
  '蜀ICP备13800138号-1',
  '备案证明13100302001-17001',
  'QQ群：13800138000',
  '学号15300138000，准考证号138001380001',
  'https://www.a.gov.cn/art/13800138000.html',
  'www.a.gov.cn/news/2026/11/23/13800138001.shtml?id=13800138000',
  '见/files/13800138000.pdf',
  '表1\n乡镇\n户数\n面积\n红岩镇\n156\n2345\n6789\n金山镇\n178\n3456\n7890',
  '2021\n1380\n2022\n1500\n2023\n1620\n合计\n4500',
  '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12',
  '13 15 18 21 24 27 30',
  '1、2、3、4、5、6、7、8、9、10、11、12',
  '第1、3、8、10、11、12、13条',
  '136.5 142.8 1050.3 1260',
  '比分1:3、8:0、0:1',
  '型号A13800138000B、序列号13800138000',
  'MD5 138001380001380013800138000abcdef',
  '邮编621000 邮箱wangsan138@163.com',
  '时间戳1700138000123',
  '编排示例110105194912310021',
  '身份证110105********002X，电话138****8000',
  '卡号6222 **** **** 0128',
  '一九四九年至二〇二六年、二〇二三年十二月',
  '一二三四五六七八九十',
  '收款账号见附件1，金额4500 3200 5600 3100元',
  '10×20×30毫米，1920×1080像素',
  '第13800期，开奖号码01 05 13 18 22 27 08',
];

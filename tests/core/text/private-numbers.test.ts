import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnderHead } from '../../../lib/core/text/column-heads.ts';
import { maskPrivate, privateRangesOf, starred, withMasks } from '../../../lib/core/text/mask-private.ts';
import { privateNumbers } from '../../../lib/core/text/private-numbers.ts';
import { CARD_WRITINGS, IDENTITY_WRITINGS, MOBILE_WRITINGS, ORDINARY } from './writings.ts';

/** Made-up numbers whose check signs hold. */
const ID = '11010519491231002X';
const MOBILE = '13800138000';
const CARD = '6222021234567890128';

const maskedIn = (text: string): string[] => privateNumbers(text).map(({ masked }) => masked);

describe('a number of a person however it is written', () => {
  it.each(IDENTITY_WRITINGS)('identity number, %s', (_name, write) => {
    for (const text of [`王某（${write(ID)}）已核验。`, `身份证号：${write(ID)}`, write(ID)])
      expect(maskedIn(text), text).toEqual(['110105********002X']);
  });
  it.each(MOBILE_WRITINGS)('mobile number, %s', (_name, write) => {
    for (const text of [`请打${write(MOBILE)}。`, `手机：${write(MOBILE)}`, `王某 ${write(MOBILE)}，已登记`])
      expect(maskedIn(text), text).toEqual(['138****8000']);
  });
  it.each(CARD_WRITINGS)('card, %s', (_name, write) => {
    for (const text of [`银行卡号：${write(CARD)}。`, `开户行：某银行，账号\n${write(CARD)}`])
      expect(maskedIn(text), text).toEqual(['6222***********0128']);
  });
  it('there are 150 of them', () => {
    expect(IDENTITY_WRITINGS.length + MOBILE_WRITINGS.length + CARD_WRITINGS.length).toBeGreaterThanOrEqual(
      150,
    );
  });
});

describe('a number of no person', () => {
  it.each(ORDINARY)('%s', (text) => {
    expect(privateNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
    expect(starred(text)).toBe(text);
  });
  it('there are 60 of them', () => expect(ORDINARY.length).toBeGreaterThanOrEqual(60));
});

describe('what stands beside a number', () => {
  it.each([
    ['another number', '13800138000 13900139000/13700137000', ['138****8000', '139****9000', '137****7000']],
    ['another in groups', '138 0013 8000 139 0013 9000', ['138****8000', '139****9000']],
    ['a glued one without a sign to be seen', '13800138000\u200b13900139000', ['138****8000', '139****9000']],
    [
      'the number of an office',
      '0816-4366123-13800138000、13800138000/0816-4366123',
      ['138****8000', '138****8000'],
    ],
    ['a number of the same person', `${ID} ${MOBILE}`, ['110105********002X', '138****8000']],
    ['a year in brackets', '138-0013-8000（2023年）', ['138****8000']],
    ['the code of a project before its telephone', '编号20、电话13800138000', ['138****8000']],
    ['a row of cells of digits', '手机\n1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0\n2\n李四', ['138****8000']],
    [
      'rows of telephones in cells',
      '张三\n138\n0013\n8000\n李四\n139\n0013\n9000',
      ['138****8000', '139****9000'],
    ],
    ['the borders of a table', `|${ID}|${MOBILE}|`, ['110105********002X', '138****8000']],
  ])('%s', (_what, text, masked) => expect(maskedIn(text)).toEqual(masked));

  it.each(['13100302001-17001', '2305-13800138000', '13800138000-01', '0.13800138000', '13800138000.5'])(
    'a code or a decimal: %s',
    (text) => expect(maskedIn(text)).toEqual([]),
  );

  it('says where it stands: its gaps are in the range, words glued to it are not', () => {
    const text = '电话Tel：(138)0013-8000V信。';
    expect(privateNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['(138)0013-8000']);
    const address = 'https://a.gov.cn/d/11010519491231002X.html';
    expect(privateNumbers(address)).toMatchObject([{ place: 'address', start: 19, end: 37 }]);
    expect(privateNumbers('https://a.gov.cn/d/13800138000.html')).toEqual([]);
    for (const name of ['附件_', '公示', '下载', '通知 '])
      expect(privateNumbers(`${name}13800138000.docx`)).toMatchObject([{ place: 'name' }]);
    expect(privateNumbers('张三_13800138000.docx')).toMatchObject([{ place: 'text' }]);
  });

  it('of a code written out only the code goes', () => {
    const text = '王某%31%31010519491231002X。&#49;&nbsp;&#50;';
    expect(withMasks(text, privateRangesOf(text))).toBe('王某110105********002X。&#49;&nbsp;&#50;');
  });
});

describe('masking', () => {
  const anyNumber = fc.oneof(
    ...(
      [
        [ID, IDENTITY_WRITINGS],
        [MOBILE, MOBILE_WRITINGS],
        [CARD, CARD_WRITINGS],
      ] as const
    ).map(([number, writings]) =>
      fc.constantFrom(...writings).map(([, write]) => `${number === CARD ? '卡号：' : ''}${write(number)}`),
    ),
  );
  const words = fc.constantFrom('王某', '（', '。', '\n', '，地址：城东', '2026年', ' ', '请打', '');

  it('done once is done: a masked text holds no private number, and no line is lost or won', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, anyNumber, words), { maxLength: 5 }), (pieces) => {
        const text = pieces.map((piece) => piece.join('')).join('；');
        const masked = withMasks(text, privateRangesOf(text));
        expect(privateNumbers(masked)).toEqual([]);
        expect(masked.split('\n')).toHaveLength(text.split('\n').length);
        expect(starred(text)).toHaveLength(text.length);
        expect(privateNumbers(starred(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('goes for pieces of a number too, keeping of them what its mask keeps', () => {
    const text = `公示对象张某，身份证号：110105１９４９1231002X，请核对。`;
    const masker = maskPrivate(text, privateRangesOf(text));
    const place = { start: 18, end: 26 };
    expect(masker.wordsAbout('11010519491231002', place)).toBe('110105********002');
    expect(masker.wordsAbout('应为1949', place)).toBe('应为****');
    expect(masker.wordsAbout('一个数里全角、半角数字混用', place)).toBe('一个数里全角、半角数字混用');
    expect(masker.words('生于19491231')).toBe('生于********');
    expect(masker.words('发于1949年10月1日')).toBe('发于1949年10月1日');
  });
});

describe('a mobile before words that begin like a measure', () => {
  it.each([
    '联系人\n13980112233\n人民路12号',
    '13980112233\n元坝镇三组',
    '13980112233\n万福村',
    '张三 13980112233 户主',
    '村支书李某13980112233人民路',
    '13980112233\nW区',
  ])('%j is one', (text) => {
    expect(privateNumbers(text).map(({ digits }) => digits)).toEqual(['13980112233']);
  });

  it.each([
    '成交价13800138000元',
    '投入13800138000元用于建设',
    '共13800138000 元，',
    '面积13800138000平方米',
    '惠及13800138000人次',
    '产量13800138000吨以上',
    '投资13800138000万元',
  ])('%j is an amount', (text) => {
    expect(privateNumbers(text)).toEqual([]);
  });
});

const CARD_OF_TWO = '6225881234567898';
const found = (text: string): string[] => privateNumbers(text).map(({ digits }) => digits);

describe('what a label is', () => {
  it.each([
    ['身 份 证 号：420322650720362', '420322650720362'],
    ['居民身份證號碼 110105491231002', '110105491231002'],
    ['公民身份号码 110105194912310021', '110105194912310021'],
    ['ＩＤ　Ｎｏ：110105194912310021', '110105194912310021'],
    ['身份\n证号：\n420322650720362', '420322650720362'],
    [`工资卡 6225 8812 3456 7898`, CARD_OF_TWO],
    [`惠农卡${CARD_OF_TWO}`, CARD_OF_TWO],
    [`卡 号：${CARD_OF_TWO}`, CARD_OF_TWO],
    [`帐\u3000号 ${CARD_OF_TWO}`, CARD_OF_TWO],
    [`農行${CARD_OF_TWO}`, CARD_OF_TWO],
    [`建行 ${CARD_OF_TWO} 户名某人`, CARD_OF_TWO],
    [`打入一折通${CARD_OF_TWO}`, CARD_OF_TWO],
    [`bank card: ${CARD_OF_TWO}`, CARD_OF_TWO],
  ])('%s', (text, digits) => expect(found(text)).toEqual([digits]));

  it('is answered by the word behind it: a name, and then the telephone', () => {
    expect(found('学号/工号 张三 13800138000')).toEqual([MOBILE]);
    expect(found('学号：13800138000')).toEqual([]);
    expect(found('工号 13800138000')).toEqual([]);
  });
});

describe('a cell under a head', () => {
  const rows = (head: string, second: string): string[] => [
    `姓名\t${head}\n甲\t6222021234567890128\n乙\t${second}`,
    `姓名\n${head}\n甲\n6222021234567890128\n乙\n${second}\n丙\n${second}`,
    `| 姓名 | ${head} |\n| 甲 | 6222021234567890128 |\n| 乙 | ${second} |`,
  ];
  it.each(['卡号', '银 行 卡 号', '收款账号', '一卡通账号', 'Account No.'])('is what it says: %s', (head) => {
    for (const text of rows(head, CARD_OF_TWO))
      expect(found(text).filter((digits) => digits === CARD_OF_TWO).length, text).toBeGreaterThan(0);
  });
  it('is not what the head of another column says', () => {
    const text = `姓名\t备注\t账号\n甲\t${CARD_OF_TWO}\t已发放`;
    const start = text.indexOf('6225');
    expect(isUnderHead(text, start, start + 16, 'card')).toBe(false);
    expect(isUnderHead(`${text}\n乙\t无\t${CARD_OF_TWO}`, text.length + 5, text.length + 21, 'card')).toBe(
      true,
    );
  });
  it('and in the row of a person a card needs no head', () => {
    expect(found(`张三 ${ID} ${MOBILE} 6222021234567890128`)).toEqual([ID, MOBILE, '6222021234567890128']);
    expect(found(`张三 ${MOBILE} 李某 6222021234567890128`)).toEqual([MOBILE, '6222021234567890128']);
    expect(found('货物6222021234567890128')).toEqual([]);
  });
});

describe('how a mobile is dialled and where it goes by', () => {
  it.each([
    '⑴⑶⑼⑻0⑴⑴⑵⑵⑶⑶',
    '电话：⒈⒊⒐⒏0⒈⒈⒉⒉⒊⒊',
    '013980112233',
    '电话：013980112233',
    '+86013980112233',
    '外地加零 013980112233',
  ])('%s', (text) => expect(found(text)).toEqual(['13980112233']));
  it.each([
    '13980112233@163.com',
    '邮箱：13980112233@139.com',
    'QQ邮箱13980112233@qq.com',
    'mailto:13980112233@139.com',
  ])('%s', (text) => expect(found(text)).toEqual(['13980112233']));
  it.each([
    'https://a.gov.cn/u/13980112233',
    'https://a.gov.cn/#/user/13980112233/edit',
    'https://wa.me/8613980112233',
    '/members/13980112233',
  ])('in an address, of a person: %s', (text) =>
    expect(privateNumbers(text)).toMatchObject([{ digits: '13980112233', place: 'address' }]),
  );
  it.each([
    'https://a.gov.cn/art/13980112233',
    '13980112233@2x.png',
    '发票代码：013001900104',
    '发票013001900104',
    '0.13980112233',
  ])('and not here: %s', (text) => expect(found(text)).toEqual([]));
});

describe('amounts, measures and figures', () => {
  it.each([
    '￥13800138000',
    '（13800138000）元',
    '访问量：13800138000',
    '第13800138000位',
    '用电户号 13800138000',
    '5×13800138000×2',
    '比例尺1:13800138000',
    '一季度 二季度 三季度\n138 0013 8000',
    '¥ 13800138000',
    '合计：13800138000',
    '预算 13800138000',
    '金额（元）：13800138000',
    '单价为13800138000',
    '中标价 13800138000',
    '人民币13800138000',
    '13800138000毫米',
    '13800138000股，',
    '13800138000 厘米',
    '13800138000个',
    '13800138000 km',
    '158,1234,5678',
    '数据：158，1234，5678。',
    '年份 2021 2022 2023\n甲镇 138 0013 8000\n乙镇 159 7240 1836',
    '乡镇\n2021年\n2022年\n2023年\n甲镇\n138\n0013\n8000',
    '乡镇\t2021\t2022\t2023\n甲镇\t138\t0013\t8000\n乙镇\t159\t7240\t1836',
  ])('%j is no telephone', (text) => expect(found(text)).toEqual([]));
  it.each([
    '合计三人，电话13800138000',
    '预算科 张三 13800138000',
    '价格咨询：13800138000',
    '13800138000位于城东',
    '13800138000张三',
    '姓名\t2021年联系电话\n甲\t13800138000',
    '电话：138，0013，8000',
  ])('%j is one', (text) => expect(found(text)).toEqual([MOBILE]));
});

describe('a number inside others and parted by what ends numbers elsewhere', () => {
  const OF_2010 = '110105201003074514';
  it.each([
    [`残疾人证号：${ID}43`, [ID]],
    ['残疾证 11010519491231003843', ['110105194912310038']],
    [`税号${ID}01`, [ID]],
    ['资格证书编号：1998421101101051949123100387', ['110105194912310038']],
    [`驾驶证号/档案编号：${ID}/420300138861`, [ID]],
    ['学籍号 G110105194912310038', ['110105194912310038']],
    [`张三13800138000${ID}`, [MOBILE, ID]],
    [`张三${ID}13800138000`, [ID, MOBILE]],
    ['电话1380013800013900139000', [MOBILE, '13900139000']],
    ['张三 138001380001390013900013700137000', [MOBILE, '13900139000', '13700137000']],
    [`卡号622202123456789012813800138000`, ['6222021234567890128', MOBILE]],
    ['电话：138*0013*8000', [MOBILE]],
    ['138**0013**8000', [MOBILE]],
    ['身份证110105*19491231*002X', [ID]],
    ['卡号6222*0212*3456*7890*128', ['6222021234567890128']],
    ['身份证1101051949年12月31日002X', [ID]],
    ['110105 1949 年 12 月 31 日 002x', [ID]],
    ['11010519491231002，末位是X', ['11010519491231002']],
    ['1.13800138000 张三\n2．13900139000 李四', [MOBILE, '13900139000']],
    ['拨打 1795113800138000', [MOBILE]],
    ['12593 13800138000', [MOBILE]],
    ['0719-13800138000', [MOBILE]],
    ['张三,13800138000.0,城东', [MOBILE]],
    ['13800138000米书记', [MOBILE]],
    ['13800138000户主任', [MOBILE]],
    ['13800138000米晓东', [MOBILE]],
    ['6222 0212 3456 7890 128', ['6222021234567890128']],
    ['№6222021234567890128张三补贴120元', ['6222021234567890128']],
    ['110105-491231-002', ['110105491231002']],
    ['座机：0719-422613813800138000', [MOBILE]],
    ['0719-66013812 13800138000', [MOBILE]],
    ['电话：138001380000719-4226138', [MOBILE]],
    ['值班电话422613813800138000', [MOBILE]],
    ['联系电话：138001380001', [MOBILE]],
    [`残疾人证号 ${'11010519491231002X43'.replace(/.{4}/g, '$& ').trim()}`, [ID]],
    ['残疾人证号 1101-0519-4912-3100-3843 三级', ['110105194912310038']],
    [`低保证编号：DB-${ID}-02`, [ID]],
    ['证书编号：110105194912310038', ['110105194912310038']],
    ['户主\t一卡通账号\n甲\t622202 123456 7890128', ['6222021234567890128']],
    ['手机：138横0013横8000', [MOBILE]],
    ['手机：🄂🄄🄉🄁🄁🄂🄄🄉🄁🄁🄁', [MOBILE]],
    ['电话：____13800138000____（必填）', [MOBILE]],
  ])('%s', (text, digits) => expect(found(text)).toEqual(digits));

  it.each([
    '电话138****8000、138**8000，身份证110105********002X',
    '外形尺寸138*0013*8000',
    `项目编号：${OF_2010}000001`,
    `流水号1${OF_2010}01`,
    '0.1101051949123100387',
    '订单号1380013800013900139000',
    '3400 4500 3200 5600 128',
    '税号110105194912310038',
    `税号${OF_2010}`,
    '13800138000.00',
    '金额：13800138000.0',
    '项目\t预算数（元）\n教育\t13800138000\n农业\t13900139000',
    '| 项目 | 决算数(元) |\n| 教育 | 13800138000 |',
    '规格\t长\t宽\t高\n模板\t138\t0013\t8000\n模板\t139\t0013\t9000',
    '（单位：元）\n科目\t本年\t上年\n拨款\t13800138000\t13900139000',
    '普查登记13800138000个地块',
    '138横0013横8000',
    '422613813800138000',
    '工单号 138001380001',
    `项目编号：${OF_2010}`,
  ])('and not here: %s', (text) => expect(found(text)).toEqual([]));

  it.each([
    '金额（元）\t手机\n120\t13800138000',
    '手机（本人）\n13800138000',
    '项目\t金额（元）\n教育\t12\n\n以下是名单\n张三\t13800138000',
    '姓名\t手机\t\t\n张三\t138\t0013\t8000\t',
    '（单位：元）\n姓名\t手机\n张三\t13800138000',
    '补贴发放表\n单位：元\n姓名\t金额\t备注\n张三\t500\t13800138000',
    '单位：元\n户\t金额\t号码\n甲户\t500\t13800138000',
    '单位：元\n户主\t金额\t合计\n张三\t500\t13800138000',
    '（单位：元）\n科目\t本年\n拨款\t12\n\n以下是名单\n张三\t13800138000',
  ])('a head of amounts speaks of its own column and table: %j', (text) =>
    expect(found(text)).toEqual([MOBILE]),
  );
});

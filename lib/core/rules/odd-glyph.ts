import type { Hit, Rule } from '../rule.ts';
import { fold } from '../text/fold.ts';

/**
 * Characters that are no standard ones and look like those beside them: printers' and Japanese forms, as they come
 * out of scans and old editors. Traditional forms are not here: names and quotations hold them by right.
 */
const VARIANTS = [
  '髙高 囯国 囻国 囶国 囬回 囘回 囙因 亊事 亾亡 迠建 伩信 歺餐 査查 値值 晩晚 痩瘦 歳岁 呑吞 吿告 敎教 淸清 旣既 卽即 飮饮 眞真 靑青 爲为 衞卫 収收 亜亚 産产 羙美 仏佛 価价 児儿',
  '処处 剣剑 剤剂 勲勋 労劳 効效 単单 厳严 営营 巌岩 団团 図图 囲围 圧压 塩盐 壱壹 売卖 変变 奨奖 実实 対对 専专 増增 寛宽 尙尚 弐贰 広广 庁厅 応应 従从 徳德 恵惠 悪恶 悩恼',
  '懐怀 戦战 戯戏 戸户 抜拔 択择 拡扩 挙举 拝拜 拠据 挿插 捜搜 掲揭 撃击 斉齐 斎斋 暁晓 検检 楽乐 権权 様样 歓欢 歩步 歴历 毎每 気气 沢泽 浄净 涙泪 渇渴 済济 渓溪 満满 滝泷',
  '焼烧 犠牺 獣兽 畑田 発发 県县 砕碎 稲稻 穂穗 穏稳 窓窗 竜龙 粋粹 経经 絵绘 継继 続续 総总 緑绿 縁缘 繊纤 聴听 脳脑 臓脏 艶艳 荘庄 蔵藏 薬药 覚觉 覧览 観观 訳译 読读 諸诸',
  '譲让 賛赞 転转 軽轻 辺边 逓递 遅迟 郷乡 醤酱 釈释 鉄铁 鉱矿 銭钱 錬炼 録录 関关 険险 隠隐 隣邻 雑杂 霊灵 頼赖 顕显 駅驿 験验 髪发 鶏鸡 麺面 黒黑 黙默 齢龄',
];

/** Japanese signs that look like Chinese characters; meant only where a Chinese character stands on both sides. */
const KANA: Readonly<Record<string, string>> = {
  ニ: '二',
  ロ: '口',
  エ: '工',
  カ: '力',
  タ: '夕',
  ト: '卜',
  ハ: '八',
  オ: '才',
  チ: '千',
  ミ: '三',
  ー: '一',
};
const AMONG_HAN =
  /(?<=[\u4e00-\u9fff])(?:[ニロエカタトハオチミ](?![\u3041-\u30fe])|(?<![〇一二三四五六七八九十])ー(?=[\u4e00-\u9fff])(?![〇一二三四五六七八九十]))/g;

/** Radicals and compatibility ideographs: seen as the character, found and read aloud as something else. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff]+/g;
/** A zero that is none: the Chinese one, the circle, the letter, between or behind digits of a year or number. */
const FALSE_ZERO =
  /(?<![\w.〇])\d+[〇○Oo](?=\d|年|月|日|号|万|亿|元|余|人|名|个|户|亩|次|岁|家|项|米|时|分|%|％)[\d〇○Oo]*(?![a-zA-Z])/g;
/** 20l3年, 1I月: a letter for a one. */
const FALSE_ONE = /(?<![A-Za-z\d])(?=[\dlI]*\d)\d*[lI][\dlI]*(?=\s?[年月日])/g;
/** 二O二三年, 二0二三年: a letter or digit among Han digits; ○ has stood for 〇 for so long that it passes. */
const FALSE_HAN_ZERO = /[一二三四五六七八九][Oo0０][一二三四五六七八九Oo0０〇○]{1,2}(?=年)/g;
/** 2023年5月8曰: the sun and the speaking mouth. */
const FALSE_SUN =
  /(?<=\d{1,2}\s?月\s?\d{1,2}\s?)曰|(?<=星期|礼拜|节假|工作|纪念|国庆|即|近|翌)曰(?![：“"『「])|(?<=[星假节周平次生今明昨每度])曰(?=[^，：“"『「])|曰(?=期|常(?:生活|工作|管理|监管|巡查|维护|检查)|均|程|报社|益)|(?<=一)曰(?=三餐)/g;
const MIXED_WIDTH = /(?:(?<!\d)\d+[０-９]|(?<![０-９])[０-９]+\d)[\d０-９]*/g;
/** Cyrillic and Greek letters inside a Latin word: WеChat. */
const FALSE_LATIN =
  /(?<![a-zA-Z])[a-zA-Z]+[\u0391-\u03c9\u0410-\u0451][a-zA-Z\u0391-\u03c9\u0410-\u0451]*|[\u0391-\u03c9\u0410-\u0451][a-zA-Z]{2,}/g;
const LATIN_LOOKS: ReadonlyMap<string, string> = new Map(
  'АA ВB СC ЕE НH КK МM ОO РP ТT ХX аa еe оo рp сc уy хx іi ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const MOST_PER_GLYPH = 3;

/** Code that a reader should not see, and what a broken encoding leaves. */
const ENTITY =
  /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|emsp|ensp|thinsp|zwj|#\d{2,5});/g;
const BROKEN = /(?:\ufffd)+|(?:锟斤拷)+|烫烫烫+|屯屯屯+/g;

const variants = new Map(
  VARIANTS.flatMap((line) => line.split(' ')).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const VARIANT = new RegExp(`[${[...variants.keys()].join('')}]`, 'g');

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end);
}

/** Japanese text is written with its own forms: a block with kana, or that speaks of Japan, is left alone. */
const isJapanese = (text: string, at: number): boolean =>
  /[\u3041-\u3096\u30a1-\u30fa]{2}|日本|东京|大阪|京都/.test(lineAt(text, at));

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常';
/** A cell of a list of persons: names keep the form their bearer was registered under. */
function isName(text: string, at: number): boolean {
  const cell = lineAt(text, at).replace(/\s/g, '');
  return /^[\u4e00-\u9fff·]{2,4}$/.test(cell) && SURNAMES.includes(cell.charAt(0));
}

const hitAt = (
  match: RegExpMatchArray,
  message: string,
  suggestion: string,
  more: Partial<Hit> = {},
): Hit => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
  message,
  suggestion,
  ...more,
});

function glyphHits(text: string): Hit[] {
  const told = new Map<string, number>();
  const isNew = (words: string) => {
    const times = (told.get(words) ?? 0) + 1;
    told.set(words, times);
    return times <= MOST_PER_GLYPH;
  };
  const compatible = [...text.matchAll(COMPATIBLE)].flatMap((match) => {
    const right = fold(match[0]);
    return right === match[0] || !isNew(match[0])
      ? []
      : hitAt(match, `“${match[0]}”是部首或兼容字符，只是看起来像“${right}”，检索和朗读都认不出`, right);
  });
  const odd = [...text.matchAll(VARIANT)].flatMap((match) => {
    const right = variants.get(match[0]) ?? '';
    return isJapanese(text, match.index) || isName(text, match.index) || !isNew(match[0])
      ? []
      : hitAt(match, `“${match[0]}”不是规范字，应为“${right}”`, right, { sureness: '疑似' });
  });
  const kana = [...text.matchAll(AMONG_HAN)].flatMap((match) => {
    const right = KANA[match[0]] ?? '';
    return !isNew(match[0]) || isJapanese(text, match.index)
      ? []
      : hitAt(match, `“${match[0]}”是日文字符，应为“${right}”`, right, { sureness: '疑似' });
  });
  return [...compatible, ...odd, ...kana];
}

function numberHits(text: string): Hit[] {
  const digits = (words: string) => words.replace(/[〇○Oo]/g, '0').normalize('NFKC');
  return [
    ...[...text.matchAll(FALSE_ZERO)].map((match) =>
      hitAt(match, '数字里的零写成了汉字、圆圈或字母', digits(match[0])),
    ),
    ...[...text.matchAll(FALSE_ONE)].map((match) =>
      hitAt(match, '数字里的“1”写成了字母', match[0].replace(/[lI]/g, '1')),
    ),
    ...[...text.matchAll(FALSE_HAN_ZERO)].map((match) =>
      hitAt(match, '汉字年份里的零应写“〇”', match[0].replace(/[Oo0０]/g, '〇')),
    ),
    ...[...text.matchAll(MIXED_WIDTH)].map((match) =>
      hitAt(match, '一个数里全角、半角数字混用', match[0].normalize('NFKC'), { severity: '提示' }),
    ),
    ...[...text.matchAll(FALSE_SUN)].map((match) => hitAt(match, '“曰”应为“日”', '日')),
  ];
}

/** Told once a page each: a broken page has hundreds. */
function codeHits(text: string): Hit[] {
  const told = (pattern: RegExp, say: (words: string) => string, suggestion: string): Hit[] => {
    const found = [...text.matchAll(pattern)];
    // Pages about code show it on purpose, in lines without a Chinese character.
    const [first, ...more] = found.filter(({ index }) => /[\u4e00-\u9fff]/.test(lineAt(text, index)));
    if (!first) return [];
    const times = more.length === 0 ? '' : `，本页共 ${more.length + 1} 处`;
    return [hitAt(first, say(first[0]) + times, suggestion)];
  };
  return [
    ...told(ENTITY, (words) => `网页代码“${words}”露在文字里`, '删去代码，或改成它所代表的符号'),
    ...told(BROKEN, () => '文字里有乱码', '对照原稿补上'),
  ];
}

function latinHits(text: string): Hit[] {
  return [...text.matchAll(FALSE_LATIN)].flatMap((match) => {
    const right = [...match[0]].map((sign) => LATIN_LOOKS.get(sign) ?? sign).join('');
    return /^[a-zA-Z]+$/.test(right) ? hitAt(match, '单词里混进了外形相同的西里尔字母或希腊字母', right) : [];
  });
}

/** Signs that look like the right character and are another: 髙, 囯, radicals, a circle for a zero, 曰 for 日. */
export const rule: Rule = {
  id: 'odd-glyph',
  title: '异形字符',
  clause: '三(一)1；通用规范汉字表',
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  needs: ['text'],
  check: ({ text }) => [...glyphHits(text), ...numberHits(text), ...latinHits(text), ...codeHits(text)],
  examples: {
    flags: [
      { why: 'printers’ forms', reading: { text: '推动髙质量发展，为囯争光。' } },
      { why: 'radicals out of a PDF', reading: { text: '县⼈⺠政府⼯作报告。' } },
      { why: 'a zero that is none', reading: { text: '2〇23年、2O23年、二O二三年、二0二三年。' } },
      { why: '曰 for 日', reading: { text: '2023年5月8曰，星期曰。' } },
      { why: 'Japanese signs among Han', reading: { text: '第ニ次会议，人ロ普查。' } },
      { why: 'Japanese signs before a stop', reading: { text: '关心困难职エ、流动人ロ。' } },
      { why: 'a letter for a one', reading: { text: '20l3年1I月' } },
      { why: '曰 in words', reading: { text: '生产曰期、曰常管理、即曰起、截止曰期、节假曰照常。' } },
      { why: 'code in the text', reading: { text: '各乡镇：&nbsp;&nbsp;现将有关事项' } },
      { why: 'a broken encoding', reading: { text: '县人民政\ufffd\ufffd办公室、锟斤拷' } },
      { why: 'two widths in one number', reading: { text: '共２023人。' } },
      { why: 'a Cyrillic letter', reading: { text: '关注WеChat公众号。' } },
    ],
    passes: [
      {
        why: 'as they should be',
        reading: { text: '二〇二三年、二○二三年、2023年、２０２３年，高质量，子曰诗云。' },
      },
      { why: 'a name in a cell', reading: { text: '序号\n覃书畑\n王頼' } },
      { why: 'a long sign for a dash', reading: { text: '一ー三层' } },
      { why: 'speech of old', reading: { text: '子曰：学而时习之；五行一曰水，二曰火。' } },
      { why: 'rare characters of names', reading: { text: '王喆、李堃、张犇、陈旻昇、镕基路。' } },
      { why: 'traditional forms of a quotation', reading: { text: '題寫“國家圖書館”五字。' } },
      { why: 'Japanese', reading: { text: '「経済産業省」はニュースを発表' } },
      { why: 'formulas and model numbers', reading: { text: 'CO2、H2O、A4、50Ω、π、β受体、5G' } },
    ],
  },
};

import type { Hit, Rule } from '../rule.ts';
import { fold } from '../text/fold.ts';

/**
 * Characters that are no standard ones and look like those beside them: printers' and Japanese forms, as they come
 * out of scans and old editors. Traditional forms are not here: names and quotations hold them by right.
 */
const VARIANTS = [
  '髙高 囯国 囻国 囶国 囬回 囘回 囙因 亊事 亾亡 迠建 伩信 歺餐 査查 値值 晩晚 痩瘦 歳岁 呑吞 吿告 敎教 淸清 旣既 卽即 飮饮 眞真 靑青 爲为 衞卫 啓启 収收 亜亚 仏佛 価价 児儿',
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
const AMONG_HAN = /(?<=[\u4e00-\u9fff])[ニロエカタトハオチミー](?=[\u4e00-\u9fff])/g;

/** Radicals and compatibility ideographs: seen as the character, found and read aloud as something else. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff]+/g;
/** A zero that is none: the Chinese one, the circle, the letter, between or behind digits of a year or number. */
const FALSE_ZERO = /(?<![\w.〇])\d+[〇○Oo](?=\d|年|月|日|号|万|亿|元|%|％)[\d〇○Oo]*(?![a-zA-Z])/g;
/** 二O二三年, 二0二三年: a letter or digit among Han digits; ○ has stood for 〇 for so long that it passes. */
const FALSE_HAN_ZERO = /[一二三四五六七八九][Oo0０][一二三四五六七八九Oo0０〇○]{1,2}(?=年)/g;
/** 2023年5月8曰: the sun and the speaking mouth. */
const FALSE_SUN = /(?<=\d{1,2}\s?月\s?\d{1,2}\s?)曰|(?<=[星假节周平次生今明昨每度])曰(?=[^，：“"『「])/g;
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

const variants = new Map(
  VARIANTS.flatMap((line) => line.split(' ')).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const VARIANT = new RegExp(`[${[...variants.keys()].join('')}]`, 'g');

/** Japanese text is written with its own forms: a block with kana is left alone. */
const isJapanese = (text: string, at: number): boolean => {
  const from = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return /[\u3041-\u3096\u30a1-\u30fa]{2}/.test(text.slice(from, end < 0 ? undefined : end));
};

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
    return !isNew(match[0]) || isJapanese(text, match.index)
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
    ...[...text.matchAll(FALSE_HAN_ZERO)].map((match) =>
      hitAt(match, '汉字年份里的零应写“〇”', match[0].replace(/[Oo0０]/g, '〇')),
    ),
    ...[...text.matchAll(MIXED_WIDTH)].map((match) =>
      hitAt(match, '一个数里全角、半角数字混用', match[0].normalize('NFKC'), { severity: '提示' }),
    ),
    ...[...text.matchAll(FALSE_SUN)].map((match) => hitAt(match, '“曰”应为“日”', '日')),
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
  check: ({ text }) => [...glyphHits(text), ...numberHits(text), ...latinHits(text)],
  examples: {
    flags: [
      { why: 'printers’ forms', reading: { text: '推动髙质量发展，为囯争光。' } },
      { why: 'radicals out of a PDF', reading: { text: '县⼈⺠政府⼯作报告。' } },
      { why: 'a zero that is none', reading: { text: '2〇23年、2O23年、二O二三年、二0二三年。' } },
      { why: '曰 for 日', reading: { text: '2023年5月8曰，星期曰。' } },
      { why: 'Japanese signs among Han', reading: { text: '第ニ次会议，人ロ普查。' } },
      { why: 'two widths in one number', reading: { text: '共２023人。' } },
      { why: 'a Cyrillic letter', reading: { text: '关注WеChat公众号。' } },
    ],
    passes: [
      {
        why: 'as they should be',
        reading: { text: '二〇二三年、二○二三年、2023年、２０２３年，高质量，子曰诗云。' },
      },
      { why: 'rare characters of names', reading: { text: '王喆、李堃、张犇、陈旻昇、镕基路。' } },
      { why: 'traditional forms of a quotation', reading: { text: '題寫“國家圖書館”五字。' } },
      { why: 'Japanese', reading: { text: '「経済産業省」はニュースを発表' } },
      { why: 'formulas and model numbers', reading: { text: 'CO2、H2O、A4、50Ω、π、β受体、5G' } },
    ],
  },
};

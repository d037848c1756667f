import { FIXED_TERMS, GOOD_NEIGHBOURS } from '../lexicon/fixed-terms.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Register } from '../register/register.ts';
import type { Rule } from '../rule.ts';
import { type FixedTerm, type NearHit, nearTerms } from '../text/near-terms.ts';

/** Whose term it is: the office's own may be one character off a neighbour's, so they are told as 疑似. */
interface OwnTerm extends FixedTerm {
  own?: true;
}

const SHORTEST = 5;
/** Shorter ones may still be other words that meet. */
const SURE_LENGTH = 7;

/**
 * Index of the first character after the name of the place: 秀水镇人民政府 and 塔水镇人民政府 are both right.
 * A name with nothing fixed behind its place has no part to look at.
 */
const afterPlace = (name: string): number =>
  /^.*(?:省|自治区|自治州|市|州|盟|县|区|旗|镇|乡|街道|村|社区)/.exec(name)?.[0].length ?? 1;

const namesOf = (register: Register): string[] => [
  ...new Set([...register.units, ...register.sites].map(({ name }) => name.trim())),
];

function termsOf(names: readonly string[], own: readonly string[]): OwnTerm[] {
  return [
    ...FIXED_TERMS,
    ...[...new Set(own)].map((text) => ({ text, own: true as const })),
    ...names
      .filter((text) => text.length >= SHORTEST && text.length - afterPlace(text) >= SHORTEST - 1)
      .map((text) => ({ text, from: afterPlace(text), own: true as const })),
  ];
}

interface Index {
  names: string;
  own: readonly string[];
  terms: readonly OwnTerm[];
  find: (text: string) => NearHit[];
}

const NONE: readonly string[] = [];
let kept: Index | undefined;

/** The index of a register and an office's terms; the last one is kept, since it is the same for page after page. */
function indexOf(register: Register, own: readonly string[]): Index {
  const list = namesOf(register);
  const names = list.join('\n');
  if (kept?.names !== names || kept.own !== own) {
    const terms = termsOf(list, own);
    kept = { names, own, terms, find: nearTerms(terms, GOOD_NEIGHBOURS) };
  }
  return kept;
}

const SAID: Readonly<Record<NearHit['slip'], (term: string, at: number) => string>> = {
  错: () => '错了一个字',
  换: (term, at) => `“${term.slice(at, at + 2)}”两字颠倒`,
  叠: (term, at) => `多了一个“${term.charAt(at)}”字`,
  漏: (term, at) => `漏了“${term.charAt(at)}”字`,
};

/** An exact pair of a word list says the same of a smaller range, and is surer of it. */
const isListed = (lexicon: Lexicon, text: string, { start, end }: NearHit): boolean => {
  const from = Math.max(0, start - 1);
  return lexicon
    .find(text.slice(from, end + 1))
    .some((hit) => from + hit.start < end && start < from + hit.end && hit.entry.severity === '严重');
};

/** Fixed terms of five characters and more with one character wrong, swapped, doubled or missing. */
export const rule: Rule = {
  id: 'one-character-off',
  title: '固定名称错一个字',
  clause: '四(六)、五(四)',
  problemClass: '严重表述错误',
  severity: '严重',
  sureness: '疑似',
  needs: ['text'],
  check({ text }, { register, lexicon, terms }) {
    const index = indexOf(register, terms ?? NONE);
    return index
      .find(text)
      .filter((hit) => !isListed(lexicon, text, hit))
      .map((hit) => {
        const term = index.terms[hit.term] ?? { text: '' };
        const isSure =
          !term.own && hit.slip !== '漏' && term.text.length >= SURE_LENGTH && hit.at < term.text.length - 2;
        return {
          start: hit.start,
          end: hit.end,
          message: `疑为“${term.text}”：${SAID[hit.slip](term.text, hit.at)}`,
          suggestion: term.text,
          sureness: isSure ? ('确定' as const) : ('疑似' as const),
        };
      });
  },
  examples: {
    flags: [
      { why: 'another character', reading: { text: '根据《中华人民共各国土地管理法》第三条。' } },
      { why: 'the first one', reading: { text: '中毕人民共和国、忠华人民共和国。' } },
      { why: 'swapped', reading: { text: '县十八届人民代大表会第三次会议闭幕。' } },
      { why: 'doubled', reading: { text: '全国人民民代表大会常务委员会公布。' } },
      { why: 'missing', reading: { text: '践行社会主义核价值观。' } },
      {
        why: 'a unit of the register',
        reading: { text: '示范县大数据管里中心发布。' },
        register: { units: [{ id: 'u', name: '示范县大数据管理中心' }] },
      },
    ],
    passes: [
      {
        why: 'as they are written',
        reading: { text: '中华人民共和国全国人民代表大会常务委员会、人民检察院。' },
      },
      { why: 'short forms without 和', reading: { text: '国家发展改革委员会、人力资源社会保障局。' } },
      {
        why: 'older names and good words nearby',
        reading: { text: '各界人民代表会议、中国共产主义青年团、国家税务局。' },
      },
      {
        why: 'a town next door',
        reading: { text: '塔水镇人民政府办事大厅。' },
        register: { units: [{ id: 'u', name: '秀水镇人民政府办事大厅' }] },
      },
      {
        why: 'words that meet, bodies beside those of the list',
        reading: {
          text: '县行政服务中心、广西自治区民政厅、诉讼中人民法院、乡级人民政府、城镇居民基本医疗保险、获奖最多的一次、常态化开展党员学习教育、高质量开展工作。',
        },
      },
      { why: 'entries of a menu', reading: { text: '人民代 表大会 信访' } },
    ],
  },
};

import { CONFUSION, type Confusions } from '../../core/typos/confusions.ts';
import type { LanguageWord } from '../../core/typos/language-file.ts';
import { OWN_UNIGRAM } from '../../core/typos/typo-model.ts';
import type { LanguageModel } from './kenlm.ts';

/** A word of 4 or more characters is dropped when a confusable one is this many times as frequent … */
const TIMES_LONG = 5;
/** … and one of 3 characters when it is this many times so. */
const TIMES_THREE = 40;
const LONGEST = 8;
/** jieba counts a word this often at least before it is taken. */
const LEAST_COUNT = 3;
/** jieba's counts on the scale of the model, by least squares over the 112,441 words they share. */
const JIEBA_SCALE = { offset: -3.31, slope: 0.374, total: 60_101_964 };

const isHan = (word: string): boolean => /^[\u4e00-\u9fff]+$/.test(word);
const NUMERALS = /[〇一二两三四五六七八九十百千万亿第零壹貳贰叁肆伍陆柒捌玖拾廿几半]/;

interface Dropped {
  word: string;
  /** The word it is taken for a slip of. */
  instead: string;
}

export interface Vocabulary {
  /** Words of the language model that stay, by its own ids. */
  model: Map<number, LanguageWord>;
  jieba: LanguageWord[];
  own: string[];
  dropped: Dropped[];
}

/**
 * Words from the model, from jieba's dictionary and of our own, without the slips that frequent typing has put into
 * the first two (谈笑风声, 增殖税): the model would know the slip.
 *
 * @param jieba `dict.txt`: word, count, kind by spaces
 * @param own words apart by spaces or line ends; `#` begins a remark
 */
export function vocabularyOf(
  language: LanguageModel,
  jieba: string,
  own: string,
  confusions: Confusions,
): Vocabulary {
  const unigrams = new Map<string, number>();
  language.words.forEach((word, id) => {
    if (isHan(word) && word.length <= LONGEST) unigrams.set(word, language.unigrams[id] ?? 0);
  });
  const added = new Map<string, number>();
  for (const line of jieba.split('\n')) {
    const [word = '', count = '0'] = line.split(' ');
    if (!isHan(word) || word.length < 2 || word.length > 6 || Number(count) < LEAST_COUNT) continue;
    if (unigrams.has(word)) continue;
    added.set(word, JIEBA_SCALE.offset + JIEBA_SCALE.slope * Math.log10(Number(count) / JIEBA_SCALE.total));
  }
  const ours = [...new Set(own.replace(/#.*/g, '').split(/\s+/))].filter(
    (word) => isHan(word) && word.length <= LONGEST,
  );
  const known = new Map([...added, ...unigrams]);
  for (const word of ours) known.set(word, Math.max(OWN_UNIGRAM, known.get(word) ?? OWN_UNIGRAM));
  const mine = new Set(ours);
  const counts = new Map<string, number>();
  for (const line of jieba.split('\n')) {
    const [word = '', count = '0'] = line.split(' ');
    counts.set(word, Number(count));
  }
  const dropped: Dropped[] = [];
  const isDropped = (word: string): boolean => {
    if (word.length < 3 || mine.has(word)) return false;
    const instead = likelierForm(word, known, counts, confusions);
    if (instead !== undefined) dropped.push({ word, instead });
    return instead !== undefined;
  };
  const model = new Map<number, LanguageWord>();
  language.words.forEach((word, id) => {
    const unigram = unigrams.get(word);
    if (unigram === undefined || isDropped(word)) return;
    model.set(id, { word, unigram, backoff: language.backoffs[id] ?? 0 });
  });
  const kept = [...added].filter(([word]) => !isDropped(word));
  return {
    model,
    jieba: kept.map(([word, unigram]) => ({ word, unigram, backoff: 0 })),
    own: ours,
    dropped,
  };
}

function likelierForm(
  word: string,
  known: Map<string, number>,
  counts: Map<string, number>,
  confusions: Confusions,
): string | undefined {
  const times = word.length === 3 ? TIMES_THREE : TIMES_LONG;
  const own = known.get(word) ?? 0;
  const ownCount = Math.max(1, counts.get(word) ?? 0);
  let most = times;
  let best: string | undefined;
  for (let at = 0; at < word.length; at++) {
    if (NUMERALS.test(word[at] ?? '')) continue;
    const { units, kinds } = confusions.of(word.charCodeAt(at));
    for (let n = 0; n < units.length; n++) {
      const other = String.fromCharCode(units[n] ?? 0);
      if ((kinds[n] ?? 0) === CONFUSION.nearSound || NUMERALS.test(other)) continue;
      const form = word.slice(0, at) + other + word.slice(at + 1);
      const unigram = known.get(form);
      if (unigram === undefined) continue;
      const more = Math.max(10 ** (unigram - own), (counts.get(form) ?? 0) / ownCount);
      if (more < most) continue;
      most = more;
      best = form;
    }
  }
  return best;
}

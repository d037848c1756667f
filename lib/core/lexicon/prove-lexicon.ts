import { fold } from '../text/fold.ts';
import { compileLexicon } from './compile-lexicon.ts';
import type { LexiconEntry } from './lexicon.ts';

/**
 * What is wrong with a word list, one Chinese sentence each naming the entry; empty when every entry does what
 * its own sentences say: hits are hit, misses (and the right form itself) are not, no wrong form stands twice,
 * allow phrases hold the wrong form and more.
 *
 * @example proveLexicon([{ wrong: '按装', right: '安装', hits: ['安装电梯。'], … }])
 *   → ['第 1 条“按装”：例句“安装电梯。”应命中而没有命中。']
 */
export function proveLexicon(entries: readonly LexiconEntry[]): string[] {
  const lexicon = compileLexicon(entries);
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const name = `第 ${index + 1} 条“${entry.wrong}”：`;
    const catches = (text: string): boolean =>
      lexicon.find(text).some((hit) => hit.entry.wrong === entry.wrong);
    const earlier = seen.get(entry.wrong);
    if (earlier !== undefined) faults.push(`${name}与第 ${earlier + 1} 条重复。`);
    else seen.set(entry.wrong, index);
    if (entry.wrong === entry.right) faults.push(`${name}错误写法与正确写法相同。`);
    if (fold(entry.wrong).length < 2) faults.push(`${name}错误写法去掉空格后不足两个字。`);
    if (entry.wrong !== entry.right && catches(entry.right))
      faults.push(`${name}正确写法“${entry.right}”也会命中。`);
    for (const phrase of entry.allow) {
      if (!fold(phrase).includes(fold(entry.wrong)) || fold(phrase) === fold(entry.wrong))
        faults.push(`${name}放行词“${phrase}”应包含错误写法并且更长。`);
    }
    for (const sentence of entry.hits)
      if (!catches(sentence)) faults.push(`${name}例句“${sentence}”应命中而没有命中。`);
    for (const sentence of entry.misses)
      if (catches(sentence)) faults.push(`${name}例句“${sentence}”不应命中而命中了。`);
  }
  return faults;
}

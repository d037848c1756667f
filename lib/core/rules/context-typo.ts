import type { Hit, Rule } from '../rule.ts';
import type { TypoHit } from '../typos/typo-checker.ts';

/**
 * Characters that do not fit their sentence, found by the words around them. Says nothing until the model is loaded
 * (`context.typos`), and nothing where a word list speaks already: the list is surer and knows its reason.
 */
export const rule: Rule = {
  id: 'context-typo',
  title: '疑似错别字（按上下文）',
  clause: '三(一)1、四(六)',
  problemClass: '错别字',
  severity: '一般',
  sureness: '疑似',
  needs: ['text'],
  check({ text }, { typos, lexicon }) {
    if (typos === undefined) return [];
    const hits = typos.checker.check(text, typos.level);
    if (hits.length === 0) return [];
    const listed = lexicon.find(text);
    let reach = 0;
    return hits.flatMap((hit) => {
      if (listed.some(({ start, end }) => hit.word.start < end && start < hit.word.end)) return [];
      // The word reads better than the character; where two words share a character the second shows its character.
      const { start, end, suggestion } = hit.word.start < reach ? hit : hit.word;
      reach = end;
      return [said(text, { start, end, suggestion })];
    });
  },
  examples: {
    flags: [
      {
        why: 'a character of the same sound',
        reading: { text: '区政府常务会议审义通过了这一方案。' },
        typos: true,
      },
      { why: 'a look-alike', reading: { text: '请各乡镇认真贯彻执行，切实做好安全生户工作。' }, typos: true },
      {
        why: 'a word of the same sound, both characters',
        reading: { text: '组织开展年度绩效靠河工作。' },
        typos: true,
      },
    ],
    passes: [
      { why: 'the right words', reading: { text: '区政府常务会议审议通过了这一方案。' }, typos: true },
      {
        why: 'newer words of government',
        reading: { text: '推行跨省通办，以网格员队伍为基层治理赋能。' },
        typos: true,
      },
      { why: 'names of persons', reading: { text: '区委常委王晓钧、副区长伍柏麟参加调研。' }, typos: true },
      { why: 'nothing without the model', reading: { text: '区政府常务会议审义通过了这一方案。' } },
    ],
  },
};

function said(text: string, { start, end, suggestion }: Pick<TypoHit, 'start' | 'end' | 'suggestion'>): Hit {
  return {
    start,
    end,
    message: `“${text.slice(start, end)}”疑为“${suggestion}”（按上下文推断，请人工核对）`,
    suggestion,
  };
}

/** The three faults of the practice page, each told by the rule that finds it. */
export const PRACTICE_FAULTS = [
  { ruleId: 'wrong-word', words: '再接再励', title: '一个错字', hint: '正文里画波浪线的词' },
  { ruleId: 'unpaired-punctuation', words: '《', title: '一个不成对的书名号', hint: '“《”后面少了“》”' },
  { ruleId: 'column-freshness', words: '要闻动态', title: '一个逾期的栏目', hint: '“要闻动态”旁的 ▲ 牌' },
] as const;

export type PracticeRule = (typeof PRACTICE_FAULTS)[number]['ruleId'];

/** Day `days` before `today`, both `YYYY-MM-DD`. */
export function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

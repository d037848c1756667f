import type { Finding } from '../finding.ts';

/** Letters or digits a word must have to be let pass by itself: a lone 《 stands for the whole rule. */
const FEWEST_UNITS = 2;

/**
 * Why the words of a finding cannot be let pass everywhere, null when they can. A privacy finding has no words
 * but its masked form, which is that of ten thousand other numbers; a link's words say nothing of where it leads.
 *
 * @returns a Chinese sentence without its final stop
 * @example whyNotAllowable({ problemClass: '错别字', where: { start: 3, end: 5 }, quote }) === null
 */
export function whyNotAllowable({
  problemClass,
  where,
  quote,
}: Pick<Finding, 'problemClass' | 'where' | 'quote'>): string | null {
  if (problemClass === '个人隐私') return '号码原文不保存，不能按词放行，请用“此处忽略”';
  if (problemClass === '暗链外链') return '同样的文字还会指向别的网址，不能按词放行，请用“此处忽略”';
  if (where.start === undefined || where.columnId !== undefined)
    return '这一处没有可以放行的词，请用“此处忽略”';
  const units = quote.exact.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return units < FEWEST_UNITS ? '只有标点或单个字，放行等于停用整条规则，请用“此处忽略”' : null;
}

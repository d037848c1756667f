import type { z } from 'zod';

import { LexiconEntry } from './lexicon.ts';
import { proveLexicon } from './prove-lexicon.ts';

export type ParsedLexicon = { ok: true; entries: LexiconEntry[] } | { ok: false; errors: string[] };

const FIELD_NAMES: Readonly<Record<string, string>> = {
  wrong: '错误写法（wrong）',
  right: '正确写法（right）',
  problemClass: '问题类别（problemClass）',
  severity: '严重程度（severity）',
  sureness: '确定或疑似（sureness）',
  allow: '放行词（allow）',
  hits: '应命中的例句（hits）',
  misses: '不应命中的例句（misses）',
  source: '来源（source）',
};

function nameOf(item: unknown, index: number): string {
  const wrong = typeof item === 'object' && item !== null && 'wrong' in item ? item.wrong : undefined;
  return typeof wrong === 'string' && wrong !== '' ? `第 ${index + 1} 条“${wrong}”` : `第 ${index + 1} 条`;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const field = String(issue.path[0] ?? '');
  const name = FIELD_NAMES[field] ?? (field === '' ? '整条' : field);
  if (issue.code === 'invalid_value') return `${name}只能填：${issue.values.map(String).join('、')}`;
  if (issue.code === 'too_small') return field === 'wrong' ? `${name}不足两个字` : `${name}不能为空`;
  if (issue.code === 'invalid_type') return `${name}缺失或格式不对`;
  return `${name}不合要求`;
}

/**
 * An office's own word list, parsed where it enters: a JSON array of entries. All or nothing: one bad entry and
 * the whole list is refused, every fault named with the entry it is in.
 *
 * @param json text of the file
 * @returns entries, or Chinese sentences a person can act on
 * @example parseLexicon('[{"wrong":"按"}]') → { ok: false, errors: ['第 1 条“按”：错误写法（wrong）不足两个字。', …] }
 */
export function parseLexicon(json: string): ParsedLexicon {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, errors: ['词表不是完整的 JSON 文件，可能在传送中损坏，请重新导出后再导入。'] };
  }
  if (!Array.isArray(data))
    return { ok: false, errors: ['词表应是一个列表（JSON 数组），每个词一条，请检查文件是否选对。'] };
  const entries: LexiconEntry[] = [];
  const errors: string[] = [];
  for (const [index, item] of data.entries()) {
    const parsed = LexiconEntry.safeParse(item);
    if (parsed.success) entries.push(parsed.data);
    else errors.push(`${nameOf(item, index)}：${parsed.error.issues.map(sentenceOf).join('；')}。`);
  }
  if (errors.length === 0) errors.push(...proveLexicon(entries));
  return errors.length === 0 ? { ok: true, entries } : { ok: false, errors };
}

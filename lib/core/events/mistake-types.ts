import type { ProblemClass } from '../finding.ts';

/** Codes and names of the official 找错 form (FIELD 4). */
export const MISTAKE_TYPES = [
  { code: 0, name: '内容无法访问' },
  { code: 1, name: '信息不更新' },
  { code: 2, name: '内容不准确' },
  { code: 3, name: '咨询留言不回复' },
  { code: 4, name: '错别字' },
  { code: 5, name: '虚假伪造内容' },
  { code: 6, name: '其他' },
] as const;
type MistakeType = (typeof MISTAKE_TYPES)[number];
export type MistakeCode = MistakeType['code'];

const CODE_OF: Partial<Record<ProblemClass, MistakeCode>> = {
  失效链接: 0,
  更新逾期: 1,
  空白栏目: 1,
  严重表述错误: 2,
  日期数字: 2,
  发文字号: 2,
  错别字: 4,
  标点符号: 4,
  暗链外链: 5,
};

const CLASS_OF: Partial<Record<MistakeCode, ProblemClass>> = { 0: '失效链接', 1: '更新逾期', 4: '错别字' };

/** The official type a problem falls under. @example mistakeType('错别字').code === 4 */
export function mistakeType(problemClass: ProblemClass): MistakeType {
  return mistakeTypeOf(CODE_OF[problemClass] ?? 6);
}

/** @example mistakeTypeOf(3).name === '咨询留言不回复' */
export function mistakeTypeOf(code: MistakeCode): MistakeType {
  return MISTAKE_TYPES.find((one) => one.code === code) ?? MISTAKE_TYPES[6];
}

/** The ledger's class for what a volunteer chose; the center corrects it where the form is coarser. */
export function classOfMistake(code: MistakeCode): ProblemClass {
  return CLASS_OF[code] ?? '其他';
}

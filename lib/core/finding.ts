import { z } from 'zod';

export { QUOTE_CONTEXT } from './text/text-quote.ts';

/** Exact words of a page with what stood around them (after the W3C Web Annotation TextQuoteSelector). */
export const TextQuote = z.object({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  /** Offset in `PageReading.text` when it was read: a hint for ties, never an identity. */
  start: z.int().nonnegative(),
});
export type TextQuote = z.infer<typeof TextQuote>;

export const Severity = z.enum(['严重', '一般', '提示']);
export type Severity = z.infer<typeof Severity>;

export const Sureness = z.enum(['确定', '疑似']);
export type Sureness = z.infer<typeof Sureness>;

/** Problem class of the ledger (FIELD 6 and the freshness states of FIELD 1). */
export const ProblemClass = z.enum([
  '严重表述错误',
  '错别字',
  '标点符号',
  '发文字号',
  '日期数字',
  '个人隐私',
  '暗链外链',
  '署名缺失',
  '红头文件',
  '解读缺失',
  '转载不规范',
  '商业广告',
  '失效链接',
  '更新逾期',
  '空白栏目',
  '页面规范',
  '其他',
]);
export type ProblemClass = z.infer<typeof ProblemClass>;

export const Finding = z.object({
  /** Stable over re-readings of an unchanged page: `ruleId` plus a hash of quote and context. */
  id: z.string(),
  ruleId: z.string(),
  clause: z.string(),
  problemClass: ProblemClass,
  severity: Severity,
  sureness: Sureness,
  /** For privacy findings `exact` is the masked form and prefix and suffix are empty (DESIGN 4). */
  quote: TextQuote,
  message: z.string(),
  suggestion: z.string().optional(),
  where: z.object({
    /** Range in `PageReading.text`; absent for what is missing from a page (署名, blank column). */
    start: z.int().nonnegative().optional(),
    end: z.int().nonnegative().optional(),
    listId: z.string().optional(),
    columnId: z.string().optional(),
  }),
});
export type Finding = z.infer<typeof Finding>;

import type { ListContent } from './word-list.ts';

const WORD_HEADINGS = [
  '错误写法',
  '正确写法',
  '问题类别',
  '严重程度',
  '把握',
  '放行词',
  '应报例句',
  '不报例句',
  '来源',
  '启用日期',
  '停用日期',
];

/**
 * A list as the rows of a sheet, headings first, which reads back as the same list.
 *
 * @example listRows({ kind: '固定表述', terms: ['示范县大数据中心'] }) // [['固定表述'], ['示范县大数据中心']]
 */
export function listRows(content: ListContent): string[][] {
  if (content.kind === '固定表述') return [['固定表述'], ...content.terms.map((term) => [term])];
  if (content.kind === '领导名单')
    return [
      ['姓名', '职务', '排序'],
      ...content.leaders.map(({ name, posts, order }) => [name, posts.join('、'), String(order)]),
    ];
  return [
    WORD_HEADINGS,
    ...content.entries.map((entry) => [
      entry.wrong,
      entry.right,
      entry.problemClass ?? '',
      entry.severity ?? '',
      entry.sureness ?? '',
      (entry.allow ?? []).join('、'),
      (entry.hits ?? []).join('\n'),
      (entry.misses ?? []).join('\n'),
      entry.source ?? '',
      entry.from ?? '',
      entry.to ?? '',
    ]),
  ];
}

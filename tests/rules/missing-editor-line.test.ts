import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../lib/core/reading.ts';
import { rule } from '../../lib/core/rules/missing-editor-line.ts';
import { hitsOf } from './check-example.ts';

const article: Partial<PageReading> = {
  kind: 'article',
  title: '某区召开读网工作会',
  publishedAt: { date: '2026-11-02', from: 'label', line: '发布日期：2026-11-02' },
};
const messageOf = (over: Partial<PageReading>): string | undefined =>
  hitsOf(rule, { why: '', reading: { ...article, ...over } })[0]?.message;

describe('missing-editor-line', () => {
  it.each([
    [{}, '文末未标注来源、编辑、校审'],
    [{ source: '区政府办' }, '文末未标注编辑、校审'],
    [{ source: ' ', text: '编辑：王某\n审核：李某' }, '文末未标注来源'],
    [{ text: '来源：区政府办\n责任编辑：王某' }, '文末未标注校审'],
    [{ text: '（来源：区政府办 编 辑:王某 校 对:李某）' }, undefined],
    [
      { source: '区政府办', text: '初审：王某 终审：李某', editors: [{ role: '文字编辑', name: '张某' }] },
      undefined,
    ],
    [
      {
        source: '区政府办',
        editors: [
          { role: '编辑', name: '王某' },
          { role: '责任编辑', name: '李某' },
        ],
      },
      undefined,
    ],
    [{ source: '区政府办', editors: [{ role: '编辑', name: ' ' }], text: '审核：李某' }, '文末未标注编辑'],
  ] satisfies [Partial<PageReading>, string | undefined][])(
    'says which of the three is missing: %j',
    (over, message) => {
      expect(messageOf(over)).toBe(message);
    },
  );

  it('quotes the title and claims no place on the page', () => {
    const [hit] = hitsOf(rule, { why: '', reading: article });
    expect(hit).toMatchObject({ words: '某区召开读网工作会' });
    expect(hit?.start).toBeUndefined();
  });

  it.each(['home', 'list', 'account', 'other'] as const)('asks nothing of a %s page', (kind) => {
    expect(messageOf({ kind })).toBeUndefined();
  });

  it('asks nothing of a page without a date of publishing, or whose body was not read', () => {
    expect(hitsOf(rule, { why: '', reading: { kind: 'article', title: '机构职能' } })).toEqual([]);
    for (const what of ['body-by-script', 'frame', 'text-cap'] as const)
      expect(messageOf({ gaps: [{ what, why: '未读到。' }] })).toBeUndefined();
    expect(messageOf({ gaps: [{ what: 'image-text', why: '图片文字未读。' }] })).toBeDefined();
  });
});

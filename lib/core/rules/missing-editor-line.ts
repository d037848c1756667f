import type { PageReading } from '../reading.ts';
import type { Rule } from '../rule.ts';

const EDITOR = /编辑|责编|编审|编校/;
const CHECKER =
  /校审|审校|审核|校对|审签|审稿|编审|编校|复核|[初复终一二三]审|[一二三]校|监审|监制|审定|核发/;
/** Between a label and its name: 编辑：, 编辑|, 编辑/. */
const SIGN = String.raw`\s?[：:|｜丨/／]\s?\S`;
/** The same labels where the page carries them in its text only. */
const SOURCE_LINE = new RegExp(
  `(?:来\\s?源|稿\\s?源|供\\s?稿|信息来源|文章来源|供稿单位|信息提供|发布机构|发布单位)${SIGN}`,
);
const EDITOR_LINE = new RegExp(`(?:编\\s?辑|责\\s?编|编审|编校)(?:人员?)?${SIGN}`);
const CHECKER_LINE = new RegExp(
  `(?:校\\s?审|审\\s?校|审\\s?核|校\\s?对|审签|审稿|编审|编校|复核|[初复终一二三]审|[一二三]校|监审|监制|审定|核发)(?:人员?)?${SIGN}`,
);

/** A page whose body was not wholly read cannot be said to lack its last line. */
const BODY_GAPS = new Set([
  'body-by-script',
  'frame',
  'shadow',
  'object',
  'canvas',
  'text-cap',
  'place-cap',
  'undecodable',
  'empty-page',
]);

function missingOf({ source, editors, text }: PageReading): string[] {
  const roles = editors.filter(({ name }) => name.trim() !== '').map(({ role }) => role);
  const editorsNamed = roles.filter((role) => EDITOR.test(role)).length;
  // Two named editors (编辑 and 责任编辑) are two pairs of eyes: the second stands for 校审.
  const hasChecker = roles.some((role) => CHECKER.test(role)) || editorsNamed > 1 || CHECKER_LINE.test(text);
  const missing: string[] = [];
  if (!source?.trim() && !SOURCE_LINE.test(text)) missing.push('来源');
  if (editorsNamed === 0 && !EDITOR_LINE.test(text)) missing.push('编辑');
  if (!hasChecker) missing.push('校审');
  return missing;
}

/** Notice 三(一): the end of what is published names its source, its editor and who checked it. */
export const rule: Rule = {
  id: 'missing-editor-line',
  title: '文末未标注来源、编辑、校审',
  clause: '三(一)',
  problemClass: '署名缺失',
  severity: '一般',
  sureness: '确定',
  needs: ['kind', 'publishedAt', 'source', 'editors', 'text'],
  check(reading) {
    if (reading.kind !== 'article' || !reading.publishedAt) return [];
    if (reading.gaps.some((gap) => BODY_GAPS.has(gap.what))) return [];
    const missing = missingOf(reading);
    if (missing.length === 0) return [];
    return [
      {
        words: reading.title,
        message: `文末未标注${missing.join('、')}`,
        suggestion: '在文末补上：来源、编辑、校审（三项都要有）',
      },
    ];
  },
  examples: {
    flags: [
      { why: 'source only', reading: { ...article(), source: '区政府办公室' } },
      {
        why: 'no checker',
        reading: { ...article(), source: '区融媒体中心', editors: [{ role: '编辑', name: '王某' }] },
      },
      {
        why: 'a label with nobody behind it',
        reading: { ...article(), text: '来源：区政府办 编辑：王某 校审：' },
      },
    ],
    passes: [
      {
        why: 'all three in the text',
        reading: { ...article(), text: '来源：区政府办 编辑：王某 校审：李某' },
      },
      {
        why: 'all three as labels',
        reading: {
          ...article(),
          source: '区政府办',
          editors: [
            { role: '责任编辑', name: '王某' },
            { role: '审核', name: '李某' },
          ],
        },
      },
      {
        why: 'three rounds of checking',
        reading: { ...article(), text: '来源：区融媒体中心 责编：王某 一审：张某 二审：李某 三审：赵某' },
      },
      {
        why: 'other signs behind the labels',
        reading: { ...article(), text: '来源｜区政府办 编辑｜王某 校审｜李某' },
      },
      { why: 'a list is no article', reading: { ...article(), kind: 'list' } },
      {
        why: 'the body was drawn by script and not read',
        reading: { ...article(), gaps: [{ what: 'body-by-script', why: '正文由脚本生成，未读到。' }] },
      },
    ],
  },
};

function article(): Pick<PageReading, 'kind' | 'title' | 'publishedAt'> {
  return {
    kind: 'article',
    title: '某区召开读网工作会',
    publishedAt: { date: '2026-11-02', from: 'label', line: '发布日期：2026-11-02' },
  };
}

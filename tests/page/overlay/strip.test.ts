import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../lib/core/finding.ts';
import type { ColumnState, FreshnessState } from '../../../lib/core/freshness/judge.ts';
import type { PageResult } from '../../../lib/core/page-result.ts';
import { badgeSentence, shortLabel } from '../../../lib/page/overlay/badges.ts';
import { countPage } from '../../../lib/page/overlay/count-page.ts';
import { markKindOf } from '../../../lib/page/overlay/mark-kind.ts';
import { vetoNotes } from '../../../lib/page/overlay/strip-columns.ts';
import { columnsShown } from '../../../lib/page/overlay/strip-model.ts';
import { nothingFound, sentenceOf } from '../../../lib/page/overlay/summary-strip.ts';

const finding = (part: Partial<Finding>): Finding => ({
  id: Math.abs(JSON.stringify(part).length).toString(),
  ruleId: 'test',
  clause: '',
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  quote: { exact: '', prefix: '', suffix: '', start: 0 },
  message: '',
  where: {},
  ...part,
});

const column = (targetId: string, state: FreshnessState): ColumnState => ({
  targetId,
  target: 'column',
  name: targetId,
  urlKey: targetId,
  state,
  limitText: '14天',
  clause: '三(二)1(2)',
  label: '',
  sentence: '',
});

describe('countPage', () => {
  it('counts an overdue column once, by its badge or by its finding', () => {
    const overdue = finding({ problemClass: '更新逾期', where: { columnId: 'a' } });
    const elsewhere = finding({ problemClass: '更新逾期', where: { columnId: 'b' } });
    const counts = countPage([overdue, elsewhere], [column('a', '逾期')]);
    expect(counts).toEqual([{ key: '逾期', count: 2, tone: 'bad' }]);
  });

  it('says sure errors, suspicions and hints apart, worst first, and nothing that is zero', () => {
    const counts = countPage(
      [
        finding({}),
        finding({ severity: '严重' }),
        finding({ sureness: '疑似' }),
        finding({ severity: '提示', sureness: '疑似' }),
      ],
      [column('a', '正常'), column('b', '未读到'), column('c', '空白'), column('d', '未能识别')],
    );
    expect(counts.map(({ key, count }) => `${key} ${count}`)).toEqual([
      '错误 2',
      '疑似 1',
      '空白 1',
      '未能识别 1',
      '提示 1',
    ]);
  });
});

describe('what the strip says', () => {
  it('未发现问题 never stands without its scope', () => {
    expect(nothingFound(['图片里的文字没有看。', '附件里的内容没有看。'])).toBe(
      '未发现问题（未检查：图片里的文字、附件里的内容）',
    );
    expect(nothingFound(['甲。', '乙。', '丙。', '丁。'])).toBe('未发现问题（未检查：甲、乙、丙等 4 项）');
    expect(nothingFound([])).not.toContain('未发现问题（');
    expect(nothingFound([])).toMatch(/^已查内容/);
  });

  it('a failure is never said as nothing found', () => {
    const said = sentenceOf({ state: 'failed', reason: '词库打不开', counts: [], notLookedAt: [] }, 0);
    expect(said).toBe('没有读成：词库打不开');
  });
});

describe('badges', () => {
  it.each([
    ['▲ 逾期3天', '▲3'],
    ['◐ 剩4天', '◐4'],
    ['○ 空白', '○'],
    ['? 未能识别', '?'],
    ['– 未读到', '–'],
    ['● 正常', '●'],
    ['● 正常·9天前看', '●'],
    ['● 核对无变动', '●核'],
    ['◐ 剩4天·9天前看', '◐4'],
    ['▲ 疑似逾期3天', '▲3'],
  ])('%s shortens to %s', (label, short) => expect(shortLabel(label)).toBe(short));

  it('the sentence always names its column', () => {
    expect(badgeSentence({ ...column('政务动态', '逾期'), sentence: '逾期3天。' })).toBe(
      '政务动态：逾期3天。',
    );
    expect(badgeSentence({ ...column('政务动态', '逾期'), sentence: '“政务动态”逾期3天。' })).toBe(
      '“政务动态”逾期3天。',
    );
  });
});

describe('the columns a page is about', () => {
  const result = (over: Partial<PageResult>): PageResult => ({
    url: 'https://www.a.gov.cn/tzgg/index.html',
    findings: [],
    columns: [{ ...column('a', '逾期'), urlKey: 'a.gov.cn/tzgg' }, column('b', '逾期')],
    vetoes: [],
    tickets: [],
    notLookedAt: [],
    failedRules: [],
    registered: true,
    ...over,
  });
  const ids = (of: PageResult) => columnsShown(of, []).map(({ targetId }) => targetId);

  it('take in the one whose own page it is although its head was not found, and no other of the site', () => {
    expect(ids(result({}))).toEqual(['a']);
    expect(ids(result({ url: 'https://www.a.gov.cn/' }))).toEqual([]);
  });

  it('are on a platform’s page, which is no site of ours, the account it is of', () => {
    const { vetoes: _none, ...own } = result({
      url: 'https://mp.weixin.qq.com/s/1',
      columns: [{ ...column('wx', '逾期'), target: 'account' }],
    });
    expect(ids(own)).toEqual(['wx']);
  });
});

describe('the veto lines in the strip', () => {
  it('name what counts, what may, and whether the line has fallen', () => {
    const lists = { possible: [{ targetId: 'c', name: '丙' }], attested: [] };
    const columns = [{ targetId: 'a', name: '甲' }];
    expect(
      vetoNotes([
        {
          id: '空白栏目',
          title: '空白栏目',
          threshold: 5,
          count: 1,
          columns,
          ...lists,
          vetoed: false,
          text: '1/5',
        },
        {
          id: '账号',
          title: '账号未更新',
          threshold: 1,
          count: 1,
          columns,
          possible: [],
          attested: [],
          vetoed: true,
          text: '1/1',
          note: '注。',
        },
      ]),
    ).toEqual(['空白栏目 1/5：甲；另有疑似或未能识别 1 个', '▲ 已触发 账号未更新 1/1：甲。注。']);
  });
});

describe('markKindOf', () => {
  it.each([
    ['严重', '确定', 'serious'],
    ['一般', '确定', 'normal'],
    ['严重', '疑似', 'suspect'],
    ['一般', '疑似', 'suspect'],
    ['提示', '确定', 'hint'],
    ['提示', '疑似', 'hint'],
  ] as const)('%s and %s is drawn %s', (severity, sureness, kind) =>
    expect(markKindOf({ severity, sureness })).toBe(kind),
  );
});

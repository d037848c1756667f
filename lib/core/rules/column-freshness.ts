import { judgeColumn } from '../freshness/judge.ts';
import { lineLocator, type TextRange } from '../freshness/locate-line.ts';
import type { Observation } from '../freshness/observation.ts';
import { observeColumns } from '../freshness/observe.ts';
import type { PageList, PageReading } from '../reading.ts';
import type { Column, Register } from '../register/register.ts';
import type { Hit, Rule } from '../rule.ts';

type Locate = (line: string, heading?: string) => TextRange | undefined;

/** Range where the words stand on the page, else the words themselves. */
function placed(range: TextRange | undefined, words: string): Pick<Hit, 'start' | 'end' | 'words'> {
  return range ?? { words };
}

function evidenceRow(observation: Observation, reading: PageReading): string {
  const row = reading.items.find(
    (item) => item.listId === observation.listId && item.date?.date === observation.newest?.date,
  );
  return row?.line ?? observation.line;
}

function freshnessHits(reading: PageReading, register: Register, now: string, locate: Locate): Hit[] {
  const lists = new Map<string, PageList>(reading.lists.map((list) => [list.id, list]));
  const targets = new Map([...register.columns, ...register.accounts].map((one) => [one.id, one]));
  // Seen by nobody in particular: the same page gives the same finding in a browser and on patrol.
  return observeColumns(reading, register, '').flatMap((observation): Hit[] => {
    const target = targets.get(observation.targetId);
    if (!target) return [];
    const state = judgeColumn(target, observation, now);
    if (state.state !== '逾期' && state.state !== '空白') return [];
    // An old post is no fault of the account: everybody may read an old post.
    if (observation.target === 'account' && observation.via === 'block') return [];
    const line = state.state === '逾期' ? evidenceRow(observation, reading) : observation.line;
    const heading = lists.get(observation.listId ?? '')?.heading;
    const range = locate(line, heading) ?? locate(observation.line, heading);
    const suggestion =
      state.state === '逾期' ? '请责任单位尽快更新本栏目' : '请责任单位补充内容，或按程序申请撤并栏目';
    return [
      {
        ...placed(range, line || target.name),
        message: state.sentence,
        suggestion,
        sureness: state.sureness ?? '疑似',
        problemClass: state.state === '逾期' ? '更新逾期' : '空白栏目',
        clause: state.clause,
        columnId: target.id,
        ...(observation.listId === undefined ? {} : { listId: observation.listId }),
      },
    ];
  });
}

const NEWS: Column = {
  id: 'news',
  name: '工作动态',
  url: 'https://www.a.gov.cn/xwzx/gzdt/',
  columnClass: '动态要闻',
};
const register = { columns: [NEWS] };
const now = '2026-11-23T10:00:00+08:00';

/** A list page, or with `headingHref` a home page's block, whose newest row is of `date`. */
function listOf(date: string | undefined, over: Partial<PageList> = {}): Partial<PageReading> {
  const line = `全县秋收工作推进会召开 ${date ?? ''}`.trim();
  const newest = date ? { date, from: 'row' as const, line } : undefined;
  const row = { listId: 'l1', title: '全县秋收工作推进会召开', href: 'https://www.a.gov.cn/1.html', line };
  const isBlock = over.headingHref !== undefined;
  return {
    url: isBlock ? 'https://www.a.gov.cn/' : NEWS.url,
    readAt: now,
    kind: isBlock ? 'home' : 'list',
    text: `工作动态\n${line}`,
    items: [{ ...row, ...(newest ? { date: newest } : {}), pinned: false, hidden: { is: 'no' } }],
    lists: [
      {
        id: 'l1',
        heading: '工作动态',
        main: !isBlock,
        state: newest ? 'dated' : 'unreadable',
        ...(newest ? { newest } : {}),
        count: 1,
        ...over,
      },
    ],
  };
}

const blank: Partial<PageReading> = {
  ...listOf(undefined, { state: 'blank', count: 0, line: '暂无内容' }),
  text: '工作动态\n暂无内容',
  items: [],
};

/** Overdue and blank columns that this page shows. */
export const rule: Rule = {
  id: 'column-freshness',
  title: '栏目更新逾期和空白',
  clause: '三(二)1(2)',
  problemClass: '更新逾期',
  severity: '一般',
  sureness: '确定',
  needs: ['url', 'kind', 'account', 'publishedAt', 'items', 'lists'],
  check(reading, context) {
    return freshnessHits(reading, context.register, context.now, lineLocator(reading));
  },
  examples: {
    flags: [
      { why: 'age 15 of 14 days on its own page', reading: listOf('2026-11-08'), register, now },
      { why: 'a list that says it is empty', reading: blank, register, now },
      {
        why: 'a stale block on the home page, as 疑似',
        reading: listOf('2026-10-01', { headingHref: NEWS.url }),
        register,
        now,
      },
    ],
    passes: [
      { why: 'age 14 is still in time', reading: listOf('2026-11-09'), register, now },
      {
        why: 'rows without a readable date are 未能识别, not a fault',
        reading: listOf(undefined),
        register,
        now,
      },
      { why: 'a page of no registered column', reading: listOf('2019-01-01'), now },
      {
        why: 'a list drawn by script is not looked at, never empty',
        reading: { ...blank, lists: [], gaps: [{ what: 'list-by-script', why: '列表由脚本生成' }], text: '' },
        register,
        now,
      },
    ],
  },
};

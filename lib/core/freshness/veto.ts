import { addDays, isCivilDate } from '../calendar/civil-date.ts';
import type { Column } from '../register/register.ts';
import { ageOn } from './age.ts';
import type { ColumnState } from './judge.ts';
import { noticeLimits } from './limits.ts';

/** One single-veto line of the national indicators, with the columns that count towards it. */
export interface VetoCounter {
  id: '动态公告政策' | '其他栏目' | '空白栏目';
  title: string;
  /** The veto falls at this count. */
  threshold: number;
  count: number;
  /** Columns that count for certain. */
  columns: ColumnState[];
  /** 疑似 or 未能识别: may count; an item with no date counts as not updated in an inspection. */
  possible: ColumnState[];
  vetoed: boolean;
  /** `3/5`. */
  text: string;
}

/** 动态要闻, 专题专栏 managed as such (notice 二(一)2), and first-level 通知公告 and 政策文件. */
function countsAsDynamic(column: Column): boolean {
  if (column.columnClass === '动态要闻' || column.columnClass === '专题专栏') return true;
  return (
    column.parentName === undefined &&
    (column.columnClass === '通知公告' || column.columnClass === '政策文件')
  );
}

/** Late by the indicators' own figures: an office's stricter limit is no veto. */
function isLate(state: ColumnState, column: Column): boolean {
  if (column.columnClass === '其他' || state.ageDays === undefined || !state.newest) return false;
  if (!isCivilDate(state.newest.date)) return false;
  const today = addDays(state.newest.date, state.ageDays);
  return ageOn(today, state.newest.date, noticeLimits[column.columnClass]).daysLeft < 0;
}

function counter(
  head: Pick<VetoCounter, 'id' | 'title' | 'threshold'>,
  columns: ColumnState[],
  possible: ColumnState[],
): VetoCounter {
  const count = columns.length;
  return {
    ...head,
    count,
    columns,
    possible,
    vetoed: count >= head.threshold,
    text: `${count}/${head.threshold}`,
  };
}

/**
 * How near a site is to the three single-veto lines that its columns decide (国办秘函〔2019〕19号, FIELD 2):
 * 动态、公告、政策 ≥ 5, other should-update columns ≥ 10, 空白栏目 ≥ 5. Accounts and states of columns not in
 * `columns` are left out.
 * @example vetoCounters(states, register.columns).map((one) => one.text) // ['3/5', '0/10', '1/5']
 */
export function vetoCounters(states: readonly ColumnState[], columns: readonly Column[]): VetoCounter[] {
  const known = new Map(columns.map((column) => [column.id, column]));
  const pairs = states.flatMap((state) => {
    const column = state.target === 'column' ? known.get(state.targetId) : undefined;
    return column ? [{ state, column }] : [];
  });
  const late = (dynamic: boolean) => {
    const group = pairs.filter(
      ({ column }) => column.columnClass !== '其他' && countsAsDynamic(column) === dynamic,
    );
    const isSure = ({ state, column }: (typeof pairs)[number]) =>
      isLate(state, column) && state.sureness === '确定';
    const sure = group.filter(isSure);
    const unsure = group.filter(
      (pair) => !isSure(pair) && (isLate(pair.state, pair.column) || pair.state.state === '未能识别'),
    );
    return [sure.map(({ state }) => state), unsure.map(({ state }) => state)] as const;
  };
  const blank = pairs.map(({ state }) => state).filter(({ state }) => state === '空白');
  return [
    counter(
      { id: '动态公告政策', title: '动态要闻、一级通知公告和政策文件未更新', threshold: 5 },
      ...late(true),
    ),
    counter({ id: '其他栏目', title: '其他应更新栏目长期未更新', threshold: 10 }, ...late(false)),
    counter(
      { id: '空白栏目', title: '空白栏目', threshold: 5 },
      blank.filter(({ sureness }) => sureness === '确定'),
      blank.filter(({ sureness }) => sureness !== '确定'),
    ),
  ];
}

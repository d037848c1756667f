import { addDays, type CivilDate, daysBetween, isCivilDate } from '../calendar/civil-date.ts';
import type { Column } from '../register/register.ts';
import { ageOn } from './age.ts';
import type { ColumnState } from './judge.ts';
import { noticeLimits } from './limits.ts';
import type { Observation } from './observation.ts';
import { shownName } from './shown-name.ts';

/** A column or account named in a veto line. */
type VetoTarget = Pick<ColumnState, 'targetId' | 'name'>;

/** One single-veto line of the national indicators, with the columns that count towards it. */
export interface VetoCounter {
  id: '动态公告政策' | '其他栏目' | '空白栏目' | '首页' | '账号';
  title: string;
  /** The veto falls at this count. */
  threshold: number;
  count: number;
  /** What counts for certain, by dates alone: an inspection knows no 核对无变动. */
  columns: VetoTarget[];
  /** 疑似 or 未能识别: may count; an item with no date counts as not updated in an inspection. */
  possible: VetoTarget[];
  /** Those of `columns` that 核对无变动 keeps in time. */
  attested: VetoTarget[];
  vetoed: boolean;
  /** `3/5`; with attestations `3/5（计入核对无变动后 1/5）`. */
  text: string;
  /** What else has to be known of the line, one sentence. */
  note?: string | undefined;
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

/** What nobody has read counts as neither late nor in time: `0/5` alone would say that all is well. */
function unreadNote(states: readonly ColumnState[]): Pick<VetoCounter, 'note'> {
  const unread = states.filter(({ state }) => state === '未读到').length;
  return unread === 0 ? {} : { note: `还有 ${unread} 个未读到，没有计入。` };
}

const named = (state: ColumnState): VetoTarget => ({ targetId: state.targetId, name: shownName(state) });

function counter(
  head: Pick<VetoCounter, 'id' | 'title' | 'threshold' | 'note'>,
  sure: readonly ColumnState[],
  possible: readonly ColumnState[],
): VetoCounter {
  const { threshold } = head;
  const count = sure.length;
  const attested = sure.filter((state) => state.attested && state.state !== '逾期');
  const without = `${count}/${threshold}`;
  return {
    ...head,
    count,
    columns: sure.map(named),
    possible: possible.map(named),
    attested: attested.map(named),
    vetoed: count >= threshold,
    text:
      attested.length === 0
        ? without
        : `${without}（计入核对无变动后 ${count - attested.length}/${threshold}）`,
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
    const states = (some: typeof group) => some.map(({ state }) => state);
    return { note: unreadNote(states(group)), sure: states(sure), unsure: states(unsure) };
  };
  const blank = pairs.map(({ state }) => state).filter(({ state }) => state === '空白');
  const [dynamic, other] = [late(true), late(false)];
  return [
    counter(
      {
        id: '动态公告政策',
        title: '动态要闻、一级通知公告和政策文件未更新',
        threshold: 5,
        ...dynamic.note,
      },
      dynamic.sure,
      dynamic.unsure,
    ),
    counter(
      { id: '其他栏目', title: '其他应更新栏目长期未更新', threshold: 10, ...other.note },
      other.sure,
      other.unsure,
    ),
    counter(
      { id: '空白栏目', title: '空白栏目', threshold: 5, ...unreadNote(pairs.map(({ state }) => state)) },
      blank.filter(({ sureness }) => sureness === '确定'),
      blank.filter(({ sureness }) => sureness !== '确定'),
    ),
  ];
}

/** Each account without an update for two weeks is a veto of its own. */
export function accountVeto(states: readonly ColumnState[]): VetoCounter {
  const accounts = states.filter(({ target }) => target === 'account');
  const isSure = (state: ColumnState) =>
    (state.state === '逾期' || state.state === '空白') && state.sureness === '确定';
  return counter(
    { id: '账号', title: '政务新媒体账号两周未更新', threshold: 1, ...unreadNote(accounts) },
    accounts.filter(isSure),
    accounts.filter((state) => !isSure(state) && /^(逾期|空白|未能识别)$/.test(state.state)),
  );
}

/** The indicators' two weeks of the home page: age 14 is still in time, as everywhere (FIELD 1). */
const HOME_DAYS = 14;

/**
 * Home page without an update for two weeks, as far as its registered blocks tell: what else stands there is
 * not registered, so the line is never counted for certain, only doubted.
 * @param homeLooks the last look of each registered block on the site's home page
 */
export function homeVeto(
  homeLooks: readonly Pick<Observation, 'newest' | 'state' | 'seenAt'>[],
  today: CivilDate,
): VetoCounter {
  const head = { id: '首页', title: '首页两周未更新', threshold: 1 } as const;
  const dates = homeLooks.flatMap(({ state, newest }) =>
    state === 'dated' && newest && isCivilDate(newest.date) && newest.date <= today ? [newest.date] : [],
  );
  const newest = dates.sort().at(-1);
  if (newest === undefined) {
    const why = homeLooks.length === 0 ? '还没有人读过首页' : '首页上登记的栏目没有读到日期';
    return { ...counter(head, [], []), text: '未读到', note: `${why}，不能判断。` };
  }
  const age = daysBetween(newest, today);
  const seen = `首页上登记的栏目最新一条是${newest}，距今${age}天`;
  const isLate = age > HOME_DAYS;
  return {
    ...counter(head, [], []),
    text: isLate ? '疑似 1/1' : '0/1',
    note: isLate ? `${seen}；首页其他区块没有登记，请打开首页核对。` : `${seen}。`,
  };
}

import type { HolidayYear } from '../core/calendar/holidays.ts';
import { canonicalJson } from '../core/events/canonical-json.ts';
import { countOf, type ListKind, type OwnList } from '../core/lexicon/word-list.ts';
import { type RecordChanges, recordChanges } from '../core/register/record-changes.ts';
import { EMPTY_REGISTER, type Register } from '../core/register/register.ts';
import type { OfficeConfig, OfficeState } from './office-config.ts';
import { type OfficeValues, settingChanges, withOffice } from './office-settings.ts';
import { nextVersion } from './own-lists.ts';

/** What a person decides of a list that was kept here under the same name. */
export type ListChoice = '用包里的' | '保留本机的';

/** 新增 · 更新: here from an earlier 配置包 and not touched since · 相同 · 冲突: this office's own, a person decides. */
interface ListPlan {
  name: string;
  kind: ListKind;
  what: '新增' | '更新' | '相同' | '冲突';
  count: number;
  on: boolean;
  mine?: { name: string; kind: ListKind; count: number; on: boolean; savedAt: string; savedBy: string };
}

/** Everything a 配置包 would change, told before anything is written. */
export interface ConfigPlan {
  /** Absent when the package has no register: it stays. */
  register?: (RecordChanges & { part: string })[];
  lists: ListPlan[];
  /** Lists of this machine the package does not name; they stay. */
  keptLists: string[];
  holidays: { year: number; what: '新增' | '更新' | '相同' }[];
  settings: { title: string; from: string; to: string }[];
}

/** What a list's version says of a change made by a 配置包. */
const BY_CONFIG = '导入配置包';

const REGISTER_PARTS = [
  ['网站', 'sites'],
  ['栏目', 'columns'],
  ['账号', 'accounts'],
  ['单位', 'units'],
  ['人员', 'persons'],
] as const;

type ConfigList = OfficeConfig['lists'][number];

/** There is one roster, whatever it is called; any other list is known by its name. */
export function mineOf(lists: readonly OwnList[], list: ConfigList): OwnList | undefined {
  const roster = ({ content }: Pick<OwnList, 'content'>) => content.kind === '领导名单';
  const named = lists.find(({ name }) => name === list.name);
  return roster(list) ? (lists.find(roster) ?? named) : named;
}

export function listPlan(mine: OwnList | undefined, { name, on, content }: ConfigList): ListPlan {
  const plan = { name, kind: content.kind, count: countOf(content), on };
  const last = mine?.versions[0];
  if (!mine || !last) return { ...plan, what: '新增' };
  const isSame = canonicalJson(mine.content) === canonicalJson(content);
  const isOurs = last.what.startsWith(BY_CONFIG);
  return {
    ...plan,
    what: isSame ? (mine.on === on ? '相同' : '更新') : isOurs ? '更新' : '冲突',
    mine: {
      name: mine.name,
      kind: mine.content.kind,
      count: countOf(mine.content),
      on: mine.on,
      savedAt: last.savedAt,
      savedBy: last.savedBy,
    },
  };
}

/** Compares a package with what is here. Pure; nothing is written. */
export function planConfig(state: OfficeState, config: OfficeConfig): ConfigPlan {
  const was = state.register ?? EMPTY_REGISTER;
  const { register } = config;
  const lists = config.lists.map((list) => listPlan(mineOf(state.lists, list), list));
  const touched = new Set(config.lists.map((list) => mineOf(state.lists, list)?.id));
  const here = new Map(state.values.holidays.map((year) => [year.year, year]));
  return {
    ...(register
      ? {
          register: REGISTER_PARTS.map(([part, key]) => ({
            part,
            ...recordChanges<{ id: string; name: string }>(was[key], register[key]),
          })),
        }
      : {}),
    lists,
    keptLists: state.lists.filter(({ id }) => !touched.has(id)).map(({ name }) => name),
    holidays: config.holidays.map((year) => ({ year: year.year, what: yearPlan(here.get(year.year), year) })),
    settings: settingChanges(state.values, withOffice(state.values, config)),
  };
}

function yearPlan(mine: HolidayYear | undefined, year: HolidayYear): '新增' | '更新' | '相同' {
  if (!mine) return '新增';
  return canonicalJson(mine) === canonicalJson(year) ? '相同' : '更新';
}

/** What is to be written, from a package that was looked at and decided on. */
export interface ConfigChange {
  register?: Register;
  /** Lists to put, each with its next version. */
  lists: OwnList[];
  values: OfficeValues;
}

/**
 * @param choices by the package's name of a list, for each 冲突
 * @returns names of the lists nobody decided on; then nothing may be written
 */
export function changeOf(
  state: OfficeState,
  config: OfficeConfig,
  choices: readonly { name: string; choice: ListChoice }[],
  by: { name: string; nowMs: number; madeBy: string; newId: () => string },
): ConfigChange | { undecided: string[] } {
  const undecided: string[] = [];
  const chosen = new Map(choices.map(({ name, choice }) => [name, choice]));
  const lists = config.lists.flatMap((list): OwnList[] => {
    const mine = mineOf(state.lists, list);
    const { what } = listPlan(mine, list);
    const choice = chosen.get(list.name);
    if (what === '冲突' && choice === undefined) undecided.push(list.name);
    if (what === '相同' || (what === '冲突' && choice !== '用包里的')) return [];
    const doing = `${BY_CONFIG}（${by.madeBy}）`.slice(0, 300);
    return [nextVersion(mine, { ...list, what: doing }, { ...by, id: mine?.id ?? by.newId() })];
  });
  if (undecided.length > 0) return { undecided };
  return {
    ...(config.register ? { register: config.register } : {}),
    lists,
    values: withOffice(state.values, config),
  };
}

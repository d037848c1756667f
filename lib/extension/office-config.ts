import type { HolidayYear } from '../core/calendar/holidays.ts';
import { canonicalJson } from '../core/events/canonical-json.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import type { OwnList } from '../core/lexicon/word-list.ts';
import type { Result } from '../core/page-result.ts';
import type { Register } from '../core/register/register.ts';
import type { LedgerDb } from './db.ts';
import { type OfficeSettings, type OfficeValues, valuesOf } from './office-settings.ts';
import { readLists } from './own-lists.ts';
import { readRegister } from './own-rows.ts';
import type { Settings } from './settings.ts';

/** What a 配置包 carries between browsers. */
export interface OfficeConfig {
  register?: Register;
  lists: Pick<OwnList, 'name' | 'on' | 'content'>[];
  holidays: HolidayYear[];
  settings: OfficeSettings;
}

/** What of this browser a 配置包 can change. */
export interface OfficeState {
  register?: Register | undefined;
  lists: OwnList[];
  values: OfficeValues;
}

export async function readOfficeState(db: LedgerDb, settings: Settings, nowMs: number): Promise<OfficeState> {
  return {
    register: await readRegister(db, nowMs),
    lists: await readLists(db, nowMs),
    values: valuesOf(settings),
  };
}

/** One hash of everything a 配置包 can change: what was looked at must be what is changed. */
export const stateHash = (state: OfficeState, sha256: Sha256): Promise<string> =>
  sha256(canonicalJson(state));

/** What the center gives out. Whoever is not the center is refused: one office, one configuration. */
export async function officeConfig(
  db: LedgerDb,
  settings: Settings,
  nowMs: number,
): Promise<Result<OfficeConfig>> {
  if (settings.role !== '大数据中心' || !settings.person)
    return {
      ok: false,
      error: '配置包只能由大数据中心导出，没有导出。如您就在大数据中心值班，请先在“我是谁”里改身份。',
    };
  const { register, lists, values } = await readOfficeState(db, settings, nowMs);
  const { holidays, ...chosen } = values;
  return {
    ok: true,
    value: {
      ...(register ? { register } : {}),
      lists: lists.map(({ name, on, content }) => ({ name, on, content })),
      holidays,
      settings: chosen,
    },
  };
}

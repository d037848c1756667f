import { civilDateOf } from '../calendar/civil-date.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account, Column, ColumnClass, Register } from '../register/register.ts';
import type { Attested } from './attestation.ts';
import type { ColumnState, FreshnessState } from './judge.ts';
import { judgeLooks } from './judge-looks.ts';
import { type FreshnessLimits, isAccount, limitOf } from './limits.ts';
import type { Observation } from './observation.ts';
import { accountVeto, homeVeto, type VetoCounter, vetoCounters } from './veto.ts';

/** What is known of a register's columns and accounts, to judge them by. */
export interface Known {
  /** Looks by target, in causal order. */
  looks: ReadonlyMap<string, readonly Observation[]>;
  attested: ReadonlyMap<string, Attested>;
  limits: FreshnessLimits;
  nowAt: string;
}

/** A line of the column board: the state with what the register says of the column or account. */
export interface BoardRow extends ColumnState {
  /** The column's class, 政务新媒体账号 for an account. */
  className: ColumnClass | '政务新媒体账号';
  /** 网站, or the account's platform. */
  platform: string;
  /** 一级栏目 of a 二级栏目. */
  parentName?: string | undefined;
  /** Absent for an account without an address (小程序, 视频号). */
  url?: string | undefined;
  /** '' where no unit is registered. */
  unitName: string;
  /** Why the office's own stricter limit stands in place of the notice's. */
  ownLimitReason?: string | undefined;
}

/** Most urgent first; 正常 last. */
export const FRESHNESS_ORDER: readonly FreshnessState[] = [
  '逾期',
  '空白',
  '将到期',
  '未能识别',
  '未读到',
  '正常',
];

function mostUrgentFirst(a: ColumnState, b: ColumnState): number {
  return (
    FRESHNESS_ORDER.indexOf(a.state) - FRESHNESS_ORDER.indexOf(b.state) ||
    (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
    (a.daysLeft ?? 0) - (b.daysLeft ?? 0)
  );
}

/** States of columns and accounts, computed now from what was seen of them. */
export function statesOf(targets: readonly (Column | Account)[], known: Known): ColumnState[] {
  return targets.map((target) =>
    judgeLooks(target, known.looks.get(target.id) ?? [], known.nowAt, {
      limits: known.limits,
      attested: known.attested.get(target.id),
    }),
  );
}

/** Every registered column and account, most urgent first. */
export function boardRows(register: Register, known: Known): BoardRow[] {
  const units = new Map(register.units.map((unit) => [unit.id, unit.name]));
  const targets = [...register.columns, ...register.accounts];
  const states = statesOf(targets, known);
  const rows = targets.flatMap((target, index): BoardRow[] => {
    const state = states[index];
    if (!state) return [];
    const account = isAccount(target);
    return [
      {
        ...state,
        className: account ? '政务新媒体账号' : target.columnClass,
        platform: account ? target.platform : '网站',
        parentName: account ? undefined : target.parentName,
        url: target.url,
        unitName: units.get(target.unitId ?? '') ?? '',
        ownLimitReason: limitOf(target, known.limits)?.reason,
      },
    ];
  });
  return rows.sort(mostUrgentFirst);
}

/** Whether a look was made on a site's home page: an address of a host and nothing more. */
function isHomeLook(look: Observation, hosts: readonly string[]): boolean {
  const key = columnUrlKey(look.url);
  return look.via === 'block' && look.target === 'column' && hosts.includes(key);
}

/**
 * The single-veto lines that can be told from here (FIELD 2): columns, blanks, home page, accounts.
 * @param states of the columns and accounts in question
 * @param homes addresses of the sites' home pages
 */
export function vetoLines(
  states: readonly ColumnState[],
  columns: readonly Column[],
  homes: readonly string[],
  known: Pick<Known, 'looks' | 'nowAt'>,
): VetoCounter[] {
  const hosts = homes.map((url) => columnUrlKey(url)).filter((key) => key !== '');
  const homeLooks = columns.flatMap((column) =>
    (known.looks.get(column.id) ?? []).filter((look) => isHomeLook(look, hosts)),
  );
  const lines = [...vetoCounters(states, columns), homeVeto(homeLooks, civilDateOf(known.nowAt))];
  return states.some(({ target }) => target === 'account') ? [...lines, accountVeto(states)] : lines;
}

/** How one unit's columns and accounts stand. */
export interface UnitTally {
  /** 未登记责任单位 where the register names none. */
  unitName: string;
  total: number;
  counts: Readonly<Record<FreshnessState, number>>;
  attested: number;
}

/**
 * Per unit, the one with the most 逾期 and 空白 first.
 * @example unitTallies(rows)[0] // { unitName: '县统计局', total: 3, counts: { 逾期: 1, … }, attested: 0 }
 */
export function unitTallies(rows: readonly BoardRow[]): UnitTally[] {
  const byUnit = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const unit = row.unitName || '未登记责任单位';
    const known = byUnit.get(unit);
    if (known) known.push(row);
    else byUnit.set(unit, [row]);
  }
  const tallies = [...byUnit].map(([unitName, own]): UnitTally => {
    const counts = { 正常: 0, 将到期: 0, 逾期: 0, 空白: 0, 未能识别: 0, 未读到: 0 };
    for (const { state } of own) counts[state] += 1;
    return { unitName, total: own.length, counts, attested: own.filter((row) => row.attested).length };
  });
  const bad = ({ counts }: UnitTally) => counts.逾期 + counts.空白;
  return tallies.sort((a, b) => bad(b) - bad(a) || b.total - a.total || (a.unitName < b.unitName ? -1 : 1));
}

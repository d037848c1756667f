import { Tooltip } from 'antd';

import { FRESHNESS_ORDER } from '../lib/core/freshness/board.ts';
import type { ColumnState, FreshnessState } from '../lib/core/freshness/judge.ts';
import { shownName } from '../lib/core/freshness/shown-name.ts';
import type { VetoCounter } from '../lib/core/freshness/veto.ts';
import { VetoLines } from './columns/veto-lines.tsx';
import { EmptyList } from './loaded.tsx';
import { FreshnessLabel } from './tone.tsx';

function countByState(columns: readonly ColumnState[]): Map<FreshnessState, number> {
  const counts = new Map<FreshnessState, number>();
  for (const column of columns) counts.set(column.state, (counts.get(column.state) ?? 0) + 1);
  return counts;
}

/** `▲ 逾期 3 · ○ 空白 1 · …`: every state that occurs, zeros left out but 逾期, which is always said. */
export function ColumnCounts({ columns }: { columns: readonly ColumnState[] }) {
  const counts = countByState(columns);
  return (
    <span className="row" style={{ gap: 4 }}>
      {FRESHNESS_ORDER.filter((state) => state === '逾期' || counts.has(state)).map((state) => (
        <span key={state} className="chip">
          {counts.has(state) ? (
            <FreshnessLabel state={state} />
          ) : (
            <span className="tone tone-soft">{state}</span>
          )}{' '}
          <b className="figures">{counts.get(state) ?? 0}</b>
        </span>
      ))}
    </span>
  );
}

interface Props {
  columns: readonly ColumnState[];
  /** Single-veto lines of the site. */
  vetoes?: readonly VetoCounter[] | undefined;
  registered: boolean;
  onRegister: () => void;
}

/** Counts, then the columns that need somebody; the full sentence stands in the row's tooltip. */
export function ColumnSummary({ columns, vetoes = [], registered, onRegister }: Props) {
  if (columns.length === 0) {
    return (
      <EmptyList
        title={registered ? '本站登记了，但还没有栏目' : '本站不在栏目清单里'}
        advice="导入本单位的《栏目责任清单》后，网页上的栏目旁会标出是否逾期。"
        action={
          <button type="button" className="plain-button" style={{ width: 'auto' }} onClick={onRegister}>
            去设置里导入
          </button>
        }
      />
    );
  }
  const urgent = columns
    .filter((column) => column.state !== '正常' || column.attested || column.staleDays !== undefined)
    .sort((a, b) => FRESHNESS_ORDER.indexOf(a.state) - FRESHNESS_ORDER.indexOf(b.state));
  return (
    <>
      <div className="panel stack-tight" style={{ padding: '8px 12px' }}>
        <div className="row" style={{ justifyContent: 'space-between' }}>
          <h3>栏目更新</h3>
          <ColumnCounts columns={columns} />
        </div>
        <ul className="card-list">
          {urgent.map((column) => (
            <li key={column.targetId}>
              <Tooltip title={column.sentence} placement="bottom">
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the full sentence must be reachable by keyboard */}
                <div className="row" style={{ padding: '3px 0', flexWrap: 'nowrap' }} tabIndex={0}>
                  <span className="grow clip">{shownName(column)}</span>
                  <span className="soft small nowrap">限 {column.limitText}</span>
                  <FreshnessLabel state={column.state} label={column.label} />
                </div>
              </Tooltip>
            </li>
          ))}
        </ul>
        {urgent.length === 0 && <span className="tone-good">● 看到的栏目都在期限内</span>}
      </div>
      <VetoLines lines={vetoes} />
    </>
  );
}

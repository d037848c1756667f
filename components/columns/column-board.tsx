import { Alert, Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';

import { type BoardRow, unitTallies } from '../../lib/core/freshness/board.ts';
import type { VetoCounter } from '../../lib/core/freshness/veto.ts';
import { EmptyList } from '../loaded.tsx';
import { type BoardFilter, boardFilterWords, filterBoard } from './board-filter.ts';
import { BoardFilters } from './board-filters.tsx';
import type { BoardActs } from './board-row.tsx';
import { BoardTable } from './board-table.tsx';
import './columns.css';
import { PrintBoard, usePrinting } from './print-board.tsx';
import { UnitTable } from './unit-table.tsx';
import { VetoLines } from './veto-lines.tsx';
import type { WaitingLooks } from './waiting-look.tsx';

interface Props {
  rows: readonly BoardRow[];
  vetoes: readonly VetoCounter[];
  tickets: Readonly<Record<string, { id: string; number: string }>>;
  /** Records of unapproved devices that move no column yet, by column. */
  waiting?: WaitingLooks | undefined;
  acts: BoardActs;
  /** Kept in the desk's address. */
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  /** Which rows show a look that is in no record, as a sentence. */
  unwritten?: string | undefined;
  /** What was done last, or why it was not. */
  news: { ok: boolean; says: string } | undefined;
  onNewsClose: () => void;
  onRegister: () => void;
  /** The scope line of what is printed or exported. */
  scopeOf: (shown: number, filterText: string) => string;
  onExport: (rows: readonly BoardRow[], filterText: string) => void;
  onPrint: () => void;
}

const NOTHING_WAITS: WaitingLooks = {};

/** As in parts.css: 1366 px at 150 %, in CSS pixels. */
const NARROW = '(max-width: 900px)';

/** The column board: single-veto lines, units, and every column and account with its state. */
export function ColumnBoard(props: Props) {
  const { rows, vetoes, tickets, acts, news, filter, onFilter } = props;
  const [open, setOpen] = useState<readonly string[]>([]);
  // On a narrow window the list itself must be in sight first.
  const [isWide] = useState(() => globalThis.matchMedia?.(NARROW).matches !== true);
  const printing = usePrinting();
  const late = useDeferredValue(filter);
  const shown = useMemo(() => filterBoard(rows, late), [rows, late]);
  const tallies = useMemo(() => unitTallies(rows), [rows]);
  if (rows.length === 0) {
    return (
      <EmptyList
        title="还没有登记栏目"
        advice="把本单位的《栏目责任清单》和新媒体账号导入设置，这里就会列出每个栏目更新到哪一天、还剩几天。"
        action={
          <button type="button" className="state-tab" onClick={props.onRegister}>
            去设置里导入
          </button>
        }
      />
    );
  }
  const words = boardFilterWords(late);
  // The table may be a moment behind the filter. A file or a printed sheet may not: it shows what was chosen last.
  const chosen = () => ({ rows: filterBoard(rows, filter), words: boardFilterWords(filter) });
  const printed = printing ? chosen() : undefined;
  const showOne = (targetId: string) => {
    const name = rows.find((row) => row.targetId === targetId)?.name;
    onFilter(name === undefined ? {} : { text: name });
    setOpen([targetId]);
  };
  return (
    <div className="stack">
      <details className="no-print board-summary" open={isWide}>
        <summary>单项否决和各责任单位</summary>
        <div className="board-pair">
          <VetoLines lines={vetoes} onShow={showOne} />
          <UnitTable
            tallies={tallies}
            onPick={(unit) => onFilter(unit === '未登记责任单位' ? { mark: '无责任单位' } : { unit })}
          />
        </div>
      </details>
      {props.unwritten !== undefined && (
        <p role="status" className="tone-warn small" data-unwritten>
          ◐ {props.unwritten}
        </p>
      )}
      <BoardFilters rows={rows} filter={filter} onChange={onFilter} />
      <div className="row no-print">
        <span className="soft grow clip">
          {words || '全部栏目和账号'}，共 <b className="figures">{shown.length}</b> 个
        </span>
        <Button
          disabled={shown.length === 0}
          onClick={() => {
            const { rows: exported, words: filterText } = chosen();
            props.onExport(exported, filterText);
          }}
        >
          导出监测台账 XLSX
        </Button>
        <Button disabled={shown.length === 0} onClick={props.onPrint}>
          打印
        </Button>
      </div>
      {news && (
        <Alert
          className="no-print"
          type={news.ok ? 'success' : 'error'}
          showIcon
          closable={{ onClose: props.onNewsClose }}
          title={news.says}
        />
      )}
      <BoardTable
        rows={shown}
        tickets={tickets}
        waiting={props.waiting ?? NOTHING_WAITS}
        acts={acts}
        open={open}
        onOpen={setOpen}
      />
      {printed && (
        <PrintBoard rows={printed.rows} scope={props.scopeOf(printed.rows.length, printed.words)} />
      )}
    </div>
  );
}

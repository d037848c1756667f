import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';

import { type BoardRow, FRESHNESS_ORDER } from '../../lib/core/freshness/board.ts';
import { viaWords } from '../../lib/core/ledger/column-sheets.ts';
import { showTime } from '../show-time.ts';
import { FreshnessLabel } from '../tone.tsx';
import { type BoardActs, BoardRowDetails } from './board-row.tsx';
import { WaitingLook, type WaitingLooks } from './waiting-look.tsx';

/** Sorts rows whose figure is missing to the end when ascending. */
const by = (figure: (row: BoardRow) => number | undefined) => (a: BoardRow, b: BoardRow) =>
  (figure(a) ?? Number.MAX_SAFE_INTEGER) - (figure(b) ?? Number.MAX_SAFE_INTEGER);
const byWords = (words: (row: BoardRow) => string) => (a: BoardRow, b: BoardRow) =>
  words(a).localeCompare(words(b), 'zh');

/** `还剩 3` or `逾期 5`: one figure to sort by, negative when overdue. */
const left = ({ daysLeft, overdueDays }: BoardRow): number | undefined =>
  overdueDays === undefined ? daysLeft : -overdueDays;

const columnsOf = (waiting: WaitingLooks, takeOver: BoardActs['takeOver']): TableColumnsType<BoardRow> => [
  {
    title: '栏目／账号',
    width: 170,
    sorter: byWords((row) => row.name),
    render: (_, row) => (
      <>
        <strong>{row.name}</strong>
        <br />
        <span className="soft small">{row.platform === '网站' ? (row.parentName ?? '') : row.platform}</span>
      </>
    ),
  },
  {
    title: '状态',
    width: 138,
    sorter: by((row) => FRESHNESS_ORDER.indexOf(row.state)),
    render: (_, row) => (
      <>
        <FreshnessLabel state={row.state} label={row.label} />
        {row.attested && (
          <>
            <br />
            <span className="soft small">
              核对无变动 {row.attested.on} 由{row.attested.name}
            </span>
          </>
        )}
        <WaitingLook ids={waiting[row.targetId]} onTakeOver={takeOver} />
      </>
    ),
  },
  {
    title: '最新日期和原文',
    width: 220,
    sorter: byWords((row) => row.newest?.date ?? ''),
    render: (_, row) => (
      <>
        <span className="figures">{row.newest?.date ?? '—'}</span>
        {row.lastSeen?.via === 'by-hand' && <span className="chip small">人工登记</span>}
        <br />
        <span className="soft small clip-2" title={row.line}>
          {row.line || ''}
        </span>
      </>
    ),
  },
  {
    title: '距今',
    width: 72,
    className: 'figures nowrap',
    sorter: by((row) => row.ageDays),
    render: (_, { ageDays }) => (ageDays === undefined ? '—' : `${ageDays} 天`),
  },
  {
    title: '剩余／逾期',
    width: 108,
    className: 'figures nowrap',
    sorter: by(left),
    render: (_, { daysLeft, overdueDays }) =>
      overdueDays === undefined ? (
        daysLeft === undefined ? (
          '—'
        ) : (
          `剩 ${daysLeft} 天`
        )
      ) : (
        <span className="tone-grave">逾 {overdueDays} 天</span>
      ),
  },
  {
    title: '类别、期限、条款',
    width: 140,
    sorter: byWords((row) => row.className),
    render: (_, { className, limitText, clause, ownLimitReason }) => (
      <>
        {className}
        <br />
        <span className="soft small" title={ownLimitReason}>
          {limitText}
          {ownLimitReason !== undefined && '（另定）'} {clause}
        </span>
      </>
    ),
  },
  {
    title: '责任单位',
    width: 140,
    sorter: byWords((row) => row.unitName),
    render: (_, { unitName }) => unitName || <span className="tone-warn">! 未登记</span>,
  },
  {
    title: '谁何时看的',
    width: 150,
    sorter: byWords((row) => row.lastSeen?.at ?? ''),
    render: (_, row) =>
      row.lastSeen ? (
        <>
          <span className="figures nowrap">{showTime(row.lastSeen.at)}</span>
          <br />
          <span className="soft small">
            {row.lastSeen.by} · {viaWords(row)}
          </span>
          {row.staleDays !== undefined && (
            <>
              <br />
              <span className="tone-warn small">! {row.staleDays} 天没人看</span>
            </>
          )}
        </>
      ) : (
        <span className="soft">– 还没有人看过</span>
      ),
  },
];

interface Props {
  rows: readonly BoardRow[];
  tickets: Readonly<Record<string, { id: string; number: string }>>;
  /** Records of unapproved devices, by column. */
  waiting: WaitingLooks;
  acts: BoardActs;
  open: readonly string[];
  onOpen: (targetIds: readonly string[]) => void;
}

/** Every registered column and account, the ones that need somebody first. */
export function BoardTable({ rows, tickets, waiting, acts, open, onOpen }: Props) {
  const { takeOver } = acts;
  const columns = useMemo(() => columnsOf(waiting, takeOver), [waiting, takeOver]);
  return (
    <Table<BoardRow>
      size="small"
      className="no-print"
      rowKey="targetId"
      columns={columns}
      dataSource={rows as BoardRow[]}
      tableLayout="fixed"
      scroll={{ x: 1160 }}
      showSorterTooltip={false}
      expandable={{
        expandedRowRender: (row) => <BoardRowDetails row={row} ticket={tickets[row.targetId]} acts={acts} />,
        expandRowByClick: true,
        expandedRowKeys: open,
        onExpandedRowsChange: (keys) => onOpen(keys.map(String)),
      }}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showTotal: (total) => `共 ${total} 个` }}
      locale={{ emptyText: '没有符合条件的栏目，点“清空”看全部' }}
    />
  );
}

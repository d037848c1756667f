import { Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';

import type { ColumnState, FreshnessState } from '../lib/core/freshness/judge.ts';
import { STATE_SYMBOLS } from '../lib/core/freshness/verdict.ts';
import { countByState, FRESHNESS_ORDER } from './column-summary.tsx';
import { EmptyList } from './loaded.tsx';
import { showTime } from './show-time.ts';
import { FreshnessLabel } from './tone.tsx';

const VIA = {
  'list-page': '栏目页',
  block: '其他页面上的区块',
  'account-page': '账号页',
  'by-hand': '人工填写',
} as const;

const COLUMNS: TableColumnsType<ColumnState> = [
  { title: '栏目／账号', width: 180, render: (_, column) => <strong>{column.name}</strong> },
  {
    title: '状态',
    width: 130,
    render: (_, column) => <FreshnessLabel state={column.state} label={column.label} />,
    sorter: (a, b) => FRESHNESS_ORDER.indexOf(a.state) - FRESHNESS_ORDER.indexOf(b.state),
    defaultSortOrder: 'ascend',
  },
  { title: '期限', width: 80, render: (_, column) => column.limitText },
  {
    title: '最新日期',
    width: 110,
    className: 'figures nowrap',
    render: (_, column) => column.newest?.date ?? '—',
  },
  {
    title: '距今',
    width: 80,
    className: 'figures nowrap',
    render: (_, column) => (column.ageDays === undefined ? '—' : `${column.ageDays} 天`),
  },
  {
    title: '说明',
    render: (_, column) => <span className="clip-2">{column.sentence}</span>,
  },
  {
    title: '谁何时看的',
    width: 200,
    render: (_, { lastSeen }) =>
      lastSeen ? (
        <span className="soft">
          {showTime(lastSeen.at)} {lastSeen.by}
          <br />
          看的是{VIA[lastSeen.via]}
        </span>
      ) : (
        <span className="soft">– 还没有人看过</span>
      ),
  },
];

interface Props {
  columns: readonly ColumnState[];
  onRegister: () => void;
}

/** Every registered column and account, the ones that need somebody first. */
export function ColumnsTable({ columns, onRegister }: Props) {
  const [only, setOnly] = useState<FreshnessState | '全部'>('全部');
  const counts = useMemo(() => countByState(columns), [columns]);
  if (columns.length === 0) {
    return (
      <EmptyList
        title="还没有登记栏目"
        advice="把本单位的《栏目责任清单》（CSV）导入设置，这里就会列出每个栏目更新到哪一天、还剩几天。"
        action={
          <button type="button" className="state-tab" onClick={onRegister}>
            去设置里导入
          </button>
        }
      />
    );
  }
  const shown = only === '全部' ? columns : columns.filter((column) => column.state === only);
  return (
    <div className="stack">
      <Segmented<FreshnessState | '全部'>
        value={only}
        onChange={setOnly}
        options={[
          { value: '全部', label: `全部 ${columns.length}` },
          ...FRESHNESS_ORDER.map((state) => ({
            value: state,
            label: `${STATE_SYMBOLS[state]} ${state} ${counts.get(state) ?? 0}`,
          })),
        ]}
      />
      <Table<ColumnState>
        size="small"
        rowKey="targetId"
        columns={COLUMNS}
        dataSource={[...shown]}
        tableLayout="fixed"
        showSorterTooltip={false}
        expandable={{
          expandedRowRender: (column) => <p className="anywhere">{column.sentence}</p>,
          expandRowByClick: true,
        }}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: `没有“${only}”的栏目` }}
      />
    </div>
  );
}

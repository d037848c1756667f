import { Button, Table, type TableColumnsType } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';

import type { ListQuery, TicketOrder } from '../../lib/core/tickets/ticket-list.ts';
import { leadClock } from '../../lib/core/tickets/urgency.ts';
import { EmptyList } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { ClockLabel, SeverityLabel, SurenessLabel, TicketStateLabel } from '../tone.tsx';
import { type TicketRow, ticketWords } from './ticket-row.ts';
import { WaitingChip } from './waiting-steps.tsx';

/** Rows on one page of the table. */
export const PAGE_ROWS = 50;

export type TableOrder = Pick<ListQuery, 'order' | 'descending'>;

interface Props {
  /** The rows of this page. */
  rows: readonly TicketRow[];
  /** From 1. */
  page: number;
  /** How many match. */
  total: number;
  /** How many there are before filtering: an empty table says which of the two it is. */
  all: number;
  order: TableOrder;
  selected: string | undefined;
  /** Ids of the ticked rows. */
  ticked: readonly string[];
  /** All that are ticked now, on other pages too. */
  onTick: (ids: string[]) => void;
  onTurn: (page: number, order: TableOrder) => void;
  onOpen: (id: string) => void;
  onClearFilter: () => void;
}

/** The list is in order as it comes: a column only says in which. */
function ordered(key: TicketOrder, { order, descending }: TableOrder) {
  const direction = descending ? ('descend' as const) : ('ascend' as const);
  return { key, sorter: true, sortOrder: order === key ? direction : null };
}

function columns(onOpen: (id: string) => void, order: TableOrder): TableColumnsType<TicketRow> {
  return [
    {
      title: '编号',
      width: 164,
      render: (_, { ticket }) => (
        <Button
          type="link"
          className="figures"
          style={{ padding: 0 }}
          data-ticket={ticket.id}
          onClick={() => onOpen(ticket.id)}
        >
          {ticket.number}
        </Button>
      ),
      ...ordered('number', order),
    },
    {
      title: '发现时间',
      width: 132,
      className: 'figures nowrap',
      render: (_, { ticket }) => showTime(ticket.submission.foundAt),
      ...ordered('found', order),
    },
    {
      title: '类别',
      width: 104,
      className: 'nowrap',
      render: (_, { ticket }) => ticket.submission.problemClass,
    },
    {
      title: '严重程度',
      width: 92,
      render: (_, { ticket }) => (
        <>
          <SeverityLabel severity={ticket.submission.severity} />
          {ticket.submission.sureness === '疑似' && (
            <div>
              <SurenessLabel sureness="疑似" />
            </div>
          )}
        </>
      ),
      ...ordered('severity', order),
    },
    {
      title: '错误原文',
      render: (_, { ticket }) => <span className="clip-2">{ticketWords(ticket)}</span>,
    },
    {
      title: '页面',
      width: 190,
      render: (_, { ticket }) => (
        <span className="clip-2" title={ticket.submission.url}>
          {ticket.submission.pageTitle || ticket.submission.url}
        </span>
      ),
    },
    {
      title: '责任单位',
      width: 128,
      render: (_, { ticket }) => (
        <span className="clip-2">{ticket.unitName ?? ticket.submission.unitName ?? '未定'}</span>
      ),
    },
    {
      title: '状态',
      width: 92,
      render: (_, { ticket }) => (
        <>
          <TicketStateLabel state={ticket.state} />
          {ticket.conflicts.length > 0 && <div className="tone-grave small">▲ 冲突</div>}
          <WaitingChip history={ticket.history} />
        </>
      ),
    },
    {
      title: '时限',
      width: 148,
      render: (_, { clocks }) => <ClockLabel clock={leadClock(clocks)} />,
      ...ordered('urgency', order),
    },
  ];
}

/** The tickets, most urgent first; a row opens its ticket. */
export function TicketTable(props: Props) {
  const { rows, page, total, all, order, selected, ticked, onTick, onTurn, onOpen, onClearFilter } = props;
  if (all === 0) {
    return (
      <EmptyList
        title="还没有工单"
        advice="打开政府网站，点页面上的标记后选“报错”；或选中文字，右键“报错”。报上来的工单都在这里。"
      />
    );
  }
  if (total === 0) {
    return (
      <EmptyList
        title="没有符合条件的工单"
        advice={`共有 ${all} 张工单，都被筛掉了。`}
        action={<Button onClick={onClearFilter}>清空筛选</Button>}
      />
    );
  }
  return (
    <Table<TicketRow>
      size="small"
      rowKey={({ ticket }) => ticket.id}
      columns={columns(onOpen, order)}
      rowSelection={{
        columnWidth: 36,
        preserveSelectedRowKeys: true,
        selectedRowKeys: [...ticked],
        onChange: (keys) => onTick(keys.map(String)),
        getTitleCheckboxProps: () => ({ 'aria-label': '选中本页全部' }),
        getCheckboxProps: ({ ticket }) => ({ 'aria-label': `选中 ${ticket.number}` }) as object,
      }}
      dataSource={[...rows]}
      tableLayout="fixed"
      scroll={{ x: 1200 }}
      showSorterTooltip={false}
      rowClassName={({ ticket }) => (ticket.id === selected ? 'ticket-row ticket-row-on' : 'ticket-row')}
      onRow={({ ticket }) => ({ onClick: () => onOpen(ticket.id) })}
      pagination={{
        current: page,
        pageSize: PAGE_ROWS,
        total,
        showSizeChanger: false,
        hideOnSinglePage: true,
        showTotal: (count) => `共 ${count} 张`,
      }}
      onChange={(pagination, _filters, sorter, { action }) => {
        const next = orderOf(Array.isArray(sorter) ? sorter[0] : sorter);
        onTurn(action === 'paginate' ? (pagination.current ?? 1) : 1, action === 'sort' ? next : order);
      }}
    />
  );
}

/** A third click on a heading takes its order away: then the newest stand first. */
function orderOf(sorter: SorterResult<TicketRow> | undefined): TableOrder {
  const key = sorter?.columnKey;
  if (!sorter?.order || !isOrder(key)) return { order: 'newest' };
  return { order: key, descending: sorter.order === 'descend' };
}

function isOrder(key: unknown): key is TicketOrder {
  return key === 'urgency' || key === 'number' || key === 'found' || key === 'severity';
}

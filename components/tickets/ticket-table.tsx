import { Button, Table, type TableColumnsType } from 'antd';

import { EmptyList } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { ClockLabel, SeverityLabel, SurenessLabel, TicketStateLabel } from '../tone.tsx';
import { compareUrgency, leadClock, type TicketRow, ticketWords } from './ticket-row.ts';

interface Props {
  rows: readonly TicketRow[];
  /** How many there are before filtering: an empty table says which of the two it is. */
  total: number;
  selected: string | undefined;
  /** Ids of the ticked rows. */
  ticked: readonly string[];
  onTick: (ids: string[]) => void;
  onOpen: (id: string) => void;
  onClearFilter: () => void;
}

const SEVERITY_RANK = { 严重: 0, 一般: 1, 提示: 2 } as const;

function columns(onOpen: (id: string) => void): TableColumnsType<TicketRow> {
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
      sorter: (a, b) => (a.ticket.number < b.ticket.number ? -1 : 1),
    },
    {
      title: '发现时间',
      width: 132,
      className: 'figures nowrap',
      render: (_, { ticket }) => showTime(ticket.submission.foundAt),
      sorter: (a, b) => Date.parse(a.ticket.submission.foundAt) - Date.parse(b.ticket.submission.foundAt),
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
      sorter: (a, b) =>
        SEVERITY_RANK[a.ticket.submission.severity] - SEVERITY_RANK[b.ticket.submission.severity],
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
        </>
      ),
    },
    {
      title: '时限',
      width: 148,
      render: (_, { clocks }) => <ClockLabel clock={leadClock(clocks)} />,
      sorter: compareUrgency,
      defaultSortOrder: 'ascend',
    },
  ];
}

/** The tickets, most urgent first; a row opens its ticket. */
export function TicketTable({ rows, total, selected, ticked, onTick, onOpen, onClearFilter }: Props) {
  if (total === 0) {
    return (
      <EmptyList
        title="还没有工单"
        advice="打开政府网站，点页面上的标记后选“报错”；或选中文字，右键“报错”。报上来的工单都在这里。"
      />
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyList
        title="没有符合条件的工单"
        advice={`共有 ${total} 张工单，都被筛掉了。`}
        action={<Button onClick={onClearFilter}>清空筛选</Button>}
      />
    );
  }
  return (
    <Table<TicketRow>
      size="small"
      rowKey={({ ticket }) => ticket.id}
      columns={columns(onOpen)}
      rowSelection={{
        columnWidth: 36,
        selectedRowKeys: [...ticked],
        onChange: (keys) => onTick(keys.map(String)),
        getCheckboxProps: ({ ticket }) => ({ 'aria-label': `选中 ${ticket.number}` }) as object,
      }}
      dataSource={[...rows]}
      tableLayout="fixed"
      scroll={{ x: 1156 }}
      showSorterTooltip={false}
      rowClassName={({ ticket }) => (ticket.id === selected ? 'ticket-row ticket-row-on' : 'ticket-row')}
      onRow={({ ticket }) => ({ onClick: () => onOpen(ticket.id) })}
      pagination={{
        defaultPageSize: 50,
        hideOnSinglePage: true,
        showTotal: (count) => `共 ${count} 张`,
      }}
    />
  );
}

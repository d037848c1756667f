import { Button, Popconfirm, Switch, Table } from 'antd';

import type { ListKind, ListVersion } from '../../../lib/core/lexicon/word-list.ts';
import { EmptyList } from '../../loaded.tsx';
import { showTime } from '../../show-time.ts';

/** One of the office's lists without its words. */
export interface ListRow {
  id: string;
  name: string;
  kind: ListKind;
  on: boolean;
  count: number;
  versions: readonly ListVersion[];
  canGoBack: boolean;
}

interface Props {
  rows: readonly ListRow[];
  busy: boolean;
  onOpen: (row: ListRow) => void;
  onSwitch: (row: ListRow, on: boolean) => void;
  onExport: (row: ListRow) => void;
  onTakeBack: (row: ListRow) => void;
  onRemove: (row: ListRow) => void;
}

/** The office's lists: on and off, what is in them, who changed them last, one step back. */
export function ListsTable({ rows, busy, onOpen, onSwitch, onExport, onTakeBack, onRemove }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyList
        title="还没有本单位的词表"
        advice="在下面导入错词表、固定表述或领导名单，打开网页就会用上。词表只存在这台电脑上。"
      />
    );
  }
  return (
    <Table<ListRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={false}
      tableLayout="fixed"
      expandable={{ expandedRowRender: ({ versions }) => <Versions versions={versions} /> }}
      columns={[
        {
          title: '启用',
          width: 76,
          render: (_, row) => (
            <Switch
              checked={row.on}
              disabled={busy}
              aria-label={`${row.name}${row.on ? '，已启用' : '，已停用'}`}
              checkedChildren="开"
              unCheckedChildren="停"
              onChange={(on) => onSwitch(row, on)}
            />
          ),
        },
        {
          title: '名称',
          render: (_, row) => (
            <div className="stack-tight">
              <button
                type="button"
                className="text-link"
                style={{ textAlign: 'left' }}
                onClick={() => onOpen(row)}
              >
                {row.name}
              </button>
              <span className="small soft">
                {row.kind} · {row.count} 条
              </span>
            </div>
          ),
        },
        {
          title: '最近改动',
          width: '30%',
          render: (_, { versions }) => <LastChange version={versions[0]} />,
        },
        {
          title: '',
          width: '32%',
          render: (_, row) => (
            <div className="row">
              <Button size="small" disabled={busy} onClick={() => onExport(row)}>
                导出
              </Button>
              <Button size="small" disabled={busy || !row.canGoBack} onClick={() => onTakeBack(row)}>
                退回上一版
              </Button>
              <Popconfirm
                title={`删除“${row.name}”？`}
                description="删除后可以马上撤销；离开本页后就找不回了，建议先导出。"
                okText="删除"
                cancelText="不删"
                onConfirm={() => onRemove(row)}
              >
                <Button size="small" danger disabled={busy}>
                  删除
                </Button>
              </Popconfirm>
            </div>
          ),
        },
      ]}
    />
  );
}

function LastChange({ version }: { version: ListVersion | undefined }) {
  if (!version) return null;
  return (
    <span className="small">
      第 {version.number} 版 · {version.savedBy} · {showTime(version.savedAt)}
    </span>
  );
}

function Versions({ versions }: { versions: readonly ListVersion[] }) {
  return (
    <ol className="small" style={{ margin: 0, paddingLeft: 20 }} reversed>
      {versions.map(({ number, savedAt, savedBy, what, count }) => (
        <li key={number} value={number} className="anywhere">
          {showTime(savedAt)} {savedBy}：{what}（{count} 条）
        </li>
      ))}
    </ol>
  );
}

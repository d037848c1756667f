import { Switch, Table } from 'antd';

/** A word pack that ships with the product, as a person decides on it. */
export interface PackRow {
  id: string;
  title: string;
  count: number;
  /** A few of its words, wrong → right. */
  examples: readonly string[];
  on: boolean;
}

interface Props {
  rows: readonly PackRow[];
  onToggle: (id: string, on: boolean) => void;
}

/** Packs on and off, each with a taste of its words. */
export function PacksTable({ rows, onToggle }: Props) {
  return (
    <Table<PackRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={false}
      tableLayout="fixed"
      columns={[
        {
          title: '启用',
          width: 76,
          render: (_, pack) => (
            <Switch
              checked={pack.on}
              aria-label={`${pack.title}${pack.on ? '，已启用' : '，已停用'}`}
              checkedChildren="开"
              unCheckedChildren="停"
              onChange={(on) => onToggle(pack.id, on)}
            />
          ),
        },
        { title: '词库', width: 160, render: (_, pack) => <strong>{pack.title}</strong> },
        { title: '条数', width: 80, dataIndex: 'count' },
        { title: '例如', render: (_, pack) => <span className="soft">{pack.examples.join('　')}</span> },
      ]}
    />
  );
}

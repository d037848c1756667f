import { Switch, Table } from 'antd';

import type { Severity } from '../../lib/core/finding.ts';
import { EmptyList } from '../loaded.tsx';
import { SeverityLabel } from '../tone.tsx';

/** One rule as a person decides on it. */
export interface RuleRow {
  id: string;
  title: string;
  clause: string;
  problemClass: string;
  severity: Severity;
  flags: readonly string[];
  passes: readonly string[];
  on: boolean;
}

interface Props {
  rows: readonly RuleRow[];
  onToggle: (id: string, on: boolean) => void;
}

/** Rules on and off, each with its clause and its own examples. */
export function RulesPanel({ rows, onToggle }: Props) {
  if (rows.length === 0) {
    return <EmptyList title="没有规则" advice="这个版本没有带规则，请重新安装扩展。" />;
  }
  return (
    <Table<RuleRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={false}
      columns={[
        {
          title: '启用',
          width: 76,
          render: (_, rule) => (
            <Switch
              checked={rule.on}
              aria-label={`${rule.title}${rule.on ? '，已启用' : '，已停用'}`}
              checkedChildren="开"
              unCheckedChildren="停"
              onChange={(on) => onToggle(rule.id, on)}
            />
          ),
        },
        { title: '规则', render: (_, rule) => <strong>{rule.title}</strong> },
        { title: '类别', width: 110, dataIndex: 'problemClass' },
        { title: '程度', width: 90, render: (_, rule) => <SeverityLabel severity={rule.severity} /> },
        { title: '依据', width: 260, dataIndex: 'clause' },
      ]}
      expandable={{
        rowExpandable: (rule) => rule.flags.length + rule.passes.length > 0,
        expandedRowRender: (rule) => (
          <div className="help-pair">
            <Examples title="会报" lines={rule.flags} />
            <Examples title="不报" lines={rule.passes} />
          </div>
        ),
      }}
    />
  );
}

function Examples({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return <div />;
  return (
    <div>
      <span className="soft">{title}</span>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {lines.map((line) => (
          <li key={line} className="anywhere">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Button, Input, Select, Switch, Table } from 'antd';
import { useState } from 'react';

import { isNoisy, type RuleCount } from '../../lib/core/dismissals/rule-counts.ts';
import type { ProblemClass, Severity, Sureness } from '../../lib/core/finding.ts';
import { isGrave } from '../../lib/core/rule.ts';
import { EmptyList } from '../loaded.tsx';
import { showTime } from '../show-time.ts';
import { SeverityLabel, SurenessLabel } from '../tone.tsx';
import { RuleOffDialog } from './rule-off-dialog.tsx';

/** One rule as a person decides on it. */
export interface RuleRow {
  id: string;
  title: string;
  clause: string;
  problemClass: ProblemClass;
  severity: Severity;
  severest?: Severity | undefined;
  sureness: Sureness;
  flags: readonly string[];
  passes: readonly string[];
  on: boolean;
  /** Who switched it off, when and why; absent when that was not written down. */
  off?: { at: string; by: string; reason: string } | undefined;
  count: RuleCount;
}

interface Props {
  rows: readonly RuleRow[];
  onToggle: (id: string, on: boolean, reason: string) => void;
  onCopy: (words: string) => void;
}

type Shown = '全部' | '已启用' | '已停用' | '误报较多';
const SHOWN: readonly Shown[] = ['全部', '已启用', '已停用', '误报较多'];

/** The rules that a search leaves: every word typed is in title, clause, class, id or an example. */
export function filteredRules(rows: readonly RuleRow[], typed: string, shown: Shown): RuleRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (shown === '已启用' && !row.on) return false;
    if (shown === '已停用' && row.on) return false;
    if (shown === '误报较多' && !isNoisy(row.count)) return false;
    const { id, title, clause, problemClass, severity, sureness, flags, passes } = row;
    const text = [id, title, clause, problemClass, severity, sureness, ...flags, ...passes]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Every rule: clause, class, sureness, its own examples, what readers made of it here, and its switch. */
export function RulesPanel({ rows, onToggle, onCopy }: Props) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<Shown>('全部');
  const [asking, setAsking] = useState<RuleRow>();
  if (rows.length === 0) {
    return <EmptyList title="没有规则" advice="这个版本没有带规则，请重新安装扩展。" />;
  }
  const toggle = (rule: RuleRow, on: boolean) => {
    if (!on && isGrave(rule)) setAsking(rule);
    else onToggle(rule.id, on, '');
  };
  const found = filteredRules(rows, typed, shown);
  const off = rows.filter(({ on }) => !on).length;
  return (
    <div className="stack">
      <div className="row">
        <Input.Search
          allowClear
          aria-label="查找规则"
          placeholder="规则名、类别、依据、例子里的字"
          style={{ maxWidth: 320 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select<Shown>
          aria-label="显示哪些规则"
          style={{ width: 120 }}
          value={shown}
          onChange={setShown}
          options={SHOWN.map((value) => ({ value, label: value }))}
        />
        <span className="soft nowrap" role="status">
          共 {rows.length} 条，已停用 {off} 条，列出 {found.length} 条
        </span>
      </div>
      <Table<RuleRow>
        size="small"
        rowKey="id"
        dataSource={found}
        pagination={false}
        locale={{ emptyText: '没有符合条件的规则，请换个词或选“全部”。' }}
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
                onChange={(on) => toggle(rule, on)}
              />
            ),
          },
          { title: '规则', render: (_, rule) => <RuleName rule={rule} /> },
          { title: '类别', width: 104, dataIndex: 'problemClass' },
          {
            title: '程度',
            width: 120,
            render: (_, rule) => (
              <>
                <SeverityLabel severity={rule.severity} /> <SurenessLabel sureness={rule.sureness} />
              </>
            ),
          },
          { title: '依据', width: 200, dataIndex: 'clause' },
          { title: '本机统计', width: 150, render: (_, { count }) => <Counts count={count} /> },
        ]}
        expandable={{
          rowExpandable: (rule) => rule.flags.length + rule.passes.length + rule.count.words.length > 0,
          expandedRowRender: (rule) => (
            <div className="stack-tight">
              <div className="help-pair">
                <Examples title="会报" lines={rule.flags} />
                <Examples title="不报" lines={rule.passes} />
              </div>
              <Words rule={rule} onCopy={onCopy} />
            </div>
          ),
        }}
      />
      {asking && (
        <RuleOffDialog
          title={asking.title}
          onCancel={() => setAsking(undefined)}
          onConfirm={(reason) => {
            onToggle(asking.id, false, reason);
            setAsking(undefined);
          }}
        />
      )}
    </div>
  );
}

function RuleName({ rule: { title, on, off, count } }: { rule: RuleRow }) {
  return (
    <div className="stack-tight" style={{ gap: 0 }}>
      <strong>{title}</strong>
      {!on && (
        <span className="tone-warn small">
          ○ 已停用
          {off ? `：${off.reason || '没有写原因'}（${off.by} ${showTime(off.at)}）` : '：没有写原因'}
        </span>
      )}
      {isNoisy(count) && <span className="tone-warn small">▲ 误报较多，可停用或告诉我们哪些词</span>}
    </div>
  );
}

function Counts({ count: { filed, declined, ignored, allowed } }: { count: RuleCount }) {
  if (filed + ignored + allowed === 0) return <span className="soft">还没有用到</span>;
  const parts = [
    `报错 ${filed}`,
    ...(declined > 0 ? [`其中不予受理 ${declined}`] : []),
    `忽略 ${ignored}`,
    ...(allowed > 0 ? [`放行 ${allowed} 词`] : []),
  ];
  return <span className="figures small">{parts.join(' · ')}</span>;
}

function Words({ rule: { title, count }, onCopy }: { rule: RuleRow; onCopy: (words: string) => void }) {
  if (count.words.length === 0) return null;
  const list = count.words.map(({ word, times }) => (times > 1 ? `${word}（${times} 次）` : word));
  return (
    <div className="row" style={{ alignItems: 'baseline' }}>
      <span className="grow anywhere">
        <span className="soft">常被忽略或放行的词：</span>
        {list.join('、')}
      </span>
      <Button onClick={() => onCopy(`${title}：${list.join('、')}`)}>复制这些词</Button>
    </div>
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

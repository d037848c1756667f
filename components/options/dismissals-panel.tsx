import { Button, Input, Table } from 'antd';
import { useState } from 'react';

import { type Dismissals, ruleOfIgnore, type Silenced } from '../../lib/core/dismissals/dismissal.ts';
import { EmptyList } from '../loaded.tsx';
import { showTime } from '../show-time.ts';

/** A rule that is off, as the list shows it. */
interface OffRule {
  id: string;
  title: string;
  note?: { at: string; by: string; reason: string } | undefined;
}

interface Props {
  dismissals: Dismissals;
  offRules: readonly OffRule[];
  ruleTitle: (ruleId: string) => string;
  onUndo: (how: Silenced['how'], key: string) => void;
  onSwitchOn: (ruleId: string) => void;
}

interface Row {
  key: string;
  how: Silenced['how'] | '停用规则';
  words: string;
  rule: string;
  where: string;
  reason: string;
  by: string;
  at: string;
  undo: () => void;
}

function rowsOf({ dismissals, offRules, ruleTitle, onUndo, onSwitchOn }: Props): Row[] {
  const off = offRules.map(
    ({ id, title, note }): Row => ({
      key: `rule-${id}`,
      how: '停用规则',
      words: '（整条规则）',
      rule: title,
      where: '本机所有页面',
      reason: note?.reason ?? '',
      by: note?.by ?? '',
      at: note?.at ?? '',
      undo: () => onSwitchOn(id),
    }),
  );
  const passed = dismissals.allowances.map(
    ({ key, ruleId, word, reason, by, at }): Row => ({
      key: `word-${key}`,
      how: '此词放行',
      words: word,
      rule: ruleTitle(ruleId),
      where: '本机所有页面',
      reason,
      by,
      at,
      undo: () => onUndo('此词放行', key),
    }),
  );
  const ignored = dismissals.ignores.map(
    (row): Row => ({
      key: `place-${row.key}`,
      how: '此处忽略',
      words: row.words ?? '（早先的记录没有留下原文）',
      rule: ruleTitle(ruleOfIgnore(row)),
      where: row.pageTitle ? `${row.pageTitle} ${row.url}` : row.url,
      reason: row.reason,
      by: row.by,
      at: row.at,
      undo: () => onUndo('此处忽略', row.key),
    }),
  );
  return [...off, ...passed, ...ignored];
}

const HOW: readonly Row['how'][] = ['停用规则', '此词放行', '此处忽略'];

/** Everything ignored, let pass and switched off on this machine: who, when, why, and its undo. */
export function DismissalsPanel(props: Props) {
  const [typed, setTyped] = useState('');
  const rows = rowsOf(props);
  if (rows.length === 0) {
    return (
      <EmptyList
        title="没有忽略、放行或停用的内容"
        advice="在网页上点标记，选“此处忽略”“此词放行”或“停用规则”后，都列在这里，随时可以撤销。"
      />
    );
  }
  const found = rows.filter(({ how, words, rule, where, reason, by }) =>
    [how, words, rule, where, reason, by].join('\n').includes(typed.trim()),
  );
  return (
    <div className="stack">
      <div className="row">
        <Input.Search
          allowClear
          aria-label="查找忽略和放行"
          placeholder="词、规则、网页、原因、人"
          style={{ maxWidth: 320 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="soft grow" role="status">
          {HOW.map((how) => `${how} ${rows.filter((row) => row.how === how).length}`).join(' · ')}
        </span>
      </div>
      <Table<Row>
        size="small"
        rowKey="key"
        dataSource={found}
        tableLayout="fixed"
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showTotal: (count) => `共 ${count} 条` }}
        locale={{ emptyText: '没有符合条件的记录，请换个词。' }}
        showSorterTooltip={false}
        columns={[
          {
            title: '方式',
            width: 92,
            dataIndex: 'how',
            filters: HOW.map((how) => ({ text: how, value: how })),
            onFilter: (value, row) => row.how === value,
          },
          { title: '原文', render: (_, { words }) => <strong className="anywhere">{words}</strong> },
          { title: '规则', width: 130, dataIndex: 'rule' },
          {
            title: '范围',
            render: (_, { where }) => (
              <span className="clip-2 anywhere" title={where}>
                {where}
              </span>
            ),
          },
          {
            title: '原因',
            width: 130,
            render: (_, { reason }) => <span className="anywhere">{reason || '没有写原因'}</span>,
          },
          {
            title: '谁，何时',
            width: 132,
            sorter: (a, b) => (a.at < b.at ? -1 : 1),
            render: (_, { by, at }) => (
              <span className="small">
                {by || '—'}
                <br />
                <span className="figures">{showTime(at)}</span>
              </span>
            ),
          },
          {
            title: '撤销',
            width: 84,
            render: (_, row) => (
              <Button
                aria-label={row.how === '停用规则' ? `重新启用${row.rule}` : `撤销${row.how}“${row.words}”`}
                onClick={row.undo}
              >
                {row.how === '停用规则' ? '启用' : '撤销'}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}

import { Button, Input, Table } from 'antd';
import { useState } from 'react';

import type { ListContent } from '../../../lib/core/lexicon/word-list.ts';

/** One line of a list of any kind. */
interface Line {
  key: string;
  words: string;
  right: string;
  more: string;
}

function linesOf(content: ListContent): Line[] {
  if (content.kind === '固定表述')
    return content.terms.map((term) => ({ key: term, words: term, right: '', more: '' }));
  if (content.kind === '领导名单')
    return content.leaders.map(({ name, posts, order }) => ({
      key: name,
      words: `${order}. ${name}`,
      right: posts.join('、'),
      more: '',
    }));
  return content.entries.map((entry) => ({
    key: entry.wrong,
    words: entry.wrong,
    right: entry.right,
    more: [
      entry.problemClass,
      entry.severity,
      entry.sureness,
      entry.allow?.length ? `放行：${entry.allow.join('、')}` : undefined,
      entry.from || entry.to ? `${entry.from ?? ''} 至 ${entry.to ?? ''}` : undefined,
      entry.source,
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}

const HEADINGS: Readonly<Record<ListContent['kind'], readonly [string, string]>> = {
  错词: ['错误写法', '正确写法'],
  固定表述: ['固定表述', ''],
  领导名单: ['姓名', '职务'],
};

interface Props {
  content: ListContent;
  /** Absent where lines are only looked at. */
  onDelete?: (key: string) => void;
  busy?: boolean;
}

/** What a list holds, to look through and search; a page at a time, however long it is. */
export function ContentTable({ content, onDelete, busy = false }: Props) {
  const [search, setSearch] = useState('');
  const lines = linesOf(content);
  const found =
    search.trim() === ''
      ? lines
      : lines.filter(({ words, right }) => `${words}\n${right}`.includes(search.trim()));
  const [first, second] = HEADINGS[content.kind];
  return (
    <div className="stack">
      {lines.length > 10 && (
        <Input
          allowClear
          style={{ maxWidth: 280 }}
          aria-label="在词表里找"
          placeholder={`在 ${lines.length} 条里找`}
          value={search}
          onChange={(change) => setSearch(change.target.value)}
        />
      )}
      <Table<Line>
        size="small"
        rowKey="key"
        dataSource={found}
        tableLayout="fixed"
        pagination={{ defaultPageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: search === '' ? '里面没有内容' : '没有找到' }}
        columns={[
          { title: first, render: (_, line) => <span className="anywhere">{line.words}</span> },
          ...(second === ''
            ? []
            : [
                {
                  title: second,
                  render: (_: unknown, line: Line) => <span className="anywhere">{line.right || '—'}</span>,
                },
              ]),
          ...(content.kind === '错词'
            ? [
                {
                  title: '其他',
                  render: (_: unknown, line: Line) => (
                    <span className="anywhere small soft">{line.more}</span>
                  ),
                },
              ]
            : []),
          ...(onDelete
            ? [
                {
                  title: '',
                  width: 80,
                  render: (_: unknown, line: Line) => (
                    <Button
                      size="small"
                      disabled={busy}
                      aria-label={`从词表里删去 ${line.words}`}
                      onClick={() => onDelete(line.key)}
                    >
                      删去
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

import { Alert, Button, Table } from 'antd';

import type { SheetError } from '../../../lib/core/register/find-headings.ts';
import type { RegisterChange } from '../../../lib/core/register/merge-register.ts';
import { SHEETS } from '../../../lib/core/register/sheet-headings.ts';

/** Lines shown at most; a sheet wrong throughout needs no longer list. */
const MOST_SHOWN = 200;

function Lines({ said }: { said: readonly SheetError[] }) {
  return (
    <ol style={{ margin: 0, paddingLeft: 20, maxHeight: 320, overflow: 'auto' }}>
      {said.slice(0, MOST_SHOWN).map(({ sheet, row, column, message }) => (
        <li key={`${sheet}-${row}-${column}-${message}`} className="anywhere">
          {message}
        </li>
      ))}
      {said.length > MOST_SHOWN && <li>……另有 {said.length - MOST_SHOWN} 处，改好这些再看。</li>}
    </ol>
  );
}

/** Why nothing can be taken over. */
export function ImportErrors({ errors, fileName }: { errors: readonly SheetError[]; fileName: string }) {
  return (
    <Alert
      type="error"
      showIcon
      title={`${fileName === '' ? '' : `“${fileName}”`}有 ${errors.length} 处要改，什么都没有写入。请改好后再导入。`}
      description={<Lines said={errors} />}
    />
  );
}

const named = (names: readonly string[]): string => {
  const some = names.slice(0, 30).join('、');
  return names.length > 30 ? `${some} 等 ${names.length} 个` : some;
};

interface Props {
  lists: RegisterChange['lists'];
  notes: readonly SheetError[];
  fileName: string;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** What an import would change, list by list; nothing is written until a person confirms. */
export function ImportPreview({ lists, notes, fileName, busy, onConfirm, onCancel }: Props) {
  const removed = lists.some((list) => list.removed.length > 0);
  const read = lists.map((list) => `《${SHEETS[list.kind].title}》${list.read} 条`).join('，');
  return (
    <div className="stack">
      <Alert
        type={removed ? 'warning' : 'info'}
        showIcon
        title={`${fileName === '' ? '' : `“${fileName}”`}读到${read}。还没有写入。`}
        description={
          removed ? '清单里没有的会去掉，见下表；已报的工单和看过的记录都保留，导入后也可以撤销。' : undefined
        }
        action={
          <div className="row">
            <Button type="primary" loading={busy} onClick={onConfirm}>
              确认导入
            </Button>
            <Button onClick={onCancel}>不导入</Button>
          </div>
        }
      />
      <Table<RegisterChange['lists'][number]>
        size="small"
        rowKey="kind"
        dataSource={[...lists]}
        tableLayout="fixed"
        pagination={false}
        columns={[
          { title: '表', width: 130, render: (_, { kind }) => SHEETS[kind].title },
          {
            title: '新增',
            render: (_, { added }) => <Change names={added} />,
          },
          {
            title: '改动',
            render: (_, { changed }) => <Change names={changed} />,
          },
          {
            title: '去掉',
            render: (_, list) => <Change names={list.removed} />,
          },
          {
            title: '不变',
            width: 80,
            render: (_, { same }) => same,
          },
        ]}
      />
      {notes.length > 0 && (
        <details open={notes.length <= 8}>
          <summary>有 {notes.length} 处请核对（可以照此导入）</summary>
          <Lines said={notes} />
        </details>
      )}
    </div>
  );
}

function Change({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="soft">0</span>;
  return (
    <div className="anywhere">
      <strong>{names.length}</strong>
      <div className="soft small">{named(names)}</div>
    </div>
  );
}

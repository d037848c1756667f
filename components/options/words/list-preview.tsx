import { Alert, Button } from 'antd';

import type { RowFault } from '../../../lib/core/lexicon/list-sheet.ts';
import type { ListChange } from '../../../lib/core/lexicon/merge-list.ts';
import { countOf, type ListContent } from '../../../lib/core/lexicon/word-list.ts';
import { ContentTable } from './content-table.tsx';

/** Lines shown at most; a sheet wrong throughout needs no longer list. */
const MOST_SHOWN = 200;

interface Props {
  fileName: string;
  listName: string;
  /** What was read. */
  read: ListContent;
  change: ListChange;
  faults: readonly RowFault[];
  notes: readonly string[];
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** What an import would do; nothing is written until a person confirms. */
export function ListPreview(props: Props) {
  const { fileName, listName, read, change, faults, notes, busy, onConfirm, onCancel } = props;
  const count = countOf(read);
  const said = [
    `新增 ${change.added} 条`,
    ...(change.changed > 0 ? [`改动 ${change.changed} 条`] : []),
    ...(change.same > 0 ? [`原来就有 ${change.same} 条`] : []),
    ...(change.removed > 0 ? [`去掉 ${change.removed} 条`] : []),
  ].join('，');
  return (
    <div className="stack">
      {count > 0 && (
        <Alert
          type={change.removed > 0 ? 'warning' : 'info'}
          showIcon
          title={`${fileName === '' ? '' : `“${fileName}”`}读到 ${count} 条，导入到“${listName}”：${said}。还没有写入。`}
          description={notes.length > 0 ? notes.join('') : undefined}
          action={
            <div className="row">
              <Button type="primary" loading={busy} onClick={onConfirm}>
                {faults.length > 0 ? `只导入这 ${count} 条` : '确认导入'}
              </Button>
              <Button disabled={busy} onClick={onCancel}>
                不导入
              </Button>
            </div>
          }
        />
      )}
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`有 ${faults.length} 行不能导入${count === 0 ? '，什么都没有写入。请改好后再导入。' : '，其余的可以照常导入。'}`}
          description={<Faults faults={faults} />}
        />
      )}
      {count > 0 && <ContentTable content={read} />}
    </div>
  );
}

function Faults({ faults }: { faults: readonly RowFault[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20, maxHeight: 240, overflow: 'auto' }}>
      {faults.slice(0, MOST_SHOWN).map(({ row, message }) => (
        <li key={`${row}-${message}`} className="anywhere">
          第 {row} 行：{message}
        </li>
      ))}
      {faults.length > MOST_SHOWN && <li>……另有 {faults.length - MOST_SHOWN} 行，改好这些再看。</li>}
    </ul>
  );
}

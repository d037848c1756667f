import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';

import type { MergeMode } from '../../../lib/core/lexicon/merge-list.ts';
import { LIST_KINDS, type ListKind } from '../../../lib/core/lexicon/word-list.ts';
import { FileButton, SHEET_FILES } from '../../file-button.tsx';
import { WorkProgress } from '../../work-progress.tsx';

/** Into which list, and how. */
export interface ImportTarget {
  kind: ListKind;
  /** Undefined for a new list. */
  id: string | undefined;
  name: string;
  mode: MergeMode;
}

interface Props {
  lists: readonly { id: string; name: string; kind: ListKind }[];
  /** Share read, 0–1; undefined when nothing is being read. */
  share: number | undefined;
  onRead: (sheet: string | File, target: ImportTarget) => void;
  onStop: () => void;
}

const NEW = '';

const ADVICE: Readonly<Record<ListKind, string>> = {
  错词: '一行一条：错误写法、正确写法（可以不填）。还可以有表头：问题类别、严重程度、把握、放行词、应报例句、不报例句、来源、启用日期、停用日期。没有表头时按两列读，也认“按排→安排”这样的行。',
  固定表述:
    '一行一条，五个字以上：单位全称、机构名称、必须逐字写对的提法。页面上错一个字、颠倒、多字、漏字都会标出。',
  领导名单: '表头：姓名、职务、排序（没有排序就按行的先后）。一人几个职务用顿号隔开。',
};

/** A list from a file or pasted: read, looked over, then confirmed. */
export function ListImport({ lists, share, onRead, onStop }: Props) {
  const [kind, setKind] = useState<ListKind>('错词');
  const [id, setId] = useState(NEW);
  const [name, setName] = useState('');
  const [mode, setMode] = useState<MergeMode>('追加');
  const [pasted, setPasted] = useState('');
  const isReading = share !== undefined;
  const ofKind = lists.filter((list) => list.kind === kind);
  // There is one roster only.
  const target = ofKind.find((list) => list.id === id) ?? (kind === '领导名单' ? ofKind[0] : undefined);
  const read = (sheet: string | File) => {
    const fileName = typeof sheet === 'string' ? '' : sheet.name.replace(/\.[^.]*$/, '');
    const named =
      target?.name ?? (name.trim() || fileName.slice(0, 60) || `本单位${kind === '错词' ? '错词表' : kind}`);
    onRead(sheet, { kind, id: target?.id, name: named, mode });
  };
  return (
    <div className="stack">
      <div className="row">
        <Radio.Group
          aria-label="词表种类"
          optionType="button"
          options={LIST_KINDS.map((one) => ({ value: one, label: one }))}
          value={kind}
          onChange={(change) => {
            setKind(change.target.value as ListKind);
            setId(NEW);
          }}
        />
        <span>导入到</span>
        <Select
          style={{ width: 200 }}
          aria-label="导入到哪份词表"
          value={target?.id ?? NEW}
          options={[
            ...(kind === '领导名单' && ofKind.length > 0 ? [] : [{ value: NEW, label: '新的词表' }]),
            ...ofKind.map((list) => ({ value: list.id, label: list.name })),
          ]}
          onChange={setId}
        />
        {target ? (
          <Radio.Group
            aria-label="追加还是替换"
            options={[
              { value: '追加', label: '追加，同一个词按新的' },
              { value: '替换', label: '全部替换' },
            ]}
            value={mode}
            onChange={(change) => setMode(change.target.value as MergeMode)}
          />
        ) : (
          <Input
            style={{ width: 200 }}
            maxLength={60}
            aria-label="新词表的名称"
            placeholder="名称（不填就用文件名）"
            value={name}
            onChange={(change) => setName(change.target.value)}
          />
        )}
      </div>
      <p className="soft" style={{ margin: 0 }}>
        {ADVICE[kind]}
      </p>
      <div className="row">
        <FileButton
          text="选文件（.xlsx、.csv、.txt）…"
          accept={SHEET_FILES}
          disabled={isReading}
          onFile={(file) => read(file)}
        />
        <WorkProgress label="正在读词表" share={share} onStop={onStop} />
      </div>
      <Input.TextArea
        rows={4}
        aria-label="粘贴词表"
        placeholder="或者在这里粘贴，一行一条"
        value={pasted}
        onChange={(change) => setPasted(change.target.value)}
      />
      <div>
        <Button disabled={isReading || pasted.trim() === ''} onClick={() => read(pasted)}>
          看看读得对不对
        </Button>
      </div>
    </div>
  );
}

import { Alert, Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';

import { Loaded } from '../../components/loaded.tsx';
import { AddLine } from '../../components/options/words/add-line.tsx';
import { ContentTable } from '../../components/options/words/content-table.tsx';
import { ListImport } from '../../components/options/words/list-import.tsx';
import { ListPreview } from '../../components/options/words/list-preview.tsx';
import { ListsTable } from '../../components/options/words/lists-table.tsx';
import { PacksTable } from '../../components/options/words/packs-table.tsx';
import { RosterEditor } from '../../components/options/words/roster-editor.tsx';
import { DEFAULT_PACKS } from '../../lib/core/lexicon/default-lexicon.ts';
import { mergeList } from '../../lib/core/lexicon/merge-list.ts';
import {
  countOf,
  LIST_KINDS,
  type ListContent,
  type ListKind,
  MOST_ENTRIES,
  MOST_TERMS,
  type OwnList,
} from '../../lib/core/lexicon/word-list.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import { listXlsx } from '../../lib/export/list-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import { download } from '../desk/download.ts';
import { useBefore } from './use-before.ts';
import { type ListImportState, useListImport } from './use-list-import.ts';
import { useLists } from './use-lists.ts';

const EXAMPLES = 4;

const LIST_TITLES: Readonly<Record<ListKind, string>> = {
  错词: '错词表',
  固定表述: '固定表述',
  领导名单: '领导名单',
};

function packRows(offPacks: readonly string[]) {
  return DEFAULT_PACKS.map(({ id, title, entries }) => ({
    id,
    title,
    count: entries.length,
    examples: entries.slice(0, EXAMPLES).map(({ wrong, right }) => `${wrong}→${right}`),
    on: !offPacks.includes(id),
  }));
}

/** A content without one of its words, terms or persons. */
function without(content: ListContent, key: string): ListContent {
  if (content.kind === '错词')
    return { ...content, entries: content.entries.filter(({ wrong }) => wrong !== key) };
  if (content.kind === '固定表述') return { ...content, terms: content.terms.filter((term) => term !== key) };
  return { ...content, leaders: content.leaders.filter(({ name }) => name !== key) };
}

interface Props {
  settings: Settings;
  onChange: (changes: (stored: Settings) => Partial<Settings>, done: string) => Promise<void>;
}

/** 词库与人名: packs that ship, the office's own lists, the roster. All of it stays on this machine. */
export function WordsPart({ settings, onChange }: Props) {
  const lists = useLists();
  const reading = useListImport();
  const packs = useMemo(() => packRows(settings.offPacks), [settings.offPacks]);
  const { said, removed } = lists;
  const [imported, setImported] = useState(0);
  const exportList = async (id: string) => {
    const list = await lists.full(id);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    if (list) download(listXlsx(list.content), XLSX_MIME, datedFileName(list.name, '', day, 'xlsx'));
  };
  return (
    <div className="stack">
      {said && (
        <Alert
          type={said.ok ? 'success' : 'error'}
          showIcon
          title={said.sentence}
          closable={{ onClose: lists.forgetSaid }}
          action={removed && said.ok && <Button onClick={() => void lists.undoRemove()}>撤销删除</Button>}
        />
      )}
      <section className="panel stack">
        <h2>本单位的词表和名单</h2>
        <Loaded of={lists.rows}>
          {(rows) => (
            <ListsTable
              rows={rows}
              busy={lists.busy}
              onOpen={({ id }) => void lists.open(id)}
              onSwitch={({ id }, on) => void lists.switchOn(id, on)}
              onExport={({ id }) => void exportList(id)}
              onTakeBack={({ id }) => void lists.takeBack(id)}
              onRemove={({ id }) => void lists.remove(id)}
            />
          )}
        </Loaded>
        <div className="row">
          {LIST_KINDS.filter((kind) => !lists.rows.value?.some((row) => row.kind === kind)).map((kind) => (
            <Button key={kind} disabled={lists.busy} onClick={() => void lists.create(kind)}>
              新建{LIST_TITLES[kind]}
            </Button>
          ))}
        </div>
        <p className="soft small" style={{ margin: 0 }}>
          词表和名单只存在这台电脑上，不写进工单、台账和上报的文件；要给别的电脑用，请导出后在那台电脑上导入。
        </p>
      </section>
      <section className="panel stack">
        <h2>导入</h2>
        <ListImport
          // What was pasted is done with once it is in a list.
          key={imported}
          lists={lists.rows.value ?? []}
          share={reading.state.is === 'reading' ? reading.state.share : undefined}
          onRead={(sheet, target) => void reading.start(sheet, target)}
          onStop={reading.stop}
        />
        {reading.state.is === 'read' && (
          <Read
            // A new reading is a new question.
            key={`${reading.state.fileName}-${reading.state.target.name}`}
            state={reading.state}
            lists={lists}
            onEnd={reading.stop}
            onImported={() => setImported((times) => times + 1)}
          />
        )}
      </section>
      <section className="panel stack">
        <h2>内置词库</h2>
        <PacksTable
          rows={packs}
          onToggle={(id, on) =>
            void onChange(
              ({ offPacks }) => ({
                offPacks: on ? offPacks.filter((one) => one !== id) : [...new Set([...offPacks, id])],
              }),
              on ? '词库已启用。' : '词库已停用，随时可以再打开。',
            )
          }
        />
      </section>
      <Opened lists={lists} />
    </div>
  );
}

type Lists = ReturnType<typeof useLists>;

function Read({
  state,
  lists,
  onEnd,
  onImported,
}: {
  state: Extract<ListImportState, { is: 'read' }>;
  lists: Lists;
  onEnd: () => void;
  onImported: () => void;
}) {
  const { fileName, target, read } = state;
  const before = useBefore(lists, target.id);
  const change = useMemo(
    () =>
      read.is === 'read' && before.is === 'known'
        ? mergeList(before.content, read.content, target.mode)
        : undefined,
    [read, before, target.mode],
  );
  if (read.is === 'refused')
    return <Alert type="error" showIcon title={read.error} closable={{ onClose: onEnd }} />;
  if (!change) return null;
  const total = countOf(change.content);
  const most = read.content.kind === '固定表述' ? MOST_TERMS : MOST_ENTRIES;
  if (total > most) {
    const title = `合在一起有 ${total} 条，一份最多 ${most} 条，没有写入。请分成几份词表。`;
    return <Alert type="error" showIcon title={title} closable={{ onClose: onEnd }} />;
  }
  const confirm = async () => {
    const what = `${target.mode === '替换' && target.id ? '全部替换为' : '导入'}${fileName === '' ? '粘贴的内容' : fileName.slice(0, 100)}`;
    const draft = { id: target.id, name: target.name, on: true, content: change.content, what };
    if (
      await lists.save(
        draft,
        `已导入“${target.name}”，打开的网页会按新的重新检查。要撤销，点它的“退回上一版”或“删除”。`,
      )
    ) {
      onEnd();
      onImported();
    }
  };
  return (
    <ListPreview
      fileName={fileName}
      listName={target.name}
      read={read.content}
      change={change}
      faults={read.faults}
      notes={read.notes}
      busy={lists.busy}
      onConfirm={() => void confirm()}
      onCancel={onEnd}
    />
  );
}

function Opened({ lists }: { lists: Lists }) {
  const { opened, busy } = lists;
  return (
    <Drawer open={opened !== undefined} size={820} title={opened?.name} onClose={lists.close}>
      {opened && <OpenedContent list={opened} busy={busy} lists={lists} />}
    </Drawer>
  );
}

function OpenedContent({ list, busy, lists }: { list: OwnList; busy: boolean; lists: Lists }) {
  const { content } = list;
  if (content.kind === '领导名单')
    return (
      <RosterEditor
        leaders={content.leaders}
        busy={busy}
        onChange={(leaders, what) => void lists.change(list, { kind: '领导名单', leaders }, what)}
      />
    );
  return (
    <div className="stack">
      <AddLine
        kind={content.kind}
        busy={busy}
        onAdd={(line, words) =>
          void lists.change(list, mergeList(content, line, '追加').content, `添加“${words}”`)
        }
      />
      <ContentTable
        content={content}
        busy={busy}
        onDelete={(key) => void lists.change(list, without(content, key), `删去“${key}”`)}
      />
    </div>
  );
}

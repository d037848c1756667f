import { useCallback, useEffect, useState } from 'react';

import { useLoad } from '../../components/loaded.tsx';
import type { ListContent, ListKind, OwnList } from '../../lib/core/lexicon/word-list.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import type { ListDraft, ListSummary } from '../../lib/extension/own-lists.ts';

function emptyOf(kind: ListKind): ListContent {
  if (kind === '错词') return { kind, entries: [] };
  return kind === '固定表述' ? { kind, terms: [] } : { kind, leaders: [] };
}

/** The office's lists and what can be done with them; says what went wrong and keeps what was. */
export function useLists() {
  const rows = useLoad(useCallback(() => ask('lists', null), []));
  const { reload } = rows;
  // A 配置包 brings lists too.
  useEffect(() => onLedgerChanged(reload), [reload]);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; sentence: string }>();
  const [removed, setRemoved] = useState<OwnList>();
  const [opened, setOpened] = useState<OwnList>();

  const done = async <T>(work: () => Promise<Result<T>>, sentence: string): Promise<T | undefined> => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setSaid(answer.ok ? { ok: true, sentence } : { ok: false, sentence: answer.error });
    rows.reload();
    return answer.ok ? answer.value : undefined;
  };

  const full = async (id: string): Promise<OwnList | undefined> => {
    const answer = await ask('getList', { id });
    if (!answer.ok) setSaid({ ok: false, sentence: answer.error });
    return answer.ok ? answer.value : undefined;
  };

  const reopen = async (id: string) => {
    if (opened?.id === id) setOpened(await full(id));
  };

  const save = async (draft: ListDraft, sentence: string): Promise<ListSummary | undefined> => {
    const saved = await done(() => ask('saveList', draft), sentence);
    if (saved) await reopen(saved.id);
    return saved;
  };

  return {
    rows,
    busy,
    said,
    forgetSaid: () => setSaid(undefined),
    opened,
    open: async (id: string) => setOpened(await full(id)),
    close: () => setOpened(undefined),
    full,
    save,
    /** An empty list, opened to be filled by hand. */
    async create(kind: ListKind) {
      const name = `本单位${kind === '错词' ? '错词表' : kind}`;
      const saved = await save({ name, on: true, content: emptyOf(kind), what: '新建' }, `已建“${name}”。`);
      if (saved) setOpened(await full(saved.id));
    },
    /** The next content of a list that is there. */
    change: (list: OwnList, content: ListContent, what: string) =>
      save(
        { id: list.id, name: list.name, on: list.on, content, what },
        '已保存，打开的网页会按新的重新检查。',
      ),
    switchOn: (id: string, on: boolean) =>
      done(() => ask('switchList', { id, on }), on ? '已启用。' : '已停用，内容还在。'),
    async takeBack(id: string) {
      if (await done(() => ask('takeBackList', { id }), '已退回上一版；再点一次就回到刚才那一版。'))
        await reopen(id);
    },
    async remove(id: string) {
      const list = await full(id);
      if (!list || (await done(() => ask('removeList', { id }), `已删除“${list.name}”。`)) === undefined)
        return;
      if (opened?.id === id) setOpened(undefined);
      setRemoved(list);
    },
    removed,
    async undoRemove() {
      if (!removed) return;
      const { name, on, content } = removed;
      if (await save({ name, on, content, what: '撤销删除' }, `“${name}”已恢复。`)) setRemoved(undefined);
    },
  };
}

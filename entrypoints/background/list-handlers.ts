import type { OwnList } from '../../lib/core/lexicon/word-list.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import {
  type ListSummary,
  readList,
  readLists,
  removeList,
  saveList,
  summaryOf,
  switchList,
  takeBack,
} from '../../lib/extension/own-lists.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, type Handlers, refreshOverlays } from './background.ts';

type ListHandlers = Pick<
  Handlers,
  'lists' | 'getList' | 'saveList' | 'switchList' | 'takeBackList' | 'removeList'
>;

/** Word lists, fixed terms and the roster, which the office keeps on this machine only. */
export function listHandlers(background: Background): ListHandlers {
  const { ledger, words, nowMs } = background;

  const who = async (): Promise<string> => {
    const settings = await background.settings.get();
    return settings.ok ? seatOf(settings.value).person.name : '';
  };

  /** Whatever came of it, the words are put together anew and open pages judged again. */
  const changed = async (
    doing: string,
    work: (db: LedgerDb) => Promise<Result<OwnList>>,
  ): Promise<Result<ListSummary>> => {
    const done = await ledger.use(doing, work);
    words.forget();
    if (!done.ok) return done;
    if (!done.value.ok) return done.value;
    background.behind.run(refreshOverlays(background));
    return { ok: true, value: summaryOf(done.value.value) };
  };

  return {
    async lists() {
      const kept = await ledger.use('读取词库', (db) => readLists(db, nowMs()));
      return kept.ok ? { ok: true, value: kept.value.map(summaryOf) } : kept;
    },

    async getList({ id }) {
      const kept = await ledger.use('读取词表', (db) => readList(db, id));
      if (!kept.ok) return kept;
      return kept.value
        ? { ok: true, value: kept.value }
        : { ok: false, error: '这份词表已被删除。请刷新后再看。' };
    },

    async saveList(draft) {
      const name = await who();
      return changed('词表', (db) =>
        saveList(db, draft, { newId: background.newId(), name, nowMs: nowMs() }),
      );
    },

    switchList: ({ id, on }) => changed('词表', (db) => switchList(db, id, on)),

    async takeBackList({ id }) {
      const name = await who();
      return changed('词表', (db) => takeBack(db, id, { name, nowMs: nowMs() }));
    },

    async removeList({ id }) {
      const done = await ledger.use('删除词表', (db) => removeList(db, id));
      words.forget();
      if (done.ok) background.behind.run(refreshOverlays(background));
      return done.ok ? { ok: true, value: null } : done;
    },
  };
}

import type { CivilDate } from '../core/calendar/civil-date.ts';
import { isoOf } from '../core/calendar/civil-date.ts';
import { compileLexicon } from '../core/lexicon/compile-lexicon.ts';
import { DEFAULT_PACKS } from '../core/lexicon/default-lexicon.ts';
import type { Lexicon, LexiconEntry } from '../core/lexicon/lexicon.ts';
import { type Words, wordsOf } from '../core/lexicon/lexicon-of.ts';
import {
  countOf,
  type ListContent,
  type ListKind,
  type ListVersion,
  OwnList,
} from '../core/lexicon/word-list.ts';
import type { Result } from '../core/page-result.ts';
import { maskStrings, numberMask } from '../core/privacy/private-text.ts';
import type { LedgerDb } from './db.ts';
import type { Ledger } from './ledger.ts';
import { setAside } from './quarantine.ts';

/** A list without what it holds: what a page of lists shows. */
export interface ListSummary {
  id: string;
  name: string;
  kind: ListKind;
  on: boolean;
  count: number;
  /** Newest first. */
  versions: ListVersion[];
  /** Whether one step can be taken back. */
  canGoBack: boolean;
}

/** A list about to be kept; without `id` it is a new one. */
export interface ListDraft {
  id?: string | undefined;
  name: string;
  on: boolean;
  content: ListContent;
  what: string;
}

const VERSIONS_KEPT = 50;

export const summaryOf = ({ id, name, on, content, versions, before }: OwnList): ListSummary => ({
  id,
  name,
  kind: content.kind,
  on,
  count: countOf(content),
  versions,
  canGoBack: before !== undefined,
});

/** The office's lists as kept, by name. One that no longer fits its schema is set aside and shown, never dropped. */
export async function readLists(db: LedgerDb, nowMs: number): Promise<OwnList[]> {
  const rows = await db.getAll('lists');
  const lists: OwnList[] = [];
  for (const row of rows) {
    const parsed = OwnList.safeParse(row);
    if (parsed.success) lists.push(parsed.data);
    else {
      await setAside(db, 'lists', [{ rowKey: row.id, row, why: parsed.error.message.slice(0, 2000) }], nowMs);
    }
  }
  return lists.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
}

export async function readList(db: LedgerDb, id: string): Promise<OwnList | undefined> {
  const parsed = OwnList.safeParse(await db.get('lists', id));
  return parsed.success ? parsed.data : undefined;
}

async function put(db: LedgerDb, list: OwnList): Promise<OwnList> {
  const transaction = db.transaction('lists', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put({ ...list }), transaction.done]);
  return list;
}

/** The next state of a list, with who left it so and when; what it held before can be taken back. */
export function nextVersion(
  list: OwnList | undefined,
  draft: Omit<ListDraft, 'id'>,
  by: { id: string; name: string; nowMs: number },
): OwnList {
  const last = list?.versions[0]?.number ?? 0;
  const version: ListVersion = {
    number: last + 1,
    savedAt: isoOf(by.nowMs),
    savedBy: by.name,
    what: draft.what,
    count: countOf(draft.content),
  };
  return {
    id: list?.id ?? by.id,
    name: draft.name,
    on: draft.on,
    content: draft.content,
    versions: [version, ...(list?.versions ?? [])].slice(0, VERSIONS_KEPT),
    ...(list ? { before: list.content } : {}),
  };
}

export async function saveList(
  db: LedgerDb,
  typed: ListDraft,
  by: { newId: string; name: string; nowMs: number },
): Promise<Result<OwnList>> {
  // Sheets of an office hold what they hold: no number of a person is kept with them.
  const draft = maskStrings(typed, numberMask) as ListDraft;
  const list = draft.id === undefined ? undefined : await readList(db, draft.id);
  if (draft.id !== undefined && !list)
    return { ok: false, error: '这份词表已被删除，没有写入。请刷新后再试，或存成新的词表。' };
  if (list && list.content.kind !== draft.content.kind)
    return {
      ok: false,
      error: `“${list.name}”是${list.content.kind}，不能换成${draft.content.kind}，没有写入。`,
    };
  const others = (await readLists(db, by.nowMs)).filter(({ id }) => id !== list?.id);
  if (others.some(({ name }) => name === draft.name))
    return {
      ok: false,
      error: `已有一份叫“${draft.name}”的词表，没有写入。请换一个名称，或导入到那一份里。`,
    };
  if (draft.content.kind === '领导名单' && others.some(({ content }) => content.kind === '领导名单'))
    return { ok: false, error: '领导名单只能有一份，没有写入。请在现有的一份上修改。' };
  return { ok: true, value: await put(db, nextVersion(list, draft, { ...by, id: by.newId })) };
}

/** Switched on or off; no new version, since its words are the same. */
export async function switchList(db: LedgerDb, id: string, on: boolean): Promise<Result<OwnList>> {
  const list = await readList(db, id);
  if (!list) return { ok: false, error: '这份词表已被删除。请刷新后再看。' };
  return { ok: true, value: await put(db, { ...list, on }) };
}

/** What it held before the last change, as a new version; done twice it is as it was. */
export async function takeBack(
  db: LedgerDb,
  id: string,
  by: { name: string; nowMs: number },
): Promise<Result<OwnList>> {
  const list = await readList(db, id);
  if (!list?.before) return { ok: false, error: '这份词表没有可以退回的上一版。' };
  const last = list.versions[0]?.number ?? 1;
  const draft = { name: list.name, on: list.on, content: list.before, what: `退回第 ${last} 版之前的内容` };
  return { ok: true, value: await put(db, nextVersion(list, draft, { ...by, id })) };
}

export const removeList = (db: LedgerDb, id: string): Promise<void> => db.delete('lists', id);

/** Packs and own lists put together, made anew only when one of them or the day changes. */
export interface OwnWords {
  current(offPacks: readonly string[], day: CivilDate): Promise<Result<Words>>;
  /** A list was changed. */
  forget(): void;
}

/**
 * @param compile entries to a lexicon; handed in so that a matcher stored earlier can be used again
 */
export function ownWords(
  ledger: Ledger,
  nowMs: () => number,
  compile: (entries: readonly LexiconEntry[]) => Promise<Lexicon> | Lexicon = compileLexicon,
): OwnWords {
  let lists: Promise<Result<OwnList[]>> | undefined;
  let made: { key: string; words: Promise<Words> } | undefined;
  /** Words put together from lists that were changed meanwhile must not stand for the new ones. */
  let generation = 0;
  return {
    async current(offPacks, day) {
      const since = generation;
      lists ??= ledger.use('读取词库', (db) => readLists(db, nowMs()));
      const known = await lists;
      if (!known.ok) {
        lists = undefined;
        return known;
      }
      const key = `${since} ${day} ${[...offPacks].sort().join(' ')}`;
      if (made?.key !== key) {
        const packs = DEFAULT_PACKS.filter(({ id }) => !offPacks.includes(id));
        made = { key, words: wordsOf(packs, known.value, day, compile) };
      }
      const mine = made;
      try {
        return { ok: true, value: await mine.words };
      } catch (error) {
        if (made === mine) made = undefined;
        return { ok: false, error: `词库没有装好（${String(error)}）。词表都在，请刷新网页再试。` };
      }
    },
    forget() {
      generation += 1;
      lists = undefined;
      made = undefined;
    },
  };
}

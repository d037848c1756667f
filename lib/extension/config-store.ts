import { z } from 'zod';

import { canonicalJson } from '../core/events/canonical-json.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import { OwnList } from '../core/lexicon/word-list.ts';
import type { Result } from '../core/page-result.ts';
import type { ConfigChange } from './config-plan.ts';
import { type LedgerDb, storeError } from './db.ts';
import type { OfficeState } from './office-config.ts';
import { OfficeValues, valuesOf } from './office-settings.ts';
import { readLists } from './own-lists.ts';
import type { SettingsStore } from './settings-store.ts';

/** Who made a 配置包 and who took it in. */
export const ConfigNote = z.object({
  hash: z.string(),
  fileName: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  takenBy: z.string(),
  takenAt: z.string(),
  /** Who signed it, as it was known when it was taken in; absent in notes of the first version. */
  signer: z
    .object({ is: z.enum(['本机', '已认得', '核对后认得', '没有签名']), fingerprint: z.string().optional() })
    .optional(),
});
export type ConfigNote = z.infer<typeof ConfigNote>;

/** What the last 配置包 took the place of, row for row. */
const Before = z.object({
  /** The register's row as it was; absent when there was none. */
  register: z.unknown().optional(),
  hasRegister: z.boolean(),
  /** Lists it replaced, as they were, and ids of those that were new. */
  lists: z.array(OwnList),
  newLists: z.array(z.string()),
  values: OfficeValues,
});

const ConfigRow = z.object({
  key: z.literal('config'),
  /** The one in use. */
  note: ConfigNote,
  /** Absent where it can no longer be taken back: a later one was, and with it what this one took the place of. */
  before: Before.optional(),
  /** Hash of each piece as it was written, to say what was changed since. */
  written: z.record(z.string(), z.string()).default({}),
  /** The stores differ (settings are not in the database): set while only one of the two is written. */
  half: z.boolean(),
  previous: ConfigNote.optional(),
});
type ConfigRow = z.infer<typeof ConfigRow>;

/** What is shown of the last 配置包. */
export interface ConfigStanding {
  note: ConfigNote;
  canUndo: boolean;
  /** 栏目清单, 设置, 词表“名”: what was changed after it; taking it back takes that back as well. */
  changedSince: string[];
}

async function rowOf(db: LedgerDb): Promise<ConfigRow | undefined> {
  const parsed = ConfigRow.safeParse(await db.get('register', 'config'));
  return parsed.success ? parsed.data : undefined;
}

const asRow = (row: ConfigRow): ConfigRow & Record<string, unknown> => ({ ...row });

/** The package last taken in and not taken back, whose day a next one is compared with. */
export async function lastConfig(db: LedgerDb): Promise<ConfigNote | undefined> {
  return (await rowOf(db))?.note;
}

/**
 * Writes everything a 配置包 changes, or nothing: the database in one transaction together with what was there,
 * then the settings; where those fail, the database is put back. A worker stopped in between is made good by
 * `settleConfig` at its next start.
 *
 * @param lastly what must come of it in the same act; when that fails everything is put back
 */
export async function writeConfig(
  db: LedgerDb,
  settings: SettingsStore,
  change: ConfigChange,
  state: OfficeState,
  note: ConfigNote,
  sha256: Sha256,
  lastly: () => Promise<Result<unknown>> = async () => ({ ok: true, value: null }),
): Promise<Result<null>> {
  const earlier = await rowOf(db);
  const registerRow = await db.get('register', 'current');
  const here = new Map(state.lists.map((list) => [list.id, list]));
  const row: ConfigRow = {
    key: 'config',
    note,
    before: {
      register: registerRow,
      hasRegister: change.register !== undefined,
      lists: change.lists.flatMap(({ id }) => here.get(id) ?? []),
      newLists: change.lists.filter(({ id }) => !here.has(id)).map(({ id }) => id),
      values: state.values,
    },
    written: await pieces(
      change.register && { register: change.register },
      change.lists,
      change.values,
      sha256,
    ),
    half: true,
    ...(earlier ? { previous: earlier.note } : {}),
  };
  const transaction = db.transaction(['register', 'lists'], 'readwrite', { durability: 'strict' });
  const registers = transaction.objectStore('register');
  await Promise.all([
    change.register && registers.put({ key: 'current', register: change.register, savedAt: note.takenAt }),
    ...change.lists.map((list) => transaction.objectStore('lists').put({ ...list })),
    registers.put(asRow(row)),
    transaction.done,
  ]);
  const stored = await settings.change((now) => ({ ...now, ...change.values }));
  if (!stored.ok) {
    await putBack(db, row, earlier);
    return { ok: false, error: `${stored.error}配置包没有导入，栏目清单和词表已恢复原样。` };
  }
  const done = await lastly();
  if (!done.ok) {
    await settings.change((now) => ({ ...now, ...state.values }));
    await putBack(db, row, earlier);
    return { ok: false, error: `${done.error}配置包没有导入，栏目清单、词表和设置已恢复原样。` };
  }
  await db.put('register', asRow({ ...row, half: false }));
  return { ok: true, value: null };
}

/** The database as it was before `row`, in one transaction; the row gives way to `left`. */
async function putBack(db: LedgerDb, { before }: ConfigRow, left: ConfigRow | undefined): Promise<void> {
  if (!before) return;
  const transaction = db.transaction(['register', 'lists'], 'readwrite', { durability: 'strict' });
  const registers = transaction.objectStore('register');
  const lists = transaction.objectStore('lists');
  const registerRow = before.register as Parameters<typeof registers.put>[0] | undefined;
  await Promise.all([
    before.hasRegister && (registerRow ? registers.put(registerRow) : registers.delete('current')),
    ...before.lists.map((list) => lists.put({ ...list })),
    ...before.newLists.map((id) => lists.delete(id)),
    left ? registers.put(asRow(left)) : registers.delete('config'),
    transaction.done,
  ]);
}

/** A package that can no longer be taken back: its name and day stay known. */
const standsAlone = (note: ConfigNote | undefined): ConfigRow | undefined =>
  note && { key: 'config', note, written: {}, half: false };

/** 撤销: everything the last 配置包 changed is as it was before it. The package's name stays known. */
export async function undoConfig(db: LedgerDb, settings: SettingsStore): Promise<Result<null>> {
  const row = await rowOf(db);
  if (!row?.before) return { ok: false, error: '没有可以撤销的配置包，什么都没有改动。' };
  const { before } = row;
  const now = await settings.get();
  if (!now.ok) return now;
  await db.put('register', asRow({ ...row, half: true }));
  const stored = await settings.change((all) => ({ ...all, ...before.values }));
  if (!stored.ok) {
    await db.put('register', asRow(row));
    return { ok: false, error: `${stored.error}没有撤销。` };
  }
  try {
    await putBack(db, row, standsAlone(row.previous));
  } catch (error) {
    await settings.change((all) => ({ ...all, ...valuesOf(now.value) }));
    return { ok: false, error: storeError('撤销配置包', error) };
  }
  return { ok: true, value: null };
}

/**
 * At every start of the worker: a 配置包 whose settings were not written when it was stopped is taken back whole.
 * @returns a sentence when that happened
 */
export async function settleConfig(
  db: LedgerDb,
  settings: SettingsStore,
  sha256: Sha256,
): Promise<string | undefined> {
  const row = await rowOf(db);
  if (!row?.half || !row.before) return undefined;
  const now = await settings.get();
  if (!now.ok) return now.error;
  const values = canonicalJson(valuesOf(now.value));
  // Where no setting was to change, nothing was left to write.
  const isWritten =
    (await sha256(values)) === row.written.设置 || values !== canonicalJson(row.before.values);
  if (isWritten) {
    await db.put('register', asRow({ ...row, half: false }));
    return undefined;
  }
  await putBack(db, row, standsAlone(row.previous));
  return `配置包“${row.note.fileName}”导入到一半时浏览器被关闭，已恢复导入前的内容。请重新导入。`;
}

/** Hash of each piece by its name; `设置` only where `values` are given. */
async function pieces(
  register: { register: unknown } | undefined,
  lists: readonly OwnList[],
  values: OfficeValues | undefined,
  sha256: Sha256,
): Promise<Record<string, string>> {
  const named: [string, unknown][] = [
    ...(register ? [['栏目清单', register.register] as [string, unknown]] : []),
    ...lists.map(({ id, on, content }): [string, unknown] => [`list ${id}`, { on, content }]),
    ...(values ? [['设置', values] as [string, unknown]] : []),
  ];
  const hashed = named.map(async ([name, piece]) => [name, await sha256(canonicalJson(piece))] as const);
  return Object.fromEntries(await Promise.all(hashed));
}

/** Where the last 配置包 stands; undefined when none was ever taken in. */
export async function configStanding(
  db: LedgerDb,
  values: OfficeValues,
  nowMs: number,
  sha256: Sha256,
): Promise<ConfigStanding | undefined> {
  const row = await rowOf(db);
  if (!row) return undefined;
  if (!row.before) return { note: row.note, canUndo: false, changedSince: [] };
  const current = await db.get('register', 'current');
  const lists = await readLists(db, nowMs);
  const now = await pieces(current && { register: current.register }, lists, values, sha256);
  const nameOf = (piece: string): string => {
    if (!piece.startsWith('list ')) return piece;
    const list = lists.find(({ id }) => `list ${id}` === piece);
    return list ? `词表“${list.name}”` : '一份已删除的词表';
  };
  const changed = Object.entries(row.written).filter(([piece, hash]) => now[piece] !== hash);
  return { note: row.note, canUndo: true, changedSince: changed.map(([piece]) => nameOf(piece)) };
}

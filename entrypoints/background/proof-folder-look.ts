import { civilDateOf, isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Result } from '../../lib/core/page-result.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import {
  type FolderHandle,
  type FolderTrouble,
  mayWrite,
  readFile,
  troubleOf,
  writeFile,
} from '../../lib/extension/folder-handle.ts';
import { markFile, markFileName, parseMarkFile } from '../../lib/extension/machine-mark.ts';
import { storeEnd } from '../../lib/extension/mark-store.ts';
import {
  type FolderFacts,
  type FolderLook,
  folderFacts,
  type KeptFolder,
  keepLook,
  keptFolder,
  lastLook,
} from '../../lib/extension/proof-folder.ts';
import { type FolderMeans, giveUpWritten, writeProofs } from '../../lib/extension/write-proofs.ts';
import { type Background, nowAt } from './background.ts';
import { noteGivenUp } from './evidence-sweep.ts';
import { lookAtMark } from './mark-look.ts';

const DAY_MS = 86_400_000;
/** A worker without a message for half a minute is put to sleep. */
const ALARM_BUDGET_MS = 20_000;
/** A page that asks for the next go at once shows how far it is and can be stopped. */
const PAGE_BUDGET_MS = 2_000;
/** A mark is a hundred bytes; what is larger is somebody else's file. */
const MAX_MARK_BYTES = 4_096;

type Why = '每天一次' | '现在写入';

/**
 * Writes the proofs that are not in the folder yet, sets the store against the mark that lies there, and gives up
 * old proofs that were read there once more. One go is bounded; what is left is for the next one. Once a day it
 * comes to its end; a folder that cannot be written to is tried again at each call.
 */
export function lookAtFolder(background: Background, why: Why): Promise<Result<void>> {
  return background.locks.request('xundu-proof-folder', () =>
    background.ledger.use('证据文件夹的记录', (db) => look(background, db, why)),
  );
}

/** What is known of the folder without touching a file in it; every note of a proof is read for it. */
export async function folderNow(background: Background): Promise<Result<FolderFacts>> {
  return background.ledger.use('读取证据文件夹', (db) =>
    folderFacts(db, async ({ handle }) => {
      const usable = background.folderHandle(handle);
      return usable !== undefined && (await mayWrite(usable).catch(() => false));
    }),
  );
}

async function look(background: Background, db: LedgerDb, why: Why): Promise<void> {
  const folder = await keptFolder(db);
  if (!folder) return;
  const today = civilDateOf(nowAt(background));
  const before = await lastLook(db);
  if (why === '每天一次' && before?.on === today) return;
  const next: FolderLook = {
    left: before?.left ?? 0,
    damaged: before?.damaged ?? 0,
    on: before?.on ?? '',
    at: nowAt(background),
  };
  const handle = background.folderHandle(folder.handle);
  const trouble = await whyNotWritable(handle);
  if (trouble || !handle) {
    await keepLook(db, trouble ? { ...next, trouble } : next);
    return;
  }
  const startedMs = background.slices.now();
  const budgetMs = why === '每天一次' ? ALARM_BUDGET_MS : PAGE_BUDGET_MS;
  const means: FolderMeans = {
    sha256Bytes: background.sha256Bytes,
    nowAt: () => nowAt(background),
    isOver: () => background.slices.now() - startedMs > budgetMs,
  };
  const wrote = await writeProofs(db, { folder, handle }, means);
  const marked = wrote.trouble ?? (await exchangeMarks(background, db, handle));
  const gone = marked ? undefined : await giveUpOld(background, db, { folder, handle }, means);
  const failed = marked ?? gone?.trouble;
  const isDone = !failed && wrote.left === 0 && gone?.isUnfinished === false && gone.missing === 0;
  await keepLook(db, {
    on: isDone ? today : '',
    at: nowAt(background),
    left: wrote.left + (gone?.missing ?? 0),
    damaged: wrote.damaged,
    ...(failed ? { trouble: failed } : {}),
  });
}

async function whyNotWritable(handle: FolderHandle | undefined): Promise<FolderTrouble | undefined> {
  if (!handle) return { why: '写入出错', detail: '这个浏览器读不出所选的文件夹' };
  try {
    return (await mayWrite(handle)) ? undefined : { why: '没有允许', detail: '' };
  } catch (error) {
    return troubleOf(error);
  }
}

/** The mark in the folder survives a profile that was rolled back: it is read before it is written over. */
async function exchangeMarks(
  background: Background,
  db: LedgerDb,
  handle: FolderHandle,
): Promise<FolderTrouble | undefined> {
  const end = await storeEnd(db);
  if (!end) return undefined;
  try {
    const path = [markFileName(end.id)];
    const lying = await readFile(handle, path, MAX_MARK_BYTES);
    const there = lying && parseMarkFile(lying);
    // Names are cut to eight characters: another machine's mark may lie under ours.
    const judged = await lookAtMark(background, there?.device === end.id ? { folderMark: there } : {});
    if (!judged.ok || judged.value.verdict === '台账退回了') return undefined;
    const now = await storeEnd(db);
    if (!now || now.seq === 0) return undefined;
    const mark = { device: now.id, seq: now.seq, hash: now.lastHash };
    await writeFile(handle, [markFileName(now.id)], markFile(mark, nowAt(background)));
    return undefined;
  } catch (error) {
    return troubleOf(error);
  }
}

async function giveUpOld(
  background: Background,
  db: LedgerDb,
  place: { folder: KeptFolder; handle: FolderHandle },
  means: FolderMeans,
): Promise<Awaited<ReturnType<typeof giveUpWritten>>> {
  const settings = await background.settings.get();
  const days = settings.ok ? settings.value.keepInBrowserDays : 0;
  if (days === 0) return { files: 0, bytes: 0, missing: 0, isUnfinished: false };
  const gone = await giveUpWritten(db, place, isoOf(background.nowMs() - days * DAY_MS), means);
  if (gone.files > 0) await noteGivenUp(background.settings, nowAt(background), gone, '已存到文件夹');
  return gone;
}

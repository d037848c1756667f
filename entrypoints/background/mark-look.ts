import type { Result } from '../../lib/core/page-result.ts';
import { type JudgedMarks, judgeMarks, type MachineMark } from '../../lib/extension/machine-mark.ts';
import {
  heldOf,
  keepLost,
  keepMark,
  type LostLedger,
  readLost,
  readMark,
  storeEnd,
} from '../../lib/extension/mark-store.ts';
import { type Background, nowAt } from './background.ts';

/** What reads or changes this machine's mark does so in turn, emptying the machine too. */
export const MARK_LOCK = 'xundu-ledger-mark';

interface Look {
  /** This machine's mark in the proofs folder. */
  folderMark?: MachineMark;
  /** What was just written; absent at a start and by the alarms. */
  after?: 'records' | 'anything';
}

/**
 * Sets the store against the marks kept outside it: at every start, after every write, and when the folder's mark
 * was read. Where all agrees the mark follows the store; where the store was rolled back it stays, so that it goes
 * on telling until a new device is begun.
 */
export async function lookAtMark(background: Background, look: Look = {}): Promise<Result<JudgedMarks>> {
  const judge = () => background.locks.request(MARK_LOCK, () => judgeAndKeep(background, look));
  const judged = await judge();
  // Judged again in turn: of two looks that notice it together one begins a new device. Outside the mark's lock,
  // because beginning one writes, and every write looks at the mark.
  if (rolledBackTo(judged))
    await background.locks.request('xundu-new-device', async () => {
      const mark = rolledBackTo(await judge());
      if (mark) await background.onRolledBack(mark);
    });
  return judged;
}

function rolledBackTo(judged: Result<JudgedMarks>): MachineMark | undefined {
  return judged.ok && judged.value.verdict === '台账退回了' ? judged.value.mark : undefined;
}

async function judgeAndKeep(
  background: Background,
  { folderMark, after }: Look,
): Promise<Result<JudgedMarks>> {
  const { marks: area, means } = background;
  const local = await readMark(area);
  const lost = await readLost(area);
  // Looking for it reads every record of files: not at each ticket, and once known only when something came in.
  const isSought = lost?.how === '不见了' && (lost.known ? after === 'anything' : after !== 'records');
  const marks = [local, folderMark];
  const looked = await background.ledger.use('读取本机编号', async (db) => {
    const end = await storeEnd(db);
    return { end, held: await heldOf(db, end, isSought ? [...marks, lost] : marks, means) };
  });
  if (!looked.ok) return looked;
  const { end, held } = looked.value;
  const judged = judgeMarks(end, marks, held);
  if (judged.mark && judged.verdict === '台账不见了') await noteLoss(background, judged.mark, '不见了', lost);
  else if (judged.mark && judged.verdict === '台账退回了')
    await noteLoss(background, judged.mark, '退回了', lost);
  else if (isSought && judgeMarks(end, [lost], held).verdict !== '台账不见了')
    await keepLost(area, undefined);
  const next =
    judged.verdict === '台账退回了'
      ? // Of the folder's mark nothing else would tell until tomorrow.
        judged.mark
      : end && end.seq > 0 && { device: end.id, seq: end.seq, hash: end.lastHash };
  if (next && (local?.device !== next.device || local.seq !== next.seq || local.hash !== next.hash))
    await keepMark(area, next);
  return { ok: true, value: judged };
}

/** Of two losses the graver is told, then the larger one: all are met by restoring the latest backup. */
async function noteLoss(
  background: Background,
  { device, seq, hash }: MachineMark,
  how: LostLedger['how'],
  before: LostLedger | undefined,
): Promise<void> {
  if (before?.how === how ? before.seq >= seq : before?.how === '不见了') return;
  await keepLost(background.marks, { device, seq, hash, how, noticedAt: nowAt(background), known: false });
  background.shell.ledgerChanged();
}

/** 已知道: it is not said on the desk any more; whether a ledger that is gone came back is still looked at. */
export async function lossIsKnown(background: Background): Promise<null> {
  return background.locks.request(MARK_LOCK, async () => {
    const lost = await readLost(background.marks);
    if (lost) await keepLost(background.marks, lost.how === '不见了' ? { ...lost, known: true } : undefined);
    return null;
  });
}

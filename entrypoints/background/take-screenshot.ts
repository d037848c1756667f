import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { CaptureFault, Result } from '../../lib/core/page-result.ts';
import { keepEvidence } from '../../lib/extension/evidence-store.ts';
import { composeScreenshot, workerCanvas } from '../../lib/extension/screenshot.ts';
import type { Background } from './background.ts';

/**
 * A picture of the visible part of a page with the fault framed and private data black, kept under its hash.
 * A failure is a sentence for the ticket: the report itself never waits for a picture.
 */
export async function takeScreenshot(
  background: Background,
  tabId: number,
  { findingId, selection }: CaptureFault,
): Promise<Result<EvidenceFile>> {
  const { shell } = background;
  try {
    const view = await shell.tell(tabId, 'beforeCapture', {
      ...(findingId === undefined ? {} : { findingId }),
      ...(selection === undefined ? {} : { selection }),
    });
    const answered = await view;
    if (!answered) return { ok: false, error: '页面上有隐私内容遮不住，或页面没有应答，没有截图。' };
    const picture = await shell.capture(tabId);
    if (!picture.ok) return picture;
    const bytes = await composeScreenshot(await workerCanvas(picture.value), answered);
    const file: EvidenceFile = {
      hash: await background.sha256Bytes(bytes),
      type: 'image/jpeg',
      what: '截图',
      bytes: bytes.length,
      takenAt: isoOf(background.nowMs()),
    };
    const kept = await background.ledger.use('截图', (db) => keepEvidence(db, file, bytes));
    return kept.ok ? { ok: true, value: file } : { ok: false, error: kept.error };
  } catch (error) {
    return {
      ok: false,
      error: `截图没有成功（${error instanceof Error ? error.message : String(error)}）。`,
    };
  } finally {
    await shell.tell(tabId, 'afterCapture', null).catch(() => undefined);
  }
}

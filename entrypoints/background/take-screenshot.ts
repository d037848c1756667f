import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { CaptureFault, CaptureRefusal } from '../../lib/core/page-picture.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { keepEvidence } from '../../lib/extension/evidence-store.ts';
import { composeScreenshot, workerCanvas } from '../../lib/extension/screenshot.ts';
import type { Background } from './background.ts';

/** Pictures taken of a page that goes on changing, until one holds. */
const MOST_TAKES = 3;

/** What happened and what to do; whoever asks for the picture says what becomes of the rest. */
const REFUSALS: Readonly<Record<CaptureRefusal | 'silent', string>> = {
  changed: '截图时错处的文字变了或移出了画面，没有截图。要图请刷新页面，看到错处后再截。',
  'hidden-words': '截图时页面上不断出现身份证号、手机号等，来不及涂黑，没有截图。要图请等页面停下后再截。',
  'too-long': '本页内容太多，没能查清画面里有没有身份证号、手机号等，没有截图。要图请人工截取并涂黑。',
  'no-answer': '没能查清画面里有没有身份证号、手机号等，没有截图。要图请刷新页面后再截。',
  'given-up': '本页正在截另一张图，没有截图。要图请稍后再截。',
  'hidden-tab': '网页不在前台（切到了别的标签页，或窗口最小化了），没有截图。要图请回到这个网页再截。',
  silent: '页面没有应答（可能正忙或已关闭），没有截图。要图请刷新页面后再截。',
};

/**
 * A picture of the fault on its page with what is around it, private data black, kept under its hash. The page says
 * what is shown before the picture and looks again after it; what changed is covered too, or the picture is taken
 * anew. A failure is a sentence for the ticket: the report itself never waits for a picture.
 *
 * @param quote of a finding, by which it is found where the page has been read anew since
 * @param whole all that the window shows
 */
export async function takeScreenshot(
  background: Background,
  tabId: number,
  { findingId, selection, quote }: CaptureFault,
  whole: boolean,
): Promise<Result<EvidenceFile>> {
  const { shell } = background;
  const request = {
    ...(findingId === undefined ? {} : { findingId }),
    ...(selection === undefined ? {} : { selection }),
    ...(quote === undefined ? {} : { quote }),
    ...(whole ? { whole } : {}),
  };
  try {
    for (let take = 1; ; take++) {
      const isLast = take === MOST_TAKES;
      const before = await shell.tell(tabId, 'beforeCapture', request).then((answer) => answer);
      if (!before?.ok) return { ok: false, error: REFUSALS[before?.why ?? 'silent'] };
      const picture = await shell.capture(tabId);
      if (!picture.ok) return picture;
      const after = await shell.tell(tabId, 'checkCapture', { isLast }).then((answer) => answer);
      if (after?.ok)
        return await keep(background, await composeScreenshot(await workerCanvas(picture.value), after.view));
      const isPassing = after?.why === 'changed' || after?.why === 'hidden-words';
      if (isLast || !isPassing) return { ok: false, error: REFUSALS[after?.why ?? 'silent'] };
    }
  } catch (error) {
    return {
      ok: false,
      error: `截图没有成功（${error instanceof Error ? error.message : String(error)}）。`,
    };
  } finally {
    await shell.tell(tabId, 'afterCapture', null).catch(() => undefined);
  }
}

async function keep(background: Background, bytes: Uint8Array): Promise<Result<EvidenceFile>> {
  const file: EvidenceFile = {
    hash: await background.sha256Bytes(bytes),
    type: 'image/jpeg',
    what: '截图',
    bytes: bytes.length,
    takenAt: isoOf(background.nowMs()),
  };
  const kept = await background.ledger.use('截图', (db) => keepEvidence(db, file, bytes));
  return kept.ok ? { ok: true, value: file } : { ok: false, error: kept.error };
}

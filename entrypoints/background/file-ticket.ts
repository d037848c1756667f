import type { Submission } from '../../lib/core/events/event.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { Draft, Result } from '../../lib/core/page-result.ts';
import { shownPageKey } from '../../lib/core/register/page-address.ts';
import { liveTicket } from '../../lib/core/tickets/merged.ts';
import { ticketNumber } from '../../lib/core/tickets/number.ts';
import { isSameReport } from '../../lib/core/tickets/same-report.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { givenContact, keepContact } from '../../lib/extension/contact-store.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { pageKey, readDraft, writeDraft } from '../../lib/extension/own-rows.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { submissionOf } from '../../lib/extension/submission.ts';
import { type Background, type Caller, currentRegister, type Data, nowAt } from './background.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { visibleIn } from './volunteer-handlers.ts';

/**
 * Writes the 提交; answers the id once it is on disk. A second click on the same mark is the same ticket, and
 * so is the same report sent again because the answer was lost.
 */
export async function fileTicket(
  background: Background,
  sent: Data<'fileTicket'>,
  caller: Caller,
): Promise<Result<string>> {
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const register = await currentRegister(background);
  if (!register.ok) return register;
  const page = await judgedFor(background, sent, caller);
  const draft =
    page && sent.findingId ? { ...sent, reading: { ...sent.reading, url: page.result.url } } : sent;
  const foundAt = nowAt(background);
  const seat = seatOf(settings.value);
  const submission = submissionOf({
    draft,
    page,
    register: register.value,
    ...seat,
    number: ticketNumber(foundAt, background.random4()),
    foundAt,
    findPrivate: background.findPrivate,
    mask: background.mask,
    maskUrl: background.maskAddress,
  });
  if (!submission.ok) return submission;
  const { url } = submission.value;
  const shown = [
    ...(page?.result.findings ?? []),
    ...(page?.result.silenced ?? []).map(({ finding }) => finding),
  ];
  const wantsPicture = settings.value.screenshots && caller.kind === 'content' && caller.tabId !== undefined;
  const index = await background.ledger.index();
  // A second click on the same mark needs no second picture.
  const wasFiled =
    index.ok && openTicket(index.value, submission.value, shown, visibleIn(index.value, settings.value));
  if (wantsPicture && !wasFiled) {
    const { findingId, selection } = sent;
    const fault = { findingId, selection, quote: submission.value.quote };
    const picture = await takeScreenshot(background, caller.tabId ?? -1, fault, settings.value.wholePictures);
    if (picture.ok) submission.value.evidenceFiles = [picture.value];
    else submission.value.evidenceNote = picture.error;
  }
  const contact = seat.role === '公众志愿者' && !wasFiled ? givenContact(sent.contact) : undefined;
  if (contact) {
    const { sha256Bytes } = background;
    const kept = await background.ledger.use('联系方式', (db) =>
      keepContact(db, contact, { sha256Bytes, salt: background.newId(), savedAt: foundAt }),
    );
    if (!kept.ok) return kept;
    submission.value.contactItem = kept.value;
  }
  const id = background.newId();
  let filedId = id;
  const written = await background.ledger.write('工单', (index) => {
    const earlier = openTicket(index, submission.value, shown, visibleIn(index, settings.value));
    if (earlier) {
      filedId = earlier.id;
      return { ok: true, value: [] };
    }
    const subject = { kind: 'ticket' as const, id };
    return {
      ok: true,
      value: [{ id, subject, type: '提交', payload: submission.value, ...seat, parents: [] }],
    };
  });
  const { contactItem } = submission.value;
  if (contactItem !== undefined && (!written.ok || filedId !== id))
    await background.ledger.use('联系方式', (db) => db.delete('evidence', contactItem));
  if (!written.ok) return written;
  // The form's copy has done its duty; that of other words has not. A failure here loses nothing.
  await background.ledger.use('草稿', async (db) => {
    const kept = (await readDraft(db, pageKey(url))) as Draft | undefined;
    const isSame = kept?.findingId === sent.findingId && kept?.selection?.start === sent.selection?.start;
    if (isSame) await writeDraft(db, pageKey(url), null, background.nowMs());
  });
  return { ok: true, value: filedId };
}

async function judgedFor(background: Background, { reading }: Data<'fileTicket'>, caller: Caller) {
  const page =
    caller.kind === 'content' && caller.tabId !== undefined
      ? await background.pages.get(caller.tabId)
      : await background.pages.byUrl(reading.url);
  const key = (url: string) => shownPageKey(background.maskAddress(url));
  return page && key(page.result.url) === key(reading.url) ? page : undefined;
}

/** The ticket that is already being worked on for this very report. */
function openTicket(
  index: LedgerIndex,
  report: Submission,
  shown: readonly Finding[],
  mayJoin: (ticket: Ticket) => boolean,
): Ticket | undefined {
  for (const ticket of index.ticketsAt(report.url)) {
    if (!isSameReport(ticket.submission, report, shown) || !mayJoin(ticket)) continue;
    const live = liveTicket(ticket, index.ticket);
    if (live) return live;
  }
  return undefined;
}

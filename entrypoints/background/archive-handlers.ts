import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { EvidenceFile } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { shownPageKey } from '../../lib/core/register/page-address.ts';
import { whyNot } from '../../lib/core/tickets/legal-steps.ts';
import { liveTicket } from '../../lib/core/tickets/merged.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { keepEvidence } from '../../lib/extension/evidence-store.ts';
import { whyNotKept } from '../../lib/extension/page-archive.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { HOST_ATTRIBUTE } from '../../lib/page/overlay/host.ts';
import { type Background, type Handlers, nowAt } from './background.ts';
import { visibleIn } from './volunteer-handlers.ts';

type ArchiveHandlers = Pick<Handlers, 'archiveOffer' | 'archivePage'>;

const PRIVATE = '这个网页有个人隐私问题，不提供整页存档：存档会把隐私一起存下。';

/** 网页存档: the whole page as MHTML beside a ticket, never of a page with personal data on it. */
export function archiveHandlers(background: Background): ArchiveHandlers {
  const { ledger, shell } = background;
  const keyOf = (url: string) => shownPageKey(background.maskAddress(url));

  const ticketOf = async (id: string): Promise<Result<Ticket>> => {
    const [settings, index] = [await background.settings.get(), await ledger.index()];
    if (!settings.ok) return settings;
    if (!index.ok) return index;
    const ticket = index.value.ticket(id);
    if (!ticket || !visibleIn(index.value, settings.value)(ticket))
      return { ok: false, error: '没有这张工单，没有存网页存档。' };
    return { ok: true, value: ticket };
  };

  /** The tab that shows the ticket's page now; a sentence when its page must not or cannot be saved. */
  const tabFor = async ({ submission }: Ticket): Promise<Result<number>> => {
    const refuse = (error: string): Result<never> => ({ ok: false, error });
    const index = await ledger.index();
    if (!index.ok) return index;
    const { ticket, ticketsAt } = index.value;
    const isPrivate = ticketsAt(submission.url).some(
      (one) => one.submission.problemClass === '个人隐私' && liveTicket(one, ticket),
    );
    if (isPrivate) return refuse(PRIVATE);
    for (const tabId of await background.pages.tabIds()) {
      const page = await background.pages.get(tabId);
      if (!page || keyOf(page.result.url) !== keyOf(submission.url)) continue;
      const tab = await shell.tab(tabId);
      if (!tab || keyOf(tab.url) !== keyOf(submission.url)) continue;
      if (background.maskAddress(tab.url) !== tab.url) return refuse('网址里有证件号码，不提供整页存档。');
      const put = (page.result.silenced ?? []).map(({ finding }) => finding);
      if ([...page.result.findings, ...put].some(({ problemClass }) => problemClass === '个人隐私'))
        return refuse(PRIVATE);
      return { ok: true, value: tabId };
    }
    return refuse('先打开工单的网页，等巡读读完，再回来存整页。');
  };

  /** With nothing of ours in the page; what was shown is shown again. */
  const saved = async (tabId: number): Promise<Result<Uint8Array>> => {
    const before = await shell.tell(tabId, 'ping', null);
    await shell.tell(tabId, 'setVisible', { on: false });
    try {
      return await shell.archive(tabId);
    } finally {
      // A page too busy to say how it stood gets its marks back.
      if (before?.visible !== false) await shell.tell(tabId, 'setVisible', { on: true });
    }
  };

  return {
    async archiveOffer({ id }) {
      const ticket = await ticketOf(id);
      if (!ticket.ok) return ticket;
      const tab = await tabFor(ticket.value);
      return { ok: true, value: tab.ok ? {} : { why: tab.error } };
    },

    async archivePage({ id }) {
      const ticket = await ticketOf(id);
      if (!ticket.ok) return ticket;
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const seat = seatOf(settings.value);
      if (seat.role === '公众志愿者') return { ok: false, error: '先完成首次设置，再存网页存档。没有存。' };
      const tab = await tabFor(ticket.value);
      if (!tab.ok) return tab;
      const bytes = await saved(tab.value);
      if (!bytes.ok) return bytes;
      const why = whyNotKept(bytes.value, HOST_ATTRIBUTE, background.findPrivate);
      if (why !== undefined) return { ok: false, error: why };
      const again = await tabFor(ticket.value);
      if (!again.ok || again.value !== tab.value)
        return { ok: false, error: '存的时候网页换了，没有存。请再试一次。' };
      const file: EvidenceFile = {
        hash: await background.sha256Bytes(bytes.value),
        type: 'multipart/related',
        what: '网页存档',
        bytes: bytes.value.length,
        takenAt: isoOf(background.nowMs()),
      };
      const kept = await ledger.use('网页存档', (db) => keepEvidence(db, file, bytes.value));
      if (!kept.ok) return kept;
      const payload = { text: '存了整页存档（MHTML）。', evidenceFiles: [file] };
      const written = await ledger.write('“备注”', (index) => {
        const now = index.ticket(id);
        if (!now) return { ok: false, error: '没有这张工单，没有存网页存档。' };
        const problem = whyNot(now, '备注', seat.role, payload, nowAt(background));
        if (problem) return { ok: false, error: problem };
        const { seen } = index.heads('ticket', id);
        const subject = { kind: 'ticket' as const, id };
        return { ok: true, value: [{ subject, type: '备注', payload, ...seat, parents: now.heads, seen }] };
      });
      if (!written.ok) {
        await ledger.use('网页存档', (db) => db.delete('evidence', file.hash));
        return written;
      }
      shell.ledgerChanged();
      return { ok: true, value: file };
    },
  };
}

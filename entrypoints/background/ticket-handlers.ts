import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import type { Submission } from '../../lib/core/events/event.ts';
import { causalOrder } from '../../lib/core/events/order.ts';
import { statesOf } from '../../lib/core/freshness/board.ts';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import type { Draft, Result } from '../../lib/core/page-result.ts';
import { whyNot } from '../../lib/core/tickets/legal-steps.ts';
import { ticketNumber } from '../../lib/core/tickets/number.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import { factsOf } from '../../lib/core/tickets/ticket-facts.ts';
import { givenContact, keepContact } from '../../lib/extension/contact-store.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { pageKey, readDraft, writeDraft } from '../../lib/extension/own-rows.ts';
import { maskStrings } from '../../lib/extension/private-text.ts';
import { recheckTicket } from '../../lib/extension/recheck.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { submissionOf } from '../../lib/extension/submission.ts';
import type { TicketView } from '../../lib/extension/ticket-list-messages.ts';
import {
  type Background,
  type Caller,
  currentRegister,
  type Data,
  type Handlers,
  nowAt,
  refreshOverlays,
  rowKey,
} from './background.ts';
import { clockMeans } from './clock-means.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { listNow } from './ticket-list-handlers.ts';
import { visibleIn } from './volunteer-handlers.ts';

type TicketHandlers = Pick<Handlers, 'fileTicket' | 'tickets' | 'history' | 'step' | 'recheck'>;

/** States in which the fault is dealt with: reporting it again opens a ticket of its own. */
const OVER: readonly TicketState[] = ['不予受理', '已办结', '已撤销'];
const NOT_WORKED_ON: readonly TicketState[] = ['不予受理', '已撤销', '已并案'];

/** A ticket from its filing to its closing. */
export function ticketHandlers(background: Background): TicketHandlers {
  const { ledger, shell } = background;

  const viewer = async (): Promise<(ticket: Ticket) => TicketView> => {
    const { holidays, options } = await clockMeans(background);
    const now = nowAt(background);
    return (ticket) => ({ ticket, clocks: ticketClocks(factsOf(ticket), now, holidays, options) });
  };

  const find = async (id: string): Promise<Result<Ticket>> => {
    const index = await ledger.index();
    if (!index.ok) return index;
    const settings = await background.settings.get();
    if (!settings.ok) return settings;
    const ticket = index.value.ticket(id);
    const isVisible = visibleIn(index.value, settings.value);
    return ticket && isVisible(ticket) ? { ok: true, value: ticket } : { ok: false, error: NO_TICKET };
  };

  return {
    async fileTicket(draft, caller) {
      const filed = await fileTicket(background, draft, caller);
      if (!filed.ok) return filed;
      const ticket = await find(filed.value);
      if (!ticket.ok) return ticket;
      const { id, number, submission } = ticket.value;
      const dueText = (await viewer())(ticket.value)
        .clocks.map((clock) => clock.text)
        .slice(0, 1)
        .join('');
      shell.ledgerChanged();
      const pictureNote = submission.evidenceNote;
      return {
        ok: true,
        value: { id, number, dueText, ...(pictureNote === undefined ? {} : { pictureNote }) },
      };
    },

    async tickets() {
      const now = await listNow(background);
      if (!now.ok) return now;
      const { index, list, narrowed, view } = now.value;
      const { lines } = list.page({ filter: {}, order: 'newest', offset: 0, limit: MOST_TICKETS }, narrowed);
      return { ok: true, value: lines.flatMap(({ id }) => index.ticket(id) ?? []).map(view) };
    },

    async history({ id }) {
      const index = await ledger.index();
      if (!index.ok) return index;
      const ticket = await find(id);
      return ticket.ok ? { ok: true, value: causalOrder(index.value.ticketEvents(id)) } : ticket;
    },

    async step({ id, type, payload }) {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const seat = seatOf(settings.value);
      const kept = maskStrings(payload, background.maskLongNumbers) as Record<string, unknown>;
      const written = await ledger.write(`“${type}”`, (index) => {
        const ticket = index.ticket(id);
        if (!ticket || !visibleIn(index, settings.value)(ticket)) return { ok: false, error: NO_TICKET };
        const problem =
          whyNot(ticket, type, seat.role, kept, nowAt(background)) ?? mergeProblem(index, type, kept);
        if (problem) return { ok: false, error: problem };
        const { seen } = index.heads('ticket', id);
        const subject = { kind: 'ticket' as const, id };
        return { ok: true, value: [{ subject, type, payload: kept, ...seat, parents: ticket.heads, seen }] };
      });
      if (!written.ok) return written;
      const ticket = await find(id);
      if (!ticket.ok) return ticket;
      shell.ledgerChanged();
      void refreshOverlays(background);
      return { ok: true, value: (await viewer())(ticket.value) };
    },

    async recheck({ id }) {
      const ticket = await find(id);
      if (!ticket.ok) return ticket;
      const register = await currentRegister(background);
      if (!register.ok) return register;
      const { submission, republished } = ticket.value;
      const url = republished?.newUrl.trim() ?? submission.url;
      // Whatever answers at an address whose number was masked, a 404 most of all, says nothing of the page.
      if (/\*{3}/.test(url)) {
        const evidence = '网址里的证件号码已隐去，机器打不开原页面，请人工核实。';
        const checkedAt = nowAt(background);
        return { ok: true, value: { by: 'machine', result: '打不开', checkedAt, url, evidence } };
      }
      if (!(await background.mayRead(url))) {
        return {
          ok: false,
          error: `还没有获准打开 ${url}，没有复核，工单没有改动。请在“设置”里允许这个网站，再复核一次。`,
        };
      }
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const words = await background.words.current(settings.value.offPacks, civilDateOf(nowAt(background)));
      if (!words.ok) return words;
      const fetched = await background.fetchPage(url);
      const means = {
        judge: (reading: Parameters<Background['judge']>[0]) =>
          background.judge(reading, register.value, background.rules, words.value).findings,
        columnStates: (reading: Parameters<Background['judge']>[0]) => {
          const seen = observeColumns(reading, register.value, '复核');
          const looks = new Map(seen.map((look) => [look.targetId, [look]]));
          // By dates alone: 核对无变动 does not close a ticket about a column that was not updated.
          const known = { looks, attested: new Map(), limits: noticeLimits, nowAt: nowAt(background) };
          return statesOf([...register.value.columns, ...register.value.accounts], known);
        },
        mask: background.mask,
      };
      return recheckTicket(submission, url, fetched, means, nowAt(background));
    },
  };
}

/** Most that one answer carries: 17 MB at 5,000, and a message of more than 64 MB is lost. */
const MOST_TICKETS = 2_000;
const NO_TICKET = '台账里没有这张工单，可能还没有收到。没有改动任何内容。';

function mergeProblem(index: LedgerIndex, type: string, payload: Record<string, unknown>): string | null {
  if (type !== '并案') return null;
  const into = index.ticket(String(payload.into));
  if (!into) return '找不到要并入的工单。';
  // Two tickets merged into each other, or into one that nobody works on, would both drop out of sight.
  return NOT_WORKED_ON.includes(into.state) ? `要并入的工单${into.state}，不能并入。` : null;
}

/**
 * Writes the 提交; answers the id once it is on disk. A second click on the same mark is the same ticket, and
 * so is the same report sent again because the answer was lost.
 */
async function fileTicket(
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
  const wantsPicture = settings.value.screenshots && caller.kind === 'content' && caller.tabId !== undefined;
  const index = await background.ledger.index();
  // A second click on the same mark needs no second picture.
  const wasFiled =
    index.ok && openTicket(index.value, submission.value, visibleIn(index.value, settings.value));
  if (wantsPicture && !wasFiled) {
    const picture = await takeScreenshot(background, caller.tabId ?? -1, sent);
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
    const earlier = openTicket(index, submission.value, visibleIn(index, settings.value));
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
  return page && rowKey(background, page.result.url) === rowKey(background, reading.url) ? page : undefined;
}

/** The ticket that is already being worked on for this very report. */
function openTicket(
  index: LedgerIndex,
  report: Submission,
  mayJoin: (ticket: Ticket) => boolean,
): Ticket | undefined {
  for (const ticket of index.ticketsAt(report.url)) {
    if (!isSameReport(ticket.submission, report) || !mayJoin(ticket)) continue;
    const live = liveTicket(index, ticket);
    if (live) return live;
  }
  return undefined;
}

/** One mark, or one selection or description, of one page. */
function isSameReport(earlier: Submission, later: Submission): boolean {
  if (pageKey(earlier.url) !== pageKey(later.url) || earlier.findingId !== later.findingId) return false;
  if (later.findingId !== undefined) return true;
  const said = ({ problemClass, quote, description }: Submission) =>
    canonicalJson({ problemClass, quote, description });
  return said(earlier) === said(later);
}

/** The ticket itself or the one it was merged into; none when that is over. Files of others may hold a circle. */
function liveTicket(index: LedgerIndex, ticket: Ticket): Ticket | undefined {
  const seen = new Set<string>();
  let at: Ticket | undefined = ticket;
  while (at?.state === '已并案' && !seen.has(at.id)) {
    seen.add(at.id);
    at = index.ticket(at.mergedInto ?? '');
  }
  return at && at.state !== '已并案' && !OVER.includes(at.state) ? at : undefined;
}

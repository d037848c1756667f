import type { MyReport } from '../../components/volunteer/my-reports.tsx';
import type { Contact } from '../../lib/core/events/contact.ts';
import type { Event } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { foldTicket } from '../../lib/core/tickets/fold.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import { MOST_VIEWS } from '../../lib/extension/ticket-list-messages.ts';
import { contactUnder } from '../desk/evidence-acts.ts';

/**
 * A volunteer's own reports with the state their reply files give them, newest first. A reply is folded as it
 * stands: nobody here can approve the center's device, so the state is shown as the file's word.
 *
 * @param most how many, newest first
 */
export async function myReports(most = 200): Promise<Result<MyReport[]>> {
  const own: Ticket[] = [];
  for (let offset = 0, all = 1; own.length < most && offset < all; offset += MOST_VIEWS) {
    const page = await ask('ticketPage', { filter: {}, order: 'newest', offset, limit: MOST_VIEWS });
    if (!page.ok) return page;
    all = page.value.total;
    // On a machine where somebody has taken a seat since, those of the office are among them.
    for (const { ticket } of page.value.rows) if (ticket.filedBy.role === '公众志愿者') own.push(ticket);
  }
  const reports: MyReport[] = [];
  for (const ticket of own.slice(0, most)) {
    const history = await ask('history', { id: ticket.id });
    const report = history.ok ? reportOf(ticket, history.value) : { ticket };
    reports.push({ ...report, contact: await contactOf(ticket) });
  }
  return { ok: true, value: reports };
}

async function contactOf({ submission: { contact, contactItem } }: Ticket): Promise<Contact | undefined> {
  if (contactItem === undefined) return contact;
  const kept = await contactUnder(contactItem);
  return kept.ok ? kept.value : undefined;
}

function reportOf(proved: Ticket, events: readonly Event[]): MyReport {
  const said = foldTicket(events);
  if (!said || said.state === proved.state) return { ticket: proved };
  const writer = events.find(({ by }) => by.role === '大数据中心')?.by.person;
  return { ticket: said, saidBy: [writer?.unit, writer?.name].filter(Boolean).join(' ') || '对方' };
}

import type { MyReport } from '../../components/volunteer/my-reports.tsx';
import type { Contact } from '../../lib/core/events/contact.ts';
import type { Event } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { foldTicket } from '../../lib/core/tickets/fold.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import { contactUnder } from '../desk/evidence-acts.ts';

/**
 * A volunteer's own reports with the state their reply files give them, newest first. A reply is folded as it
 * stands: nobody here can approve the center's device, so the state is shown as the file's word.
 *
 * @param most how many, newest first
 */
export async function myReports(most = 200): Promise<Result<MyReport[]>> {
  const tickets = await ask('tickets', null);
  if (!tickets.ok) return tickets;
  const own = tickets.value
    .map(({ ticket }) => ticket)
    .filter(({ filedBy }) => filedBy.role === '公众志愿者')
    .sort((a, b) => (a.filedAt < b.filedAt ? 1 : -1))
    .slice(0, most);
  const reports: MyReport[] = [];
  for (const ticket of own) {
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

import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import type { Background, Handlers } from './background.ts';

/** What a volunteer asks for besides filing. */
export function volunteerHandlers({ shell }: Background): Pick<Handlers, 'openReceipt'> {
  return {
    async openReceipt({ id }) {
      await shell.openOwnPage(
        id === undefined ? '/mine.html' : `/mine.html#${new URLSearchParams({ ticket: id })}`,
      );
      return { ok: true, value: null };
    },
  };
}

/**
 * Tells the tickets whoever sits here may see and join: all of them, or a volunteer's own. Own is what no file
 * brought under another's name, so a volunteer is never shown, nor given the receipt code of, another's report.
 */
export function visibleIn(
  index: LedgerIndex,
  settings: Settings,
): (ticket: Pick<Ticket, 'id' | 'filedBy'>) => boolean {
  if (!isVolunteer(settings)) return () => true;
  return ({ id, filedBy }) => {
    if (filedBy.role !== '公众志愿者') return false;
    const filing = index
      .ticketEvents(id)
      .find(({ type, by }) => type === '提交' && by.device === filedBy.device);
    const device = filing && index.writerOf(filing);
    return device === undefined || device.state === '本机';
  };
}

import type { Background, Handlers } from './background.ts';
import { officeHandlers } from './office-handlers.ts';
import { pageHandlers } from './page-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';
import { ticketHandlers } from './ticket-handlers.ts';

/** What is done for each message; the only writers of the ledger. */
export function handlersOf(background: Background): Handlers {
  return {
    ...pageHandlers(background),
    ...ticketHandlers(background),
    ...officeHandlers(background),
    ...tabHandlers(background),
  };
}

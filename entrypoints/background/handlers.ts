import type { Background, Handlers } from './background.ts';
import { columnHandlers } from './column-handlers.ts';
import { controlHandlers } from './control-handlers.ts';
import { discoveryHandlers } from './discovery-handlers.ts';
import { linkHandlers } from './link-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { officeHandlers } from './office-handlers.ts';
import { packageHandlers } from './package-handlers.ts';
import { pageHandlers } from './page-handlers.ts';
import { proofreadHandlers } from './proofread-handlers.ts';
import { readHandlers } from './read-handlers.ts';
import { storageHandlers } from './storage-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';
import { ticketHandlers } from './ticket-handlers.ts';
import { volunteerHandlers } from './volunteer-handlers.ts';

/** What is done for each message; the only writers of the ledger. */
export function handlersOf(background: Background): Handlers {
  const pages = pageHandlers(background);
  return {
    ...pages,
    ...readHandlers(background, pages.judgePage),
    ...controlHandlers(background),
    ...linkHandlers(background),
    ...ticketHandlers(background),
    ...officeHandlers(background),
    ...listHandlers(background),
    ...packageHandlers(background),
    ...storageHandlers(background),
    ...columnHandlers(background),
    ...discoveryHandlers(background),
    ...proofreadHandlers(background),
    ...tabHandlers(background),
    ...volunteerHandlers(background),
  };
}

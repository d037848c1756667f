import { archiveHandlers } from './archive-handlers.ts';
import type { Background, Handlers } from './background.ts';
import { columnHandlers } from './column-handlers.ts';
import { configHandlers } from './config-handlers.ts';
import { controlHandlers } from './control-handlers.ts';
import { deviceHandlers } from './device-handlers.ts';
import { discoveryHandlers } from './discovery-handlers.ts';
import { linkHandlers } from './link-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { officeHandlers } from './office-handlers.ts';
import { packageHandlers } from './package-handlers.ts';
import { pageHandlers } from './page-handlers.ts';
import { pictureHandlers } from './picture-handlers.ts';
import { proofreadHandlers } from './proofread-handlers.ts';
import { readHandlers } from './read-handlers.ts';
import { recheckHandlers } from './recheck-handlers.ts';
import { storageHandlers } from './storage-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';
import { ticketHandlers } from './ticket-handlers.ts';
import { ticketListHandlers } from './ticket-list-handlers.ts';
import { volunteerHandlers } from './volunteer-handlers.ts';

/** What is done for each message; the only writers of the ledger. */
export function handlersOf(background: Background): Handlers {
  const pages = pageHandlers(background);
  return {
    ...pages,
    ...readHandlers(background, pages.judgePage),
    ...controlHandlers(background),
    ...pictureHandlers(),
    ...linkHandlers(background),
    ...ticketHandlers(background),
    ...recheckHandlers(background),
    ...ticketListHandlers(background),
    ...officeHandlers(background),
    ...listHandlers(background),
    ...packageHandlers(background),
    ...deviceHandlers(background),
    ...configHandlers(background),
    ...archiveHandlers(background),
    ...storageHandlers(background),
    ...columnHandlers(background),
    ...discoveryHandlers(background),
    ...proofreadHandlers(background),
    ...tabHandlers(background),
    ...volunteerHandlers(background),
  };
}

import { z } from 'zod';

import type { EvidenceFile, Recheck } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';
import { ById } from './message-parts.ts';

/** What is known of a ticket's page before anybody looks again. */
interface RecheckStanding {
  /** The site said once that the page is gone: what is waited for, in a sentence. */
  waits?: string;
  /** It said so twice: the answer 复核 may rest on. */
  gone?: Recheck;
  /** A tab shows the page now. */
  tab: boolean;
}

/** What the forms of 复核 and 回头看 ask; nothing is written in the ledger. */
export interface RecheckProtocol {
  /** Opens the page and compares on exact text. */
  recheck(data: { id: string }): Promise<Result<Recheck>>;
  recheckStanding(data: { id: string }): Promise<Result<RecheckStanding>>;
  /** The same comparison on what a tab shows; `open` asks for a tab behind the others where none does. */
  recheckInTab(data: { id: string; open: boolean }): Promise<Result<Recheck>>;
  /** A picture of the tab that shows the page, private data black, kept as a proof no step names yet. */
  recheckPicture(data: { id: string }): Promise<Result<EvidenceFile>>;
}

export const recheckSchemas: Readonly<Record<keyof RecheckProtocol, z.ZodType>> = {
  recheck: ById,
  recheckStanding: ById,
  recheckInTab: ById.extend({ open: z.boolean() }),
  recheckPicture: ById,
};

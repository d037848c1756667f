import type { DateRead } from '../reading.ts';

/** What one look at a column or account saw: facts only, never judged. */
export interface Observation {
  targetId: string;
  target: 'column' | 'account';
  /**
   * Its own list page says more than a block on another page. A single post of an account counts as a block:
   * it proves one update and nothing about the account's newest.
   */
  via: 'list-page' | 'block' | 'account-page' | 'by-hand';
  state: 'dated' | 'blank' | 'unreadable';
  newest?: DateRead | undefined;
  monthDay?: string | undefined;
  /** The very words seen. */
  line: string;
  /**
   * The page was opened but no row of the list was read (drawn by script, in a frame …): that is “not looked
   * at”, so it never stands against a look that did read. Always with state `unreadable`.
   */
  unread?: boolean | undefined;
  /** Why a list could not be read, one Chinese phrase. */
  why?: string | undefined;
  /** List of the page it was seen in; means nothing beyond that reading. */
  listId?: string | undefined;
  url: string;
  seenAt: string;
  seenBy: string;
}

import type { DateRead, GapKind, ListItem, PageReading } from '../../core/reading.ts';
import type { PageText } from '../page-text.ts';

export interface SiteInput {
  page: PageText;
  document: Document;
  url: string;
  readAt: string;
}

/** What a platform's own reader knows better than the general one; absent fields are left to that. */
export interface SiteReading {
  kind: PageReading['kind'];
  account?: NonNullable<PageReading['account']>;
  title?: string;
  publishedAt?: DateRead;
  /**
   * Posts of this account, in page order: they become the page's main list and its only one. Empty when the page
   * has other people's rows only (comments, recommendations).
   */
  posts?: Omit<ListItem, 'listId'>[];
  gaps?: { what: GapKind; why: string }[];
}

/** One platform or CMS that needs special care; picked by host or by the shape of its pages, first match wins. */
export interface SiteReader {
  id: string;
  matches(input: SiteInput): boolean;
  /** undefined = this page of the platform is none of the known ones: read it as any page. */
  read(input: SiteInput): SiteReading | undefined;
}

/** Text of the first element with this id, white space collapsed. */
export function textById(document: Document, id: string): string {
  return plain(document.querySelector(`[id="${id}"]`)?.textContent);
}

export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u3000]+/g, ' ').trim();
}

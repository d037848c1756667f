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
  /** The posts are only some of the account's (an album, a later page): they prove updates, not the newest one. */
  partial?: boolean;
  /** The words by which the account's own list says that it has no post. */
  empty?: string;
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

/** Said of an account's page whose list of posts no reader knows: never fresh, never empty. */
export const NOT_UNDERSTOOD: NonNullable<SiteReading['gaps']>[number] = {
  what: 'list-by-script',
  why: '没有认出这个账号主页的作品列表（可能要先登录，或平台改了版面）。请看主页上最新一条，用“登记看到的最新一条”记下日期。',
};

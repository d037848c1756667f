import type { LinkJudgement } from './judge-link.ts';
import type { LinkTarget } from './link-target.ts';

/** One address and what is said of it. */
export interface CheckedLink extends LinkTarget, LinkJudgement {}

/** A check of one page's links, as far as it has come. */
export interface LinkCheck {
  /** Address and title of the page whose links these are. */
  url: string;
  title: string;
  state: '进行中' | '已完成' | '已停止';
  /** Addresses to be checked, those answered, and those of the page left out beyond the bound. */
  total: number;
  leftOut: number;
  checked: CheckedLink[];
  /** ISO 8601 with offset. */
  startedAt: string;
  endedAt?: string;
}

/** What a ticket says of a broken link; the same link gives the same words, so that it is filed once. */
export function brokenLinkWords({ text, href, why }: Pick<CheckedLink, 'text' | 'href' | 'why'>): string {
  return `链接${text === '' ? '' : `“${text}”`}打不开：${why}。链接地址：${href}`;
}

/**
 * The address in the words of such a ticket, undefined in any other's.
 *
 * @example linkOfWords(brokenLinkWords(link)) === link.href
 */
export function linkOfWords(description: string | undefined): string | undefined {
  return /链接地址：(\S+)$/.exec(description ?? '')?.[1];
}

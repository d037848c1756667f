import type { Submission } from '../events/event.ts';
import { columnUrlKey } from '../register/column-url.ts';

type Fault = Pick<Submission, 'url' | 'quote' | 'description' | 'problemClass'>;

/**
 * Whether two submissions report one fault: the same page (scheme, `www.`, default file and fragment do not
 * count) and the same words, blanks aside; without a quote, the same class and description. A hint for the
 * center before it merges, never a merge by itself.
 *
 * @example sameFault(a, b) // true: http://www.a.gov.cn/x.html and https://a.gov.cn/x.html#top, both 人民攻府
 */
export function sameFault(a: Fault, b: Fault): boolean {
  if (pageKey(a.url) !== pageKey(b.url)) return false;
  if (a.quote || b.quote) {
    return a.quote !== undefined && b.quote !== undefined && tidy(a.quote.exact) === tidy(b.quote.exact);
  }
  return a.problemClass === b.problemClass && tidy(a.description ?? '') === tidy(b.description ?? '');
}

function pageKey(url: string): string {
  return columnUrlKey(url) || url.trim();
}

function tidy(text: string): string {
  return text.replace(/\s+/g, '');
}

import { columnUrlKey } from '../core/register/column-url.ts';

/** Parameters that say where a reader comes from, or keep a cache away, and choose no page. */
const TRACKING =
  /^(utm_\w+|spm|scm|isappinstalled|hmsr|hmpl|hmcu|hmkw|hmci|fbclid|gclid|bd_vid|jsessionid|_|_t|rand|random|timestamp)$/i;
/** A server writes its session into the path. */
const SESSION = /;jsessionid=[^/?#;]*/gi;

/**
 * Whether a redirect leads to the same page under another writing of its address: by https, with or without `www.`, by
 * its default page or a slash, with a session in its path, with or without parameters that only track. What is
 * read there is told from another page by its words; home pages, columns and other paths are other addresses.
 *
 * @param asked as the ticket has it, in any writing
 * @param answered where the site led to
 * @example isSamePageAddress('http://a.gov.cn/x/1.html', 'https://www.a.gov.cn/x/1.html?spm=a1') === true
 */
export function isSamePageAddress(asked: string, answered: string): boolean {
  const [from, to] = [partsOf(asked), partsOf(answered)];
  if (!from || !to || from.page !== to.page) return false;
  const chosen = ({ query }: Parts): string =>
    [...query]
      .filter(([name]) => !TRACKING.test(name))
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('\n');
  return chosen(from) === chosen(to);
}

interface Parts {
  page: string;
  query: URLSearchParams;
}

function partsOf(address: string): Parts | undefined {
  try {
    const { href, searchParams } = new URL(address);
    const page = columnUrlKey(href.replace(SESSION, '').replace(/[?#].*$/s, ''));
    return page === '' ? undefined : { page, query: searchParams };
  } catch {
    return undefined;
  }
}

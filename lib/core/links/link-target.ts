import type { Link } from '../reading.ts';

/** One address of a page to be opened, with the words that lead there. */
export interface LinkTarget {
  href: string;
  /** Text of the first link to it; '' for a picture without words. */
  text: string;
  /** A file, told by its ending: what comes must not be a web page. */
  isFile: boolean;
}

/** Nobody reads on, and a page of 10,000 links must not become 10,000 requests. */
export const MOST_LINKS = 300;

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|txt|rtf|csv|zip|rar|7z|jpe?g|png|mp3|mp4)$/i;

/** Path of an address without query and fragment, decoded where it can be. */
function pathOf(href: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/i.exec(href)?.[1] ?? '';
}

/**
 * The addresses of a page, each once, files first: they break most. The page itself is none of them.
 *
 * @param pageUrl address of the page, so that 返回顶部 is not asked for
 * @returns at most `MOST_LINKS`, and how many were left out
 * @example linkTargets([{ text: '附件', href: 'https://a.gov.cn/1.pdf', … }], 'https://a.gov.cn/').targets[0]?.isFile === true
 */
export function linkTargets(
  links: readonly Pick<Link, 'href' | 'text'>[],
  pageUrl: string,
): { targets: LinkTarget[]; leftOut: number } {
  const own = withoutFragment(pageUrl);
  const byHref = new Map<string, LinkTarget>();
  for (const { href, text } of links) {
    const address = withoutFragment(href);
    if (address === own || !/^https?:\/\//i.test(address)) continue;
    const known = byHref.get(address);
    if (!known) byHref.set(address, { href: address, text, isFile: FILE.test(pathOf(address)) });
    else if (known.text === '') known.text = text;
  }
  const all = [...byHref.values()];
  const sorted = [...all.filter((one) => one.isFile), ...all.filter((one) => !one.isFile)];
  return { targets: sorted.slice(0, MOST_LINKS), leftOut: Math.max(0, sorted.length - MOST_LINKS) };
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

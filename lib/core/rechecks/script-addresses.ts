import type { PageSource } from '../page-source.ts';

/** An address of a script written in another script, which hangs it into the page. */
const WRITTEN = /["'`]\s*((?:https?:)?\/\/[^"'`\s<>\\]+|[^"'`\s<>\\]+\.js(?:\?[^"'`\s<>\\]*)?)\s*["'`]/g;
const HANGS_IN = /createElement\s*\(\s*["'`]script|<\s*(?:\\u003c)?script\b|%3Cscript/i;
const IS_SCRIPT = /\.js(\?|$)|[?&](callback|jsonp)=|\/js\//i;

/**
 * Services of the state and counters that pages of offices carry by order or custom, and that count or mark, and
 * write nothing beside their own mark: the mark of offices, 找错, Baidu's, CNZZ's, 51.la's and Google's statistics.
 */
const COUNTERS =
  /(^|\.)(conac\.cn|kaipuyun\.cn|hm\.baidu\.com|push\.zhanzhang\.baidu\.com|cnzz\.com|51\.la|51yes\.com|google-analytics\.com|googletagmanager\.com|zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn)$/i;

/** @param host as in an address, with its port */
export const isPublicCounter = (host: string): boolean => COUNTERS.test(host.replace(/:\d+$/, ''));

/** Addresses of scripts that the page's own scripts hang into it, as written. */
export function scriptsNamedIn({ silent }: PageSource): string[] {
  const found = new Set<string>();
  for (const { where, text } of silent) {
    if (where !== 'script' || !HANGS_IN.test(text)) continue;
    for (const [, address = ''] of text.matchAll(WRITTEN)) if (IS_SCRIPT.test(address)) found.add(address);
  }
  return [...found];
}

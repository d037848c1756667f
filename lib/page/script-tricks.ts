import type { ScriptTrick } from '../core/reading.ts';
import type { PageText } from './page-text.ts';

/** Inline scripts longer than this are a library's, not a trick slipped in. */
const LONGEST = 20_000;
/** Search engines by their crawler or as the address a visitor came from. */
const ENGINE = /baidu|sogou|haosou|so\.com|360spider|bing|google|sm\.cn|yisou|spider|slurp/gi;
const ASKS = /navigator\.userAgent|document\.referrer/i;
const SENDS = /(?:window\.|top\.|self\.|document\.)?location(?:\.href)?\s*=|location\.replace\s*\(/i;
const TITLE = /document\.title\s*=/;

/**
 * Scripts that show crawlers, or visitors who come from a search engine, something else than the office's own
 * readers see. Only inline scripts that name two engines: one name alone is a browser test.
 */
export function readScriptTricks(page: PageText): ScriptTrick[] {
  const found = new Set<ScriptTrick>();
  const heads = page.parts.flatMap(({ document }) => [...document.querySelectorAll('head script')]);
  for (const script of [...heads, ...page.scripts.map(({ element }) => element)]) {
    const source = script.textContent ?? '';
    if (source.length < 40 || source.length > LONGEST || !ASKS.test(source)) continue;
    const engines = new Set(source.match(ENGINE)?.map((one) => one.toLowerCase()));
    const isCrawlerTest = /baiduspider|googlebot|spider/i.test(source);
    if (engines.size < 2 && !isCrawlerTest) continue;
    if (TITLE.test(source)) found.add('title-for-crawlers');
    if (SENDS.test(source)) found.add('search-visitors-sent-away');
  }
  return [...found];
}

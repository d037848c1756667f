import { hostOf, registeredName } from '../text/host-name.ts';
import { unescaped } from './silent-words.ts';

/**
 * Services of the state and counters that pages of offices carry by order or custom, and that count or mark, and
 * write nothing beside their own mark: the mark of offices, 找错, Baidu's, CNZZ's, 51.la's and Google's statistics.
 */
const COUNTERS =
  /^(dcs\.conac\.cn|(ta|pucha)\.kaipuyun\.cn|zfwzgl\.www\.gov\.cn|hm\.baidu\.com|push\.zhanzhang\.baidu\.com|zz\.bdstatic\.com|([\w-]+\.)?cnzz\.com|([\w-]+\.)*51\.la|([\w-]+\.)?51yes\.com|(www|ssl)\.google-analytics\.com)$/i;

/**
 * @param page address of the page that carries it: what stands under its own registered name counts as its own
 * @example isPublicCounter({ hostname: 'hm.baidu.com', pathname: '/hm.js' }, 'https://www.a.gov.cn/') === true
 */
export function isPublicCounter(
  { hostname, pathname }: { hostname: string; pathname: string },
  page: string,
): boolean {
  const isCounter =
    COUNTERS.test(hostname) || (hostname === 'www.googletagmanager.com' && pathname === '/gtag/js');
  return isCounter && registeredName(hostname) !== registeredName(hostOf(page));
}

/** Other scripts that scripts hang into the page. */
export interface NamedScripts {
  /** Addresses as written. */
  addresses: string[];
  /** One of them is put together from what only the running script knows. */
  isHidden: boolean;
}

const HANGS_IN = /createElement\s*\(\s*["'`]script|<\s*script\b|\bgetScript\s*\(/i;
/** An address of a script written as it is. */
const WRITTEN = /["'`]\s*((?:https?:)?\/\/[^"'`\s<>\\]+|[^"'`\s<>\\]+\.js(?:\?[^"'`\s<>\\]*)?)\s*["'`]/g;
const IS_SCRIPT = /\.js(\?|$)|[?&](callback|jsonp)=|\/js\//i;
/** A variable that holds a new script. */
const MADE = /([\w$]+)\s*=\s*[\w$.]*createElement\s*\(\s*["'`]script["'`]\s*\)/g;
/** A new script takes its address within so many characters. */
const REACH = 600;
/** Of one script; more are no page's way. */
const MOST_SUMS = 60;
const STRING = `"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'|\`[^\`]*\``;
/** A sum of strings and names. */
const TERM = `(?:${STRING}|[\\w$.]+(?:\\([^()]*\\))?|\\([^()]*\\)|\\[[^\\]]*\\])`;
const SUM = `(${TERM}(?:\\s*\\+\\s*[+~-]*${TERM})*)`;
const GIVEN = new RegExp(`\\.\\s*getScript\\s*\\(\\s*${SUM}`, 'g');
/** The address in a tag that a script writes. */
const TAG = /<\s*script\b[^>]{0,300}?\bsrc\s*=\s*(?:\\?["'`])?([^>]{0,500})/gi;

/**
 * Addresses of scripts that a script hangs into the page.
 *
 * @param isOwn it stands in the page: a path in it is the page's business, in a library it may be anybody's
 */
export function scriptsNamedIn(text: string, isOwn: boolean): NamedScripts {
  const script = joined(text);
  const addresses = new Set<string>();
  let isHidden = false;
  if (!HANGS_IN.test(script)) return { addresses: [], isHidden };
  for (const [, address = ''] of script.matchAll(WRITTEN))
    if (IS_SCRIPT.test(address) && (isOwn || /^(https?:)?\/|^\.\.?\//.test(address))) addresses.add(address);
  let count = 0;
  for (const sum of sumsIn(script)) {
    if (++count > MOST_SUMS) return { addresses: [...addresses], isHidden: true };
    const { address, isWhole, hasWords } = addressOf(sum, script);
    if (isWhole && address !== '') addresses.add(address);
    else if (isWhole) continue;
    // A loader takes its address from whoever calls it; in a library nobody may.
    else if (hasWords || isOwn) isHidden ||= !(isOwn && !hasWords && addresses.size > 0);
  }
  for (const [, rest = ''] of script.matchAll(TAG)) {
    const written = /^[^"'`\s\\]*/.exec(rest)?.[0] ?? '';
    const [, outer] = /^[^"'`\s\\]*(["'`])\s*\+/.exec(rest) ?? [];
    if (outer === undefined) {
      if (written !== '') addresses.add(written);
      continue;
    }
    // The protocol of the page before a host; a sum behind the file's name keeps caches away.
    const [, host = ''] =
      /^["'`]\s*\+\s*[\w$.]+\s*\+\s*["'`]([\w.-]+\.[a-z]{2,}\/[^"'`\s\\]*)/i.exec(rest) ?? [];
    if (host !== '') addresses.add(`//${host}`);
    else if (isComplete(written)) addresses.add(written);
    else isHidden ||= isOwn || written !== '';
  }
  return { addresses: [...addresses], isHidden };
}

/** Strings added to each other are one; a tag may be written in escapes. */
function joined(script: string): string {
  const plain = /\\u003c|\\x3c|%3C/i.test(script)
    ? script.replace(/\\u003c|\\x3c|%3C/gi, '<').replace(/\\u003e|\\x3e|%3E/gi, '>')
    : script;
  return plain.replace(/(["'`])\s*\+\s*\1/g, '');
}

/** What new scripts are given for an address, as written. */
function* sumsIn(script: string): Generator<string> {
  for (const made of script.matchAll(MADE)) {
    const name = (made[1] ?? '').replace(/\$/g, '\\$&');
    const after = script.slice(made.index + made[0].length, made.index + made[0].length + REACH);
    const taken = new RegExp(
      `(?<![\\w$.])${name}\\s*(?:\\.\\s*src\\s*=|\\.\\s*setAttribute\\s*\\(\\s*["'\`]src["'\`]\\s*,)\\s*${SUM}`,
      'g',
    );
    for (const [, sum = ''] of after.matchAll(taken)) yield sum;
  }
  for (const [, sum = ''] of script.matchAll(GIVEN)) yield sum;
}

/** A sum of strings put together; a name counts for the one string it was set to. */
function addressOf(sum: string, script: string): { address: string; isWhole: boolean; hasWords: boolean } {
  let address = '';
  let hasWords = false;
  for (const [term] of sum.matchAll(new RegExp(TERM, 'g'))) {
    const said = /^["'`]/.test(term) ? stringOf(term) : stringNamed(term, script);
    if (said !== undefined && !said.includes('${')) {
      address += said;
      hasWords = true;
      continue;
    }
    // What only keeps caches away follows the file's name.
    if (isComplete(address)) return { address, isWhole: true, hasWords };
    // One of two addresses, both written.
    if (address === '' && /^\(.*\.js\b/s.test(term)) return { address: '', isWhole: true, hasWords: true };
    // The protocol of the page may be either.
    if (address === '' && /protocol/i.test(term)) {
      address = '//';
      continue;
    }
    return { address, isWhole: false, hasWords: hasWords || /["'`]/.test(sum) };
  }
  return { address: address.replace(/^\/\/(https?:)?\/\//, '//'), isWhole: address !== '', hasWords };
}

const isComplete = (address: string): boolean => /\.js(\?|$)/i.test(address);
const stringOf = (term: string): string => unescaped(term.slice(1, -1)).replace(/\\(.)/g, '$1');

/** The string a name was set to, where it was set once. */
function stringNamed(term: string, script: string): string | undefined {
  if (!/^[\w$]+$/.test(term)) return undefined;
  const name = term.replace(/\$/g, '\\$&');
  const set = [...script.matchAll(new RegExp(`(?<![\\w$.])${name}\\s*=(?!=)\\s*(${STRING})?`, 'g'))];
  const [only] = set;
  return set.length === 1 && only?.[1] !== undefined ? stringOf(only[1]) : undefined;
}

/** Longer values are not looked through. */
const LONGEST_VALUE = 400;
/** So many names are followed back to what they are set to. */
const MOST_NAMES = 8;
/** Names that were asked about; one that is still being asked, which is set to itself, is not the page's own. */
type Asked = Map<string, boolean>;
const NAME = /^[\w$]+$/;
/** The page's own words as they stand: of its body, of one of its boxes. */
const OWN =
  /^(?:window\s*\.\s*)?document\s*\.\s*(?:body|documentElement|getElementById\s*\([^()]{0,80}\))\s*\.\s*(?:innerHTML|outerHTML)$|^(?:\$|jQuery)\s*\(\s*(["'])[#.][^"'<>]{1,80}\1\s*\)\s*\.\s*html\s*\(\s*\)$/;
/** A piece of them. */
const CUT = /^([\w$]+)\s*\.\s*(?:substr|substring|slice|split)\s*\(/;
const BRINGS = /<\s*(?:iframe|frame|img|input|object|embed|script|svg|video|base)\b|\bon\w+\s*=/i;
/** Behind a line feed: the value goes on there. */
const GOES_ON = /^\s*[.+([?,*/`%&|=<>:-]/;
const STRING = /^(?:"[^"\\]*"|'[^'\\]*')$/;

/**
 * Does a script put back only what it took out of the page? Print buttons do: they keep the body's words, show a piece
 * of them to the printer and put the whole back.
 *
 * @param at where the value that is put back begins, in `script`
 */
export function putsBackOwn(script: string, at: number): boolean {
  return isOwn(script, valueAt(script, at), new Map());
}

function isOwn(script: string, value: string, asked: Asked): boolean {
  return value !== '' && termsOf(value).every((term) => isOwnTerm(script, term, asked));
}

function isOwnTerm(script: string, term: string, asked: Asked): boolean {
  if (OWN.test(term)) return true;
  // Tags around them say nothing, unless they bring a page or a picture with them.
  if (STRING.test(term))
    return (
      !BRINGS.test(term) &&
      term
        .slice(1, -1)
        .replace(/<[^<>]*>/g, '')
        .trim() === ''
    );
  const cut = CUT.exec(term);
  if (cut) {
    const isWhole = /^(?:\[\d+\])?$/.test(term.slice(closing(term, cut[0].length)).trim());
    return isWhole && isOwnName(script, cut[1] ?? '', asked);
  }
  return NAME.test(term) && isOwnName(script, term, asked);
}

/** Is everything that a name is ever set to the page's own? */
function isOwnName(script: string, name: string, asked: Asked): boolean {
  const known = asked.get(name);
  if (known !== undefined) return known;
  if (asked.size >= MOST_NAMES) return false;
  asked.set(name, false);
  const answer = isAlwaysOwn(script, name, asked);
  asked.set(name, answer);
  return answer;
}

function isAlwaysOwn(script: string, name: string, asked: Asked): boolean {
  const escaped = name.replace(/\$/g, '\\$&');
  // What a function is given, takes out of a list, or sets by way of the window, nobody knows.
  if (
    new RegExp(
      `\\.\\s*${escaped}\\s*(?:\\+|\\|\\||&&|\\?\\?)?=(?!=)|["']${escaped}["']|\\bfor\\s*\\([^;)]{0,80}(?<![\\w$])${escaped}\\s+(?:of|in)\\b|\\bfunction\\b[^({]{0,80}\\([^)]{0,200}(?<![\\w$])${escaped}(?![\\w$])|(?<![\\w$.])${escaped}\\s*(?:=>|(?:,[^=;]{0,80})?\\)\\s*=>|(?:,[^=;()]{0,80})?[\\]}]\\s*=(?!=))`,
    ).test(script)
  )
    return false;
  const set = new RegExp(`(?<![\\w$.])${escaped}\\s*(?:\\+|\\|\\||&&|\\?\\?)?=(?!=)\\s*`, 'g');
  const values = [...script.matchAll(set)].map((found) => valueAt(script, found.index + found[0].length));
  const others = values.filter((value) => CUT.exec(value)?.[1] !== name);
  return (
    others.length > 0 &&
    values.every((value) => others.includes(value) || isCutWhole(value)) &&
    others.every((value) => isOwn(script, value, asked))
  );
}

const isCutWhole = (value: string): boolean => {
  const cut = CUT.exec(value);
  return cut !== null && /^(?:\[\d+\])?$/.test(value.slice(closing(value, cut[0].length)).trim());
};

/** From `at` to the end of the statement, or to the comma behind it; '' where it is long or goes on in the next line. */
function valueAt(script: string, at: number): string {
  const rest = script.slice(at, at + LONGEST_VALUE);
  for (let end = 0; end < rest.length; end++) {
    const sign = rest.charAt(end);
    if ('([{'.includes(sign)) end = closing(rest, end + 1) - 1;
    else if (sign === '"' || sign === "'") end = quoteEnd(rest, end);
    else if (sign === '\n' && GOES_ON.test(rest.slice(end, end + 200))) return '';
    else if (';,)}\n'.includes(sign)) return rest.slice(0, end).trim();
  }
  return rest.length < LONGEST_VALUE ? rest.trim() : '';
}

function termsOf(value: string): string[] {
  const terms: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at);
    if ('([{'.includes(sign)) at = closing(value, at + 1) - 1;
    else if (sign === '"' || sign === "'") at = quoteEnd(value, at);
    else if (sign === '+') {
      terms.push(value.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...terms, value.slice(from).trim()];
}

/** Place of the quote that closes the one at `at`. */
function quoteEnd(text: string, at: number): number {
  const quote = text.charAt(at);
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1;
  return end;
}

/** Behind the bracket that closes what opened before `at`; strings are stepped over. */
export function closing(text: string, at: number): number {
  let depth = 1;
  for (; at < text.length && depth > 0; at++) {
    const sign = text.charAt(at);
    // Of an expression of signs: `/\(/`.
    if (sign === '\\') at++;
    else if (sign === '"' || sign === "'" || sign === '`') at = quoteEnd(text, at);
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
  }
  return at;
}

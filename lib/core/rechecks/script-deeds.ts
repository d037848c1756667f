import type { SourceBox } from '../page-source.ts';
import { closing, putsBackOwn } from './own-words.ts';

/** Puts words into a page. */
const SINK =
  /\.(inner(HTML|Text)|outerHTML|textContent|nodeValue|srcdoc|html|text|append|prepend|before|after|replaceWith|value)\b|document\s*\.\s*(write|title)|insertAdjacent|createTextNode|fillText|strokeText|createContextualFragment|render\s*\(|new\s+Vue|createApp|data\s*:/;
const LOADS =
  /\bfetch\s*\(|XMLHttpRequest|\.(ajax|get|post|getJSON|load)\s*\(|\baxios\b|WebSocket|EventSource|localStorage|sessionStorage|indexedDB/;
const DECODES =
  /\b(atob|fromCharCode|fromCodePoint|eval|TextDecoder|charCodeAt|DecompressionStream|subtle|unescape)\b|new\s+Function/;
const TOKEN = /["'`]([A-Za-z0-9+/=_-]{32,})["'`]/g;
/** `swiper-slide-2-active`, `MAX_OF_3`. */
const PARTED_NAME = /^[A-Za-z]{1,14}([_-][A-Za-z0-9]{1,14}){2,}$/;
const CODES = /(?:\b(?:0x[\da-f]{1,5}|\d{2,6})\s*,\s*){8}/i;
/** A script of its own address, or another one, read by name. */
const IMPORTS = /\bimport\s*\(|(^|[;\n}])\s*import\s*(["'{*]|[\w$]+\s*(,|from\b))|\bimportScripts\s*\(/m;
/** Looks for words wherever they stand, or writes the whole page anew. */
const WALKS =
  /createTreeWalker|createNodeIterator|document\s*\.\s*(?:body|documentElement)(?:\s*\.\s*[\w$]{1,40}|\s*\[[^\]]{0,40}\]){0,8}?\s*\.\s*(?:(?:inner(?:HTML|Text)|outerHTML|textContent)\s*=(?!=)\s*|(?:append|prepend|before|after|replaceWith|insertAdjacent\w+)\s*\()/g;

/** Of the whole page by one script: a print button has two or three. */
const MOST_WRITES = 12;

export const writes = (script: string): boolean => SINK.test(script);
export const loads = (script: string): boolean => LOADS.test(script);
export const decodes = (script: string): boolean => DECODES.test(script);
export const importsMore = (script: string): boolean => IMPORTS.test(script);

/** Whether a script decodes what nobody can read in it: long tokens that are no name and no sum, lists of codes. */
export function keepsSecrets(script: string): boolean {
  if (!DECODES.test(script)) return false;
  if (CODES.test(script)) return true;
  for (const [, token = ''] of script.matchAll(TOKEN)) {
    const isAlphabet = /ABCDEFGHIJKLMNOPQRSTUVWXYZ|abcdefghijklmnopqrstuvwxyz/.test(token);
    const isName = /^[\da-f]+$/i.test(token) || !/\d/.test(token) || PARTED_NAME.test(token);
    if (!isAlphabet && !isName) return true;
  }
  return false;
}

/** What looks at an element and leaves its words: size, place, classes, listeners, its pictures. */
const LEAVES_WORDS =
  /^\s*\)?\s*(\[\d+\])?\s*\.\s*(css|addClass|removeClass|toggleClass|attr|removeAttr|offset|height|width|outerHeight|show|hide|toggle|fade\w*|slide\w*|animate|click|on|bind|hover|scroll\w*|style|classList|addEventListener|getBoundingClientRect|offset(Top|Height|Width|Left)|find\(\s*["'](img|a|table|video)\b|querySelectorAll\(\s*["'](img|a|table|video)\b)/;
const CALL =
  /(?:querySelector(?:All)?|getElementsBy\w+|getElementById|\$|jQuery|find|closest|children)\s*\(\s*(["'`])([^"'`]{1,120})\1/g;

/**
 * Whether a script that puts words into the page names a box around the place (by id, class or tag) to do so, or
 * looks through all words of the page.
 *
 * @param holdsWords the script holds something of the words itself: then what it puts back may be more than it took out
 */
export function speaksOf(text: string, around: readonly SourceBox[], holdsWords = true): boolean {
  const script = text.replace(REMARKS, '');
  let count = 0;
  for (const found of script.matchAll(WALKS)) {
    if (holdsWords || ++count > MOST_WRITES || !found[0].trimEnd().endsWith('=')) return true;
    if (!putsBackOwn(script, found.index + found[0].length)) return true;
  }
  const ids = new Set(around.map(({ id }) => id).filter(Boolean));
  const classes = new Set(around.flatMap((box) => box.classes));
  if ([...ids].some((id) => writesByName(script, id))) return true;
  const tags = new Set(
    around.map(({ tag }) => tag).filter((tag) => tag !== 'html' && tag !== 'body' && tag !== 'a'),
  );
  for (const call of script.matchAll(CALL)) {
    const selector = call[2] ?? '';
    if (leavesWords(script, call.index, call.index + call[0].length)) continue;
    const isBare = /^getElement/.test(call[0]);
    if (isBare) {
      const name = selector.trim();
      const isTag = /^getElementsByTagName/.test(call[0]) && !TABLE_PARTS.has(name) && tags.has(name);
      if (isTag || ids.has(name) || (!/TagName/.test(call[0]) && classes.has(name))) return true;
      continue;
    }
    for (const one of selector.split(',')) {
      const [, last = ''] = /(?:^|[\s>+~])([^\s>+~]*)$/.exec(one.trim()) ?? [];
      const named = [...last.matchAll(/([#.]?)([\w-]+)/g)];
      const isNamed = named.some(([, sign, name = '']) =>
        sign === '#' ? ids.has(name) : sign === '.' ? classes.has(name) : tags.has(name),
      );
      if (isNamed) return true;
    }
  }
  return false;
}

/** Remarks of whole lines: a library tells there what it is used for. */
const REMARKS = /^[ \t]*\/\/.*$/gm;
const SINK_NAME =
  /^(inner(HTML|Text)|outerHTML|textContent|nodeValue|srcdoc|html|text|append|prepend|before|after|replaceWith|value|insertAdjacent\w+)$/;
/** What comes of it is a size or a picture, and not the box. */
const MEASURES =
  /^(height|width|outer\w+|offset\w*|position|scroll\w*|css|attr|getBoundingClientRect|find|querySelectorAll)$/;
const LONGEST_CHAIN = 2_000;
/** Only whether there is such a box: `getElementById("zoom") && …`. */
const IS_ASKED = /^\s*\)\s*(?:&&|[!=]==?|\?(?!\.))/;

/** All that is done at once with what a selector found leaves its words. */
function leavesWords(script: string, start: number, end: number): boolean {
  const rest = script.slice(end, end + LONGEST_CHAIN);
  if (IS_ASKED.test(rest.slice(0, 20))) return true;
  if (
    /\bif\s*\(\s*!?\s*(?:document\s*\.\s*\w+)?\s*$/.test(script.slice(Math.max(0, start - 30), start)) &&
    /^\s*\)\s*\)/.test(rest)
  )
    return true;
  if (!LEAVES_WORDS.test(rest.slice(0, 80))) return false;
  const names = chainedNames(rest);
  if (names.some((name) => SINK_NAME.test(name))) return false;
  const isKept = /[^=!<>]=\s*(document\s*\.\s*)?$/.test(script.slice(Math.max(0, start - 30), start));
  return !isKept || MEASURES.test(names.at(-1) ?? '');
}

/** Names of what is called or taken one behind the other: `.css(…).find(…).text(…)`. */
function chainedNames(rest: string): string[] {
  const names: string[] = [];
  let at = /^\s*\)?/.exec(rest)?.[0].length ?? 0;
  const part = /\s*(?:\.\s*([\w$]+)|([([]))/y;
  for (;;) {
    part.lastIndex = at;
    const [found = '', name, opens] = part.exec(rest) ?? [];
    if (found === '') return names;
    at += found.length;
    if (name !== undefined) names.push(name);
    if (opens !== undefined) at = closing(rest, at);
  }
}

/** A browser knows an element by its id alone, unless the script has a variable of that name. */
export function writesByName(script: string, id: string): boolean {
  if (!/^[A-Za-z_$][\w$]*$/.test(id)) return false;
  const name = id.replace(/\$/g, '\\$&');
  const alone = `(?<![\\w$.#"'\`-])${name}(?![\\w$-])`;
  const isWritten = new RegExp(
    `(?<![\\w$.#"'\`-]|(?:window|self)\\.)(?:(?:window|self)\\s*\\.\\s*)?${name}\\s*\\.\\s*(?:(?:inner(?:HTML|Text)|outerHTML|textContent)\\s*=(?!=)|(?:append|prepend|before|after|replaceWith|insertAdjacent\\w+)\\s*\\()`,
  );
  if (!isWritten.test(script)) return false;
  const isOwn = new RegExp(
    `${alone}\\s*=(?!=)|\\b(?:var|let|const)\\s+[^;]{0,200}?${alone}|\\bfunction\\s*[\\w$]*\\s*\\([^)]{0,200}?${alone}|${alone}\\s*=>`,
  );
  return !isOwn.test(script);
}

/** Made by libraries to try out a browser. */
const TABLE_PARTS: ReadonlySet<string> = new Set(['td', 'tr', 'tbody', 'table']);

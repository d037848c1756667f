import type { SourceBox } from '../page-source.ts';

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
/** Looks for words wherever they stand. */
const WALKS =
  /createTreeWalker|createNodeIterator|document\s*\.\s*body\s*\.\s*(inner(HTML|Text)|outerHTML|textContent)\s*=/;

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
 */
export function speaksOf(script: string, around: readonly SourceBox[]): boolean {
  if (WALKS.test(script)) return true;
  const ids = new Set(around.map(({ id }) => id).filter(Boolean));
  const classes = new Set(around.flatMap((box) => box.classes));
  const tags = new Set(
    around.map(({ tag }) => tag).filter((tag) => tag !== 'html' && tag !== 'body' && tag !== 'a'),
  );
  for (const call of script.matchAll(CALL)) {
    const selector = call[2] ?? '';
    if (LEAVES_WORDS.test(script.slice(call.index + call[0].length, call.index + call[0].length + 80)))
      continue;
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

/** Made by libraries to try out a browser. */
const TABLE_PARTS: ReadonlySet<string> = new Set(['td', 'tr', 'tbody', 'table']);

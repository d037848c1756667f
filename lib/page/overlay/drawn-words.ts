import {
  areaValueOf,
  attributeOf,
  chosenOf,
  headOf,
  inputValueOf,
  isComplete,
  naturalWidthOf,
  queryAll,
  rectOf,
  rootOf,
  shownSourceOf,
  tagOf,
} from '../dom.ts';

/** Longest words of one element that are looked at: no box of a window shows more. */
const MOST_WORDS = 20_000;
const MOST_OPTIONS = 300;
/** Controls that show no words, or words of the browser's own. */
const WORDLESS: ReadonlySet<string> = new Set(['hidden', 'checkbox', 'radio', 'range', 'color']);

/**
 * What a form control shows: its value, or the words in its place; null where that may not be known (a password),
 * undefined for what is no control.
 */
export function controlWords(element: Element, tag: string): string | null | undefined {
  if (tag === 'textarea')
    return (areaValueOf(element) || attributeOf(element, 'placeholder') || '').slice(0, MOST_WORDS);
  if (tag === 'select') return optionWords(element);
  if (tag !== 'input') return undefined;
  const type = (attributeOf(element, 'type') ?? 'text').toLowerCase();
  if (type === 'password') return null;
  if (WORDLESS.has(type)) return undefined;
  if (type === 'image') return undefined;
  return (inputValueOf(element) || attributeOf(element, 'placeholder') || '').slice(0, MOST_WORDS);
}

function optionWords(select: Element): string {
  const isList = Number(attributeOf(select, 'size') ?? 0) > 1 || attributeOf(select, 'multiple') !== null;
  const options = isList ? queryAll(select, 'option,optgroup') : chosenOf(select);
  return [...options]
    .slice(0, MOST_OPTIONS)
    .map((option) => attributeOf(option, 'label') || (tagOf(option) === 'option' ? headOf(option, 500) : ''))
    .join('\n')
    .slice(0, MOST_WORDS);
}

/** A drawing of more signs is not read: what it shows is not known. */
const LONGEST_DRAWING = 1_500_000;
/** Drawings that show drawings. */
const MOST_INSIDE = 4;
/** CSS pixels below which a drawing shows no number anybody could read. */
const LEAST_WIDTH = 40;
const PICTURES: ReadonlySet<string> = new Set(['img', 'image', 'video', 'input']);

/**
 * Words that stand in a picture's place, or inside one that is text; null where a drawing cannot be looked into,
 * undefined where there are none, as in any photograph.
 */
export function pictureWords(element: Element, tag: string): string | null | undefined {
  if (!PICTURES.has(tag) || (tag === 'input' && !/^image$/i.test(attributeOf(element, 'type') ?? '')))
    return undefined;
  const written = drawnAt(addressOf(element, tag));
  // A drawing behind an address is text too, and cannot be asked for; small ones are signs and buttons.
  if (written === null) return rectOf(element).width < LEAST_WIDTH ? undefined : null;
  const isShown = tag !== 'img' || (isComplete(element) && naturalWidthOf(element) > 0);
  return `${isShown ? '' : (attributeOf(element, 'alt') ?? '')}${written}` || undefined;
}

function addressOf(element: Element, tag: string): string {
  if (tag === 'img') return shownSourceOf(element) || attributeOf(element, 'src') || '';
  const name = tag === 'video' ? 'poster' : tag === 'input' ? 'src' : 'href';
  return attributeOf(element, name) ?? (tag === 'image' ? attributeOf(element, 'xlink:href') : null) ?? '';
}

/** Words of the drawing at an address; '' where it is none, null where it is one that cannot be read. */
export function drawnAt(address: string, depth = 0): string | null {
  const written = address
    .slice(0, LONGEST_DRAWING + 1)
    .replace(/[\t\n\r]/g, '')
    .trim();
  const drawing = /^data:image\/svg[^,]*,([\s\S]*)/i.exec(written);
  if (!drawing) return /^blob:|^(?:https?:|[./])[^?#]*\.svgz?(?:[?#]|$)/i.test(written) ? null : '';
  if (address.length > LONGEST_DRAWING || depth > MOST_INSIDE) return null;
  const source = sourceOf(drawing[0], drawing[1] ?? '');
  let words = source
    .replace(/\0/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/<text[\s>]/gi, '\n$&')
    .replace(/<[^>]*>/g, '');
  for (const [, inner = ''] of source.matchAll(/["'(](data:image\/svg[^"')]*)/gi)) {
    const more = drawnAt(inner.replace(/&amp;/g, '&'), depth + 1);
    if (more === null) return null;
    words += `\n${more}`;
  }
  return words;
}

function sourceOf(address: string, body: string): string {
  try {
    return /;\s*base64\s*,/i.test(address.slice(0, 100))
      ? atob(decodeURIComponent(body))
      : decodeURIComponent(body);
  } catch {
    return body;
  }
}

/**
 * Words of the drawings of a page that are shown only by reference, as patterns, masks, marks and filters; null where
 * one cannot be read.
 */
export function hiddenDrawings(from: Element): string | null {
  const root = rootOf(from) as Element;
  let words = '';
  for (const text of queryAll(root, 'pattern text,marker text,mask text,clipPath text,symbol text,defs text'))
    words += `\n${headOf(text, MOST_WORDS)}`;
  for (const inner of queryAll(root, 'feImage,pattern image,mask image,symbol image,defs image')) {
    const said = drawnAt(attributeOf(inner, 'href') ?? attributeOf(inner, 'xlink:href') ?? '');
    if (said === null) return null;
    words += `\n${said}`;
  }
  return words.trim();
}

export const USE_TAG = 'use';

/** Words of the part of a drawing that a `use` shows again. */
export function usedWords(use: Element): string[] {
  const id = (attributeOf(use, 'href') ?? attributeOf(use, 'xlink:href') ?? '').trim();
  if (!id.startsWith('#')) return [];
  const named = (rootOf(use) as Partial<Document>).getElementById?.(id.slice(1));
  const words = named ? headOf(named, MOST_WORDS) : '';
  return words === '' ? [] : [words];
}

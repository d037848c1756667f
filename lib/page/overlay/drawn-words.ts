import {
  areaValueOf,
  attributeOf,
  chosenOf,
  headOf,
  inputValueOf,
  isComplete,
  naturalWidthOf,
  ownerOf,
  parentElementOf,
  queryAll,
  rectOf,
  rootOf,
  tagOf,
} from '../dom.ts';
import { grown } from './crop.ts';
import type { Box } from './page-box.ts';
import { boxesIn, elementBoxes, placeOf } from './places.ts';

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
  if (type === 'image') return attributeOf(element, 'alt') ?? undefined;
  return (inputValueOf(element) || attributeOf(element, 'placeholder') || '').slice(0, MOST_WORDS);
}

function optionWords(select: Element): string {
  const isList = Number(attributeOf(select, 'size') ?? 0) > 1 || attributeOf(select, 'multiple') !== null;
  const options = isList ? queryAll(select, 'option') : chosenOf(select);
  return [...options]
    .slice(0, MOST_OPTIONS)
    .map((option) => attributeOf(option, 'label') || headOf(option, 500))
    .join('\n')
    .slice(0, MOST_WORDS);
}

/** Words that stand in a picture's place, or inside one that the page wrote as text; undefined where it is a picture. */
export function pictureWords(element: Element, tag: string): string | undefined {
  if (tag !== 'img') return undefined;
  const drawing = /^data:image\/svg[^,]*,([\s\S]*)/i.exec(
    (attributeOf(element, 'src') ?? '').slice(0, MOST_WORDS),
  );
  const written = drawing ? drawingWords(drawing[0], drawing[1] ?? '') : '';
  const isShown = isComplete(element) && naturalWidthOf(element) > 0;
  return `${isShown ? '' : (attributeOf(element, 'alt') ?? '')}${written}` || undefined;
}

function drawingWords(address: string, body: string): string {
  try {
    const source = /;base64,/i.test(address.slice(0, 100)) ? atob(body) : decodeURIComponent(body);
    return source.replace(/<text[\s>]/gi, '\n$&').replace(/<[^>]*>/g, '');
  } catch {
    return body.replace(/<[^>]*>/g, '');
  }
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

export interface GeneratedWords {
  words: string;
  /** They stand behind what the element holds. */
  isLast: boolean;
  measure(): Box[];
}

/** Words that styles put before, after or beside an element. */
export function generatedWords(element: Element): GeneratedWords[] {
  const view = ownerOf(element)?.defaultView as (Window & typeof globalThis) | null | undefined;
  if (!view || NEVER.has(tagOf(element))) return [];
  const found: GeneratedWords[] = [];
  for (const part of ['::before', '::after'] as const) {
    const style = view.getComputedStyle(element, part);
    const words = writtenIn(style.content);
    if (words === '' || style.display === 'none') continue;
    found.push({ words, isLast: part === '::after', measure: () => partBoxes(element, part, words) });
  }
  const style = view.getComputedStyle(element);
  if (style.display.includes('list-item')) {
    const marker = writtenIn(view.getComputedStyle(element, '::marker').content);
    const words = marker || writtenIn(style.listStyleType);
    if (words !== '') found.unshift({ words, isLast: false, measure: () => markerBoxes(element, words) });
  }
  return found;
}

/** A drawing has thousands of parts and styles put no words into any. */
const NEVER: ReadonlySet<string> = new Set(
  'br hr img input textarea select script style path g rect circle line use tspan text'.split(' '),
);

/** The strings of a `content`, as they are shown one after another. */
function writtenIn(content: string): string {
  if (!content.includes('"')) return '';
  return [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, words = '']) => words.replace(/\\(.)/g, '$1'))
    .join('');
}

/** An element with what styles wrote into it, wherever in it those words came to stand. */
function partBoxes(element: Element, part: '::before' | '::after', words: string): Box[] {
  const own = elementBoxes(element);
  const document = ownerOf(element);
  const view = document?.defaultView;
  const place = document && placeOf(document);
  if (!view || !place) return own;
  const style = view.getComputedStyle(element, part);
  if (style.position === 'static' && style.transform === 'none') return own;
  // It may stand anywhere around the box it is placed by: no measure of it is to be had.
  const number = (value: string): number => Number.parseFloat(value) || 0;
  const [x, y] = [number(style.left), number(style.top)];
  const width = number(style.width) || words.length * number(style.fontSize);
  const height = number(style.height) || number(style.lineHeight) || 2 * number(style.fontSize);
  const from = rectOf(placedBy(element, style.position, view));
  const isFixed = style.position === 'fixed';
  const [left, top] = style.position === 'relative' ? [0, 0] : isFixed ? [0, 0] : [from.left, from.top];
  const moved = style.position === 'relative' ? own : [];
  const matrix = /matrix\(([^)]*)\)/.exec(style.transform)?.[1]?.split(',').map(Number) ?? [];
  const reach = style.transform === 'none' ? 4 : Math.max(width, height);
  const [dx = 0, dy = 0] = [matrix[4], matrix[5]];
  const stands = new DOMRect(
    left + x + dx - reach,
    top + y + dy - reach,
    width + 2 * reach,
    height + 2 * reach,
  );
  return [
    ...own,
    ...boxesIn([stands], place),
    ...moved.map((box) => ({
      left: box.left + x + dx - reach,
      top: box.top + y + dy - reach,
      right: box.right + x + dx + reach,
      bottom: box.bottom + y + dy + reach,
    })),
  ];
}

function placedBy(element: Element, position: string, view: Window): Element {
  let at = element;
  if (position !== 'absolute') return at;
  for (let level = 0; level < 100; level++) {
    const style = view.getComputedStyle(at);
    if (style.position !== 'static' || style.transform !== 'none') return at;
    const up = parentElementOf(at);
    if (!up) return at;
    at = up;
  }
  return at;
}

/** A list marker hangs out of its element, on the side where lines begin. */
function markerBoxes(element: Element, words: string): Box[] {
  const view = ownerOf(element)?.defaultView;
  const size = view ? Number.parseFloat(view.getComputedStyle(element).fontSize) || 16 : 16;
  return elementBoxes(element).map((box) => grown(box, (words.length + 2) * size, 0));
}

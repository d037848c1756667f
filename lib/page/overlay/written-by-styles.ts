import {
  attributeOf,
  ownerOf,
  parentElementOf,
  queryAll,
  rectOf,
  rootOf,
  scrollHeightOf,
  scrollWidthOf,
  tagOf,
} from '../dom.ts';
import { isInTopLayer } from './clip-around.ts';
import { grown } from './crop.ts';
import { drawnAt, hiddenDrawings } from './drawn-words.ts';
import { referredFilter } from './filter-parts.ts';
import { type Box, boxAt } from './page-box.ts';
import { boxesIn, elementBoxes, placeOf } from './places.ts';

export interface GeneratedWords {
  /** Null where what is written cannot be known. */
  words: string | null;
  /** '', '::before', '::after', '::marker'. */
  part: string;
  /** They stand behind what the element holds. */
  isLast: boolean;
  /** Placed out of the element: the boxes around it do not cut them. */
  isFree: boolean;
  measure(): Box[];
}

/** As long as a number of a person, where nobody knows what is written. */
const UNKNOWN = '0'.repeat(24);
/** Further out, words are put away and not shown. */
const MOST_PULLED = 1_000;
/** The ground of these is the ground of the whole window. */
const GROUNDS: ReadonlySet<string> = new Set(['html', 'body']);
const WHOLE: Box = { left: -1e5, top: -1e5, right: 1e5, bottom: 1e5 };

type View = Window & typeof globalThis;

/** A drawing has thousands of parts and styles put no words into any. */
const NEVER: ReadonlySet<string> = new Set(
  'br img textarea select option script style path g rect circle line use tspan text'.split(' '),
);
/** What can paint a picture, and so the words of one. */
const PAINTS = [
  'background-image',
  'border-image-source',
  'mask-image',
  '-webkit-mask-image',
  '-webkit-mask-box-image-source',
  'clip-path',
  'filter',
  'content',
];

/**
 * Words that styles put before, after, beside or behind what an element holds.
 *
 * @param isNear the element stands in or near what is asked for; of others only what styles place elsewhere counts
 */
export function generatedWords(element: Element, isNear: boolean): GeneratedWords[] {
  const view = ownerOf(element)?.defaultView as View | null | undefined;
  if (!view || NEVER.has(tagOf(element))) return [];
  const found: GeneratedWords[] = [];
  for (const part of ['::before', '::after'] as const) {
    const own = view.getComputedStyle(element, part);
    if (own.content === 'none' || own.content === 'normal' || own.display === 'none') continue;
    const isFree = own.position === 'absolute' || own.position === 'fixed';
    if (!isNear && !isFree) continue;
    const words = joined(writtenIn(own.content, own, element), paintedBy(own, element));
    if (words === '') continue;
    found.push({
      words,
      part,
      isLast: part === '::after',
      isFree,
      measure: () => partBoxes(element, part, words),
    });
  }
  if (!isNear) return found;
  const style = view.getComputedStyle(element);
  const hyphen = writtenIn(style.getPropertyValue('hyphenate-character'), style, element);
  const painted = joined(joined(paintedBy(style, element), hyphen), behindGlass(style, element));
  if (painted !== '') {
    const measure = () => (GROUNDS.has(tagOf(element)) ? [WHOLE] : elementBoxes(element));
    found.unshift({ words: painted, part: '', isLast: false, isFree: true, measure });
  }
  if (tagOf(element) === 'dialog' || attributeOf(element, 'popover') !== null) {
    const words = paintedBy(view.getComputedStyle(element, '::backdrop'), element);
    if (words !== '' && isInTopLayer(element))
      found.push({ words, part: '::backdrop', isLast: false, isFree: true, measure: () => [WHOLE] });
  }
  if (style.display.includes('list-item')) {
    const marker = view.getComputedStyle(element, '::marker');
    const isOwn = !['normal', 'none', ''].includes(marker.content);
    const words = joined(
      isOwn ? writtenIn(marker.content, marker, element) : listWords(style.listStyleType),
      joined(paintedBy(marker, element, ['content']), paintedBy(style, element, ['list-style-image'])),
    );
    if (words !== '')
      found.unshift({
        words,
        part: '::marker',
        isLast: false,
        isFree: true,
        measure: () => markerBoxes(element, words),
      });
  }
  return found;
}

const joined = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a + b;

/** Null where an element shows what lies under it at another place, as a lens does. */
function behindGlass(style: CSSStyleDeclaration, element: Element): '' | null {
  const [, address] =
    /url\(((?:"(?:[^"\\]|\\.)*"|[^)])*)\)/.exec(style.getPropertyValue('backdrop-filter')) ?? [];
  return address !== undefined && referredFilter(address, element).moves ? null : '';
}

/** Words of the pictures a style paints; null where one of them cannot be read. */
function paintedBy(
  style: CSSStyleDeclaration,
  element: Element,
  names: readonly string[] = PAINTS,
): string | null {
  let words = '';
  for (const name of names) {
    const written = style.getPropertyValue(name);
    // What an engine paints of another element, or by a script of the page, can be anything.
    if (/(?:^|-|\s)(?:element|paint)\(/.test(written)) return null;
    if (!written.includes('url(')) continue;
    for (const [, quoted, bare] of written.matchAll(/url\((?:"((?:[^"\\]|\\.)*)"|([^)"]*))\)/g)) {
      const address = (quoted ?? bare ?? '').replace(/\\(.)/g, '$1');
      const said =
        address.includes('#') && !/^data:/i.test(address) ? hiddenDrawings(element) : drawnAt(address);
      if (said === null) return null;
      if (said) words += `\n${said}`;
    }
  }
  return words;
}

/**
 * What a `content` shows: its strings one after another, quotation marks by their own words. Null where a count is
 * shown that may be long, for nobody can ask how far it counted.
 */
function writtenIn(content: string, style: CSSStyleDeclaration, element: Element): string | null {
  let words = '';
  let counts = 0;
  for (const [token, string] of content.matchAll(
    /"((?:[^"\\]|\\.)*)"|counters?\((?:[^()"]|"(?:[^"\\]|\\.)*")*\)|(?:open|close)-quote/g,
  )) {
    if (string !== undefined) words += string.replace(/\\(.)/g, '$1');
    else if (token.endsWith('-quote')) words += quoteWords(style.quotes, token.startsWith('open'));
    else {
      counts++;
      if (counts > 3 || !isKnownStyle(countStyle(token)) || countsFar(element)) return null;
      words += '0';
    }
  }
  return words;
}

/** The style a count is shown in: the last of what is said in brackets, where it is no string and no name of a count. */
function countStyle(token: string): string {
  const said = token
    .slice(token.indexOf('(') + 1, -1)
    .split(',')
    .map((one) => one.trim());
  const last = said.at(-1) ?? '';
  return said.length < 2 || last.startsWith('"') ? 'decimal' : last;
}

/** Every mark that may stand on that side, each in a line of its own: how deep quotations stand is not asked. */
function quoteWords(quotes: string, isOpen: boolean): string {
  const marks = [...quotes.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, mark = '']) =>
    mark.replace(/\\(.)/g, '$1'),
  );
  return marks.filter((_, at) => (at % 2 === 0) === isOpen).join('\n');
}

const KNOWN_STYLE =
  /^(?:none|inside|outside|disc|circle|square|disclosure-\w+|decimal|decimal-leading-zero|(?:lower|upper)-[a-z]+|cjk-[a-z-]+|(?:simp|trad)-chinese-(?:in)?formal|[a-z]+-(?:in)?formal|(?:hira|kata)gana(?:-iroha)?|arabic-indic|hebrew|georgian|armenian|devanagari|thai|hangul[a-z-]*|ethiopic[a-z-]*)$/;
const isKnownStyle = (name: string): boolean => KNOWN_STYLE.test(name);

/** Words of a list's own style; null for one the page made up. */
function listWords(type: string): string | null {
  if (type.startsWith('"') || type.startsWith("'")) return type.slice(1, -1).replace(/\\(.)/g, '$1');
  if (/^symbols\(/.test(type)) return null;
  return isKnownStyle(type) ? '' : null;
}

/** Elements that are asked how far they count, and a step that no list makes. */
const MOST_COUNTING = 3_000;
const LONG_STEP = 999;
const farCounts = new WeakMap<Document, boolean>();

/** Whether anything on this page counts in steps so long that a count could be a number of somebody. */
function countsFar(element: Element): boolean {
  const document = ownerOf(element) as Document;
  const known = farCounts.get(document);
  if (known !== undefined) return known;
  const view = document.defaultView;
  const all = queryAll(document.documentElement, '*');
  const isFar =
    !view ||
    all.length > MOST_COUNTING ||
    rootOf(element) !== document ||
    [document.documentElement, ...all].some((one) =>
      [null, '::before', '::after'].some((part) => {
        const { counterReset, counterSet, counterIncrement } = view.getComputedStyle(one, part);
        const steps = `${counterReset} ${counterSet} ${counterIncrement}`.match(/-?\d{3,}/g) ?? [];
        return steps.some((step) => Math.abs(Number(step)) > LONG_STEP);
      }),
    );
  farCounts.set(document, isFar);
  // A later picture asks again.
  view?.setTimeout(() => farCounts.delete(document), 0);
  return isFar;
}

/** An element with what styles wrote into it, wherever in it those words came to stand. */
function partBoxes(element: Element, part: '::before' | '::after', words: string | null): Box[] {
  const own = ownBoxes(element);
  const document = ownerOf(element);
  const view = document?.defaultView;
  const place = document && placeOf(document);
  if (!view || !place) return own;
  const style = view.getComputedStyle(element, part);
  const number = (value: string): number => Number.parseFloat(value) || 0;
  // Pulled out of its line by less than nothing: by so much it may stand outside.
  const pulled = [style.marginLeft, style.marginTop, style.marginRight, style.textIndent].map(number);
  const out = Math.min(MOST_PULLED, ...[Math.max(0, ...pulled.map((by) => -by))]);
  if (style.position === 'static' && style.transform === 'none') return own.map((box) => grown(box, out));
  // It may stand anywhere around the box it is placed by: no measure of it is to be had.
  const [x, y] = [number(style.left), number(style.top)];
  const width = number(style.width) || (words ?? UNKNOWN).length * number(style.fontSize);
  const height = number(style.height) || number(style.lineHeight) || 2 * number(style.fontSize);
  const from = rectOf(placedBy(element, style.position, view));
  const isMoved = style.position === 'relative' || style.position === 'static';
  const isFixed = style.position === 'fixed';
  const [left, top] = isMoved || isFixed ? [0, 0] : [from.left, from.top];
  const matrix = /matrix\(([^)]*)\)/.exec(style.transform)?.[1]?.split(',').map(Number) ?? [];
  const reach = out + (style.transform === 'none' ? 4 : Math.max(width, height));
  const [dx = 0, dy = 0] = [matrix[4], matrix[5]];
  const stands = boxAt(left + x + dx - reach, top + y + dy - reach, width + 2 * reach, height + 2 * reach);
  const moved = isMoved ? own : [];
  return [
    ...own,
    ...boxesIn([new DOMRect(stands.left, stands.top, width + 2 * reach, height + 2 * reach)], place),
    ...moved.map((box) => ({
      left: box.left + x + dx - reach,
      top: box.top + y + dy - reach,
      right: box.right + x + dx + reach,
      bottom: box.bottom + y + dy + reach,
    })),
  ];
}

/** An element with all that runs over its edges. */
function ownBoxes(element: Element): Box[] {
  const [wide, high] = [scrollWidthOf(element) || 0, scrollHeightOf(element) || 0];
  return elementBoxes(element).map((box) => ({
    ...box,
    right: Math.max(box.right, box.left + wide),
    bottom: Math.max(box.bottom, box.top + high),
  }));
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
function markerBoxes(element: Element, words: string | null): Box[] {
  const view = ownerOf(element)?.defaultView;
  const size = view ? Number.parseFloat(view.getComputedStyle(element).fontSize) || 16 : 16;
  return elementBoxes(element).map((box) => grown(box, ((words ?? UNKNOWN).length + 2) * size, 0));
}

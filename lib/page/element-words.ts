import {
  attributeOf,
  closestTo,
  containsNode,
  firstElementOf,
  hasAttribute,
  headOf,
  nextElementOf,
  parentElementOf,
  queryAll,
  queryFirst,
  tagOf,
  textOf,
} from './dom.ts';
import type { PlaceFinds } from './word-places.ts';

/** Kinds of input that show no words of the page: ticks, colours, pickers, what is secret. */
const WORDLESS_INPUTS: ReadonlySet<string> = new Set(
  'hidden password checkbox radio range color file date time month week datetime-local'.split(' '),
);
/** Texts of one drawing: maps and charts have some 300. */
const MOST_DRAWN = 500;
const MOST_OPTIONS = 300;
/** Longest words turned round. */
const LONGEST_TURNED = 2_000;

/** Elements whose words stand beside the flow whether the page is live or saved. */
const WORD_TAGS: ReadonlySet<string> = new Set(
  'input textarea svg math datalist option optgroup ruby rt bdo'.split(' '),
);

/** Is this one of `WORD_TAGS` that may show words of its own? The bound of places is no concern of the others. */
export function mayShowWords(element: Element, tag: string): boolean {
  if (!WORD_TAGS.has(tag)) return false;
  if (tag === 'input') return !WORDLESS_INPUTS.has(typeOf(element));
  if (tag === 'svg') return queryFirst(element, DRAWN) !== null;
  if (tag === 'option' || tag === 'optgroup') return hasAttribute(element, 'label');
  return tag !== 'bdo' || isTurned(element);
}

const DRAWN = 'text, title, foreignObject';
const typeOf = (input: Element): string => (attributeOf(input, 'type') ?? '').trim().toLowerCase();
const isTurned = (bdo: Element): boolean => /^rtl$/i.test(attributeOf(bdo, 'dir') ?? '');

/** What a control holds now, as far as it is the page's word. */
export type ControlValue = (control: Element, tag: string) => string;

/** What the source gives a control to begin with. */
export const sourceValue: ControlValue = (control, tag) =>
  (tag === 'textarea' ? textOf(control) : attributeOf(control, 'value')) ?? '';

/** Words of an element that `mayShowWords`. */
export function readWords(
  element: Element,
  tag: string,
  base: string,
  finds: PlaceFinds,
  current: ControlValue,
): void {
  if (tag === 'svg') readDrawing(element, base, finds);
  else if (tag === 'math') finds.words(element, tag, textOf(element) ?? '');
  else if (tag === 'input' || tag === 'textarea') readControl(element, tag, finds, current);
  else if (tag === 'datalist') readOptions(element, finds);
  else if (tag === 'ruby' || tag === 'rt') readGloss(element, tag, finds);
  else if (tag === 'bdo') readTurned(element, finds);
  else finds.words(element, tag, attributeOf(element, 'label') ?? '');
}

/** An empty control shows its placeholder instead; a button that is a picture, its words where no picture came. */
function readControl(control: Element, tag: string, finds: PlaceFinds, current: ControlValue): void {
  if (tag === 'input' && typeOf(control) === 'image') {
    // No browser says of such a button whether its picture came.
    finds.words(control, tag, attributeOf(control, 'alt') ?? '');
    return;
  }
  const value = current(control, tag);
  finds.words(control, tag, value === '' ? (attributeOf(control, 'placeholder') ?? '') : value);
}

/** Words of a drawing, also those that show when the mouse rests; HTML inside it is a part of its own. */
function readDrawing(svg: Element, base: string, finds: PlaceFinds): void {
  let read = 0;
  for (const at of queryAll(svg, DRAWN)) {
    if (++read > MOST_DRAWN) {
      finds.cut(at, '图形里的文字过多，只看了前一部分，其余未检查。');
      return;
    }
    const around = parentElementOf(at);
    const html = around && closestTo(around, 'foreignObject');
    if (html && containsNode(svg, html)) continue;
    if (tagOf(at).toLowerCase() === 'foreignobject') finds.inner({ at, root: at, base, isFrame: false });
    else finds.words(at, 'svg', textOf(at) ?? '');
  }
}

/** What stands above the signs of a ruby, in one: between them it would part the words below. */
function readGloss(element: Element, tag: string, finds: PlaceFinds): void {
  if (tag === 'rt' && closestTo(element, 'ruby')) return;
  const above = tag === 'rt' ? [element] : [...queryAll(element, 'rt')].slice(0, MOST_DRAWN);
  finds.words(element, tag, above.map((at) => textOf(at) ?? '').join(''));
}

/** Words written backwards and shown from right to left. */
function readTurned(element: Element, finds: PlaceFinds): void {
  finds.words(element, 'bdo', [...headOf(element, LONGEST_TURNED)].reverse().join(''));
}

/** Suggestions of a field, shown when somebody types. */
function readOptions(list: Element, finds: PlaceFinds): void {
  let option = firstElementOf(list);
  for (let read = 0; option && read < MOST_OPTIONS; read++, option = nextElementOf(option)) {
    const own = hasAttribute(option, 'value') ? attributeOf(option, 'value') : '';
    for (const words of new Set([own, attributeOf(option, 'label'), textOf(option)]))
      finds.words(option, 'datalist', words ?? '');
  }
}

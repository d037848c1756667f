import {
  attributeOf,
  closestTo,
  containsNode,
  firstElementOf,
  hasAttribute,
  nextElementOf,
  parentElementOf,
  queryAll,
  tagOf,
  textOf,
} from './dom.ts';
import type { PlaceFinds } from './word-places.ts';

/** Kinds of input that show no words of the page: ticks, colours, pickers, what is secret. */
const WORDLESS_INPUTS: ReadonlySet<string> = new Set(
  'hidden password checkbox radio range color file image date time month week datetime-local'.split(' '),
);
/** Texts of one drawing: maps and charts have some 300. */
const MOST_DRAWN = 500;
const MOST_OPTIONS = 300;

/** Elements whose words stand beside the flow whether the page is live or saved. */
export const WORD_TAGS: ReadonlySet<string> = new Set(
  'input textarea svg math datalist option optgroup'.split(' '),
);

/** What a control holds now, as far as it is the page's word. */
export type ControlValue = (control: Element, tag: string) => string;

/** What the source gives a control to begin with. */
export const sourceValue: ControlValue = (control, tag) =>
  (tag === 'textarea' ? textOf(control) : attributeOf(control, 'value')) ?? '';

/** Words of one of `WORD_TAGS`. */
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
  else finds.words(element, tag, attributeOf(element, 'label') ?? '');
}

/** An empty control shows its placeholder instead. */
function readControl(control: Element, tag: string, finds: PlaceFinds, current: ControlValue): void {
  const type = (attributeOf(control, 'type') ?? '').trim().toLowerCase();
  if (tag === 'input' && WORDLESS_INPUTS.has(type)) return;
  const value = current(control, tag);
  finds.words(control, tag, value === '' ? (attributeOf(control, 'placeholder') ?? '') : value);
}

/** Words of a drawing, also those that show when the mouse rests; HTML inside it is a part of its own. */
function readDrawing(svg: Element, base: string, finds: PlaceFinds): void {
  if (!firstElementOf(svg)) return;
  let read = 0;
  for (const at of queryAll(svg, 'text, title, foreignObject')) {
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

/** Suggestions of a field, shown when somebody types. */
function readOptions(list: Element, finds: PlaceFinds): void {
  let option = firstElementOf(list);
  for (let read = 0; option && read < MOST_OPTIONS; read++, option = nextElementOf(option)) {
    const own = hasAttribute(option, 'value') ? attributeOf(option, 'value') : '';
    for (const words of new Set([own, attributeOf(option, 'label'), textOf(option)]))
      finds.words(option, 'datalist', words ?? '');
  }
}

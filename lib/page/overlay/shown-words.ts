import {
  attributeOf,
  documentIn,
  filmSourceOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  ownerOf,
  parentElementOf,
  rectOf,
  rootOf,
  shadowOf,
  streamOf,
  tagOf,
} from '../dom.ts';
import { isBlockTag } from '../element-areas.ts';
import type { ClosedShadow } from '../live-places.ts';
import { MAX_FRAMES, MAX_NODES, NODES_PER_STEP } from '../page-limits.ts';
import { grown } from './crop.ts';
import { controlWords, hiddenDrawings, pictureWords, USE_TAG, usedWords } from './drawn-words.ts';
import { type Box, overlaps } from './page-box.ts';
import { boxesIn, elementBoxes, type Place, placeOf, rangeBoxes } from './places.ts';
import { type Piece, type Shown, ShownList } from './shown-list.ts';
import { generatedWords } from './written-by-styles.ts';

/** Nothing of these can be looked into. */
const OPAQUE: ReadonlySet<string> = new Set([
  'canvas',
  'embed',
  'applet',
  'fencedframe',
  'webview',
  'portal',
]);
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'frame', 'object']);
/** A closed shadow tree may be held by these, and by elements the page named itself. */
const MAY_HOLD = /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span|.*-.*)$/;
const SHAPES = /[\t\n\f\r]/g;

/** How far outside of an element words are looked for that styles put beside it, CSS pixels [O]. */
const NEAR = 400;
/** CSS pixels below which a drawing shows no number. */
const LEAST_DRAWING = 40;
/** Shadow trees in shadow trees that are followed. */
const MOST_TREES = 40;

interface Level {
  next: Node | null;
  isBlock: boolean;
  /** Said once everything inside was read. */
  last?: (() => void) | undefined;
}

/**
 * Reads what stands in `crop` now, in document order, resting every thousand nodes.
 *
 * @param own our own element, which is left out
 */
export function* shownIn(
  document: Document,
  crop: Box,
  own: Element | null,
  closedShadow?: ClosedShadow,
): Generator<void, Shown> {
  const reader = new ShownReader(crop, own, closedShadow);
  yield* reader.readDocument(document);
  return reader.list.shown;
}

class ShownReader {
  readonly list: ShownList;
  private nodes = 0;
  private documents = 0;
  private trees = 0;

  constructor(
    private readonly crop: Box,
    private readonly own: Element | null,
    private readonly closedShadow: ClosedShadow | undefined,
  ) {
    this.list = new ShownList(crop);
  }

  *readDocument(document: Document): Generator<void> {
    const root = document.documentElement as Element | null;
    const place = placeOf(document);
    if (!root || !place) return;
    this.documents++;
    this.list.shown.roots.push(document);
    this.list.part('\n');
    yield* this.readTree(root, place, document.createRange());
    this.list.part('\n');
  }

  /** Goes through a tree by its own list of levels: the page decides how deep it is. */
  private *readTree(root: Node, place: Place, range: Range): Generator<void> {
    const levels: Level[] = [];
    let node: Node | null = root;
    for (;;) {
      while (!node) {
        const left = levels.pop();
        if (!left) return;
        left.last?.();
        if (left.isBlock) this.list.part('\n');
        node = left.next;
      }
      const { shown } = this.list;
      shown.isCut ||= ++this.nodes > MAX_NODES || shown.styles.isSpent();
      if (shown.isCut) return;
      if (this.nodes % NODES_PER_STEP === 0) yield;
      const next: Node | null = node === root ? null : nextSiblingOf(node);
      if (isText(node)) this.readText(node, place, range);
      if (!isElement(node)) {
        // The root of a shadow tree is neither: only what it holds is read.
        if (node === root && !isText(node)) {
          levels.push({ next: null, isBlock: false });
          node = firstChildOf(node);
        } else node = next;
        continue;
      }
      const isBlock = isBlockTag(tagOf(node));
      if (isBlock) this.list.part('\n');
      const level: Level = { next, isBlock };
      levels.push(level);
      node = (yield* this.enter(node, place, range, level)) ? firstChildOf(node) : null;
    }
  }

  /** @returns whether what stands inside it is read as the page's own */
  private *enter(element: Element, place: Place, range: Range, level: Level): Generator<void, boolean> {
    if (element === this.own) return false;
    const tag = tagOf(element);
    if (FRAMES.has(tag)) return yield* this.enterFrame(element, tag, place);
    const boxes = boxesIn([rectOf(element)], place);
    const isShown = boxes.some((box) => overlaps(box, this.crop));
    if (OPAQUE.has(tag) || (tag === 'video' && isScripted(element))) {
      if (isShown) this.addUnknown(element);
      return false;
    }
    if (isShown) this.addShown(element, tag, boxes);
    const isNear = this.isNear(rectOf(element), place);
    // Far away nothing need stand here: it is asked whether styles place words elsewhere.
    if (isNear || this.list.shown.styles.take(2)) {
      for (const one of generatedWords(element, isNear)) {
        const say = () => this.list.add({ ...one, holder: element }, one.measure());
        if (one.isLast) level.last = say;
        else say();
      }
    }
    if (tag === 'select' || tag === 'textarea') return false;
    const inner = shadowOf(element) ?? (MAY_HOLD.test(tag) ? this.closedShadow?.(element) : null);
    if (!inner) return true;
    if (this.trees >= MOST_TREES) {
      if (isShown) this.addUnknown(element);
      return false;
    }
    this.trees++;
    this.list.shown.roots.push(inner);
    yield* this.readTree(inner, place, range);
    this.trees--;
    return true;
  }

  /** What an element in the crop shows beside its text nodes. */
  private addShown(element: Element, tag: string, boxes: Box[]): void {
    const say = (words: string | null, part = '') => {
      const piece = { words, holder: element, part, isFree: false, measure: () => elementBoxes(element) };
      this.list.add(piece, boxes);
    };
    const value = controlWords(element, tag);
    if (value !== undefined) {
      this.list.shown.controls.push(element);
      say(value, attributeOf(element, 'placeholder') === value ? '::placeholder' : '');
    }
    const drawn = pictureWords(element, tag);
    if (drawn !== undefined) say(drawn);
    // What a drawing shows by reference may stand in any other of the page.
    if (tag === 'svg' && rectOf(element).width >= LEAST_DRAWING) say(hiddenDrawings(element));
    if (tag === USE_TAG) for (const words of usedWords(element)) say(words);
  }

  private addUnknown(element: Element): void {
    const measure = () => elementBoxes(element);
    this.list.add({ words: null, holder: element, part: '', isFree: false, measure }, measure());
  }

  /** What styles write may stand outside of an element, and of one that takes no room at all. */
  private isNear({ left, top, right, bottom }: DOMRect, place: Place): boolean {
    const { zoom } = place;
    const box = { left: left * zoom, top: top * zoom, right: right * zoom, bottom: bottom * zoom };
    const around = grown(this.crop, NEAR);
    return overlaps(grown(box, 1), {
      left: around.left - place.left,
      top: around.top - place.top,
      right: around.right - place.left,
      bottom: around.bottom - place.top,
    });
  }

  private *enterFrame(frame: Element, tag: string, place: Place): Generator<void, boolean> {
    const isShown = boxesIn([rectOf(frame)], place).some((box) => overlaps(box, this.crop));
    if (!isShown) return false;
    const inner = documentIn(frame);
    // An object without an address shows what stands inside it.
    if (!inner && tag === 'object' && attributeOf(frame, 'data') === null) return true;
    if (inner && this.documents < MAX_FRAMES) yield* this.readDocument(inner);
    else this.addUnknown(frame);
    return false;
  }

  private readText(node: Text, place: Place, range: Range): void {
    const { data } = node;
    if (data.trim() === '') {
      this.list.part(' ');
      return;
    }
    range.selectNodeContents(node);
    const rects = range.getClientRects();
    const holder = parentElementOf(node) ?? (rootOf(node) as Partial<ShadowRoot>).host;
    if (rects.length === 0 || !holder) return;
    const words = data.replace(SHAPES, ' ');
    const measure: Piece['measure'] = (start = 0, end = words.length) => {
      const live = (ownerOf(node) as Document).createRange();
      live.setStart(node, Math.min(start, node.data.length));
      live.setEnd(node, Math.min(end, node.data.length));
      return rangeBoxes(live);
    };
    this.list.add({ words, holder, part: '', isFree: false, measure }, boxesIn(rects, place));
  }
}

/** A film the page makes itself, or feeds piece by piece: it shows whatever the page paints. */
const isScripted = (video: Element): boolean =>
  (streamOf(video) ?? null) !== null || /^blob:/.test(filmSourceOf(video) ?? '');

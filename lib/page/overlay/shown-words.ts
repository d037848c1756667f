import {
  attributeOf,
  documentIn,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  ownerOf,
  parentElementOf,
  rectOf,
  rootOf,
  shadowOf,
  tagOf,
} from '../dom.ts';
import { isBlockTag } from '../element-areas.ts';
import type { ClosedShadow } from '../live-places.ts';
import { MAX_FRAMES, MAX_NODES, NODES_PER_STEP } from '../page-limits.ts';
import { grown } from './crop.ts';
import { controlWords, generatedWords, pictureWords, USE_TAG, usedWords } from './drawn-words.ts';
import { type Box, overlaps } from './page-box.ts';
import { boxesIn, elementBoxes, type Place, placeOf, rangeBoxes } from './places.ts';

/** A stretch of words that stands, or may stand, in a part of the window. */
export interface ShownPiece {
  words: string;
  /** What parts it from the piece before: nothing, a space, a line. */
  parted: string;
  /** Where it stood when it was read; empty for words kept only because they stand beside those that are shown. */
  boxes: Box[];
  /** The element its words stand in. */
  holder: Element;
  /** Where its units from `start` to `end` stand now. */
  measure(start: number, end: number): Box[];
}

/** What stands in a part of the window. */
export interface Shown {
  pieces: ShownPiece[];
  /** Elements that nobody can look into: what they show is not known. */
  opaque: Element[];
  /** Documents and shadow roots that were read. */
  roots: Node[];
  /** The page was longer than is read for a picture. */
  isCut: boolean;
}

/** Words kept on either side of what is shown: 卡号： may stand above the part that is shown. */
const BESIDE = 200;
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
  return reader.shown;
}

class ShownReader {
  readonly shown: Shown = { pieces: [], opaque: [], roots: [], isCut: false };
  /** Read and not shown in the crop, but near: kept once something of the crop follows. */
  private waiting: ShownPiece[] = [];
  /** Units still to be kept after what was shown last. */
  private after = 0;
  private parted = '';
  private nodes = 0;
  private documents = 0;
  private trees = 0;

  constructor(
    private readonly crop: Box,
    private readonly own: Element | null,
    private readonly closedShadow: ClosedShadow | undefined,
  ) {}

  *readDocument(document: Document): Generator<void> {
    const root = document.documentElement as Element | null;
    const place = placeOf(document);
    if (!root || !place) return;
    this.documents++;
    this.shown.roots.push(document);
    this.part('\n');
    yield* this.readTree(root, place, document.createRange());
    this.part('\n');
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
        if (left.isBlock) this.part('\n');
        node = left.next;
      }
      if (++this.nodes > MAX_NODES) {
        this.shown.isCut = true;
        return;
      }
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
      if (isBlock) this.part('\n');
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
    if (OPAQUE.has(tag)) {
      if (isShown) this.shown.opaque.push(element);
      return false;
    }
    if (isShown) {
      const said = controlWords(element, tag) ?? pictureWords(element, tag);
      if (said === null) this.shown.opaque.push(element);
      else if (said !== undefined) this.add(said, element, boxes, () => elementBoxes(element));
      if (tag === USE_TAG)
        for (const words of usedWords(element)) this.add(words, element, boxes, () => elementBoxes(element));
    }
    if (this.isNear(rectOf(element), place)) {
      for (const { words, isLast, measure } of generatedWords(element)) {
        const say = () => this.add(words, element, measure(), measure);
        if (isLast) level.last = say;
        else say();
      }
    }
    if (tag === 'select' || tag === 'textarea') return false;
    const inner = shadowOf(element) ?? (MAY_HOLD.test(tag) ? this.closedShadow?.(element) : null);
    if (!inner) return true;
    if (this.trees >= MOST_TREES) {
      if (isShown) this.shown.opaque.push(element);
      return false;
    }
    this.trees++;
    this.shown.roots.push(inner);
    yield* this.readTree(inner, place, range);
    this.trees--;
    return true;
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
    else this.shown.opaque.push(frame);
    return false;
  }

  private readText(node: Text, place: Place, range: Range): void {
    const { data } = node;
    if (data.trim() === '') {
      this.part(' ');
      return;
    }
    range.selectNodeContents(node);
    const rects = range.getClientRects();
    const holder = parentElementOf(node) ?? (rootOf(node) as Partial<ShadowRoot>).host;
    if (rects.length === 0 || !holder) return;
    const words = data.replace(SHAPES, ' ');
    this.add(words, holder, boxesIn(rects, place), (start, end) => {
      const live = (ownerOf(node) as Document).createRange();
      live.setStart(node, Math.min(start, node.data.length));
      live.setEnd(node, Math.min(end, node.data.length));
      return rangeBoxes(live);
    });
  }

  private part(by: string): void {
    if (this.parted !== '\n') this.parted = by;
  }

  private add(words: string, holder: Element, stood: Box[], measure: ShownPiece['measure']): void {
    if (words === '') return;
    const boxes = stood.filter((box) => overlaps(box, this.crop));
    const piece: ShownPiece = { words, parted: this.parted, boxes, holder, measure };
    this.parted = '';
    if (boxes.length > 0) {
      this.shown.pieces.push(...this.waiting, piece);
      this.waiting = [];
      this.after = BESIDE;
    } else if (this.after > 0) {
      this.shown.pieces.push(piece);
      this.after -= words.length;
    } else {
      this.waiting.push(piece);
      let length = this.waiting.reduce((sum, one) => sum + one.words.length, 0);
      while (this.waiting.length > 1 && length - (this.waiting[0]?.words.length ?? 0) >= BESIDE) {
        length -= this.waiting.shift()?.words.length ?? 0;
        if (this.waiting[0]) this.waiting[0].parted = '\n';
      }
    }
  }
}

import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { Block, Gap } from '../core/reading.ts';
import { baseOf, bodyOf, rootElementOf } from './document-parts.ts';
import { dataOf, firstChildOf, nextSiblingOf, nodeTypeOf, tagOf } from './dom.ts';
import {
  type Area,
  isBlockTag,
  mayHoldProse,
  nameOf,
  openedArea,
  roleOf,
  SKIPPED_TAGS,
} from './element-areas.ts';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import { Prose } from './prose.ts';
import { savedPlaces } from './saved-places.ts';
import { type PageWords, TextBuilder } from './text-runs.ts';
import { type InnerRoot, type MetPlace, PlaceDesk, type WordPlaces } from './word-places.ts';

/** One element met on the way, in document order; what is inside it follows up to index `last`. */
export interface PageElement {
  element: Element;
  tag: string;
  /** Its class and id as written, asked once. */
  name: string;
  /** Index in `elements`, -1 for the body of the page and of each frame. */
  parent: number;
  /** Its brother before it, -1 for the first. */
  previous: number;
  last: number;
  /** Its text is `text.slice(start, end)`. */
  start: number;
  end: number;
  area: Area;
}

export interface PageText extends PageWords {
  /** Of the flow of the page's documents; words beside it follow in `whole`. */
  text: string;
  blocks: Block[];
  /** The text with the words beside the flow after it, and all their blocks: what the rules are given. */
  whole: { text: string; blocks: Block[] };
  elements: PageElement[];
  /** Comments long enough to hold a list, and scripts, each with the element they stand in. */
  comments: { data: string; parent: number }[];
  scripts: { element: Element; parent: number }[];
  /**
   * Documents read: the page, then its reachable frames and shadow roots; `first` is an index in `elements`.
   * `within`: part of the document around it, with no styles for others.
   */
  parts: { document: Document; first: number; base: string; within: boolean }[];
  /** Frames that could not be read, by their address as written. */
  unreachable: string[];
  /** All that a reader sees and that could not be read. */
  unread: Gap[];
  /** The page was longer than this reader takes. */
  capped: boolean;
}

/** A page that was gathered elsewhere: its parts in their order, and what was found beside their flow. */
export interface GatheredParts {
  parts: { document: Document; base: string; within: boolean }[];
  aside: NonNullable<PageSnapshot['aside']>;
  unread: NonNullable<PageSnapshot['unread']>;
}

export interface PageTextOptions {
  url: string;
  /** How words beside the flow are come by; absent = as a saved page's source has them. */
  places?: WordPlaces | undefined;
  /** The page was gathered elsewhere: nothing else is asked. */
  gathered?: GatheredParts | undefined;
}

const MIN_COMMENT = 80;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const COMMENT_NODE = 8;
const DOCUMENT_NODE = 9;

/** One pass in textContent order, pausing every thousand nodes. No layout, no computed style (DESIGN 5.2). */
export function* pageTextSteps(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const { gathered } = options;
  return yield* gathered ? gatheredText(gathered) : ownText(document, options);
}

function* gatheredText({ parts, aside, unread }: GatheredParts): Generator<void, PageText> {
  const walker = new TextWalker();
  for (const { document, base, within } of parts) {
    if (!walker.page.capped) yield* walker.part(document, { root: document, base, isFrame: !within });
  }
  return walker.finish(aside, unread);
}

function* ownText(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const places = options.places ?? savedPlaces();
  const desk = new PlaceDesk(places);
  const walker = new TextWalker(places, desk);
  const waiting: Omit<InnerRoot, 'at'>[] = [
    { root: document, base: baseOf(document, options.url), isFrame: true },
  ];
  for (let next = waiting.shift(); next && !walker.page.capped; next = waiting.shift()) {
    const before = walker.met.length;
    yield* walker.part(next.root as Document, next);
    waiting.push(...(yield* desk.ask(next.root, walker.met.slice(before), next.base)));
  }
  return walker.finish(walker.page.capped ? [] : desk.aside, desk.gaps, desk);
}

export function pageText(document: Document, options: PageTextOptions): PageText {
  const steps = pageTextSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

class TextWalker {
  private readonly prose = new Prose(mayHoldProse);
  readonly page: PageText = {
    text: '',
    blocks: [],
    whole: { text: '', blocks: [] },
    runs: { start: [], nodes: [], offset: [] },
    elements: [],
    comments: [],
    scripts: [],
    parts: [],
    unreachable: [],
    unread: [],
    capped: false,
  };
  /** Elements that may hold words beside the flow, in document order. */
  readonly met: MetPlace[] = [];
  private readonly words = new TextBuilder((end, start) => this.openBlock(end, start));
  private blocks = this.page.blocks;
  /** Tag of the element whose words are put after the flow. */
  private asideTag: string | undefined;
  private nodes = 0;
  private open: number[] = [];
  /** Last child met of every open element, in step with `open`; the first entry is above all. */
  private lastChild: number[] = [-1];

  constructor(
    private readonly places?: WordPlaces,
    private readonly desk?: PlaceDesk,
  ) {}

  *part(document: Document, { root, base, isFrame }: Omit<InnerRoot, 'at'>): Generator<void> {
    const isDocument = nodeTypeOf(root) === DOCUMENT_NODE;
    const top = isDocument
      ? isFrame
        ? bodyOf(root as Document)
        : rootElementOf(root as Document)
      : (root as Element);
    if (!top) return;
    this.page.parts.push({ document, first: this.page.elements.length, base, within: !isFrame });
    this.words.breakBlock();
    this.lastChild = [-1];
    // The content of an element that is skipped elsewhere is the part itself here, and asked for no second time.
    if (this.enter(top, isDocument || !SKIPPED_TAGS.has(tagOf(top))) || !isDocument) yield* this.inside(top);
    else this.leave();
  }

  private *inside(top: Element): Generator<void> {
    /** Elements gone into: those too deep have no entry in `elements`. */
    const path: { element: Element; isDeep: boolean }[] = [{ element: top, isDeep: false }];
    let node: Node | null = firstChildOf(top);
    while (path.length > 0) {
      while (node) {
        if (++this.nodes % NODES_PER_STEP === 0) yield;
        if (this.nodes > MAX_NODES || this.words.length > MAX_CHARACTERS) {
          this.page.capped = true;
          break;
        }
        const type = nodeTypeOf(node);
        if (type === ELEMENT_NODE) {
          const element = node as Element;
          const isDeep = path.length >= MAX_DEPTH;
          if (isDeep ? this.enterDeep(element) : this.enter(element)) {
            path.push({ element, isDeep });
            node = firstChildOf(element);
            continue;
          }
          this.leaveAny(element, isDeep);
        } else if (type === TEXT_NODE) this.words.append(node as Text);
        else if (type === COMMENT_NODE) this.comment(node as Comment);
        node = nextSiblingOf(node);
      }
      const left = path.pop();
      if (left) this.leaveAny(left.element, left.isDeep);
      node = left && path.length > 0 && !this.page.capped ? nextSiblingOf(left.element) : null;
    }
  }

  finish(
    aside: readonly { tag: string; words: string; at?: Element }[],
    unread: GatheredParts['unread'],
    desk?: PlaceDesk,
  ): PageText {
    const { page } = this;
    this.closeBlock(this.words.length);
    page.text = this.words.text();
    this.blocks = [...page.blocks];
    for (const { at, tag, words } of aside) {
      if (this.words.length > MAX_CHARACTERS) {
        if (at) desk?.cut(at, '页面过长，只读了前一部分，其余未检查。');
        break;
      }
      this.asideTag = tag;
      // Words gathered elsewhere stand in no element here.
      this.words.appendAside(at ?? (page.elements[0]?.element as Element), words);
    }
    this.closeBlock(this.words.length);
    page.whole = { text: this.words.text(), blocks: this.blocks };
    page.runs = this.words.runs;
    for (const { what, why, source } of unread) {
      page.unread.push({ what, why });
      if (what === 'frame') page.unreachable.push(source ?? '');
    }
    return page;
  }

  private enterDeep(element: Element): boolean {
    const tag = tagOf(element);
    if (isBlockTag(tag)) this.words.breakBlock();
    this.meet(element, tag);
    this.desk?.cut(element, '页面的元素嵌套过深，深处只读了文字，其余未检查。');
    return !SKIPPED_TAGS.has(tag);
  }

  /** @returns whether to go inside */
  private enter(element: Element, isMet = true): boolean {
    const tag = tagOf(element);
    const parent = this.open.at(-1) ?? -1;
    if (isBlockTag(tag)) this.words.breakBlock();
    const above = this.page.elements[parent]?.area ?? 'main';
    const name = nameOf(element);
    const start = this.words.nextStart();
    const area = openedArea(element, tag, name, above, this.prose);
    const index = this.page.elements.length;
    const depth = this.open.length;
    const previous = this.lastChild[depth] ?? -1;
    this.lastChild[depth] = index;
    this.lastChild[depth + 1] = -1;
    this.page.elements.push({ element, tag, name, parent, previous, last: index, start, end: start, area });
    this.open.push(index);
    if (isMet) this.meet(element, tag);
    if (!SKIPPED_TAGS.has(tag)) return true;
    if (tag === 'script') this.page.scripts.push({ element, parent });
    return false;
  }

  private meet(element: Element, tag: string): void {
    if (this.places?.isPlace(element, tag)) this.met.push({ element, tag });
  }

  private leaveAny(element: Element, isDeep: boolean): void {
    if (!isDeep) this.leave();
    else if (isBlockTag(tagOf(element))) this.words.breakBlock();
  }

  private leave(): void {
    const index = this.open.pop() ?? -1;
    const left = this.page.elements[index];
    if (!left) return;
    left.last = this.page.elements.length - 1;
    left.end = Math.max(left.start, this.words.length);
    if (isBlockTag(left.tag)) this.words.breakBlock();
  }

  private comment(node: Comment): void {
    const data = dataOf(node);
    if (data.length >= MIN_COMMENT) {
      this.page.comments.push({ data, parent: this.open.at(-1) ?? -1 });
    }
  }

  private openBlock(end: number, start: number): void {
    this.closeBlock(end);
    if (this.asideTag !== undefined) {
      this.blocks.push({ start, end: start, role: 'other', tag: this.asideTag });
      return;
    }
    let index = this.open.at(-1) ?? -1;
    const area = this.page.elements[index]?.area ?? 'main';
    for (; index >= 0; index = this.page.elements[index]?.parent ?? -1) {
      if (isBlockTag(this.page.elements[index]?.tag ?? '')) break;
    }
    const tag = this.page.elements[index]?.tag ?? 'body';
    this.blocks.push({ start, end: start, role: roleOf(area), tag });
  }

  private closeBlock(end: number): void {
    const block = this.blocks.at(-1);
    if (block && block.end === block.start) block.end = end;
  }
}

import type { Block } from '../core/reading.ts';
import { baseOf, bodyOf, contentDocument, frameSource } from './document-parts.ts';
import { type Area, isBlockTag, nameOf, openedArea, roleOf, SKIPPED_TAGS } from './element-areas.ts';
import { MAX_CHARACTERS, MAX_FRAMES, MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import { resolveUrl } from './resolve-url.ts';
import { type PageWords, TextBuilder } from './text-runs.ts';

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
  blocks: Block[];
  elements: PageElement[];
  /** Comments long enough to hold a list, and scripts, each with the element they stand in. */
  comments: { data: string; parent: number }[];
  scripts: { element: Element; parent: number }[];
  /** Documents read: the page, then its reachable frames; `first` is an index in `elements`. */
  parts: { document: Document; first: number; base: string }[];
  /** Frames that could not be read, by their address as written. */
  unreachable: string[];
  /** The page was longer than this reader takes. */
  capped: boolean;
}

export interface PageTextOptions {
  url: string;
  frameDocument?: ((frame: Element) => Document | null | undefined) | undefined;
}

const MIN_COMMENT = 80;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const COMMENT_NODE = 8;

/** One pass in textContent order, pausing every thousand nodes. No layout, no computed style (DESIGN 5.2). */
export function* pageTextSteps(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const walker = new TextWalker();
  const frameDocument = options.frameDocument ?? contentDocument;
  const waiting: { document: Document; url: string }[] = [{ document, url: options.url }];
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const body = bodyOf(part.document);
    if (!body) continue;
    const base = baseOf(part.document, part.url);
    walker.page.parts.push({ document: part.document, first: walker.page.elements.length, base });
    const before = walker.frames.length;
    yield* walker.walk(body);
    for (const frame of walker.frames.slice(before)) {
      const source = frameSource(frame);
      if (!source) continue;
      const inner = walker.page.parts.length < MAX_FRAMES ? frameDocument(frame) : null;
      if (inner) waiting.push({ document: inner, url: resolveUrl(source, base) || base });
      else walker.page.unreachable.push(source);
    }
  }
  return walker.finish();
}

export function pageText(document: Document, options: PageTextOptions): PageText {
  const steps = pageTextSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

class TextWalker {
  readonly page: PageText = {
    text: '',
    blocks: [],
    runs: { start: [], nodes: [], offset: [] },
    elements: [],
    comments: [],
    scripts: [],
    parts: [],
    unreachable: [],
    capped: false,
  };
  readonly frames: Element[] = [];
  private readonly words = new TextBuilder((end, start) => this.openBlock(end, start));
  private nodes = 0;
  private open: number[] = [];
  /** Last child met of every open element, in step with `open`; the first entry is above all. */
  private lastChild: number[] = [-1];

  *walk(root: Element): Generator<void> {
    this.lastChild = [-1];
    this.enter(root);
    let node: Node | null = root.firstChild;
    while (this.open.length > 0) {
      while (node) {
        if (++this.nodes % NODES_PER_STEP === 0) yield;
        if (this.nodes > MAX_NODES || this.words.length > MAX_CHARACTERS) {
          this.page.capped = true;
          node = null;
          break;
        }
        if (node.nodeType === ELEMENT_NODE) {
          if (this.enter(node as Element)) {
            node = node.firstChild;
            continue;
          }
          this.leave();
        } else if (node.nodeType === TEXT_NODE) this.words.append(node as Text);
        else if (node.nodeType === COMMENT_NODE) this.comment(node as Comment);
        node = node.nextSibling;
      }
      const left = this.leave();
      node = this.open.length > 0 && !this.page.capped ? (left?.element.nextSibling ?? null) : null;
    }
  }

  finish(): PageText {
    this.closeBlock(this.words.length);
    this.page.text = this.words.text();
    this.page.runs = this.words.runs;
    return this.page;
  }

  /** @returns whether to go inside */
  private enter(element: Element): boolean {
    const tag = element.localName;
    const parent = this.open.at(-1) ?? -1;
    if (isBlockTag(tag)) this.words.breakBlock();
    const above = this.page.elements[parent]?.area ?? 'main';
    const name = nameOf(element);
    const start = this.words.nextStart();
    const area = openedArea(element, tag, name, above);
    const index = this.page.elements.length;
    const depth = this.open.length;
    const previous = this.lastChild[depth] ?? -1;
    this.lastChild[depth] = index;
    this.lastChild[depth + 1] = -1;
    this.page.elements.push({ element, tag, name, parent, previous, last: index, start, end: start, area });
    this.open.push(index);
    if (!SKIPPED_TAGS.has(tag)) return true;
    if (tag === 'script') this.page.scripts.push({ element, parent });
    if (tag === 'iframe' || tag === 'frame') this.frames.push(element);
    return false;
  }

  private leave(): PageElement | undefined {
    const index = this.open.pop() ?? -1;
    const left = this.page.elements[index];
    if (!left) return undefined;
    left.last = this.page.elements.length - 1;
    left.end = Math.max(left.start, this.words.length);
    if (isBlockTag(left.tag)) this.words.breakBlock();
    return left;
  }

  private comment(node: Comment): void {
    if (node.data.length >= MIN_COMMENT) {
      this.page.comments.push({ data: node.data, parent: this.open.at(-1) ?? -1 });
    }
  }

  private openBlock(end: number, start: number): void {
    this.closeBlock(end);
    let index = this.open.at(-1) ?? -1;
    const area = this.page.elements[index]?.area ?? 'main';
    for (; index >= 0; index = this.page.elements[index]?.parent ?? -1) {
      if (isBlockTag(this.page.elements[index]?.tag ?? '')) break;
    }
    const tag = this.page.elements[index]?.tag ?? 'body';
    this.page.blocks.push({ start, end: start, role: roleOf(area), tag });
  }

  private closeBlock(end: number): void {
    const block = this.page.blocks.at(-1);
    if (block && block.end === block.start) block.end = end;
  }
}

import { bodyOf, rootElementOf } from './document-parts.ts';
import { dataOf, firstChildOf, nextSiblingOf, nodeTypeOf, tagOf } from './dom.ts';
import { isBlockTag, mayHoldProse, nameOf, openedArea, roleOf, SKIPPED_TAGS } from './element-areas.ts';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import type { GatheredParts, PageText } from './page-text.ts';
import { Prose } from './prose.ts';
import { TextBuilder } from './text-runs.ts';
import type { InnerRoot, MetPlace, PlaceDesk, WordPlaces } from './word-places.ts';

const MIN_COMMENT = 80;

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const COMMENT_NODE = 8;
const DOCUMENT_NODE = 9;

/** Goes through the parts of a page and puts its text, blocks and elements together. */
export class TextWalker {
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
        ? (bodyOf(root as Document) ?? rootElementOf(root as Document))
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
        if (at) desk?.cut(at, '页面上控件和图形里的文字过多，只看了前一部分，其余未检查。');
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

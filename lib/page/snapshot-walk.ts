import type { DocumentSnapshot } from '../core/page-snapshot.ts';
import { bodyOf, rootElementOf } from './document-parts.ts';
import {
  attributeNamesOf,
  attributeOf,
  dataOf,
  firstChildOf,
  hasAttributes,
  nextSiblingOf,
  nodeTypeOf,
  tagOf,
} from './dom.ts';
import { isBlockTag, SKIPPED_TAGS } from './element-areas.ts';
import type { ComputedAsker } from './hidden.ts';
import { isOwnHost } from './own-host.ts';
import { MAX_ATTRIBUTES, MAX_CHARACTERS, MAX_DEPTH, MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import { resolveUrl, siteOfUrl } from './resolve-url.ts';
import { TREE } from './snapshot-tree.ts';
import type { TextBuilder } from './text-runs.ts';
import type { InnerRoot, MetPlace, PlaceDesk, WordPlaces } from './word-places.ts';

/** Drawings have thousands of nodes and no words that are read. */
const DRAWINGS: ReadonlySet<string> = new Set(['svg', 'math']);
/** Longest attribute taken whole: beyond are pictures written as text. */
const MAX_ATTRIBUTE = 8_000;
/** All scripts and styles of one document, and any one of them: a list in a script shows in its first rows. */
const MAX_SILENT = 4_000_000;
const MAX_SCRIPT = 1_000_000;
/** Links to other sites asked for computed style: a page of thousands would pay with its own time. */
const MOST_COMPUTED = 300;
const COMPUTED_PER_STEP = 20;

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;
const DOCUMENT = 9;

/** An element on the way down; `element` in the plural sense counts elements of its document from 0. */
interface Open {
  node: Node;
  tag: string;
  element: number;
  isBlock: boolean;
  /** What stands in it is text of the page. */
  reads: boolean;
  /** Stands too deep to be told of as it is: what is in it is told of as standing beside it. */
  isDeep: boolean;
}

/** What all parts of a page share. */
interface PageSoFar {
  words: TextBuilder;
  /** Of the page itself: what is of another site is told by it. */
  base: string;
  nodes: number;
  isCut: boolean;
  places: WordPlaces;
}

/** One pass over the nodes of one part: copied into a snapshot, their text put to the page's words. */
export class SnapshotWalk {
  readonly snapshot: DocumentSnapshot = { tree: [], tags: [], texts: [], attributes: [], computed: [] };
  /** Elements that may hold words beside the flow, in document order. */
  readonly met: MetPlace[] = [];
  private readonly words: TextBuilder;
  private readonly tagNumbers = new Map<string, number>();
  private readonly open: Open[] = [];
  /** Links to other sites, each with everything around it, inner first. */
  private readonly foreign: Open[][] = [];
  /** Root element of a document whose body stands in it. */
  private around: Element | undefined;
  private body: Node | undefined;
  private elements = 0;
  private steps = 0;
  private silent = 0;

  constructor(
    private readonly page: PageSoFar,
    private readonly desk: PlaceDesk,
    private readonly part: Omit<InnerRoot, 'at'>,
  ) {
    this.words = page.words;
    this.snapshot.base = part.base;
    if (!part.isFrame) this.snapshot.within = true;
  }

  *go(): Generator<TextBuilder> {
    const { root } = this.part;
    this.words.breakBlock();
    if (nodeTypeOf(root) === DOCUMENT) {
      const top = rootElementOf(root as Document);
      if (!top) return;
      this.body = bodyOf(root as Document);
      if (top !== this.body) this.around = top;
      yield* this.walk(top, firstChildOf(top), top === this.body);
    } else if (nodeTypeOf(root) === ELEMENT && !SKIPPED_TAGS.has(tagOf(root))) {
      yield* this.walk(root as Element, firstChildOf(root), true);
    } else {
      // What stands in a shadow root, or in an element whose content is shown for once, stands in a body of its own.
      this.openElement('body', root, [], true);
      yield* this.inside(firstChildOf(root));
    }
  }

  private *walk(top: Element, first: Node | null, isRead: boolean): Generator<TextBuilder> {
    if (this.enter(top, isRead)) yield* this.inside(first);
    else this.leave();
  }

  private *inside(first: Node | null): Generator<TextBuilder> {
    let node = first;
    while (this.open.length > 0) {
      while (node) {
        if (++this.steps % NODES_PER_STEP === 0) yield this.words;
        const { reads } = this.open[this.open.length - 1] as Open;
        // Counted as the reader counts, and one node more is told of: it will find the page cut at the same place.
        if (reads && (++this.page.nodes > MAX_NODES || this.words.length > MAX_CHARACTERS)) {
          this.cut();
          return;
        }
        const type = nodeTypeOf(node);
        if (type === ELEMENT) {
          if (this.enterChild(node as Element, reads)) {
            node = firstChildOf(node);
            continue;
          }
        } else if (type === TEXT) this.readText(node as Text, reads);
        else this.copyWords(TREE.comment, type === COMMENT ? dataOf(node) : '');
        node = nextSiblingOf(node);
      }
      const left = this.leave();
      node = left && this.open.length > 0 ? nextSiblingOf(left) : null;
    }
  }

  private cut(): void {
    this.page.isCut = true;
    this.copyWords(TREE.comment, '');
    for (let left = this.open.pop(); left; left = this.open.pop())
      if (!left.isDeep) this.snapshot.tree.push(TREE.close);
  }

  /** @returns whether its children come next; else it is left already */
  private enterChild(node: Element, reads: boolean): boolean {
    const isOutside = this.around !== undefined && this.open.length === 1;
    if (isOutside && isOwnHost(node)) return false;
    const isRead = reads || node === this.body;
    if (this.enter(node, isRead, isOutside && !isRead)) return true;
    this.leave();
    return false;
  }

  private readText(node: Text, reads: boolean): void {
    const data = dataOf(node);
    this.copyWords(TREE.text, data);
    if (reads) this.words.append(node);
    else if (this.around && this.open.length === 1) this.desk.words(this.around, 'html', data);
  }

  /** Answers of computed style, each asked once: a link's ground is often that of many. */
  *askComputed(computed: ComputedAsker): Generator<TextBuilder> {
    const known = new Map<number, boolean>();
    for (const [at, around] of this.foreign.entries()) {
      if (at % COMPUTED_PER_STEP === COMPUTED_PER_STEP - 1) yield this.words;
      for (const [level, { node, element }] of around.entries()) {
        if (nodeTypeOf(node) !== ELEMENT) break;
        if (!known.has(element)) {
          const how = computed(node as Element, level === 0);
          known.set(element, how !== undefined);
          if (how) this.snapshot.computed.push({ element, how });
        }
        if (known.get(element)) break;
      }
    }
  }

  /**
   * @param isOutside it stands beside the body
   * @returns whether to go inside
   */
  private enter(node: Element, isRead: boolean, isOutside = false): boolean {
    const tag = tagOf(node);
    const isSkipped = SKIPPED_TAGS.has(tag);
    const reads = isRead && !isSkipped;
    const { isDeep } = this.openElement(tag, node, hasAttributes(node) ? this.attributes(node) : [], isRead);
    if (isOutside && !isSkipped) this.met.push({ element: node, tag, isStray: true });
    else if ((isRead || isOutside) && this.page.places.isPlace(node, tag))
      this.met.push({ element: node, tag });
    if (isRead && (tag === 'a' || tag === 'area')) this.noteForeign(node);
    if (isDeep) this.desk.cut(node, '页面的元素嵌套过深，深处只读了文字，其余未检查。');
    return !DRAWINGS.has(tag) && !(isOutside && !isSkipped) && (reads || !isDeep);
  }

  private openElement(tag: string, node: Node, attributes: string[], isRead: boolean): Open {
    const isBlock = isRead && isBlockTag(tag);
    if (isBlock) this.words.breakBlock();
    const isDeep = this.open.length >= MAX_DEPTH;
    const reads = isRead && !SKIPPED_TAGS.has(tag);
    const opened = { node, tag, element: this.elements++, isBlock, reads, isDeep };
    this.open.push(opened);
    this.snapshot.tree.push(this.tagNumber(tag) * 2 + (attributes.length > 0 ? 1 : 0));
    if (attributes.length > 0) this.snapshot.attributes.push(attributes);
    if (isDeep) this.snapshot.tree.push(TREE.close);
    return opened;
  }

  private leave(): Node | undefined {
    const left = this.open.pop();
    if (!left) return undefined;
    if (!left.isDeep) this.snapshot.tree.push(TREE.close);
    else if (left.isBlock) {
      // The reader parts the words here too.
      this.elements++;
      this.page.nodes++;
      this.snapshot.tree.push(this.tagNumber(left.tag) * 2, TREE.close);
    }
    if (left.isBlock) this.words.breakBlock();
    return left.node;
  }

  private copyWords(token: number, data: string): void {
    const { tree, texts } = this.snapshot;
    const isSilent = !this.open[this.open.length - 1]?.reads;
    const copied =
      isSilent || token === TREE.comment
        ? data.slice(0, Math.min(MAX_SCRIPT, MAX_SILENT - this.silent))
        : data;
    if (isSilent) this.silent += copied.length;
    tree.push(token);
    texts.push(copied);
  }

  private attributes(node: Element): string[] {
    const pairs: string[] = [];
    const names = attributeNamesOf(node);
    if (names.length > MAX_ATTRIBUTES)
      this.desk.cut(node, '页面上有元素的属性过多，只看了前一部分，其余未检查。');
    for (const name of names.slice(0, MAX_ATTRIBUTES))
      pairs.push(name, (attributeOf(node, name) ?? '').slice(0, MAX_ATTRIBUTE));
    return pairs;
  }

  private tagNumber(tag: string): number {
    const known = this.tagNumbers.get(tag);
    if (known !== undefined) return known;
    this.tagNumbers.set(tag, this.snapshot.tags.length);
    return this.snapshot.tags.push(tag) - 1;
  }

  private noteForeign(link: Element): void {
    const href = attributeOf(link, 'href') ?? '';
    if (this.foreign.length >= MOST_COMPUTED || !/^\s*([a-z]+:)?\/\//i.test(href)) return;
    const url = resolveUrl(href, this.part.base);
    if (url && siteOfUrl(url) !== siteOfUrl(this.page.base)) this.foreign.push([...this.open].reverse());
  }
}

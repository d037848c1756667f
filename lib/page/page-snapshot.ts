import type { DocumentSnapshot, PageSnapshot } from '../core/page-snapshot.ts';
import { baseOf, bodyOf, contentDocument, frameSource } from './document-parts.ts';
import { isBlockTag, SKIPPED_TAGS } from './element-areas.ts';
import type { ComputedAsker } from './hidden.ts';
import { MAX_CHARACTERS, MAX_FRAMES, MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import { resolveUrl, siteOfUrl } from './resolve-url.ts';
import { TREE } from './snapshot-tree.ts';
import { type PageWords, TextBuilder } from './text-runs.ts';

export interface GatheredPage {
  snapshot: PageSnapshot;
  /** The text with its places in the live document: the very text the reading of the snapshot will have. */
  words: PageWords;
}

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

/**
 * Gathers what a reader needs to know of a page in one pass over its nodes, pausing every thousand. It only copies:
 * what the page says is found out in the background, off the page's thread. The page is never changed.
 *
 * Every pause hands out the text so far.
 *
 * @param computed what a live browser says of links to other sites; see `computedHidden`
 */
export function* snapshotSteps(
  document: Document,
  url: string,
  computed?: ComputedAsker,
): Generator<TextBuilder, GatheredPage> {
  const words = new TextBuilder();
  const base = baseOf(document, url);
  const parts: DocumentSnapshot[] = [];
  const waiting: { document: Document; frame?: { of: DocumentSnapshot; element: number } }[] = [{ document }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const walk = new SnapshotWalk(words, base);
    next.frame?.of.frames.push({ element: next.frame.element, part: parts.length });
    parts.push(walk.snapshot);
    yield* walk.go(next.document);
    if (computed) yield* walk.askComputed(computed);
    for (const { frame, element } of walk.frames) {
      const inner = parts.length < MAX_FRAMES && frameSource(frame) && contentDocument(frame);
      if (inner) waiting.push({ document: inner, frame: { of: walk.snapshot, element } });
    }
  }
  return { snapshot: { url, parts }, words: words.soFar() };
}

/** An element on the way down; `element` in the plural sense counts elements of its document from 0. */
interface Open {
  node: Element;
  element: number;
  isBlock: boolean;
  /** What stands in it is text of the page. */
  reads: boolean;
}

class SnapshotWalk {
  readonly snapshot: DocumentSnapshot = {
    tree: [],
    tags: [],
    texts: [],
    attributes: [],
    frames: [],
    computed: [],
  };
  readonly frames: { frame: Element; element: number }[] = [];
  private readonly tagNumbers = new Map<string, number>();
  private readonly open: Open[] = [];
  /** Links to other sites, each with everything around it, inner first. */
  private readonly foreign: Open[][] = [];
  private elements = 0;
  private nodes = 0;
  private steps = 0;
  private silent = 0;

  constructor(
    private readonly words: TextBuilder,
    private readonly base: string,
  ) {}

  *go(document: Document): Generator<TextBuilder> {
    const root = document.documentElement as Element | null;
    if (!root) return;
    const body = bodyOf(document);
    const { tree } = this.snapshot;
    this.enter(root, root === body);
    let node: Node | null = root.firstChild;
    while (this.open.length > 0) {
      while (node) {
        if (++this.steps % NODES_PER_STEP === 0) yield this.words;
        const { reads } = this.open[this.open.length - 1] as Open;
        // Counted as the reader counts, and one node more is told of: it will find the page cut at the same place.
        if (reads && (++this.nodes > MAX_NODES || this.words.length > MAX_CHARACTERS)) {
          this.copyWords(TREE.comment, '');
          for (; this.open.length > 0; this.open.pop()) tree.push(TREE.close);
          return;
        }
        if (node.nodeType === 1) {
          if (this.enter(node as Element, reads || node === body)) {
            node = node.firstChild;
            continue;
          }
          this.leave();
        } else if (node.nodeType === 3) {
          this.copyWords(TREE.text, (node as Text).data);
          if (reads) this.words.append(node as Text);
        } else this.copyWords(TREE.comment, node.nodeType === 8 ? (node as Comment).data : '');
        node = node.nextSibling;
      }
      node = this.leave()?.nextSibling ?? null;
    }
  }

  /** Answers of computed style, each asked once: a link's ground is often that of many. */
  *askComputed(computed: ComputedAsker): Generator<TextBuilder> {
    const known = new Map<number, boolean>();
    for (const [at, around] of this.foreign.entries()) {
      if (at % COMPUTED_PER_STEP === COMPUTED_PER_STEP - 1) yield this.words;
      for (const [level, { node, element }] of around.entries()) {
        if (!known.has(element)) {
          const how = computed(node, level === 0);
          known.set(element, how !== undefined);
          if (how) this.snapshot.computed.push({ element, how });
        }
        if (known.get(element)) break;
      }
    }
  }

  /** @returns whether to go inside */
  private enter(node: Element, isRead: boolean): boolean {
    const tag = node.localName;
    const isBlock = isRead && isBlockTag(tag);
    if (isBlock) this.words.breakBlock();
    const here = { node, element: this.elements++, isBlock, reads: isRead && !SKIPPED_TAGS.has(tag) };
    this.open.push(here);
    const hasAttributes = node.hasAttributes();
    this.snapshot.tree.push(this.tagNumber(tag) * 2 + (hasAttributes ? 1 : 0));
    if (hasAttributes) this.copyAttributes(node);
    if (!isRead) return !DRAWINGS.has(tag);
    if (tag === 'iframe' || tag === 'frame') this.frames.push({ frame: node, element: here.element });
    else if (tag === 'a' || tag === 'area') this.noteForeign(node);
    return !DRAWINGS.has(tag);
  }

  private leave(): Element | undefined {
    const left = this.open.pop();
    if (!left) return undefined;
    this.snapshot.tree.push(TREE.close);
    if (left.isBlock) this.words.breakBlock();
    return this.open.length > 0 ? left.node : undefined;
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

  private copyAttributes(node: Element): void {
    const pairs: string[] = [];
    for (const name of node.getAttributeNames())
      pairs.push(name, (node.getAttribute(name) ?? '').slice(0, MAX_ATTRIBUTE));
    this.snapshot.attributes.push(pairs);
  }

  private tagNumber(tag: string): number {
    const known = this.tagNumbers.get(tag);
    if (known !== undefined) return known;
    this.tagNumbers.set(tag, this.snapshot.tags.length);
    return this.snapshot.tags.push(tag) - 1;
  }

  private noteForeign(link: Element): void {
    const href = link.getAttribute('href') ?? '';
    if (this.foreign.length >= MOST_COMPUTED || !/^\s*([a-z]+:)?\/\//i.test(href)) return;
    const url = resolveUrl(href, this.base);
    if (url && siteOfUrl(url) !== siteOfUrl(this.base)) this.foreign.push([...this.open].reverse());
  }
}

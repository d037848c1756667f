import { computedHidden } from './computed-hidden.ts';
import { dataOf, isShownBy, isText, nodeTypeOf, ownerOf, parentElementOf, tagOf, upFrom } from './dom.ts';
import { isBlockTag, SKIPPED_TAGS } from './element-areas.ts';

const NODES_PER_STEP = 200;
/** Elements of one part that are asked whether a reader sees them, at some 20 microseconds each. */
const MOST_ASKED = 5_000;
const LONGEST_RUN = 2_000;
/** Signs on either side of a piece that a reader reads as one word or number. */
const WORD_END = /[\p{L}\p{N}]{1,20}$/u;
const WORD_START = /^[\p{L}\p{N}]{1,20}/u;
const MOST_BESIDE = 40;
/** What stands between signs without any text. */
const PARTING = /^(br|img|input|select|textarea|button|iframe|video|hr)$/;

/**
 * Words that are parted in the page's nodes and not for a reader: pages put pieces without a size, or out of reach,
 * between the signs, so that nobody copies the text.
 *
 * @param tell told each such stretch as a reader sees it, and the block it stands in
 * @returns false where more elements would have to be asked than are
 */
export function* jammedWords(
  root: Document | ShadowRoot,
  tell: (block: Element, words: string) => void,
): Generator<void, boolean> {
  const document = nodeTypeOf(root) === 9 ? (root as Document) : ownerOf(root);
  const walker = document?.createTreeWalker(root, 5);
  const blocks = new Map<Element, Element>();
  const seen = new Map<Element, boolean>();
  const line = new ShownLine(tell);
  for (let nodes = 1; walker?.nextNode(); nodes++) {
    if (nodes % NODES_PER_STEP === 0) yield;
    const node = walker.currentNode;
    if (!isText(node)) {
      if (PARTING.test(tagOf(node))) line.add('\n');
      continue;
    }
    const parent = parentElementOf(node);
    if (!parent || SKIPPED_TAGS.has(tagOf(parent))) continue;
    const block = blockOf(parent, blocks);
    const data = dataOf(node);
    const isInside = block === line.block || isWithin(block, line.block, blocks);
    if (isInside && data.trim() !== '' && line.endsInWord()) {
      if (seen.size >= MOST_ASKED) return false;
      if (!isSeen(parent, seen)) {
        line.part();
        continue;
      }
    }
    line.open(block);
    line.add(data);
  }
  line.close();
  return true;
}

/** What a reader sees of one block, and where something that he does not see stands in it. */
export class ShownLine {
  block: Element | undefined;
  private shown = '';
  private partings: number[] = [];

  constructor(private readonly tell: (block: Element, words: string) => void) {}

  open(block: Element): void {
    if (block === this.block) return;
    this.close();
    this.block = block;
  }

  add(data: string): void {
    this.shown += data;
    if (this.shown.length > LONGEST_RUN) this.close();
  }

  part(): void {
    this.partings.push(this.shown.length);
  }

  endsInWord(): boolean {
    return WORD_END.test(this.shown.slice(-2));
  }

  close(): void {
    let from = 0;
    let to = 0;
    for (const at of this.partings) {
      const head = WORD_END.exec(this.shown.slice(Math.max(0, at - MOST_BESIDE), at))?.[0].length ?? 0;
      const tail = WORD_START.exec(this.shown.slice(at, at + MOST_BESIDE))?.[0].length ?? 0;
      if (head === 0 || tail === 0) continue;
      if (at - head > to) {
        this.say(from, to);
        from = at - head;
      } else if (to === 0) from = at - head;
      to = at + tail;
    }
    this.say(from, to);
    this.shown = '';
    this.partings = [];
  }

  private say(from: number, to: number): void {
    if (to > from && this.block) this.tell(this.block, this.shown.slice(from, to));
  }
}

function isSeen(element: Element, known: Map<Element, boolean>): boolean {
  let is = known.get(element);
  if (is === undefined) {
    is = isShownBy(element) && computedHidden(element, true) === undefined;
    known.set(element, is);
  }
  return is;
}

/** The block an element's words stand in; `known` is filled on the way. */
function blockOf(element: Element, known: Map<Element, Element>): Element {
  const path: Element[] = [];
  let block = element;
  for (const up of upFrom(element)) {
    block = known.get(up) ?? up;
    if (block !== up || isBlockTag(tagOf(up))) break;
    path.push(up);
  }
  for (const one of path) known.set(one, block);
  return block;
}

function isWithin(inner: Element, outer: Element | undefined, known: Map<Element, Element>): boolean {
  const above = outer && parentElementOf(inner);
  return above !== undefined && above !== null && blockOf(above, known) === outer;
}

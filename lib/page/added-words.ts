import { firstChildOf, isConnected, nextSiblingOf, nodeTypeOf, parentOf, tagOf } from './dom.ts';
import { isBlockTag, SKIPPED_TAGS } from './element-areas.ts';
import { MAX_NODES, NODES_PER_STEP } from './page-limits.ts';
import { type PageWords, TextBuilder } from './text-runs.ts';

/**
 * The words of nodes that a page has just put into itself, with their places, and of nothing else: the cost is
 * that of what was added. Words that run on from what stood there before are found when the page is read anew.
 */
export function* addedWords(added: readonly Node[]): Generator<void, PageWords> {
  const roots = outermost(added);
  const words = new TextBuilder();
  let steps = 0;
  /** Elements gone into, and whether each is a block. */
  const open: Element[] = [];
  const blocks: boolean[] = [];
  for (const [at, root] of roots.entries()) {
    if (following(roots[at - 1]) !== root) words.breakBlock();
    for (let node: Node | null = root; node; ) {
      if (++steps % NODES_PER_STEP === 0) yield;
      // The reading of the whole page is cut there too, and says so.
      if (steps > MAX_NODES) return words.soFar();
      const type = nodeTypeOf(node);
      if (type === 3) words.append(node as Text);
      else if (type === 1) {
        const tag = tagOf(node);
        const isBlock = isBlockTag(tag);
        if (isBlock) words.breakBlock();
        const inside: Node | null = SKIPPED_TAGS.has(tag) ? null : firstChildOf(node);
        if (inside) {
          open.push(node as Element);
          blocks.push(isBlock);
          node = inside;
          continue;
        }
      }
      let next: Node | null = node === root ? null : nextSiblingOf(node);
      while (!next && open.length > 0) {
        const left = open.pop();
        if (blocks.pop()) words.breakBlock();
        next = left && left !== root ? nextSiblingOf(left) : null;
      }
      node = next;
    }
  }
  return words.soFar();
}

const following = (node: Node | undefined): Node | null => (node ? nextSiblingOf(node) : null);

/** Nodes still in the page that stand in no other of them, and in nothing whose text no reader sees. */
function outermost(added: readonly Node[]): Node[] {
  const all = new Set(added);
  const isOutside = new Map<Node | null, boolean>([[null, true]]);
  const outside = (parent: Node | null): boolean => {
    const path: Node[] = [];
    let at = parent;
    for (; at !== null && !isOutside.has(at); at = parentOf(at)) path.push(at);
    let answer = isOutside.get(at) ?? true;
    for (const node of path.reverse()) {
      answer &&= !all.has(node) && !(nodeTypeOf(node) === 1 && SKIPPED_TAGS.has(tagOf(node)));
      isOutside.set(node, answer);
    }
    return answer;
  };
  return added.filter((node) => isConnected(node) && outside(parentOf(node)));
}

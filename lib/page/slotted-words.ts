import {
  assignedOf,
  dataOf,
  firstChildOf,
  headOf,
  isElement,
  isText,
  nextSiblingOf,
  tagOf,
  textOf,
} from './dom.ts';
import { isBlockTag } from './element-areas.ts';

/** Nodes of a shadow tree that are looked through, and the longest words of what is put into it. */
const MOST_NODES = 2_000;
const LONGEST = 10_000;

/**
 * What a shadow root shows, in the order it shows it, where that is another than the page's own nodes have: halves
 * of a word may be put into two slots, or one of them stand in the shadow root itself. Empty where nothing is turned.
 */
export function slottedWords(root: ShadowRoot): string {
  let left = MOST_NODES;
  let shown = '';
  let own = '';
  let put = '';
  const open: Element[] = [];
  for (let node = firstChildOf(root); node && left-- > 0 && shown.length < LONGEST; ) {
    const tag = isElement(node) ? tagOf(node) : '';
    if (isBlockTag(tag)) shown += '\n';
    if (isText(node)) {
      shown += dataOf(node);
      own += dataOf(node);
    }
    const given = tag === 'slot' ? assignedOf(node) : [];
    for (const one of given) {
      const words = isText(one) ? dataOf(one) : headOf(one, LONGEST);
      shown += words;
      put += words;
    }
    const inside: Node | null =
      given.length > 0 || tag === 'style' || tag === 'script' ? null : firstChildOf(node);
    if (inside) open.push(node as Element);
    let next: Node | null = inside ?? nextSiblingOf(node);
    while (!next && open.length > 0) next = nextSiblingOf(open.pop() as Element);
    node = next;
  }
  const bare = (words: string) => words.replace(/\s+/g, '');
  if (put === '') return '';
  const isAsWritten =
    bare(own) === '' && bare(textOf(root.host)?.slice(0, LONGEST) ?? '').startsWith(bare(put));
  return isAsWritten ? '' : shown;
}

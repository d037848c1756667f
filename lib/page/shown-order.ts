import { childNodesOf, dataOf, headOf, isElement, isText, ownerOf, parentElementOf } from './dom.ts';

/** Longest words shown in another order than written: what is longer is a column that stands elsewhere. */
const LONGEST_TURNED = 200;
const MOST_TURNED = 60;
/** Signs on either side of words by style that a reader reads as one word with them. */
const HAN_END = /\p{Script=Han}{1,6}$/u;
const HAN_START = /^\p{Script=Han}{1,6}/u;

/**
 * Words before and after what stands in an element, each with the signs of the page it runs on from and into: a
 * reader sees one word where half of it is a style's.
 *
 * @param isInline what stands beside the element stands in the same line
 */
export function runningWords(element: Element, before: string, after: string, isInline: boolean): string[] {
  if (before === '' && after === '') return [];
  const document = ownerOf(element);
  if (!document) return [];
  const edge = (root: Node, way: 'firstChild' | 'lastChild' | 'previousSibling' | 'nextSibling'): string => {
    const walker = document.createTreeWalker(root, 4);
    if (way === 'previousSibling' || way === 'nextSibling') walker.currentNode = element;
    return (walker[way]() as Text | null)?.data ?? '';
  };
  const around = isInline ? parentElementOf(element) : null;
  const left = around ? edge(around, 'previousSibling') : '';
  const right = around ? edge(around, 'nextSibling') : '';
  const first = edge(element, 'firstChild');
  if (first === '') return [run(left, before + after, right)];
  return [before && run(left, before, first), after && run(edge(element, 'lastChild'), after, right)].filter(
    (words) => words !== '',
  );
}

function run(left: string, words: string, right: string): string {
  const head = HAN_START.test(words) ? (HAN_END.exec(left)?.[0] ?? '') : '';
  const tail = HAN_END.test(words) ? (HAN_START.exec(right)?.[0] ?? '') : '';
  return head + words + tail;
}

/** What an element shows from right to left, or its boxes in another order than they are written; else nothing. */
export function turnedWords(element: Element, own: CSSStyleDeclaration, view: Window): string {
  if (own.unicodeBidi.includes('override') && own.direction === 'rtl')
    return [...headOf(element, LONGEST_TURNED)].reverse().join('');
  const box = own.order === '0' ? element : parentElementOf(element);
  if (!box) return '';
  const { display, flexDirection } = box === element ? own : view.getComputedStyle(box);
  if (!/flex|grid/.test(display)) return '';
  const boxes: { words: string; order: number }[] = [];
  let length = 0;
  for (const node of childNodesOf(box)) {
    if (!isElement(node) && !isText(node)) continue;
    const words = (isText(node) ? dataOf(node) : headOf(node, LONGEST_TURNED)).trim();
    if (words === '') continue;
    length += words.length;
    if (length > LONGEST_TURNED || boxes.length > MOST_TURNED) return '';
    boxes.push({ words, order: isElement(node) ? Number(view.getComputedStyle(node).order) : 0 });
  }
  const shown = [...boxes].sort((a, b) => a.order - b.order);
  if (/flex/.test(display) && flexDirection.endsWith('reverse')) shown.reverse();
  return shown.every((one, at) => one === boxes[at]) ? '' : shown.map(({ words }) => words).join('');
}

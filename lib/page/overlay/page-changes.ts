import { attributeOf, isElement, isText, nodeTypeOf, tagOf } from '../dom.ts';
import { isOwnHost } from '../own-host.ts';

export type PageRoot = Document | ShadowRoot;

/** Nodes put into the page that are looked at beside its readings; more are left to the next one. */
export const MOST_ADDED = 5_000;

const LOOKS = ['class', 'style', 'hidden', 'open'];
/** Attributes whose words or addresses are read. */
const SAYING = ['href', 'value', 'placeholder', 'alt', 'title', 'label', 'srcdoc', 'dir'];
/** Attributes that bring another document into an element of these; a picture's are of no concern. */
const SOURCES = ['src', 'data'];
const HOLDERS: ReadonlySet<string> = new Set(['iframe', 'frame', 'object', 'embed']);

export const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...LOOKS, ...SAYING, ...SOURCES],
  subtree: true,
};

/** Does this element show another document, which says by `load` that it came? */
export const isHolder = (node: Node): boolean => nodeTypeOf(node) === 1 && HOLDERS.has(tagOf(node));

/** Was our own element put in or taken out? */
export const touchesHost = ({ addedNodes, removedNodes }: MutationRecord): boolean =>
  someOf(addedNodes, isOwnHost) || someOf(removedNodes, isOwnHost);

/** Is all of this change our own? */
export function isOurs(record: MutationRecord): boolean {
  if (isOwnHost(record.target)) return true;
  if (record.type !== 'childList') return false;
  const isForeign = (node: Node) => !isOwnHost(node);
  return !someOf(record.addedNodes, isForeign) && !someOf(record.removedNodes, isForeign);
}

/** Did something change that is read? */
export function isSaying(record: MutationRecord): boolean {
  if (record.type === 'characterData') return true;
  if (record.type === 'childList')
    return someOf(record.addedNodes, isWords) || someOf(record.removedNodes, isWords);
  const name = record.attributeName ?? '';
  return SAYING.includes(name) || (SOURCES.includes(name) && HOLDERS.has(tagOf(record.target as Element)));
}

/** What came or went by a change: a toast, a row, plain text. */
export function kindOf({ type, addedNodes, removedNodes, attributeName }: MutationRecord): string {
  if (type !== 'childList') return attributeName ?? '';
  const node = (addedNodes.length > 0 ? addedNodes : removedNodes)[0];
  return isElement(node)
    ? `${tagOf(node)}.${(attributeOf(node, 'class') ?? '').slice(0, 60).replace(/\d+/g, '')}`
    : '';
}

/** Nodes with words that came by a change. */
export function wordsIn({ type, addedNodes }: MutationRecord): Node[] {
  const found: Node[] = [];
  if (type !== 'childList') return found;
  for (let at = 0; at < addedNodes.length && found.length < MOST_ADDED; at++)
    if (isWords(addedNodes[at] as Node)) found.push(addedNodes[at] as Node);
  return found;
}

function someOf(nodes: NodeList, is: (node: Node) => boolean): boolean {
  for (let at = 0; at < nodes.length; at++) if (is(nodes[at] as Node)) return true;
  return false;
}

const SILENT = new Set(['script', 'style', 'link', 'noscript', 'meta']);

/** Comments, scripts and styles carry no words a reader sees. */
const isWords = (node: Node): boolean =>
  isText(node) ? node.data.trim() !== '' : nodeTypeOf(node) === 1 && !SILENT.has(tagOf(node));

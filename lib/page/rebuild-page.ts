import type { DocumentSnapshot, PageSnapshot } from '../core/page-snapshot.ts';
import { baseOf } from './document-parts.ts';
import type { ComputedAsker } from './hidden.ts';
import type { GatheredParts } from './page-text.ts';
import { emptyDocument } from './parse-html.ts';
import { TREE } from './snapshot-tree.ts';

/** What `readPageSteps` needs to read a page that stands in a tab elsewhere. */
export interface RebuiltPage {
  document: Document;
  gathered: GatheredParts;
  computed: ComputedAsker;
}

/** Elements between two places where the caller may pause. */
const ELEMENTS_PER_STEP = 500;

/**
 * Documents as a snapshot tells of them, outside a browser: linkedom holds them as it holds parsed files. What does
 * not fit together (a tag that is not named, a close too many) is passed over.
 */
export function* rebuildSteps(snapshot: PageSnapshot): Generator<void, RebuiltPage> {
  const computed = new Map<Element, ReturnType<ComputedAsker>>();
  const parts: GatheredParts['parts'] = [];
  for (const part of snapshot.parts) {
    const { document, elements } = yield* buildDocument(part);
    const base = part.base ?? baseOf(document, snapshot.url);
    parts.push({ document, base, within: part.within ?? false });
    for (const { element, how } of part.computed) {
      const node = elements[element];
      if (node) computed.set(node, how);
    }
  }
  return {
    document: parts[0]?.document ?? emptyDocument(),
    gathered: { parts, aside: snapshot.aside ?? [], unread: snapshot.unread ?? [] },
    computed: (element) => computed.get(element),
  };
}

function* buildDocument(
  part: DocumentSnapshot,
): Generator<void, { document: Document; elements: Element[] }> {
  const document = emptyDocument();
  const elements: Element[] = [];
  const open: Node[] = [document];
  let texts = 0;
  let attributes = 0;
  for (const token of part.tree) {
    const parent = open[open.length - 1] as Node;
    if (token === TREE.close) {
      if (open.length > 1) open.pop();
    } else if (token < 0) {
      const data = part.texts[texts++] ?? '';
      if (open.length > 1)
        parent.appendChild(
          token === TREE.text ? document.createTextNode(data) : document.createComment(data),
        );
    } else {
      if (elements.length % ELEMENTS_PER_STEP === ELEMENTS_PER_STEP - 1) yield;
      const element = document.createElement(part.tags[token >> 1] ?? 'span');
      const pairs = token & 1 ? (part.attributes[attributes++] ?? []) : [];
      for (let at = 0; at + 1 < pairs.length; at += 2)
        element.setAttribute(pairs[at] as string, pairs[at + 1] as string);
      parent.appendChild(element);
      elements.push(element);
      open.push(element);
    }
  }
  return { document, elements };
}

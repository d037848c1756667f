import type { DocumentSnapshot, PageSnapshot } from '../core/page-snapshot.ts';
import type { ComputedAsker } from './hidden.ts';
import { emptyDocument } from './parse-html.ts';
import { TREE } from './snapshot-tree.ts';

/** What `readPageSteps` needs to read a page that stands in a tab elsewhere. */
export interface RebuiltPage {
  document: Document;
  frameDocument(frame: Element): Document | null;
  computed: ComputedAsker;
}

/** Elements between two places where the caller may pause. */
const ELEMENTS_PER_STEP = 500;

/**
 * Documents as a snapshot tells of them, outside a browser: linkedom holds them as it holds parsed files. What does
 * not fit together (a tag that is not named, a close too many) is passed over.
 */
export function* rebuildSteps({ parts }: PageSnapshot): Generator<void, RebuiltPage> {
  const built: { document: Document; elements: Element[] }[] = [];
  for (const part of parts) built.push(yield* buildDocument(part));
  const inner = new Map<Element, Document>();
  const computed = new Map<Element, ReturnType<ComputedAsker>>();
  for (const [at, { frames, computed: answers }] of parts.entries()) {
    const elements = built[at]?.elements ?? [];
    for (const { element, part } of frames) {
      const frame = elements[element];
      const document = part > at ? built[part]?.document : undefined;
      if (frame && document) inner.set(frame, document);
    }
    for (const { element, how } of answers) {
      const node = elements[element];
      if (node) computed.set(node, how);
    }
  }
  return {
    document: built[0]?.document ?? emptyDocument(),
    frameDocument: (frame) => inner.get(frame) ?? null,
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

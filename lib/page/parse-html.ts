import { parseHTML } from 'linkedom/worker';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

const SVG_NS = 'http://www.w3.org/2000/svg';

type TreeParent = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.Element;

/**
 * HTML → Document outside a browser: parse5 builds the tree as a browser would, linkedom only holds it.
 * linkedom's own parser differed from Chromium on 16 of 83 real pages (DESIGN 5.12), so it never sees
 * the source. Runs in Node and in the service worker; scripts never run.
 */
export function parseHtml(html: string): Document {
  const tree = parse(html, { scriptingEnabled: true });
  const document = emptyDocument();
  copyChildren(tree, document, document);
  return document;
}

/** A document without any node, held by linkedom. */
export function emptyDocument(): Document {
  const { document } = parseHTML('<html></html>') as unknown as { document: Document };
  document.documentElement.remove();
  return document;
}

/** Own stack instead of recursion: hostile pages nest deeper than the call stack. */
function copyChildren(tree: TreeParent, root: Node, document: Document): void {
  const stack: { from: TreeParent; to: Node }[] = [{ from: tree, to: root }];
  for (let job = stack.pop(); job; job = stack.pop()) {
    for (const child of job.from.childNodes) {
      if (child.nodeName === '#text') {
        job.to.appendChild(document.createTextNode((child as DefaultTreeAdapterTypes.TextNode).value));
        continue;
      }
      if (child.nodeName === '#comment') {
        job.to.appendChild(document.createComment((child as DefaultTreeAdapterTypes.CommentNode).data));
        continue;
      }
      if (child.nodeName === '#documentType') continue;
      const source = child as DefaultTreeAdapterTypes.Element;
      const element =
        source.namespaceURI === SVG_NS
          ? document.createElementNS(SVG_NS, source.tagName)
          : document.createElement(source.tagName);
      for (const { name, value } of source.attrs) element.setAttribute(name, value);
      job.to.appendChild(element);
      // A template's children live in its `content`, which no reader walks: left out.
      if (source.tagName !== 'template') stack.push({ from: source, to: element });
    }
  }
}

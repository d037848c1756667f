import { parseHTML } from 'linkedom/worker';
import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, Parser, parse, type Token } from 'parse5';
import { MAX_ATTRIBUTES } from './page-limits.ts';

const SVG_NS = 'http://www.w3.org/2000/svg';

type TreeParent = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.Element;

/** A page's source as a tree; `cut` = nested or grown beyond what is taken, the rest was left out. */
export interface HtmlTree {
  root: DefaultTreeAdapterTypes.Document;
  cut: boolean;
}

/** Source parsed between two pauses; small enough that no nesting in it makes a step long. */
const CHUNK = 8_192;
/** Open elements beyond which a page is not parsed further: each tag looks through those that are open. */
const MOST_OPEN = 2_000;
/** Elements of one page: what a parser makes of formatting left open grows by itself. */
const MOST_ELEMENTS = 600_000;
/** Depth beyond which everything hangs side by side, as in Chromium. */
const DEEPEST = 512;
/** Nodes copied between two pauses. */
const NODES_PER_STEP = 1_000;

/**
 * HTML → Document outside a browser: parse5 builds the tree as a browser would, linkedom only holds it.
 * linkedom's own parser differed from Chromium on 16 of 83 real pages (DESIGN 5.12), so it never sees
 * the source. Runs in Node and in the service worker; scripts never run.
 */
export function parseHtml(html: string): Document {
  return atOnce(documentSteps(parse(html, { scriptingEnabled: true })));
}

/** Source → tree in slices. What nests too deep or grows by itself is left out, and `cut` says so. */
export function* parseSteps(html: string): Generator<void, HtmlTree> {
  const parser = new CountingParser({ scriptingEnabled: true });
  for (let at = 0; ; at += CHUNK) {
    const isLast = at + CHUNK >= html.length;
    parser.tokenizer.write(html.slice(at, at + CHUNK), isLast);
    if (isLast) return { root: parser.document, cut: parser.isOverfull };
    if (parser.openElements.stackTop > MOST_OPEN || parser.opened > MOST_ELEMENTS) {
      return { root: parser.document, cut: true };
    }
    yield;
  }
}

class CountingParser extends Parser<DefaultTreeAdapterMap> {
  /** Elements opened so far. */
  opened = 0;
  /** Some element has attributes that are left out. */
  isOverfull = false;

  override onStartTag(token: Token.TagToken): void {
    this.isOverfull ||= token.attrs.length > MAX_ATTRIBUTES;
    super.onStartTag(token);
  }

  override onItemPush(...given: Parameters<Parser<DefaultTreeAdapterMap>['onItemPush']>): void {
    this.opened++;
    super.onItemPush(...given);
  }
}

/** A document without any node, held by linkedom. */
export function emptyDocument(): Document {
  const { document } = parseHTML('<html></html>') as unknown as { document: Document };
  document.documentElement.remove();
  return document;
}

/** Tree → Document in slices. Own stack instead of recursion: hostile pages nest deeper than the call stack. */
export function* documentSteps(root: HtmlTree['root']): Generator<void, Document> {
  const document = emptyDocument();
  const stack: { from: TreeParent; next: number; to: Node; depth: number }[] = [
    { from: root, next: 0, to: document, depth: 0 },
  ];
  let nodes = 0;
  for (let job = stack.at(-1); job; job = stack.at(-1)) {
    const child = job.from.childNodes[job.next++];
    if (!child) {
      stack.pop();
      continue;
    }
    if (++nodes % NODES_PER_STEP === 0) yield;
    const { to, depth } = job;
    if (child.nodeName === '#text') {
      to.appendChild(document.createTextNode((child as DefaultTreeAdapterTypes.TextNode).value));
    } else if (child.nodeName === '#comment') {
      to.appendChild(document.createComment((child as DefaultTreeAdapterTypes.CommentNode).data));
    } else if (child.nodeName !== '#documentType') {
      const source = child as DefaultTreeAdapterTypes.Element;
      const element =
        source.namespaceURI === SVG_NS
          ? document.createElementNS(SVG_NS, source.tagName)
          : document.createElement(source.tagName);
      for (const { name, value } of source.attrs.slice(0, MAX_ATTRIBUTES)) element.setAttribute(name, value);
      to.appendChild(element);
      const from = shownContent(source);
      if (!from) continue;
      const inside = depth < DEEPEST ? element : to;
      stack.push({ from, next: 0, to: inside, depth: depth + 1 });
    }
  }
  return document;
}

/**
 * A template's children live in its `content`, which nobody is shown: left out. That of a declared shadow root is what
 * a reader sees, and is hung into the template itself.
 */
function shownContent(source: DefaultTreeAdapterTypes.Element): TreeParent | undefined {
  if (source.tagName !== 'template') return source;
  const isShadow = source.attrs.some(({ name }) => name === 'shadowrootmode');
  return isShadow
    ? ((source as DefaultTreeAdapterTypes.Template).content as unknown as TreeParent)
    : undefined;
}

function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

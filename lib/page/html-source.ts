import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PageSource } from '../core/page-source.ts';
import { SourceBuilder } from './page-source.ts';
import type { HtmlTree } from './parse-html.ts';

/** Nodes between two places where the caller may pause. */
const NODES_PER_STEP = 2_000;

type Parent = { childNodes: DefaultTreeAdapterTypes.ChildNode[] };

/** The source of a page as its site sent it: what shadow roots and templates hold is looked at too. */
export function* htmlSource({ root, cut }: HtmlTree): Generator<void, PageSource> {
  const builder = new SourceBuilder(false);
  const stack: { from: Parent; next: number }[] = [{ from: root, next: 0 }];
  let nodes = 0;
  for (let job = stack.at(-1); job; job = stack.at(-1)) {
    const child = job.from.childNodes[job.next++];
    if (!child) {
      stack.pop();
      if (stack.length > 0) builder.leave();
      continue;
    }
    if (++nodes % NODES_PER_STEP === 0) yield;
    if (child.nodeName === '#text') builder.words((child as DefaultTreeAdapterTypes.TextNode).value);
    else if (child.nodeName === '#comment')
      builder.comment((child as DefaultTreeAdapterTypes.CommentNode).data);
    else if (child.nodeName !== '#documentType') {
      const element = child as DefaultTreeAdapterTypes.Element;
      builder.enter(
        element.tagName,
        element.attrs.map(({ name, value }): [string, string] => [name, value]),
      );
      const { content } = element as Partial<DefaultTreeAdapterTypes.Template>;
      stack.push({ from: content ?? element, next: 0 });
    }
  }
  const source = builder.source();
  return { ...source, cut: source.cut || cut };
}

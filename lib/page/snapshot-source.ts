import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { PageSource } from '../core/page-source.ts';
import { SourceBuilder } from './page-source.ts';
import { TREE } from './snapshot-tree.ts';

/** Nodes between two places where the caller may pause. */
const NODES_PER_STEP = 2_000;

/** The source of a page as its tab holds it, its frames after it as in the reading's text. */
export function* snapshotSource({ parts }: PageSnapshot): Generator<void, PageSource> {
  const builder = new SourceBuilder(true);
  let nodes = 0;
  for (const { tree, tags, texts, attributes } of parts) {
    let text = 0;
    let pairs = 0;
    for (const token of tree) {
      if (++nodes % NODES_PER_STEP === 0) yield;
      if (token === TREE.close) builder.leave();
      else if (token === TREE.text) builder.words(texts[text++] ?? '');
      else if (token === TREE.comment) builder.comment(texts[text++] ?? '');
      else if (token >= 0) {
        const given = token & 1 ? pairsOf(attributes[pairs++] ?? []) : [];
        builder.enter(tags[token >> 1] ?? 'span', given);
      }
    }
    builder.endDocument();
  }
  return builder.source();
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] as string, flat[at + 1] as string]);
  return pairs;
}

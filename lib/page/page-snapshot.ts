import type { DocumentSnapshot, PageSnapshot } from '../core/page-snapshot.ts';
import { baseOf } from './document-parts.ts';
import { isElement } from './dom.ts';
import type { ComputedAsker } from './hidden.ts';
import { MAX_CHARACTERS } from './page-limits.ts';
import { SnapshotWalk } from './snapshot-walk.ts';
import { type PageWords, TextBuilder } from './text-runs.ts';
import { type InnerRoot, PlaceDesk, type WordPlaces } from './word-places.ts';

export interface GatheredPage {
  snapshot: PageSnapshot;
  /** The text with its places in the live document: the very text the reading of the snapshot will have. */
  words: PageWords;
  /** Every document and shadow root that was read. */
  roots: (Document | ShadowRoot)[];
  /** Elements whose content could not be read, whether a reader sees them or not. */
  unread: Element[];
}

export interface GatherOptions {
  /** How words beside the flow are come by: `livePlaces` in a tab. */
  places: WordPlaces;
  /** What a live browser says of links to other sites; see `computedHidden`. */
  computed?: ComputedAsker | undefined;
}

/**
 * Gathers what a reader needs to know of a page in one pass over its nodes, pausing every thousand. It only copies:
 * what the page says is found out in the background, off the page's thread. The page is never changed.
 *
 * Every pause hands out the text so far.
 */
export function* snapshotSteps(
  document: Document,
  url: string,
  { places, computed }: GatherOptions,
): Generator<TextBuilder, GatheredPage> {
  const words = new TextBuilder();
  const desk = new PlaceDesk(places);
  const parts: DocumentSnapshot[] = [];
  const roots: GatheredPage['roots'] = [];
  const base = baseOf(document, url);
  const waiting: Omit<InnerRoot, 'at'>[] = [{ root: document, base, isFrame: true }];
  const page = { words, base, nodes: 0, isCut: false, places };
  for (let next = waiting.shift(); next && !page.isCut; next = waiting.shift()) {
    const { root } = next;
    const walk = new SnapshotWalk(page, desk, next);
    if (!isElement(root)) roots.push(root);
    parts.push(walk.snapshot);
    yield* walk.go();
    if (computed) yield* walk.askComputed(computed);
    const asking = desk.ask(root, walk.met, next.base);
    let step = asking.next();
    for (; !step.done; step = asking.next()) yield words;
    waiting.push(...step.value);
  }
  const aside: NonNullable<PageSnapshot['aside']> = [];
  for (const { at, tag, words: given } of page.isCut ? [] : desk.aside) {
    if (words.length > MAX_CHARACTERS) {
      desk.cut(at, '页面上控件和图形里的文字过多，只看了前一部分，其余未检查。');
      break;
    }
    words.appendAside(at, given);
    aside.push({ tag, words: given });
  }
  const unread = desk.gaps.map(({ what, why, source }) => ({
    what,
    why,
    ...(source === undefined ? {} : { source }),
  }));
  return {
    snapshot: { url, parts, aside, unread },
    words: words.soFar(),
    roots,
    unread: desk.unreadElements,
  };
}

import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { Block, Gap } from '../core/reading.ts';
import { baseOf } from './document-parts.ts';
import type { Area } from './element-areas.ts';
import { savedPlaces } from './saved-places.ts';
import type { PageWords } from './text-runs.ts';
import { TextWalker } from './text-walker.ts';
import { type InnerRoot, PlaceDesk, type WordPlaces } from './word-places.ts';

/** One element met on the way, in document order; what is inside it follows up to index `last`. */
export interface PageElement {
  element: Element;
  tag: string;
  /** Its class and id as written, asked once. */
  name: string;
  /** Index in `elements`, -1 for the body of the page and of each frame. */
  parent: number;
  /** Its brother before it, -1 for the first. */
  previous: number;
  last: number;
  /** Its text is `text.slice(start, end)`. */
  start: number;
  end: number;
  area: Area;
}

export interface PageText extends PageWords {
  /** Of the flow of the page's documents; words beside it follow in `whole`. */
  text: string;
  blocks: Block[];
  /** The text with the words beside the flow after it, and all their blocks: what the rules are given. */
  whole: { text: string; blocks: Block[] };
  elements: PageElement[];
  /** Comments long enough to hold a list, and scripts, each with the element they stand in. */
  comments: { data: string; parent: number }[];
  scripts: { element: Element; parent: number }[];
  /**
   * Documents read: the page, then its reachable frames and shadow roots; `first` is an index in `elements`.
   * `within`: part of the document around it, with no styles for others.
   */
  parts: { document: Document; first: number; base: string; within: boolean }[];
  /** Frames that could not be read, by their address as written. */
  unreachable: string[];
  /** All that a reader sees and that could not be read. */
  unread: Gap[];
  /** The page was longer than this reader takes. */
  capped: boolean;
}

/** A page that was gathered elsewhere: its parts in their order, and what was found beside their flow. */
export interface GatheredParts {
  parts: { document: Document; base: string; within: boolean }[];
  aside: NonNullable<PageSnapshot['aside']>;
  unread: NonNullable<PageSnapshot['unread']>;
}

export interface PageTextOptions {
  url: string;
  /** How words beside the flow are come by; absent = as a saved page's source has them. */
  places?: WordPlaces | undefined;
  /** The page was gathered elsewhere: nothing else is asked. */
  gathered?: GatheredParts | undefined;
}

/** One pass in textContent order, pausing every thousand nodes. No layout, no computed style (DESIGN 5.2). */
export function* pageTextSteps(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const { gathered } = options;
  return yield* gathered ? gatheredText(gathered) : ownText(document, options);
}

function* gatheredText({ parts, aside, unread }: GatheredParts): Generator<void, PageText> {
  const walker = new TextWalker();
  for (const { document, base, within } of parts) {
    if (!walker.page.capped) yield* walker.part(document, { root: document, base, isFrame: !within });
  }
  return walker.finish(aside, unread);
}

function* ownText(document: Document, options: PageTextOptions): Generator<void, PageText> {
  const places = options.places ?? savedPlaces();
  const desk = new PlaceDesk(places);
  const walker = new TextWalker(places, desk);
  const waiting: Omit<InnerRoot, 'at'>[] = [
    { root: document, base: baseOf(document, options.url), isFrame: true },
  ];
  for (let next = waiting.shift(); next && !walker.page.capped; next = waiting.shift()) {
    const before = walker.met.length;
    yield* walker.part(next.root as Document, next);
    waiting.push(...(yield* desk.ask(next.root, walker.met.slice(before), next.base)));
  }
  return walker.finish(walker.page.capped ? [] : desk.aside, desk.gaps, desk);
}

export function pageText(document: Document, options: PageTextOptions): PageText {
  const steps = pageTextSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

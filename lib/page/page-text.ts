import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { Block, Gap } from '../core/reading.ts';
import type { Area } from './element-areas.ts';
import type { PageWords } from './text-runs.ts';

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

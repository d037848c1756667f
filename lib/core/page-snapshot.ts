import { z } from 'zod';

import { HiddenHow } from './reading.ts';

/** One document as it stood in a tab, enough to read it elsewhere: plain JSON, its nodes in document order. */
const DocumentSnapshot = z.object({
  /**
   * What comes next on the way through: -1 text, -2 comment, -3 close; else an element opens, twice the place of its
   * tag in `tags`, and one more if it has attributes.
   */
  tree: z.array(z.int().min(-3)),
  /** Local names that `tree` counts by. */
  tags: z.array(z.string().min(1).max(1_000)),
  /** Data of text nodes and comments in their order. */
  texts: z.array(z.string()),
  /** Of each element that has attributes: name, value, name, value. */
  attributes: z.array(z.array(z.string())),
  /** Frames whose document is one of the parts; `element` counts elements in document order. */
  frames: z.array(z.object({ element: z.int().nonnegative(), part: z.int().positive() })),
  /** What computed style says of links to other sites and of what stands around them. */
  computed: z.array(z.object({ element: z.int().nonnegative(), how: HiddenHow })),
});
export type DocumentSnapshot = z.infer<typeof DocumentSnapshot>;

/** A page and its reachable frames: what the overlay gathers, and the background reads. */
export const PageSnapshot = z.object({
  url: z.string(),
  parts: z.array(DocumentSnapshot).min(1).max(100),
});
export type PageSnapshot = z.infer<typeof PageSnapshot>;

import { z } from 'zod';

import { GapKind, HiddenHow } from './reading.ts';
import { MOST_PARTS, MOST_UNREAD } from './snapshot-limits.ts';

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
  /** Address that its relative links start from; absent = as the page says itself. */
  base: z.string().optional(),
  /** Stands in the document around it, as a shadow root does, and is no frame with styles of its own. */
  within: z.boolean().optional(),
  /**
   * What computed style says of links to other sites and of what stands around them; `element` counts elements in
   * document order.
   */
  computed: z.array(z.object({ element: z.int().nonnegative(), how: HiddenHow })),
});
export type DocumentSnapshot = z.infer<typeof DocumentSnapshot>;

/** A page, its reachable frames and shadow roots: what the overlay gathers, and the background reads. */
export const PageSnapshot = z.object({
  url: z.string(),
  parts: z.array(DocumentSnapshot).min(1).max(MOST_PARTS),
  /** Words a reader sees that stand in no text node of the page (values of controls, drawings), in their order. */
  aside: z.array(z.object({ tag: z.string().max(1_000), words: z.string() })).optional(),
  /** Places a reader sees that could not be read; `source` is the address of a frame as written. */
  unread: z
    .array(z.object({ what: GapKind, why: z.string().max(1_000), source: z.string().max(8_000).optional() }))
    .max(MOST_UNREAD)
    .optional(),
});
export type PageSnapshot = z.infer<typeof PageSnapshot>;

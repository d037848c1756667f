/** Above these a page is cut and the gap `text-cap` says so (a page of 51,000 text nodes has 300,000 characters). */
export const MAX_CHARACTERS = 3_000_000;
export const MAX_NODES = 600_000;
/** Documents of frames that are read; those beyond are counted in a gap. */
export const MAX_FRAMES = 40;
/** Elements open at once. A parser lets nothing stand deeper; what a script built deeper is read flat, and said. */
export const MAX_DEPTH = 512;
/** Attributes of one element (real ones have some 30): who keeps them looks through those there are for each one more. */
export const MAX_ATTRIBUTES = 256;
/** Controls, drawings, frames and shadow roots of one page that are asked for their words (real pages: some 300). */
export const MAX_PLACES = 6_000;
/** Longest words of one such place. */
export const MAX_PLACE_WORDS = 100_000;
/** Nodes between two places where the caller may pause: about 1 ms of work. */
export const NODES_PER_STEP = 1024;

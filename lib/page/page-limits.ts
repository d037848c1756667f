/** Above these a page is cut and the gap `text-cap` says so (a page of 51,000 text nodes has 300,000 characters). */
export const MAX_CHARACTERS = 3_000_000;
export const MAX_NODES = 600_000;
export const MAX_FRAMES = 20;
/** Nodes between two places where the caller may pause: about 1 ms of work. */
export const NODES_PER_STEP = 1024;

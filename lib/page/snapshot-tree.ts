/**
 * Tokens of `DocumentSnapshot.tree` below 0; any other opens an element: twice the place of its tag in `tags`, and
 * one more if it has attributes.
 */
export const TREE = { text: -1, comment: -2, close: -3 } as const;

/**
 * The overlay's one element in the page, known by identity. No attribute tells it: a page can write any attribute on
 * anything, and what is taken for ours is neither read nor watched.
 */
const hosts = new WeakSet<object>();

/** Makes an element ours; for `makeHost` alone. */
export function keepAsOwnHost(element: Element): void {
  hosts.add(element);
}

/** Is this very node the overlay's own element? Everything else in the page is the page's. */
export const isOwnHost = (node: object): boolean => hosts.has(node);

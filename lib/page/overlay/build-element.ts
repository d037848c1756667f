interface Parts {
  class?: string;
  /** Always a text node: what a page says is never markup here. */
  text?: string;
  attributes?: Record<string, string>;
  /** Handlers act on trusted events only: a page cannot press our buttons. */
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>;
}

/** One element of the overlay, by DOM calls only. */
export function buildElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  parts: Parts = {},
  children: readonly (Node | null)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (parts.class) element.className = parts.class;
  if (parts.text !== undefined) element.append(document.createTextNode(parts.text));
  for (const [name, value] of Object.entries(parts.attributes ?? {})) element.setAttribute(name, value);
  for (const [type, act] of Object.entries(parts.on ?? {})) {
    element.addEventListener(type, (event) => {
      if (event.isTrusted) act(event);
    });
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** `buildElement` with the document filled in. */
export type Make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parts?: Parts,
  children?: readonly (Node | null)[],
) => HTMLElementTagNameMap[K];

export const makerOf =
  (document: Document): Make =>
  (tag, parts, children) =>
    buildElement(document, tag, parts, children);

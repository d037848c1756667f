/**
 * A page's DOM as the browser itself knows it. A form answers `form.firstChild` with its control of that name, in a
 * content script too: whoever asks the node is told what the page likes. So every property and method of a node of
 * the page is taken from the prototypes, here and nowhere else (`tests/architecture/page-dom.test.ts`).
 *
 * Outside a browser there are no such prototypes; nodes of linkedom are asked themselves, no page runs there.
 */
interface Prototypes {
  Node?: { prototype: Node };
  Element?: { prototype: Element };
  CharacterData?: { prototype: CharacterData };
  HTMLElement?: { prototype: HTMLElement };
  HTMLIFrameElement?: { prototype: HTMLIFrameElement };
  HTMLFrameElement?: { prototype: object };
  HTMLObjectElement?: { prototype: HTMLObjectElement };
  HTMLInputElement?: { prototype: HTMLInputElement };
  HTMLTextAreaElement?: { prototype: HTMLTextAreaElement };
  HTMLSelectElement?: { prototype: HTMLSelectElement };
  HTMLImageElement?: { prototype: HTMLImageElement };
  HTMLMediaElement?: { prototype: HTMLMediaElement };
  HTMLSlotElement?: { prototype: HTMLSlotElement };
}

const own = globalThis as unknown as Prototypes;

/**
 * Reads one property by the getter that `prototype` has for it. A node the getter does not know is none of the
 * browser's (linkedom's in a background that has a window, as Firefox's): it is asked itself.
 */
function reader<T>(prototype: object | undefined, name: string): (node: object) => T {
  const get = prototype && Object.getOwnPropertyDescriptor(prototype, name)?.get;
  const ask = (node: object) => (node as Record<string, T>)[name] as T;
  if (!get) return ask;
  return (node) => {
    try {
      return get.call(node) as T;
    } catch {
      return ask(node);
    }
  };
}

/** Calls one method as `prototype` has it. */
function caller<A extends unknown[], T>(
  prototype: object | undefined,
  name: string,
): (node: object, ...given: A) => T {
  const method = prototype && (prototype as Record<string, unknown>)[name];
  const ask = (node: object, given: A) => (node as Record<string, (...given: A) => T>)[name]?.(...given) as T;
  if (typeof method !== 'function') return (node, ...given) => ask(node, given);
  return (node, ...given) => {
    try {
      return method.apply(node, given) as T;
    } catch (error) {
      // What a method refuses of the browser's own nodes (a selector it cannot read) stays refused.
      if (!(error instanceof TypeError)) throw error;
      return ask(node, given);
    }
  };
}

const node = own.Node?.prototype;
const element = own.Element?.prototype;

const ownTypeOf = reader<number>(node, 'nodeType');
const [TEXT_NODE, CDATA_NODE] = [3, 4];
/** The kind of a node; a section of unparsed text, which scripts take over from XML, is shown as text and counts as it. */
export function nodeTypeOf(given: object): number {
  const type = ownTypeOf(given);
  return type === CDATA_NODE ? TEXT_NODE : type;
}
export const parentOf = reader<Node | null>(node, 'parentNode');
export const parentElementOf = reader<Element | null>(node, 'parentElement');
export const firstChildOf = reader<Node | null>(node, 'firstChild');
export const nextSiblingOf = reader<Node | null>(node, 'nextSibling');
export const childNodesOf = reader<NodeListOf<ChildNode>>(node, 'childNodes');
export const ownerOf = reader<Document | null>(node, 'ownerDocument');
export const isConnected = reader<boolean>(node, 'isConnected');
/** Costs what the node holds: `headOf` for the first words of a node that may be the page. */
export const textOf = reader<string | null>(node, 'textContent');
export const listenAt = caller<[string, (event: Event) => void, AddEventListenerOptions], void>(
  node && EventTarget.prototype,
  'addEventListener',
);
export const containsNode = caller<[Node | null], boolean>(node, 'contains');
export const rootOf = caller<[], Node>(node, 'getRootNode');

export const dataOf = reader<string>(own.CharacterData?.prototype, 'data');

export const tagOf = reader<string>(element, 'localName');
export const shadowOf = reader<ShadowRoot | null>(element, 'shadowRoot');
export const firstElementOf = reader<Element | null>(element, 'firstElementChild');
export const nextElementOf = reader<Element | null>(element, 'nextElementSibling');
export const attributeOf = caller<[string], string | null>(element, 'getAttribute');
export const hasAttribute = caller<[string], boolean>(element, 'hasAttribute');
export const hasAttributes = caller<[], boolean>(element, 'hasAttributes');
export const attributeNamesOf = caller<[], string[]>(element, 'getAttributeNames');
export const closestTo = caller<[string], Element | null>(element, 'closest');
export const isMatched = caller<[string], boolean>(element, 'matches');
export const queryAll = caller<[string], NodeListOf<Element>>(element, 'querySelectorAll');
export const queryFirst = caller<[string], Element | null>(element, 'querySelector');
export const scrollTo = caller<[ScrollIntoViewOptions], void>(element, 'scrollIntoView');
export const appendTo = caller<[Node], Node>(node, 'appendChild');
export const focusOn = caller<[FocusOptions], void>(own.HTMLElement?.prototype, 'focus');
export const isEditable = reader<boolean>(own.HTMLElement?.prototype, 'isContentEditable');
export const clientWidthOf = reader<number>(element, 'clientWidth');
export const clientHeightOf = reader<number>(element, 'clientHeight');
export const scrollWidthOf = reader<number>(element, 'scrollWidth');
export const scrollHeightOf = reader<number>(element, 'scrollHeight');
export const scrollLeftOf = reader<number>(element, 'scrollLeft');
export const scrollTopOf = reader<number>(element, 'scrollTop');
export const clientLeftOf = reader<number>(element, 'clientLeft');
export const clientTopOf = reader<number>(element, 'clientTop');
export const offsetWidthOf = reader<number>(own.HTMLElement?.prototype, 'offsetWidth');
export const offsetHeightOf = reader<number>(own.HTMLElement?.prototype, 'offsetHeight');
export const rectOf = caller<[], DOMRect>(element, 'getBoundingClientRect');
export const rectsOf = caller<[], DOMRectList>(element, 'getClientRects');

export const inputValueOf = reader<string>(own.HTMLInputElement?.prototype, 'value');
export const areaValueOf = reader<string>(own.HTMLTextAreaElement?.prototype, 'value');
export const chosenOf = reader<HTMLCollectionOf<Element>>(
  own.HTMLSelectElement?.prototype,
  'selectedOptions',
);
/** What is put into a slot of a shadow root, slots in slots resolved; nothing where it shows what stands in itself. */
const askAssigned = caller<[AssignedNodesOptions], Node[]>(own.HTMLSlotElement?.prototype, 'assignedNodes');
export const assignedOf = (slot: Node): Node[] =>
  askAssigned(slot, {})?.length ? askAssigned(slot, { flatten: true }) : [];
/** Whether a picture has come, and how wide it is by itself: 0 where none came and its words stand instead. */
export const isComplete = reader<boolean>(own.HTMLImageElement?.prototype, 'complete');
export const naturalWidthOf = reader<number>(own.HTMLImageElement?.prototype, 'naturalWidth');
/** The address a picture shows now, whichever of its sources it chose. */
export const shownSourceOf = reader<string>(own.HTMLImageElement?.prototype, 'currentSrc');
/** What a film is fed from: a stream, or the address it shows now. */
export const streamOf = reader<unknown>(own.HTMLMediaElement?.prototype, 'srcObject');
/** What is said over a film or beside it. */
export const tracksOf = reader<Iterable<TextTrack>>(own.HTMLMediaElement?.prototype, 'textTracks');
export const filmSourceOf = reader<string>(own.HTMLMediaElement?.prototype, 'currentSrc');

const iframeDocument = reader<Document | null>(own.HTMLIFrameElement?.prototype, 'contentDocument');
const frameDocument = reader<Document | null>(own.HTMLFrameElement?.prototype, 'contentDocument');
const objectDocument = reader<Document | null>(own.HTMLObjectElement?.prototype, 'contentDocument');

/** The document shown in an iframe, frame or object; null where another site's, or none, stands there. */
export function documentIn(holder: Element): Document | null {
  const tag = tagOf(holder);
  try {
    if (tag === 'frame') return frameDocument(holder) ?? null;
    return (tag === 'object' ? objectDocument(holder) : iframeDocument(holder)) ?? null;
  } catch {
    return null;
  }
}

const documentProto = (own as { Document?: { prototype: Document } }).Document?.prototype;
export const urlOf = reader<string>(documentProto, 'URL');
export const readyStateOf = reader<string>(documentProto, 'readyState');

/** Whether the browser says an element is displayed, visible and not wholly transparent; undefined = it cannot say. */
const askVisible = caller<[object], boolean | undefined>(element, 'checkVisibility');
export const isShownBy = (given: Element): boolean =>
  askVisible(given, {
    opacityProperty: true,
    visibilityProperty: true,
    checkOpacity: true,
    checkVisibilityCSS: true,
  }) ?? true;

export const isElement = (given: Node | null | undefined): given is Element =>
  given !== null && given !== undefined && nodeTypeOf(given) === 1;
export const isText = (given: Node | null | undefined): given is Text =>
  given !== null && given !== undefined && nodeTypeOf(given) === 3;

/**
 * The longest way up or down that is gone through a page. A parser lets nothing stand deeper than 512; what a script
 * built deeper is as good as out of the page for what asks its surroundings.
 */
export const MOST_LEVELS = 700;

/** An element and what stands around it, inner first, `MOST_LEVELS` of them at most. */
export function* upFrom(inner: Element | null): Generator<Element> {
  let at = inner;
  for (let level = 0; at && level < MOST_LEVELS; level++, at = parentElementOf(at)) yield at;
}

/** Text nodes below `root` in their order, blank ones left out; `within.left` nodes are looked at, and taken off it. */
export function textNodesIn(root: Node, most: number, within: { left: number }): Text[] {
  const walker = (ownerOf(root) ?? (root as Document)).createTreeWalker(root, 4);
  const found: Text[] = [];
  while (found.length < most && within.left-- > 0 && walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.trim() !== '') found.push(text);
  }
  return found;
}

/** The first words of a node, `most` characters about, without taking the rest in hand. */
export function headOf(root: Node, most: number): string {
  let head = '';
  for (const { data } of textNodesIn(root, most, { left: most * 4 })) {
    head += data.slice(0, most);
    if (head.length >= most) break;
  }
  return head;
}

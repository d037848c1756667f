import {
  appendTo,
  attributeNamesOf,
  attributeOf,
  firstChildOf,
  hasAttribute,
  parentOf,
  queryAll,
  shadowOf,
  tagOf,
} from '../dom.ts';
import { isOwnHost, keepAsOwnHost } from '../own-host.ts';
import { OVERLAY_STYLES } from './overlay-styles.ts';

/**
 * Names the overlay's one element to people and to saved pages. It proves nothing: a page may write it on anything.
 * Our own element is known by identity (`own-host.ts`).
 */
export const HOST_ATTRIBUTE = 'data-xundu-overlay';

/** Events of our own forms that a page's shortcuts and copy-blockers must not get hold of. */
const KEPT_INSIDE = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'change',
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'wheel',
  'copy',
  'cut',
  'paste',
  'contextmenu',
  'selectstart',
  'dragstart',
  'focusin',
  'focusout',
] as const;

interface LayerOrigin {
  left: number;
  top: number;
  scale: number;
}

export interface Host {
  element: HTMLElement;
  /** Scrolls with the page: badges and boxes. */
  pageLayer: HTMLElement;
  /** Stays with the window: badges of fixed headers, chip, tooltip, card, strip. */
  windowLayer: HTMLElement;
  /** Screen readers only. */
  announcer: HTMLElement;
  /** Where the layers' origins stand in the window now, and how the page scales them. */
  origins(): { page: LayerOrigin; window: LayerOrigin };
  /** Puts a style sheet over what stands in the root, once. */
  dress(styles: string): void;
  /** While measuring, our own elements let hit tests through to the page. */
  measuring(on: boolean): void;
  /** Nothing of ours on the screen, for a screenshot. */
  hidden(on: boolean): void;
  /** Once the window was drawn as it is now. A frame that was begun is not yet one that was drawn. */
  drawn(): Promise<void>;
  attach(): void;
  /** Does it stand where it was put, as it was put? */
  stands(): boolean;
  remove(): void;
}

/**
 * What a copy of us left that was updated away: an empty div right in the root element, with our attribute and no
 * other. Whatever holds anything is the page's.
 */
function isLeftOver(element: Element): boolean {
  return (
    tagOf(element) === 'div' &&
    !isOwnHost(element) &&
    attributeNamesOf(element).length === 1 &&
    attributeOf(element, HOST_ATTRIBUTE) === '' &&
    firstChildOf(element) === null &&
    shadowOf(element) === null
  );
}

/**
 * The overlay's one element. A plain div, because a page may define any custom element name (with its own
 * or a forbidden shadow root) before we come; a closed shadow root, and nothing else in the page is touched.
 */
export function makeHost(document: Document): Host {
  const element = document.createElement('div');
  element.setAttribute(HOST_ATTRIBUTE, '');
  keepAsOwnHost(element);
  const root = element.attachShadow({ mode: 'closed' });
  // A constructed sheet is allowed where `style-src 'none'` forbids style elements.
  const view = document.defaultView ?? globalThis;
  const sheetOf = (styles: string): CSSStyleSheet => {
    const sheet = new (view as typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(styles);
    return sheet;
  };
  const dressed = new Set([OVERLAY_STYLES]);
  root.adoptedStyleSheets = [sheetOf(OVERLAY_STYLES)];

  const pageLayer = document.createElement('div');
  pageLayer.className = 'page-layer';
  const windowLayer = document.createElement('div');
  windowLayer.className = 'window-layer';
  const announcer = document.createElement('div');
  announcer.className = 'announcer';
  announcer.setAttribute('role', 'status');
  announcer.setAttribute('aria-live', 'polite');
  root.append(pageLayer, windowLayer, announcer);
  for (const type of KEPT_INSIDE) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }

  return {
    element,
    pageLayer,
    windowLayer,
    announcer,
    origins: () => ({ page: originOf(pageLayer), window: originOf(windowLayer) }),
    dress(styles) {
      if (dressed.has(styles)) return;
      dressed.add(styles);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(styles)];
    },
    measuring(on) {
      pageLayer.classList.toggle('measuring', on);
      windowLayer.classList.toggle('measuring', on);
    },
    hidden(on) {
      pageLayer.classList.toggle('hidden', on);
      windowLayer.classList.toggle('hidden', on);
    },
    async drawn() {
      const probe = document.createElement('div');
      probe.className = 'probe';
      root.append(probe);
      // An animation is ready when the first frame that shows it was drawn.
      await probe.animate([{ opacity: 0.5 }, { opacity: 1 }], 60_000).ready.finally(() => probe.remove());
    },
    attach() {
      const root = document.documentElement;
      for (const old of queryAll(root, `:scope > [${HOST_ATTRIBUTE}]`)) if (isLeftOver(old)) old.remove();
      // What the page wrote on it would go by our styles, but not by what makes an element unusable (inert).
      for (const name of attributeNamesOf(element))
        if (name !== HOST_ATTRIBUTE) element.removeAttribute(name);
      if (!hasAttribute(element, HOST_ATTRIBUTE)) element.setAttribute(HOST_ATTRIBUTE, '');
      if (parentOf(element) !== root) appendTo(root, element);
    },
    stands: () =>
      parentOf(element) === document.documentElement &&
      attributeNamesOf(element).every((name) => name === HOST_ATTRIBUTE),
    remove() {
      element.remove();
    },
  };
}

/** Both layers are this wide without showing it, so that their rectangles tell a `zoom` or `scale` of the page. */
const LAYER_WIDTH = 100;

function originOf(layer: HTMLElement): LayerOrigin {
  const rect = layer.getBoundingClientRect();
  return { left: rect.left, top: rect.top, scale: rect.width / LAYER_WIDTH || 1 };
}

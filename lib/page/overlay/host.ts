import { OVERLAY_STYLES } from './overlay-styles.ts';

/** Marks the overlay's one element, so that a newer copy finds and replaces it. */
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
  /** While measuring, our own elements let hit tests through to the page. */
  measuring(on: boolean): void;
  /** Nothing of ours on the screen, for a screenshot. */
  hidden(on: boolean): void;
  /** Once the window was drawn as it is now. A frame that was begun is not yet one that was drawn. */
  drawn(): Promise<void>;
  attach(): void;
  remove(): void;
}

/**
 * The overlay's one element. A plain div, because a page may define any custom element name (with its own
 * or a forbidden shadow root) before we come; a closed shadow root, and nothing else in the page is touched.
 */
export function makeHost(document: Document): Host {
  const element = document.createElement('div');
  element.setAttribute(HOST_ATTRIBUTE, '');
  const root = element.attachShadow({ mode: 'closed' });
  // A constructed sheet is allowed where `style-src 'none'` forbids style elements.
  const view = document.defaultView ?? globalThis;
  const sheet = new (view as typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(OVERLAY_STYLES);
  root.adoptedStyleSheets = [sheet];

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
      for (const old of document.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) if (old !== element) old.remove();
      document.documentElement.append(element);
    },
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

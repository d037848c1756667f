import { parseHTML } from 'linkedom';

const NAMES = [
  'CustomEvent',
  'DocumentFragment',
  'Element',
  'Event',
  'HTMLButtonElement',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLTextAreaElement',
  'Node',
  'SVGElement',
  'ShadowRoot',
  'Text',
];

/**
 * A window of linkedom as this process's own, with what React and antd ask of a browser besides. To be opened
 * before either is loaded: both look for a browser once.
 */
export function openWindow(): void {
  const window = parseHTML('<!doctype html><html><head></head><body></body></html>') as unknown as Record<
    string,
    unknown
  >;
  // Where a document does not say so, React takes the browser for one that tells of no typing.
  Object.assign(window.document as object, { oninput: null });
  const nothing = () => undefined;
  const quiet = { matches: false, addEventListener: nothing, removeEventListener: nothing };
  for (const name of NAMES) if (window[name]) Object.assign(globalThis, { [name]: window[name] });
  Object.assign(globalThis, {
    window: globalThis,
    navigator: { userAgent: '', platform: '', language: 'zh-CN' },
    document: window.document,
    addEventListener: nothing,
    removeEventListener: nothing,
    HTMLIFrameElement: class {},
    ResizeObserver: class {
      observe = nothing;
      unobserve = nothing;
      disconnect = nothing;
    },
    matchMedia: () => quiet,
    getComputedStyle: () => ({ getPropertyValue: () => '', overflow: '', width: '0px' }),
    requestAnimationFrame: (act: () => void) => setTimeout(act, 0),
    cancelAnimationFrame: clearTimeout,
  });
}

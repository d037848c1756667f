import { captionsOf } from '../captions.ts';
import { areaValueOf, inputValueOf, nodeTypeOf, queryAll, shadowOf, tagOf } from '../dom.ts';
import { mayShowWords } from '../element-words.ts';
import type { ClosedShadow } from '../live-places.ts';
import { isOwnHost } from '../own-host.ts';
import { isPainted } from '../painted-canvas.ts';
import { TypedControls } from '../typed-controls.ts';
import type { PageRoot } from './page-changes.ts';

/** Changes a script can make without any record of it are looked for this often. */
const EVERY_MS = 2_000;
const MOST_CONTROLS = 300;
/** To look at a canvas is dear: this many of them, and each time after twice as long. */
const MOST_CANVASES = 10;
/** Elements a script may give a shadow root to, asked like the canvases. Those it has not defined yet are asked each time. */
const HOSTS = 'article,aside,blockquote,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
const MOST_HOSTS = 2_000;

const SHOWN_BY: Record<string, (control: Element) => string> = { textarea: areaValueOf, video: captionsOf };

export interface SilentChanges {
  /** Follows these, as they stand now. */
  follow(roots: readonly PageRoot[]): void;
  stop(): void;
}

/**
 * What changes without a record: the value a script puts into a control, what is said over a film, what it paints on
 * an empty canvas, the rules it puts into a style sheet, a shadow root it gives to an element.
 *
 * @param changed told the control, the canvas or the host
 * @param restyled told when there are other rules than before
 */
export function watchSilent(
  view: Window,
  changed: (place: Element) => void,
  restyled: () => void,
  closedShadow?: ClosedShadow,
): SilentChanges {
  let followed: readonly PageRoot[] = [];
  let values = new Map<Element, string>();
  let blank: Element[] = [];
  let unmade: Element[] = [];
  /** Elements whose shadow root was told of, or read: once each, whatever becomes of it. */
  const hosts = new WeakSet<Element>();
  let rules = 0;
  let rounds = 0;
  const ending = new AbortController();
  const typed = new TypedControls(ending.signal);
  const shown = (control: Element) => (SHOWN_BY[tagOf(control)] ?? inputValueOf)(control);

  function look(): void {
    if (view.document.hidden) return;
    rounds++;
    for (const [control, before] of values) {
      // What the reader types is no change of the page.
      if (typed.has(control)) continue;
      const now = shown(control);
      if (now === before) continue;
      values.set(control, now);
      changed(control);
    }
    const now = countRules(followed);
    if (now !== rules) restyled();
    rules = now;
    unmade.forEach(askHost);
    // Rounds 1, 2, 4, 8 and so on.
    if ((rounds & (rounds - 1)) !== 0) return;
    blank = blank.filter((canvas) => {
      const isBlank = !isPainted(canvas as HTMLCanvasElement);
      if (!isBlank) changed(canvas);
      return isBlank;
    });
    for (const root of followed) [...queryAll(root, HOSTS)].slice(0, MOST_HOSTS).forEach(askHost);
  }

  function askHost(element: Element): void {
    if (hosts.has(element) || !(shadowOf(element) ?? closedShadow?.(element))) return;
    hosts.add(element);
    if (!isOwnHost(element)) changed(element);
  }
  const timer = view.setInterval(look, EVERY_MS);

  return {
    follow(roots) {
      followed = roots;
      values = new Map();
      blank = [];
      unmade = [];
      for (const root of roots) {
        if (nodeTypeOf(root) === 11) hosts.add((root as ShadowRoot).host);
        unmade.push(...unmadeIn(root));
        typed.watch(root);
        for (const element of queryAll(root, 'input,textarea,video,canvas')) {
          const tag = tagOf(element);
          if (tag === 'canvas') {
            if (blank.length < MOST_CANVASES && !isPainted(element as HTMLCanvasElement)) blank.push(element);
          } else if (values.size < MOST_CONTROLS && (tag === 'video' || mayShowWords(element, tag)))
            values.set(element, shown(element));
        }
      }
      rules = countRules(roots);
      rounds = 0;
    },
    stop() {
      view.clearInterval(timer);
      ending.abort();
    },
  };
}

/** Elements of a name that no script has defined yet. */
function unmadeIn(root: PageRoot): Element[] {
  try {
    return [...queryAll(root, ':not(:defined)')].slice(0, MOST_CONTROLS);
  } catch {
    // An engine without such names makes none of them either.
    return [];
  }
}

/** How many rules the style sheets have that may be asked; not those in groups. */
function countRules(roots: readonly PageRoot[]): number {
  let count = 0;
  for (const { styleSheets, adoptedStyleSheets } of roots) {
    for (const sheet of [...styleSheets, ...(adoptedStyleSheets ?? [])]) {
      try {
        count += 1 + sheet.cssRules.length;
      } catch {
        // Of another site.
      }
    }
  }
  return count;
}

import { isText, nodeTypeOf, tagOf } from '../dom.ts';
import { isOwnHost } from '../own-host.ts';

/** A page is re-read once it has been quiet this long, or after the longest wait when it never is. */
const QUIET_MS = 400;
const LONGEST_WAIT_MS = 3000;
/** Words put into the page are looked at after this long, together with what else comes meanwhile. */
const ADDED_MS = 50;
/** A place that changed in this many re-readings is a clock or a ticker: it no longer asks for one. */
const RESTLESS_AFTER = 3;
/** What a change weighs after the reader pressed, typed or scrolled: lists that grow on demand are no tickers. */
const ASKED_FOR = 1 / 3;
/** Re-readings of one document; then the strip says so and offers 重新读. */
const MOST_REREADS = 30;
/**
 * How often a document that goes to another address after the reader pressed or typed is given its re-readings back:
 * who leafs through a whole site in one document. An address the page changes by itself gives nothing.
 */
const MOST_REFILLS = 40;
/** Nodes put into the page that are looked at beside its readings; more are left to the next one. */
const MOST_ADDED = 5_000;
/** Documents of frames and shadow roots that are watched. */
const MOST_ROOTS = 300;

export type PageRoot = Document | ShadowRoot;

export interface PageWatch {
  /** Watches exactly these beside the page's own document: frames and shadow roots, as the last reading met them. */
  watch(roots: readonly PageRoot[]): void;
  /** Places that were given up as ever-changing. */
  restless(): number;
  /** The bound of re-readings was reached. */
  exhausted(): boolean;
  /** Frames and shadow roots that were left out of the watch. */
  unwatched(): number;
  stop(): void;
}

export interface PageChanges {
  /** Words or links changed, and the page is quiet: time to read it. */
  changed(): void;
  /** The same at once. */
  rewritten(): void;
  /** New nodes with words. */
  added(nodes: readonly Node[]): void;
  /** Looks only. */
  moved(): void;
  /** Our own element may have been taken out, moved or written on. */
  hostTouched(): void;
  /** Our own element. */
  host: Element;
}

const LOOKS = ['class', 'style', 'hidden', 'open'];
/** Attributes whose words or addresses are read. */
const SAYING = ['href', 'value', 'placeholder', 'alt', 'title', 'label', 'srcdoc'];
/** Attributes that bring another document into an element of these; a picture's are of no concern. */
const SOURCES = ['src', 'data'];
const HOLDERS: ReadonlySet<string> = new Set(['iframe', 'frame', 'object', 'embed']);

const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...LOOKS, ...SAYING, ...SOURCES],
  subtree: true,
};

/** Follows what changes in the page. Every re-reading it asks for is counted by the document, whatever its address. */
export function watchPage(view: Window & typeof globalThis, act: PageChanges): PageWatch {
  const { document } = view;
  let changes = new WeakMap<Node, number>();
  const pending = new Set<Node>();
  const added = new Set<Node>();
  const ending = new AbortController();
  let inner: readonly PageRoot[] = [];
  let unwatched = 0;
  let restless = 0;
  let rereads = 0;
  let refills = 0;
  let quiet = 0;
  let longest = 0;
  let adding = 0;
  let asked = false;
  /** The reader pressed or typed since the re-readings were last given back. */
  let pressed = false;
  let address = document.URL;

  const input = { capture: true, passive: true, signal: ending.signal };
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const) {
    view.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        asked = true;
        pressed ||= type === 'pointerdown' || type === 'keydown';
      },
      input,
    );
  }

  function refill(): void {
    if (document.URL === address) return;
    address = document.URL;
    if (!pressed || refills >= MOST_REFILLS) return;
    refills++;
    pressed = false;
    changes = new WeakMap();
    restless = 0;
    rereads = 0;
  }

  function fireAdded(): void {
    adding = 0;
    const nodes = [...added];
    added.clear();
    act.added(nodes);
  }

  function fire(): void {
    view.clearTimeout(quiet);
    view.clearTimeout(longest);
    quiet = 0;
    longest = 0;
    refill();
    for (const place of pending) {
      const before = changes.get(place) ?? 0;
      const times = before + (asked ? ASKED_FOR : 1);
      changes.set(place, times);
      if (before < RESTLESS_AFTER && times >= RESTLESS_AFTER) restless++;
    }
    pending.clear();
    asked = false;
    if (rereads >= MOST_REREADS) return;
    rereads++;
    act.changed();
  }

  /** Words of this place changed; `nodes` are those that came. */
  function note(place: Node, nodes: readonly Node[]): void {
    if ((changes.get(place) ?? 0) >= RESTLESS_AFTER) return;
    pending.add(place);
    for (const node of nodes) if (added.size < MOST_ADDED) added.add(node);
  }

  function schedule(): void {
    if (pending.size === 0) return;
    if (rereads >= MOST_REREADS) refill();
    if (rereads >= MOST_REREADS) {
      pending.clear();
      added.clear();
      return;
    }
    if (added.size > 0) adding ||= view.setTimeout(fireAdded, ADDED_MS);
    view.clearTimeout(quiet);
    quiet = view.setTimeout(fire, QUIET_MS);
    longest ||= view.setTimeout(fire, LONGEST_WAIT_MS);
  }

  const observer = new view.MutationObserver((records) => {
    let moved = false;
    let rewritten = false;
    for (const record of records) {
      // Our element goes alone, or with a root element that the page replaced.
      if (record.target === document || touchesHost(record)) act.hostTouched();
      if (isOurs(record)) continue;
      moved = true;
      if (!isSaying(record)) continue;
      rewritten = true;
      note(record.target, record.type === 'childList' ? wordsIn(record.addedNodes) : []);
    }
    if (rewritten) act.rewritten();
    if (moved) act.moved();
    schedule();
  });
  const hostObserver = new view.MutationObserver(() => act.hostTouched());

  /** A document came into a frame: an event that says so does not leave the root the frame stands in. */
  const onLoad = (event: Event): void => {
    const target = event.target as Node | null;
    if (!event.isTrusted || !target || nodeTypeOf(target) !== 1 || !HOLDERS.has(tagOf(target))) return;
    note(target, []);
    schedule();
  };
  const loads = { capture: true, signal: ending.signal };

  function observe(): void {
    for (const root of [document, ...inner]) {
      observer.observe(root, WATCHED);
      // The same listener is added once, however often it is given.
      root.addEventListener('load', onLoad, loads);
    }
  }
  observe();
  hostObserver.observe(act.host, { attributes: true });

  return {
    watch(roots) {
      const all = roots.filter((root) => root !== document);
      const next = all.slice(0, MOST_ROOTS);
      unwatched = all.length - next.length;
      if (next.length === inner.length && next.every((root, at) => root === inner[at])) return;
      for (const root of inner) if (!next.includes(root)) root.removeEventListener('load', onLoad, true);
      inner = next;
      // Who only looked at more keeps what was noted: records that wait are told before anything is let go.
      const waiting = observer.takeRecords();
      observer.disconnect();
      observe();
      for (const record of waiting) {
        if (isOurs(record) || !isSaying(record)) continue;
        note(record.target, record.type === 'childList' ? wordsIn(record.addedNodes) : []);
      }
      schedule();
    },
    restless: () => restless,
    exhausted: () => rereads >= MOST_REREADS,
    unwatched: () => unwatched,
    stop() {
      observer.disconnect();
      hostObserver.disconnect();
      ending.abort();
      for (const timer of [adding, quiet, longest]) view.clearTimeout(timer);
    },
  };
}

function touchesHost({ addedNodes, removedNodes }: MutationRecord): boolean {
  return someOf(addedNodes, isOwnHost) || someOf(removedNodes, isOwnHost);
}

function isOurs(record: MutationRecord): boolean {
  if (isOwnHost(record.target)) return true;
  if (record.type !== 'childList') return false;
  const isForeign = (node: Node) => !isOwnHost(node);
  return !someOf(record.addedNodes, isForeign) && !someOf(record.removedNodes, isForeign);
}

/** Did something change that is read? */
function isSaying(record: MutationRecord): boolean {
  if (record.type === 'characterData') return true;
  if (record.type === 'childList')
    return someOf(record.addedNodes, isWords) || someOf(record.removedNodes, isWords);
  const name = record.attributeName ?? '';
  return SAYING.includes(name) || (SOURCES.includes(name) && HOLDERS.has(tagOf(record.target)));
}

function someOf(nodes: NodeList, is: (node: Node) => boolean): boolean {
  for (let at = 0; at < nodes.length; at++) if (is(nodes[at] as Node)) return true;
  return false;
}

function wordsIn(nodes: NodeList): Node[] {
  const found: Node[] = [];
  for (let at = 0; at < nodes.length && found.length < MOST_ADDED; at++)
    if (isWords(nodes[at] as Node)) found.push(nodes[at] as Node);
  return found;
}

const SILENT = new Set(['script', 'style', 'link', 'noscript', 'meta']);

/** Comments, scripts and styles carry no words a reader sees. */
const isWords = (node: Node): boolean =>
  isText(node) ? node.data.trim() !== '' : nodeTypeOf(node) === 1 && !SILENT.has(tagOf(node));

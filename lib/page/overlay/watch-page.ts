import { HOST_ATTRIBUTE } from './host.ts';

/** A page is re-read once it has been quiet this long, or after the longest wait when it never is. */
const QUIET_MS = 400;
const LONGEST_WAIT_MS = 3000;
/** Words put into the page are looked at after this long, together with what else comes meanwhile. */
const ADDED_MS = 50;
/** A place that changed in this many re-readings is a clock or a ticker: it no longer asks for one. */
const RESTLESS_AFTER = 3;
/** What a change weighs after the reader pressed, typed or scrolled: lists that grow on demand are no tickers. */
const ASKED_FOR = 1 / 3;
/** Re-readings of one page; then the strip says so and offers 重新读. */
const MOST_REREADS = 30;

export interface PageWatch {
  /** Places that were given up as ever-changing. */
  restless(): number;
  /** The bound of re-readings was reached. */
  exhausted(): boolean;
  stop(): void;
}

/**
 * What changed in the page: words or links (`rewritten` at once, `added` for new nodes, `changed` for all of it when
 * it is quiet), looks only (`moved`), or our own element may have been removed (`hostRemoved`).
 */
export function watchPage(
  view: Window & typeof globalThis,
  act: {
    changed(): void;
    rewritten(): void;
    added(nodes: readonly Node[]): void;
    moved(): void;
    hostRemoved(): void;
  },
): PageWatch {
  const { document } = view;
  let changes = new WeakMap<Node, number>();
  const pending = new Set<Node>();
  const added = new Set<Node>();
  const ending = new AbortController();
  let restless = 0;
  let rereads = 0;
  let quiet = 0;
  let longest = 0;
  let adding = 0;
  let asked = false;
  let address = document.URL;

  const input = { capture: true, passive: true, signal: ending.signal };
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const) {
    view.addEventListener(type, (event) => (asked ||= event.isTrusted), input);
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
    if (document.URL !== address) {
      address = document.URL;
      changes = new WeakMap();
      restless = 0;
      rereads = 0;
    }
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

  const observer = new view.MutationObserver((records) => {
    let moved = false;
    let rewritten = false;
    for (const record of records) {
      // Our element goes alone, or with a root element that the page replaced.
      if (record.target === document || [...record.removedNodes].some(isHost)) act.hostRemoved();
      if (isOurs(record)) continue;
      moved = true;
      if (record.type === 'attributes' && record.attributeName !== 'href') continue;
      if (record.type === 'childList' && ![...record.addedNodes, ...record.removedNodes].some(isWords))
        continue;
      rewritten = true;
      if ((changes.get(record.target) ?? 0) >= RESTLESS_AFTER) continue;
      pending.add(record.target);
      for (const node of record.addedNodes) if (isWords(node)) added.add(node);
    }
    if (rewritten) act.rewritten();
    if (moved) act.moved();
    if (pending.size === 0 || (rereads >= MOST_REREADS && document.URL === address)) return;
    if (added.size > 0) adding ||= view.setTimeout(fireAdded, ADDED_MS);
    view.clearTimeout(quiet);
    quiet = view.setTimeout(fire, QUIET_MS);
    longest ||= view.setTimeout(fire, LONGEST_WAIT_MS);
  });
  observer.observe(document, {
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'href', 'open'],
    subtree: true,
  });

  return {
    restless: () => restless,
    exhausted: () => rereads >= MOST_REREADS,
    stop() {
      observer.disconnect();
      ending.abort();
      for (const timer of [adding, quiet, longest]) view.clearTimeout(timer);
    },
  };
}

const isHost = (node: Node): boolean => node.nodeType === 1 && (node as Element).hasAttribute(HOST_ATTRIBUTE);

const isOurs = (record: MutationRecord): boolean =>
  isHost(record.target) ||
  (record.type === 'childList' && [...record.addedNodes, ...record.removedNodes].every(isHost));

const SILENT = new Set(['SCRIPT', 'STYLE', 'LINK', 'NOSCRIPT', 'META']);

/** Comments, scripts and styles carry no words a reader sees. */
const isWords = (node: Node): boolean =>
  node.nodeType === 3
    ? (node as Text).data.trim() !== ''
    : node.nodeType === 1 && !SILENT.has((node as Element).tagName);

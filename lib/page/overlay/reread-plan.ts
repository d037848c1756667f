import { MOST_ADDED } from './page-changes.ts';

/** A page is re-read once it has been quiet this long, or after the longest wait when it never is. */
const QUIET_MS = 400;
const LONGEST_WAIT_MS = 3000;
/** Words put into the page are looked at after this long, together with what else comes meanwhile. */
const ADDED_MS = 50;
/** What changed in this many re-readings is a clock or a ticker: from then on it waits for the slow ones. */
const RESTLESS_AFTER = 3;
/** A slow re-reading comes this long after what only waits for one; the next takes twice as long. */
const SLOW_MS = 5_000;
/** What a change weighs after the reader pressed, typed or scrolled: lists that grow on demand are no tickers. */
const ASKED_FOR = 1 / 3;
/** Re-readings of one document; then the strip says so and offers 重读本页. */
const MOST_REREADS = 30;
/**
 * How often a document that goes to another address after the reader pressed or typed is given its re-readings back:
 * who leafs through a whole site in one document. An address the page changes by itself gives nothing.
 */
const MOST_REFILLS = 40;

export interface RereadPlan {
  /**
   * Words changed at a place.
   *
   * @param kind what came or went there: three toasts in the body are no reason to overlook an article in it
   * @param nodes those that came
   */
  note(place: Node, kind: string, nodes: readonly Node[]): void;
  /** Something changed that seldom changes words: it waits for a slow re-reading. */
  noteLooks(): void;
  /** All of what changed in one go was noted. */
  schedule(): void;
  /** Places that wait for slow re-readings since they change all the time. */
  restless(): number;
  /** The bound of re-readings was reached, and something has changed since. */
  exhausted(): boolean;
  stop(): void;
}

/** When a page is read again. Every re-reading is counted by the document, whatever its address. */
export function planRereads(
  view: Window,
  act: { changed(): void; added(nodes: readonly Node[]): void; stopped(): void },
): RereadPlan {
  const { document } = view;
  let changes = new Changes();
  const pending = new Map<Node, Set<string>>();
  const added = new Set<Node>();
  const ending = new AbortController();
  let restless = 0;
  let rereads = 0;
  let refills = 0;
  let quiet = 0;
  let longest = 0;
  let slow = 0;
  let slowMs = SLOW_MS;
  let adding = 0;
  let asked = false;
  /** Something changed that no re-reading will look at. */
  let missed = false;
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
    changes = new Changes();
    slowMs = SLOW_MS;
    restless = 0;
    rereads = 0;
    missed = false;
  }

  /** Is there a re-reading left? What changes after the last one is missed. */
  function isLeft(): boolean {
    if (rereads >= MOST_REREADS) refill();
    if (rereads < MOST_REREADS) return true;
    if (!missed) {
      missed = true;
      act.stopped();
    }
    return false;
  }

  function fireAdded(): void {
    adding = 0;
    const nodes = [...added];
    added.clear();
    act.added(nodes);
  }

  function fire(): void {
    for (const timer of [quiet, longest, slow]) view.clearTimeout(timer);
    quiet = 0;
    longest = 0;
    slow = 0;
    refill();
    for (const [place, kinds] of pending)
      for (const kind of kinds) if (changes.count(place, kind, asked ? ASKED_FOR : 1)) restless++;
    pending.clear();
    asked = false;
    if (!isLeft()) return;
    rereads++;
    act.changed();
  }

  function fireSlow(): void {
    slowMs *= 2;
    fire();
  }

  function noteLooks(): void {
    if (!slow && isLeft()) slow = view.setTimeout(fireSlow, slowMs);
  }

  return {
    note(place, kind, nodes) {
      if (changes.of(place, kind) >= RESTLESS_AFTER) return noteLooks();
      const kinds = pending.get(place) ?? new Set();
      pending.set(place, kinds.add(kind));
      for (const node of nodes) if (added.size < MOST_ADDED) added.add(node);
    },
    noteLooks,
    schedule() {
      if (pending.size === 0) return;
      if (!isLeft()) {
        pending.clear();
        added.clear();
        return;
      }
      if (added.size > 0) adding ||= view.setTimeout(fireAdded, ADDED_MS);
      view.clearTimeout(quiet);
      quiet = view.setTimeout(fire, QUIET_MS);
      longest ||= view.setTimeout(fire, LONGEST_WAIT_MS);
    },
    restless: () => restless,
    exhausted: () => missed,
    stop() {
      ending.abort();
      for (const timer of [adding, quiet, longest, slow]) view.clearTimeout(timer);
    },
  };
}

/** In how many re-readings each kind of thing changed at each place. */
class Changes {
  private readonly times = new WeakMap<Node, Map<string, number>>();

  of(place: Node, kind: string): number {
    return this.times.get(place)?.get(kind) ?? 0;
  }

  /** @returns whether it has just become one that changes all the time */
  count(place: Node, kind: string, by: number): boolean {
    const before = this.of(place, kind);
    const kinds = this.times.get(place) ?? new Map<string, number>();
    this.times.set(place, kinds.set(kind, before + by));
    return before < RESTLESS_AFTER && before + by >= RESTLESS_AFTER;
  }
}

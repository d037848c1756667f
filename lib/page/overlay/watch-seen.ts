import { coverOf } from './covers.ts';
import { filterMarkups } from './filter-markup.ts';
import { areaOf, type Box, boxAt, boxOf, heightOf, intersect, isEmpty, overlaps } from './page-box.ts';
import { rootEffects } from './root-effects.ts';

/** Between two looks at the card, ms; each wait is another, so that a page cannot tell when the next one comes. */
const LOOK_MS = { least: 40, most: 120 };
/** Looks are so many times further apart than they take: much may stand above us. */
const SHARE = 4;
/** The card must have been seen, and have stood where it stands, for so long: less is no consent. */
const SEEN_MS = 300;
/** The browser's own “hidden” counts once it has said so for this long. */
const HIDDEN_MS = 200;
/** A pointer that nobody sees must be seen for so long before it presses. */
const POINTER_MS = 600;
/** CSS pixels a hand moves when it means another place. */
const MOVED_PX = 4;
/** Below this a button cannot be read. */
const LEAST_HEIGHT_PX = 9;
/** Of the card that must be in the window. */
const LEAST_SHOWN = 0.4;

/** Why nothing was done: words, and whether pressing once more helps. */
export interface Unseen {
  why: string;
  again: boolean;
}

const COVERED: Unseen = { why: '页面上有东西盖着这张卡片', again: false };
const CROWDED: Unseen = { why: '页面在卡片上面放的东西太多，查不清有没有盖住卡片', again: false };
const FAINT: Unseen = { why: '页面把画面变得看不清（透明、滤镜或裁剪）', again: false };
const MOVED: Unseen = { why: '页面移动了这张卡片', again: false };
const OUTSIDE: Unseen = { why: '按钮或大半张卡片不在窗口里', again: false };
const EARLY: Unseen = { why: '卡片刚刚出现，或刚刚被挡住、移动过', again: true };
const NO_POINTER: Unseen = { why: '页面藏起了鼠标指针', again: true };

export interface SeenWatch {
  /** Why this trusted event on `button` is not a person's will; null when the card was really seen. */
  whyNot(event: Event, button: HTMLElement): Unseen | null;
}

type Sight = IntersectionObserverEntry & { isVisible?: boolean };

/**
 * Watches whether a card is really seen while it is open. A page cannot press our buttons, but it can have them pressed: under a
 * picture that lets the pointer through, made transparent, or put under a pointer that was aimed at something else.
 * The browser's own word (`trackVisibility`) counts where nothing is done to the page as a whole; a grey or scaled page is
 * measured by us alone, for the browser calls nothing visible there.
 */
export function watchSeen(view: Window & typeof globalThis, card: HTMLElement): SeenWatch {
  const { document } = view;
  const filters = filterMarkups(view);
  const opened = view.performance.now();
  /** What the last look took, ms. */
  let cost = 0;
  let faultyAt = Number.NEGATIVE_INFINITY;
  let layer = '';
  /** Since when the browser calls the card hidden; it does so for a moment on a busy machine too. */
  let hiddenSince: number | null = null;
  /** It said that nothing at all stands over the card. */
  let isSeenByBrowser = false;
  let entered = { at: opened, wasHidden: false };
  /** CSS pixels the hand moved since the card is there. */
  let way = 0;
  let pressed: { button: EventTarget | null; fault: Unseen | null } | null = null;
  let repeats = false;

  const now = () => view.performance.now();
  const windowBox = () => boxAt(0, 0, view.innerWidth, view.innerHeight);
  const hostOf = () => (card.getRootNode() as ShadowRoot).host as Element | undefined;

  function look(button: HTMLElement | null, at: { x: number; y: number } | null): Unseen | null {
    const host = hostOf();
    if (!host) return COVERED;
    const whole = boxOf(card.getBoundingClientRect());
    const shown = intersect(whole, windowBox());
    const own = button ? boxOf(button.getBoundingClientRect()) : shown;
    const isInside = !isEmpty(shown) && areaOf(shown) >= areaOf(whole) * LEAST_SHOWN;
    if (
      !isInside ||
      (button && (areaOf(intersect(own, windowBox())) < areaOf(own) * 0.9 || heightOf(own) < LEAST_HEIGHT_PX))
    )
      return OUTSIDE;
    const { fault, isPlain } = rootEffects(view.getComputedStyle(document.documentElement), filters.markupOf);
    if (fault) return fault === '看不清' ? FAINT : MOVED;
    const points = [...pointsOf(shown, 14), ...(button ? pointsOf(own, 3) : []), ...(at ? [at] : [])];
    const cover = coverOf(view, host, { button: own, card: shown }, points, button !== null);
    if (cover === 'hidden') return COVERED;
    // More stands above us than can be looked at: then only the browser can say that nothing hides the card.
    if (cover === 'unknown') return isSeenByBrowser ? null : CROWDED;
    // The browser calls nothing visible under glass, or on a page that is grey, scaled or faded as a whole.
    const mayTell = isPlain && cover === 'none' && !isUnderOurOwn(whole);
    return mayTell && hiddenSince !== null && now() - hiddenSince >= HIDDEN_MS ? COVERED : null;
  }

  /** The strip may stand over a card in a small window: to the browser that is a cover too. */
  function isUnderOurOwn(whole: Box): boolean {
    const others = [...(card.parentElement?.children ?? [])].filter((one) => one !== card);
    return others.some((one) => overlaps(boxOf(one.getBoundingClientRect()), whole));
  }

  /** Where the page draws our window layer: our own moves inside it are not the page's. */
  function layerNow(): string {
    const rect = card.parentElement?.getBoundingClientRect();
    return rect ? [rect.left, rect.top, rect.width].map(Math.round).join() : '';
  }

  function sample(): void {
    const began = now();
    const place = layerNow();
    const hasMoved = layer !== '' && place !== layer;
    layer = place;
    const fault = look(null, null);
    const isOpen = fault === FAINT && filters.isReading();
    if (hasMoved || (fault !== null && !isOpen)) faultyAt = now();
    cost = now() - began;
  }

  function later(): void {
    const wait = cost * SHARE + LOOK_MS.least + Math.random() * (LOOK_MS.most - LOOK_MS.least);
    view.setTimeout(() => {
      if (!card.isConnected) return stop();
      // Before the page's own work of a frame, or after it: covering in between is seen by one of them.
      try {
        if (Math.random() < 0.5) view.requestAnimationFrame(() => view.setTimeout(sample, 0));
        else sample();
      } finally {
        later();
      }
    }, wait);
  }

  const ending = new AbortController();
  let sights: IntersectionObserver | undefined;
  function stop(): void {
    ending.abort();
    sights?.disconnect();
  }

  function begin(): void {
    if (!card.isConnected) return;
    later();
    sample();
    try {
      const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
      sights = new view.IntersectionObserver((entries) => {
        const last = entries.at(-1) as Sight | undefined;
        if (last?.isVisible === undefined) return;
        isSeenByBrowser = last.isVisible;
        hiddenSince = last.isIntersecting && !last.isVisible ? (hiddenSince ?? now()) : null;
      }, options);
      sights.observe(card);
    } catch {
      // An engine that cannot tell: then we measure alone.
    }
  }

  const pointerIsHidden = (element: Element | null) =>
    element !== null && view.getComputedStyle(element).cursor === 'none';
  const options = { capture: true, passive: true, signal: ending.signal };
  view.addEventListener(
    'pointermove',
    ({ isTrusted, movementX, movementY }) => {
      if (isTrusted) way += Math.hypot(movementX, movementY);
    },
    options,
  );
  card.addEventListener('pointerenter', (event) => {
    if (!event.isTrusted) return;
    const from = event.relatedTarget as Element | null;
    // A finger has no picture on the screen that could be hidden.
    const wasHidden =
      event.pointerType === 'mouse' && [from, document.documentElement, document.body].some(pointerIsHidden);
    entered = { at: now(), wasHidden };
  });
  card.addEventListener(
    'pointerdown',
    (event) => {
      const button = (event.target as Element | null)?.closest<HTMLElement>('button') ?? null;
      if (!event.isTrusted) return;
      pressed = { button, fault: button && steady(button, { x: event.clientX, y: event.clientY }) };
    },
    { capture: true },
  );
  card.addEventListener(
    'keydown',
    (event) => {
      repeats = event.repeat;
    },
    { capture: true },
  );

  function steady(button: HTMLElement, at: { x: number; y: number } | null): Unseen | null {
    const fault = look(button, at);
    if (fault) {
      faultyAt = now();
      return fault;
    }
    if (layer !== '' && layerNow() !== layer) {
      layer = layerNow();
      faultyAt = now();
    }
    return now() - faultyAt < SEEN_MS ? EARLY : null;
  }

  view.requestAnimationFrame(begin);

  return {
    whyNot(event, button) {
      const { detail, clientX: x, clientY: y } = event as MouseEvent;
      const isPointer = event.type === 'click' && (detail ?? 0) > 0;
      if (!isPointer) return repeats ? EARLY : steady(button, null);
      const down = pressed;
      pressed = null;
      if (!down || down.button !== button) return EARLY;
      const fault = down.fault ?? steady(button, { x, y });
      if (fault) return fault;
      if (entered.wasHidden && now() - entered.at < POINTER_MS) return NO_POINTER;
      // The second press of a double click on what stood here before.
      const isYoung = now() - opened < (detail > 1 ? 1_000 : SEEN_MS);
      return isYoung && way < MOVED_PX ? EARLY : null;
    },
  };
}

/** Nine points of a box, so far from its edge: corners are round. */
function pointsOf(box: Box, edge: number): { x: number; y: number }[] {
  const xs = [box.left + edge, (box.left + box.right) / 2, box.right - edge];
  const ys = [box.top + edge, (box.top + box.bottom) / 2, box.bottom - edge];
  return xs.flatMap((x) => ys.map((y) => ({ x, y })));
}

import { ownerOf } from '../dom.ts';
import type { MarkKind } from './mark-kind.ts';
import { MARK_STYLES } from './mark-styles.ts';

/** One painted place of the page. */
export interface Mark {
  id: string;
  kind: Exclude<MarkKind, 'current'>;
  range: AbstractRange;
}

export interface Painter {
  /** Paints exactly these marks, the current one on top. */
  show(marks: readonly Mark[], currentId: string | null): void;
  /** More marks beside those shown; the cost is that of the new ones. */
  add(marks: readonly Mark[]): void;
  /** Follows a scroll or a new layout; custom highlights follow by themselves. */
  place(): void;
  clear(): void;
  /** Marks that were left out because painting them is bounded. */
  leftOut(): number;
  /** The page takes the marks away as often as they are painted: they are painted no more until they are shown anew. */
  isWiped(): boolean;
}

type PageWindow = Window & typeof globalThis;

/** A page that takes our marks away this often means it. */
const MOST_REPAINTED = 50;

const KINDS: readonly MarkKind[] = ['filed', 'hint', 'suspect', 'normal', 'serious', 'current'];
const nameOf = (kind: MarkKind): string => `xundu-${kind}`;

/** Custom highlights came with Chromium 105; below it marks are boxes (DESIGN 5.1). */
export function canHighlight(view: Window): boolean {
  const { CSS, Highlight } = view as PageWindow;
  return typeof Highlight === 'function' && CSS !== undefined && 'highlights' in CSS;
}

/**
 * Paints by the CSS Custom Highlight API: no node of the page is touched. A page shares its registry with us,
 * so only our own objects are ever taken out again. Marks in a same-site frame are painted by the frame's own
 * registry.
 */
export function makeHighlightPainter(): Painter {
  const painted = new Map<PageWindow, WindowPaint>();
  let repainted = 0;

  function windowState(view: PageWindow) {
    const known = painted.get(view);
    if (known) return known;
    const state: WindowPaint = { highlights: new Map(), ranges: new Map(), sheet: adoptMarkStyles(view) };
    painted.set(view, state);
    return state;
  }

  return {
    show(marks, currentId) {
      const wanted = byWindow(marks, currentId);
      for (const view of new Set([...painted.keys(), ...wanted.keys()])) {
        const state = windowState(view);
        for (const [priority, kind] of KINDS.entries()) {
          const ranges = wanted.get(view)?.get(kind) ?? [];
          state.ranges.set(kind, [...ranges]);
          setHighlight(view, state.highlights, kind, ranges, priority);
        }
      }
    },
    add(marks) {
      for (const [view, kinds] of byWindow(marks, null)) {
        const { highlights, ranges: all } = windowState(view);
        for (const [kind, ranges] of kinds) {
          all.set(kind, [...(all.get(kind) ?? []), ...ranges]);
          const known = highlights.get(kind);
          if (known) change(view, kind, known, [], ranges);
          else setHighlight(view, highlights, kind, ranges, KINDS.indexOf(kind));
        }
      }
    },
    place() {
      if (repainted >= MOST_REPAINTED) return;
      let wasWiped = false;
      for (const [view, state] of painted) wasWiped = paintAgain(view, state) || wasWiped;
      if (wasWiped) repainted++;
    },
    clear() {
      for (const [view, { highlights, sheet }] of painted) {
        for (const [kind, highlight] of highlights) dropHighlight(view, kind, highlight);
        if (sheet) {
          view.document.adoptedStyleSheets = view.document.adoptedStyleSheets.filter((one) => one !== sheet);
        }
      }
      painted.clear();
    },
    leftOut: () => 0,
    isWiped: () => repainted >= MOST_REPAINTED,
  };
}

/** What one window is to show, and by what. */
interface WindowPaint {
  highlights: Map<MarkKind, Highlight>;
  /** Told from what the highlights hold: a page has hold of those too. */
  ranges: Map<MarkKind, AbstractRange[]>;
  sheet: CSSStyleSheet | null;
}

/** Puts back what the page took out of the registry, of our highlights or of its sheets; false when all stands. */
function paintAgain(view: PageWindow, { highlights, ranges, sheet }: WindowPaint): boolean {
  let wasWiped = false;
  for (const [kind, highlight] of highlights) {
    const wanted = ranges.get(kind) ?? [];
    const stands = view.CSS.highlights.get(nameOf(kind)) === highlight;
    if (stands && highlight.size === wanted.length && wanted.every((range) => highlight.has(range))) continue;
    wasWiped = true;
    setHighlight(view, highlights, kind, wanted, KINDS.indexOf(kind));
  }
  if (sheet && !view.document.adoptedStyleSheets.includes(sheet)) {
    wasWiped = true;
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet];
  }
  return wasWiped;
}

type RangesByKind = Map<MarkKind, AbstractRange[]>;

function byWindow(marks: readonly Mark[], currentId: string | null): Map<PageWindow, RangesByKind> {
  const wanted = new Map<PageWindow, RangesByKind>();
  for (const mark of marks) {
    const view = ownerOf(mark.range.startContainer)?.defaultView as PageWindow | null | undefined;
    if (!view || !canHighlight(view)) continue;
    const kinds = wanted.get(view) ?? new Map<MarkKind, AbstractRange[]>();
    wanted.set(view, kinds);
    const ranges = kinds.get(mark.kind) ?? [];
    kinds.set(mark.kind, ranges);
    ranges.push(mark.range);
    if (mark.id === currentId) kinds.set('current', [mark.range]);
  }
  return wanted;
}

/** Only what came or went is changed: of thousands of marks a few words added concern a few. */
function setHighlight(
  view: PageWindow,
  highlights: Map<MarkKind, Highlight>,
  kind: MarkKind,
  ranges: readonly AbstractRange[],
  priority: number,
): void {
  const old = highlights.get(kind);
  if (ranges.length === 0) {
    if (old) dropHighlight(view, kind, old);
    highlights.delete(kind);
    return;
  }
  const highlight = old ?? new view.Highlight();
  const wanted = new Set(ranges);
  const gone = [...highlight].filter((range) => !wanted.has(range));
  const fresh = ranges.filter((range) => !highlight.has(range));
  highlight.priority = priority;
  highlights.set(kind, highlight);
  change(view, kind, highlight, gone, fresh);
}

/** Out of the registry meanwhile: each single change of a highlight in it costs the page 20 µs. */
function change(
  view: PageWindow,
  kind: MarkKind,
  highlight: Highlight,
  gone: readonly AbstractRange[],
  fresh: readonly AbstractRange[],
): void {
  const { highlights } = view.CSS;
  const isRegistered = highlights.get(nameOf(kind)) === highlight;
  if (isRegistered && gone.length === 0 && fresh.length === 0) return;
  if (isRegistered) highlights.delete(nameOf(kind));
  for (const range of gone) highlight.delete(range);
  for (const range of fresh) highlight.add(range);
  highlights.set(nameOf(kind), highlight);
}

function dropHighlight(view: PageWindow, kind: MarkKind, own: Highlight): void {
  if (view.CSS.highlights.get(nameOf(kind)) === own) view.CSS.highlights.delete(nameOf(kind));
}

/** Null when the rules already stand (manifest CSS); a constructed sheet passes every CSP. */
function adoptMarkStyles(view: PageWindow): CSSStyleSheet | null {
  const root = view.document.documentElement;
  const style = view.getComputedStyle(root, `::highlight(${nameOf('serious')})`);
  if (style.textDecorationStyle === 'double') return null;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(MARK_STYLES);
  view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet];
  return sheet;
}

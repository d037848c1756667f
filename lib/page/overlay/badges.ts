import type { ColumnState, FreshnessState } from '../../core/freshness/judge.ts';
import { rectOf } from '../dom.ts';
import type { BadgeAnchor } from './badge-anchors.ts';
import { buildElement } from './build-element.ts';
import type { LayoutPass } from './follow-layout.ts';
import type { Host } from './host.ts';
import { type Badge, type MeasuredBadge, measureBadges } from './measure-badges.ts';
import { type Box, boxOf } from './page-box.ts';
import type { Tip } from './tip.ts';

export interface Badges {
  /** Builds the badges of these links; `place` gives them their places. */
  show(anchors: readonly BadgeAnchor[]): void;
  /**
   * `scroll` keeps the chosen places; `layout` chooses them anew; `rest` goes on where the time of a frame ran out.
   * Those near the window come first. True when some are still to be placed.
   */
  place(pass: LayoutPass): boolean;
  /** The badges of a column that a reader can see now. */
  visibleOf(columnId: string): HTMLButtonElement[];
  clear(): void;
}

const CLASSES: Record<FreshnessState, string> = {
  逾期: 'overdue',
  将到期: 'soon',
  空白: 'blank',
  未能识别: 'unreadable',
  未读到: 'unseen',
  正常: 'normal',
};

/**
 * Symbol and figure only, where the whole label finds no room: `▲ 逾期3天` → `▲3`. A column that is in time by
 * 核对无变动 alone shows it here too, and the days since a look are no figure of the state.
 */
export function shortLabel(label: string): string {
  const symbol = [...label.trim()][0] ?? '';
  const figure = symbol === '●' ? '' : (/\d+/.exec(label)?.[0] ?? '');
  return `${symbol}${label.includes('核对无变动') ? '核' : ''}${figure}`;
}

/** A state that rests on an old look must not look like a fresh one. */
function classesOf(column: ColumnState): string {
  const old = column.staleDays === undefined ? '' : ' stale';
  return `${CLASSES[column.state]}${old}${column.attested ? ' attested' : ''}`;
}

/** Of one frame: a home page with hundreds of badges still scrolls. */
const PLACING_MS = 20;

/** The badge's words for hover, focus and screen readers: always with the column's name. */
export function badgeSentence(column: ColumnState): string {
  return column.sentence.includes(column.name) ? column.sentence : `${column.name}：${column.sentence}`;
}

export function makeBadges(
  document: Document,
  host: Host,
  tip: Tip,
  press: (column: ColumnState, badge: HTMLButtonElement) => void,
): Badges {
  let badges: Badge[] = [];
  /** The pass under way: badges still to be placed, and where the others came to stand. */
  let work: { pass: 'scroll' | 'layout'; badges: Badge[]; placed: Box[] } = {
    pass: 'layout',
    badges: [],
    placed: [],
  };
  /** None of this set has been placed yet. */
  let isNew = false;
  /** Whose badge a reader stood on when the set was rebuilt: which column, and the how-many-th of it. */
  let focused: { columnId: string; nth: number } | null = null;

  const ofColumn = (columnId: string) =>
    badges.filter(({ anchor }) => anchor.column.targetId === columnId).map(({ element }) => element);

  function rememberFocus(): void {
    const active = (host.pageLayer.getRootNode() as ShadowRoot).activeElement;
    const columnId = badges.find(({ element }) => element === active)?.anchor.column.targetId;
    if (columnId !== undefined)
      focused = { columnId, nth: ofColumn(columnId).indexOf(active as HTMLButtonElement) };
  }

  /** Only a placed badge can take the focus; the reader may have gone elsewhere meanwhile. */
  function restoreFocus(): void {
    if (!focused) return;
    const { columnId, nth } = focused;
    focused = null;
    const isElsewhere = document.activeElement !== document.body && document.activeElement !== host.element;
    const own = ofColumn(columnId);
    if (!isElsewhere) (own[nth] ?? own[0])?.focus({ preventScroll: true });
  }

  function build(anchor: BadgeAnchor): Badge {
    const { column, role } = anchor;
    const sentence = badgeSentence(column);
    const say = () => tip.show(boxOf(element.getBoundingClientRect()), sentence);
    const element = buildElement(
      document,
      'button',
      {
        class: `badge unplaced ${classesOf(column)}`,
        attributes: { type: 'button', 'aria-label': sentence, 'data-column': column.targetId },
        on: {
          pointerenter: say,
          focus: say,
          pointerleave: () => tip.hide(),
          blur: () => tip.hide(),
          click: () => press(column, element),
        },
      },
      [
        buildElement(document, 'span', { class: 'words', text: column.label }),
        buildElement(document, 'span', { class: 'days', text: shortLabel(column.label) }),
      ],
    );
    const quiet = column.state === '正常' || column.state === '未读到';
    const wantsCompact = role === 'more' || (quiet && role !== 'own-page');
    return { anchor, element, full: { width: 0, height: 0 }, compact: { width: 0, height: 0 }, wantsCompact };
  }

  /** Those near the window first. What is far from it scrolls with the page and is looked at when it comes near. */
  function inTurn(pass: 'scroll' | 'layout'): Badge[] {
    const height = document.defaultView?.innerHeight ?? 0;
    const isLeftOver = work.badges.length > 0;
    return badges
      .map((badge) => {
        const { top, bottom } = rectOf(badge.anchor.element);
        return { badge, distance: Math.max(0, top - height, -bottom) };
      })
      .filter(({ distance }) => pass === 'layout' || isLeftOver || distance <= height)
      .sort((a, b) => a.distance - b.distance)
      .map(({ badge }) => badge);
  }

  /** Two layouts for all badges together, once per set; badges that say and look the same are as large. */
  function measureSizes(): void {
    const alike = new Map<string, Badge[]>();
    for (const badge of badges) {
      const key = `${badge.element.className} ${badge.anchor.column.label}`;
      alike.set(key, [...(alike.get(key) ?? []), badge]);
    }
    for (const mode of ['full', 'compact'] as const) {
      for (const [first] of alike.values()) first?.element.classList.toggle('compact', mode === 'compact');
      for (const group of alike.values()) {
        const element = group[0]?.element;
        const size = { width: element?.offsetWidth ?? 0, height: element?.offsetHeight ?? 0 };
        for (const badge of group) badge[mode] = size;
      }
    }
  }

  return {
    show(anchors) {
      rememberFocus();
      for (const badge of badges) badge.element.remove();
      badges = anchors.map(build);
      isNew = true;
      host.pageLayer.append(...badges.map((badge) => badge.element));
      measureSizes();
    },
    place(pass) {
      if (isNew || pass === 'layout') work = { pass: 'layout', badges: inTurn('layout'), placed: [] };
      else if (pass === 'scroll') work = { pass, badges: inTurn(pass), placed: [] };
      isNew = false;
      if (work.badges.length === 0) return false;
      const start = performance.now();
      const isDue = () => performance.now() - start > PLACING_MS;
      // Our own badges must not answer the hit tests of their next place.
      host.measuring(true);
      const measured = measureBadges(document, work.badges, work.pass, work.placed, isDue);
      host.measuring(false);
      const origins = host.origins();
      for (const [index, place] of measured.entries()) {
        const badge = work.badges[index];
        if (badge) write(badge, place, host, origins);
      }
      work.badges = work.badges.slice(measured.length);
      if (work.badges.length === 0) restoreFocus();
      return work.badges.length > 0;
    },
    visibleOf: (columnId) =>
      badges
        .filter(
          ({ anchor, element }) =>
            anchor.column.targetId === columnId && !element.classList.contains('unplaced'),
        )
        .map((badge) => badge.element),
    clear() {
      for (const badge of badges) badge.element.remove();
      badges = [];
      work.badges = [];
    },
  };
}

function write(
  badge: Badge,
  place: MeasuredBadge | null,
  host: Host,
  origins: ReturnType<Host['origins']>,
): void {
  const { element } = badge;
  element.classList.toggle('unplaced', place === null);
  if (!place) return;
  const layer = place.pinned ? host.windowLayer : host.pageLayer;
  const origin = place.pinned ? origins.window : origins.page;
  // Moving an element between layers blurs it: only when it really changes layers.
  if (element.parentElement !== layer) layer.append(element);
  element.classList.toggle('compact', place.compact);
  const x = (place.left - origin.left) / origin.scale;
  const y = (place.top - origin.top) / origin.scale;
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}

import type { ColumnState } from '../../core/freshness/judge.ts';
import { ownerOf, parentElementOf, rectsOf, scrollTo } from '../dom.ts';
import type { BadgeAnchor } from './badge-anchors.ts';
import { badgeSentence, makeBadges } from './badges.ts';
import { followLayout, type LayoutPass } from './follow-layout.ts';
import { boxOfRange } from './hit-test.ts';
import { type Host, makeHost } from './host.ts';
import type { SubjectMark } from './make-marks.ts';
import { paintNear } from './mark-window.ts';
import { type Box, boxOf } from './page-box.ts';
import { canHighlight, makeHighlightPainter } from './paint.ts';
import { MOST_BOXES, makeBoxPainter } from './paint-boxes.ts';
import { watchPointer } from './pointer.ts';
import { canBeStated } from './strip-columns.ts';
import type { StripActs } from './strip-list.ts';
import { makeSummaryStrip, type SummaryStrip } from './summary-strip.ts';
import { makeTip } from './tip.ts';

export interface SceneActs extends Omit<StripActs, 'openColumn'> {
  openMark(mark: SubjectMark): void;
  /** False when there is nothing to open: the sentence stays. */
  pressBadge(column: ColumnState, box: Box): boolean;
  /** Is a card open? Hovering then shows nothing more. */
  isBusy(): boolean;
  /** The layout was measured anew: what is anchored to the page follows. */
  placed(): void;
}

/** Everything of ours that is in the page while the overlay is shown. */
export interface Scene {
  host: Host;
  strip: SummaryStrip;
  showMarks(marks: readonly SubjectMark[], currentId: string | null): void;
  addMarks(more: readonly SubjectMark[]): void;
  showBadges(anchors: readonly BadgeAnchor[]): void;
  /** Brings a mark into the middle of the window; false when it is not displayed now. */
  scrollTo(mark: SubjectMark): boolean;
  scrollToColumn(column: ColumnState): void;
  request(pass: LayoutPass): void;
  hideHovers(): void;
  leftOut(): number;
  dispose(): void;
}

export function makeScene(view: Window & typeof globalThis, acts: SceneActs): Scene {
  const { document } = view;
  const host = makeHost(document);
  host.attach();
  let marks: readonly SubjectMark[] = [];
  let anchors: readonly BadgeAnchor[] = [];

  const painter = canHighlight(view)
    ? paintNear(view, makeHighlightPainter())
    : paintNear(view, makeBoxPainter(document, host), MOST_BOXES);
  const tip = makeTip(document, host);
  const badges = makeBadges(document, host, tip, (column, badge) => {
    if (acts.pressBadge(column, boxOf(badge.getBoundingClientRect()))) tip.hide();
    else if (acts.columns && canBeStated(column)) {
      tip.hide();
      strip.showColumn(column.targetId);
    }
  });
  const strip = makeSummaryStrip(document, host, { ...acts, openColumn: scrollToColumn });
  const pointer = watchPointer(document, host, () => marks, acts.openMark, acts.isBusy);
  let saidWiped = false;
  const layout = followLayout(view, (pass) => {
    try {
      if (badges.place(pass)) layout.request('rest');
      if (pass !== 'rest') painter.place();
      if (painter.isWiped() && !saidWiped) {
        saidWiped = true;
        strip.warn('网页不断清除标记，标记没有再画。有哪些问题请看“清单”或侧栏。');
      }
    } catch {
      // A page nested deeper than the call stack: no badge is better than one in the wrong place, if it is said.
      badges.show([]);
      strip.warn('本页结构特殊，栏目状态牌画不出来。栏目是否逾期请看“清单”或侧栏。');
    }
    if (pass === 'scroll') {
      tip.hide();
      pointer.hideChip();
    }
    acts.placed();
  });

  function watchFrames(among: readonly SubjectMark[]): void {
    for (const mark of among) {
      const frame = ownerOf(mark.range.startContainer)?.defaultView;
      if (frame && frame !== view) pointer.watch(frame);
    }
  }

  function scrollToColumn(column: ColumnState): void {
    const columnId = column.targetId;
    const anchor = anchors.find((one) => one.column.targetId === columnId);
    if (!anchor || badges.visibleOf(columnId).length === 0) {
      // Its link is in a closed menu or another slide: the sentence is shown where the reader is.
      const sentence = badgeSentence(column);
      const where = anchor ? '（链接在收起的菜单或未显示的部分里）' : '';
      tip.show(boxOf(strip.element.getBoundingClientRect()), `${sentence}${where}`);
      strip.say(sentence);
      return;
    }
    const shown = anchors.find((one) => one.column.targetId === columnId && rectsOf(one.element).length > 0);
    scrollTo((shown ?? anchor).element, { block: 'center', behavior: 'instant' });
    view.requestAnimationFrame(() => {
      if (badges.place('layout')) layout.request('rest');
      badges.visibleOf(columnId)[0]?.focus({ preventScroll: true });
    });
  }

  return {
    host,
    strip,
    showMarks(next, currentId) {
      marks = next;
      painter.show(marks, currentId);
      watchFrames(marks);
    },
    addMarks(more) {
      marks = [...marks, ...more];
      painter.add(more);
      watchFrames(more);
    },
    showBadges(next) {
      anchors = next;
      badges.show(anchors);
      // In a task of their own: building them was one already.
      layout.request('rest');
    },
    scrollTo(mark) {
      if (!boxOfRange(mark.range)) return false;
      const parent = parentElementOf(mark.range.startContainer);
      if (parent) scrollTo(parent, { block: 'center', behavior: 'instant' });
      const box = boxOfRange(mark.range);
      // In a block taller than the window its middle may be far from the mark.
      if (box && (box.top < 60 || box.bottom > view.innerHeight - 90)) {
        view.scrollBy({ top: box.top - view.innerHeight / 2, behavior: 'instant' });
      }
      return true;
    },
    scrollToColumn,
    request: layout.request,
    hideHovers() {
      tip.hide();
      pointer.hideChip();
    },
    leftOut: () => painter.leftOut(),
    dispose() {
      layout.stop();
      pointer.stop();
      badges.clear();
      painter.clear();
      host.remove();
    },
  };
}

import type { ColumnState } from '../../lib/core/freshness/judge.ts';
import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import { findBadgeAnchors } from '../../lib/page/overlay/badge-anchors.ts';
import { makeBadges } from '../../lib/page/overlay/badges.ts';
import { makeHost } from '../../lib/page/overlay/host.ts';
import { makeTip } from '../../lib/page/overlay/tip.ts';

const host = makeHost(document);
host.attach();
const tip = makeTip(document, host);

const columns = (links: number): ColumnState[] =>
  Array.from({ length: links }, (_, nth) => ({
    targetId: `c${nth}`,
    target: 'column',
    name: `栏目${nth}`,
    urlKey: columnUrlKey(new URL(`/lm/${nth}/`, document.baseURI).href),
    state: nth % 3 === 0 ? '逾期' : '将到期',
    limitText: '14天',
    clause: '三(二)1(2)',
    label: nth % 3 === 0 ? '▲ 逾期3天' : '◐ 剩4天',
    sentence: `栏目${nth}：最近一条 2026-11-06，期限 14 天。`,
  }));

const newBadges = () => makeBadges(document, host, tip, () => undefined);
const anchorsOf = (links: number) => findBadgeAnchors(document, columns(links), document.baseURI).anchors;
const shown = (): number =>
  host.pageLayer.querySelectorAll('.badge:not(.unplaced)').length +
  host.windowLayer.querySelectorAll('.badge:not(.unplaced)').length;
/** As the overlay does: links looked for once, measured together, badges written together, a slice a frame. */
export async function together(links: number): Promise<number> {
  const badges = newBadges();
  badges.show(anchorsOf(links));
  do await new Promise((done) => requestAnimationFrame(done));
  while (badges.place('rest'));
  return shown();
}

/** The naive way: each link looks the page over for itself and writes its badge before the next one measures. */
export function oneByOne(links: number): number {
  for (let nth = 0; nth < links; nth++) {
    const badges = newBadges();
    badges.show(anchorsOf(links).slice(nth, nth + 1));
    badges.place('layout');
  }
  return shown();
}

/** The same, the links having been looked for once: only measuring and writing take turns. */
export function inTurns(links: number): number {
  for (const anchor of anchorsOf(links)) {
    const badges = newBadges();
    badges.show([anchor]);
    badges.place('layout');
  }
  return shown();
}

/** Milliseconds of one frame of scrolling, all badges placed. */
export async function scrolled(links: number): Promise<number> {
  const badges = newBadges();
  badges.show(anchorsOf(links));
  for (let more = badges.place('layout'); more; more = badges.place('rest'));
  const times: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    scrollBy(0, 40);
    await new Promise((done) => requestAnimationFrame(done));
    const start = performance.now();
    badges.place('scroll');
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

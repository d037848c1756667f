import { attributeOf, nodeTypeOf, tagOf } from '../dom.ts';
import type { ClosedShadow } from '../live-places.ts';
import {
  isHolder,
  isOurs,
  isSaying,
  kindOf,
  type PageRoot,
  touchesHost,
  WATCHED,
  wordsIn,
} from './page-changes.ts';
import { planRereads } from './reread-plan.ts';
import { watchSilent } from './silent-changes.ts';

/** Documents of frames and shadow roots that are watched. */
const MOST_ROOTS = 300;

export interface PageWatch {
  /** Watches exactly these beside the page's own document: frames and shadow roots, as the last reading met them. */
  watch(roots: readonly PageRoot[]): void;
  /** Places that change all the time: they are read again now and then only. */
  restless(): number;
  /** Changes nobody looked at, for the bounds of re-reading: a sentence each. */
  missed(): string[];
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
  /** Something changed that no re-reading will look at: from now on `missed` says so. */
  stopped(): void;
  /** Our own element may have been taken out, moved or written on. */
  hostTouched(): void;
  /** Our own element. */
  host: Element;
  closedShadow?: ClosedShadow | undefined;
}

/** Follows what changes in the page and its frames and shadow roots. */
export function watchPage(view: Window & typeof globalThis, act: PageChanges): PageWatch {
  const { document } = view;
  const plan = planRereads(view, act);
  const ending = new AbortController();
  let inner: readonly PageRoot[] = [];
  /** Frames and shadow roots that were left out of the watch. */
  let unwatched = 0;

  const note = (record: MutationRecord) => plan.note(record.target, kindOf(record), wordsIn(record));
  const notePlace = (place: Element): void => {
    plan.note(place, '', []);
    plan.schedule();
  };

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
      note(record);
    }
    if (rewritten) act.rewritten();
    // A style may show words of its own, or other ones.
    else if (moved) plan.noteLooks();
    if (moved) act.moved();
    plan.schedule();
  });
  const hostObserver = new view.MutationObserver(() => act.hostTouched());
  const silent = watchSilent(view, notePlace, plan.noteLooks, act.closedShadow);

  /** A document came into a frame, or a file or a picture did not: words are shown then in its place. */
  const onLoad = ({ target, isTrusted, type }: Event): void => {
    if (!isTrusted || !target || nodeTypeOf(target) !== 1) return;
    const element = target as Element;
    const isInstead = type === 'error' && tagOf(element) === 'img' && attributeOf(element, 'alt');
    if (isHolder(element) || isInstead) notePlace(element);
  };
  const loads = { capture: true, signal: ending.signal };

  function observe(): void {
    for (const root of [document, ...inner]) {
      observer.observe(root, WATCHED);
      // The same listener is added once, however often it is given. Such events do not leave the root they are of.
      root.addEventListener('load', onLoad, loads);
      root.addEventListener('error', onLoad, loads);
    }
  }
  observe();
  hostObserver.observe(act.host, { attributes: true });

  return {
    watch(roots) {
      const all = roots.filter((root) => root !== document);
      const next = all.slice(0, MOST_ROOTS);
      unwatched = all.length - next.length;
      silent.follow([document, ...next]);
      if (next.length === inner.length && next.every((root, at) => root === inner[at])) return;
      for (const root of inner) {
        if (next.includes(root)) continue;
        root.removeEventListener('load', onLoad, true);
        root.removeEventListener('error', onLoad, true);
      }
      inner = next;
      // Who only looked at more keeps what was noted: records that wait are told before anything is let go.
      const waiting = observer.takeRecords();
      observer.disconnect();
      observe();
      for (const record of waiting) if (!isOurs(record) && isSaying(record)) note(record);
      plan.schedule();
    },
    restless: plan.restless,
    missed() {
      const missed = plan.exhausted()
        ? ['页面不停变化，已停止自动重读，后来的内容未检查；要看请点“重读本页”。']
        : [];
      if (unwatched > 0)
        missed.push(`内嵌的部分太多，有 ${unwatched} 处读过之后的变化未检查；要看请点“重读本页”。`);
      return missed;
    },
    stop() {
      observer.disconnect();
      hostObserver.disconnect();
      silent.stop();
      plan.stop();
      ending.abort();
    },
  };
}

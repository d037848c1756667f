import { parentOf } from '../dom.ts';
import type { CardDesk } from './card-desk.ts';
import type { Scene } from './scene.ts';

/** A page that throws our element out this often means it. */
const MOST_RETURNS = 3;
/** Scripts that write on every element of a page do so now and then; one that comes back as often means us. */
const MOST_CLEANINGS = 20;
const ORPHANED = '扩展已更新，刷新后继续。已填的内容还在，可先复制。';
const TAKEN_OUT =
  '网页不断移走巡读的标记，标记已收起，之后的变化没有检查。已查到的在侧栏；要再查请点“读本页”。';
const UNSEEN = '网页把巡读的标记遮没了（整页透明、移出窗口或不显示），标记看不到；检查结果请看侧栏。';

export interface Stay {
  /** Our element may have been taken out of the page, moved in it, or written on. */
  hostTouched(): void;
  /** Says it in the page, once, when the extension is gone. */
  checkAlive(): void;
  /** What the page did to our marks, for whoever asks from outside: the page itself cannot show it. */
  trouble(): string | undefined;
}

/** A page may throw our element out (a rewritten document), and a newer copy of us replaces it. */
export function stayInPage(
  document: Document,
  parts: { scene(): Scene | null; desk(): CardDesk; alive(): boolean; hide(): void },
): Stay {
  const { alive } = parts;
  let returns = 0;
  let cleanings = 0;
  let isTakenOut = false;
  let isOrphan = false;

  function putBack(scene: Scene): boolean {
    const isHome = parentOf(scene.host.element) === document.documentElement;
    if (isHome ? cleanings >= MOST_CLEANINGS : returns >= MOST_RETURNS) return false;
    if (isHome) cleanings++;
    else returns++;
    scene.host.attach();
    scene.request('layout');
    return true;
  }

  return {
    hostTouched() {
      const scene = parts.scene();
      if (!scene || !document.documentElement || scene.host.stands()) return;
      if (!alive() && parts.desk().hasTyped()) {
        // A newer copy works on this page now; only what was typed here stays until the reader closes it.
        if (!putBack(scene)) return;
        scene.showBadges([]);
        scene.strip.element.hidden = true;
        parts.desk().orphaned(ORPHANED);
      } else if (!alive()) parts.hide();
      else if (!putBack(scene)) {
        isTakenOut = true;
        parts.hide();
      }
    },
    checkAlive() {
      if (isOrphan || alive()) return;
      isOrphan = true;
      parts.scene()?.strip.orphaned(ORPHANED);
      parts.desk().orphaned(ORPHANED);
    },
    trouble() {
      const scene = parts.scene();
      if (!scene) return isTakenOut ? TAKEN_OUT : undefined;
      isTakenOut = false;
      return isSeen(document, scene) ? undefined : UNSEEN;
    },
  };
}

/** A page less opaque than this shows nobody our marks. */
const FAINT = 0.2;
/** CSS pixels of the strip that a reader must be able to see. */
const LEAST = 8;

/** Does the strip stand in the window, painted? Styles of its own a page cannot touch; those of the root element it can. */
function isSeen(document: Document, { strip }: Scene): boolean {
  const view = document.defaultView;
  const root = document.documentElement;
  if (!view || !root) return true;
  // A window without a size (a tab in the background, minimised) shows nothing of anybody.
  if (view.innerWidth === 0 || view.innerHeight === 0) return true;
  const { opacity, filter, contentVisibility } = view.getComputedStyle(root);
  if (Number(opacity) < FAINT || /opacity\(/.test(filter) || contentVisibility === 'hidden') return false;
  const box = strip.element.getBoundingClientRect();
  const width = Math.min(box.right, view.innerWidth) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, view.innerHeight) - Math.max(box.top, 0);
  return width >= LEAST && height >= LEAST;
}

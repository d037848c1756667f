import type { CardDesk } from './card-desk.ts';
import type { Scene } from './scene.ts';

/** A page that throws our element out this often means it. */
const MOST_RETURNS = 3;
const ORPHANED = '扩展已更新，刷新后继续。已填的内容还在，可先复制。';

export interface Stay {
  /** Our element may have been taken out of the page. */
  hostRemoved(): void;
  /** Says it in the page, once, when the extension is gone. */
  checkAlive(): void;
}

/** A page may throw our element out (a rewritten document), and a newer copy of us replaces it. */
export function stayInPage(
  document: Document,
  parts: { scene(): Scene | null; desk(): CardDesk; alive(): boolean; hide(): void },
): Stay {
  const { alive } = parts;
  let returns = 0;
  let isOrphan = false;
  return {
    hostRemoved() {
      const scene = parts.scene();
      if (!scene || !document.documentElement || scene.host.element.isConnected) return;
      if (alive() && returns < MOST_RETURNS) {
        returns++;
        document.documentElement.append(scene.host.element);
        scene.request('layout');
      } else if (!alive() && parts.desk().hasTyped()) {
        // A newer copy works on this page now; only what was typed here stays until the reader closes it.
        document.documentElement.append(scene.host.element);
        scene.showBadges([]);
        scene.strip.element.hidden = true;
        parts.desk().orphaned(ORPHANED);
      } else parts.hide();
    },
    checkAlive() {
      if (isOrphan || alive()) return;
      isOrphan = true;
      parts.scene()?.strip.orphaned(ORPHANED);
      parts.desk().orphaned(ORPHANED);
    },
  };
}

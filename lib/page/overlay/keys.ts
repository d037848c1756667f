import { isEditable, isElement, tagOf } from '../dom.ts';
import type { Host } from './host.ts';

export interface KeyActs {
  hasScene(): boolean;
  hasMarks(): boolean;
  host(): Host | null;
  step(by: 1 | -1): void;
  /** To the next column that needs somebody; false when there is none. */
  stepColumn(by: 1 | -1): boolean;
  openCurrent(): boolean;
  toggle(): void;
  /** True when something was open and is closed now. */
  close(): boolean;
}

/**
 * Alt+↓ and Alt+↑ next and previous mark, with Shift the next and previous column that needs somebody, Alt+Enter
 * the mark's card, Esc closes, Alt+Shift+X hides or shows everything.
 * A key is taken from the page only when it did something here.
 */
export function watchKeys(view: Window, acts: KeyActs): { stop(): void } {
  const ending = new AbortController();
  view.addEventListener('keydown', onKey, { capture: true, signal: ending.signal });

  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function act(event: KeyboardEvent): boolean {
    if (event.altKey && event.shiftKey && event.code === 'KeyX') {
      if (!event.repeat) acts.toggle();
      return true;
    }
    if (!acts.hasScene()) return false;
    if (event.key === 'Escape') return acts.close();
    if (event.altKey && event.shiftKey && /^Arrow(Down|Up)$/.test(event.key))
      return !opensOwnList(event) && acts.stepColumn(event.key === 'ArrowDown' ? 1 : -1);
    if (!event.altKey || event.shiftKey || !acts.hasMarks() || opensOwnList(event)) return false;
    if (event.key === 'ArrowDown') acts.step(1);
    else if (event.key === 'ArrowUp') acts.step(-1);
    else if (event.key === 'Enter') return event.repeat || acts.openCurrent();
    else return false;
    return true;
  }

  /** Alt+↓ drops down a select or a suggestion list: theirs first, the page's and our own form's. */
  function opensOwnList(event: KeyboardEvent): boolean {
    const host = acts.host();
    const target =
      host && event.target === host.element
        ? (host.windowLayer.getRootNode() as ShadowRoot).activeElement
        : (event.target as Node | null);
    // Keys reach the window and the document too, which have no tag.
    if (!isElement(target)) return false;
    return /^(select|input|textarea)$/.test(tagOf(target)) || isEditable(target);
  }

  return { stop: () => ending.abort() };
}

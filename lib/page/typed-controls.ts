import { isMatched, listenAt, nodeTypeOf } from './dom.ts';

/** Controls the reader himself, or the browser for him, put words into: what stands there is not the page's word. */
export class TypedControls {
  private readonly typed = new WeakSet<EventTarget>();
  private readonly watched = new WeakSet<object>();

  constructor(private readonly ending?: AbortSignal) {}

  has(control: Element): boolean {
    return this.typed.has(control) || isFilledIn(control);
  }

  /** Takes note of what is typed in a document or shadow root from now on. */
  watch(root: Document | ShadowRoot | Element): void {
    if (nodeTypeOf(root) === 1 || this.watched.has(root)) return;
    this.watched.add(root);
    const options = { capture: true, passive: true, ...(this.ending ? { signal: this.ending } : {}) };
    listenAt(root, 'input', (event) => this.note(event), options);
  }

  private note(event: Event): void {
    const [target] = event.composedPath();
    if (event.isTrusted && target) this.typed.add(target);
  }
}

/** The browser put in what the reader had kept in it. */
function isFilledIn(control: Element): boolean {
  try {
    return isMatched(control, ':autofill');
  } catch {
    return false;
  }
}

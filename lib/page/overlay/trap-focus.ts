const FOCUSABLE =
  'button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),a[href]';

/** Tab goes round inside the element; everything else on the page stays reachable by Esc and pointer. */
export function trapFocus(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (one) => one.offsetParent !== null || one.getClientRects().length > 0,
    );
    const first = stops[0];
    const last = stops.at(-1);
    if (!first || !last) return;
    const { activeElement } = element.getRootNode() as ShadowRoot;
    const leaving = event.shiftKey ? activeElement === first : activeElement === last;
    if (!leaving && activeElement && element.contains(activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  });
}

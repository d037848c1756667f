/** `rest` goes on with what one frame had no time for. */
export type LayoutPass = 'rest' | 'scroll' | 'layout';

const RANK: Readonly<Record<LayoutPass, number>> = { rest: 0, scroll: 1, layout: 2 };

/** Shortest time between two full measurings: hovers and animations come in hundreds. */
const LAYOUT_EVERY_MS = 150;

/**
 * Calls back when badges may stand wrong: scrolled, resized, an animation ended, a menu may have opened.
 * At most one pass a frame, and never without an event: nothing is polled.
 */
export function followLayout(
  view: Window & typeof globalThis,
  act: (pass: LayoutPass) => void,
): { request(pass: LayoutPass): void; stop(): void } {
  const { document } = view;
  const ending = new AbortController();
  let frame = 0;
  let timer = 0;
  let lastLayout = 0;
  let wanted: LayoutPass | null = null;

  function run(): void {
    frame = 0;
    const pass = wanted;
    wanted = null;
    if (!pass) return;
    if (pass === 'layout') lastLayout = view.performance.now();
    act(pass);
  }
  function request(pass: LayoutPass): void {
    const wait = LAYOUT_EVERY_MS - (view.performance.now() - lastLayout);
    if (pass === 'layout' && wait > 0) {
      if (timer === 0) {
        timer = view.setTimeout(() => {
          timer = 0;
          request('layout');
        }, wait);
      }
      return;
    }
    if (!wanted || RANK[pass] > RANK[wanted]) wanted = pass;
    if (frame === 0) frame = view.requestAnimationFrame(run);
  }

  const options = { capture: true, passive: true, signal: ending.signal };
  view.addEventListener('scroll', () => request('scroll'), options);
  for (const type of ['resize', 'orientationchange', 'pointerover', 'focusin', 'toggle', 'load'] as const) {
    view.addEventListener(type, () => request('layout'), options);
  }
  for (const type of ['transitionend', 'animationend', 'fullscreenchange'] as const) {
    document.addEventListener(type, () => request('layout'), options);
  }
  view.visualViewport?.addEventListener('resize', () => request('layout'), { signal: ending.signal });
  const resizes = new view.ResizeObserver(() => request('layout'));
  resizes.observe(document.documentElement);
  if (document.body) resizes.observe(document.body);

  return {
    request,
    stop() {
      ending.abort();
      resizes.disconnect();
      view.cancelAnimationFrame(frame);
      view.clearTimeout(timer);
    },
  };
}

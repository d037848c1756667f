/**
 * Styles inside the closed shadow root. Badges carry their own solid ground, so that they read the same on a
 * light, a dark and a pictured page; panels follow the reader's colour scheme. What `all` does not reset (custom
 * properties, direction) is set here with weight, or a page's own `* { --ink: … }` would win.
 */
export const OVERLAY_STYLES = `
:host {
  all: initial !important;
  direction: ltr !important;
  unicode-bidi: isolate !important;
  position: absolute !important;
  top: 0 !important;
  left: 0 !important;
  width: 0 !important;
  height: 0 !important;
  z-index: 2147483647 !important;
  --accent: #1b4b8a !important;
  --accent-ink: #ffffff !important;
  --ground: #ffffff !important;
  --ground-2: #f4f6f9 !important;
  --ink: #1d2430 !important;
  --ink-2: #5a6472 !important;
  --line: #d3d9e2 !important;
  --serious: #b3261e !important;
  --serious-ground: #fdeceb !important;
  --amber: #8a4a00 !important;
  --shadow: 0 2px 10px rgba(16, 24, 40, 0.18) !important;
  color-scheme: light !important;
}
@media (prefers-color-scheme: dark) {
  :host {
    --accent: #8db8f2 !important;
    --accent-ink: #0f1722 !important;
    --ground: #1c222b !important;
    --ground-2: #262d38 !important;
    --ink: #e8ebf0 !important;
    --ink-2: #a9b3c1 !important;
    --line: #3b4452 !important;
    --serious: #ff8f86 !important;
    --serious-ground: #43211f !important;
    --amber: #f0b45c !important;
    --shadow: 0 2px 12px rgba(0, 0, 0, 0.6) !important;
    color-scheme: dark !important;
  }
}
@media print { :host { display: none !important; } }
* { box-sizing: border-box; }
.page-layer, .window-layer { top: 0; left: 0; width: 100px; height: 0; }
.page-layer.hidden, .window-layer.hidden, .hidden * { visibility: hidden !important; }
.page-layer { position: absolute; }
.window-layer { position: fixed; }
.page-layer, .window-layer, button, input, select, textarea {
  font: 14px/1.55 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  color: var(--ink);
  letter-spacing: normal;
}
.announcer { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.probe { position: fixed; top: 0; left: 0; width: 1px; height: 1px; background: rgb(0 0 0 / 1%); pointer-events: none; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }

.badge {
  position: absolute; top: 0; left: 0; display: inline-block; margin: 0; padding: 0 4px; height: 16px;
  border: 1px solid; border-radius: 3px; font-size: 11px; line-height: 14px; white-space: nowrap;
  cursor: pointer; will-change: transform; color-scheme: light;
}
.badge .days { display: none; }
.badge.compact { padding: 0 2px; }
.badge.compact .words { display: none; }
.badge.compact .days { display: inline; }
.badge.unplaced { visibility: hidden; }
.measuring > .badge { pointer-events: none; }
.badge.overdue { background: #b3261e; border-color: #8f1b15; color: #fff; }
.badge.soon { background: #fff3dc; border-color: #c98a2b; color: #6d3b00; }
.badge.blank { background: #fff; border-color: #4a5260; color: #2b323d; }
.badge.unreadable { background: #eaf0f8; border-color: #7d93b3; color: #1f3c66; }
.badge.unseen { background: #fff; border-color: #c9ced6; color: #5f6875; }
.badge.normal { background: #fff; border-color: #b9d3c4; color: #2c7a4d; }
.badge.stale { border-style: dashed; }
.badge.normal.compact:not(.attested), .badge.unseen.compact { height: 12px; line-height: 10px; font-size: 8px; border-radius: 6px; }

.tip {
  position: absolute; max-width: min(340px, calc(100vw - 16px)); padding: 6px 9px; border: 1px solid var(--line);
  border-radius: 4px; background: var(--ground); color: var(--ink); box-shadow: var(--shadow);
  font-size: 13px; line-height: 1.5; width: max-content; overflow-wrap: anywhere;
}
.box { position: absolute; pointer-events: none; }
.box.serious { background: rgba(196, 30, 22, 0.12); border-bottom: 3px double #c41e16; }
.box.normal { overflow: hidden; }
.box.normal::after {
  content: "${'\\00a0'.repeat(240)}"; position: absolute; left: 0; bottom: 3px; font: 14px/1.3 sans-serif; white-space: nowrap;
  text-decoration: underline wavy #c41e16 1.5px;
}
.box.suspect { border-bottom: 2px dotted #b25f00; }
.box.hint { border-bottom: 1px dotted #4a6fa5; }
.box.filed { border-bottom: 1px solid #4a6fa5; }
.box.current { outline: 2px solid #1b4b8a; background: rgba(27, 75, 138, 0.14); }

.chip {
  position: absolute; padding: 0 6px; height: 20px; border: 1px solid var(--accent); border-radius: 3px;
  background: var(--ground); color: var(--accent); font-size: 12px; line-height: 18px; white-space: nowrap; cursor: pointer;
  box-shadow: var(--shadow);
}

button {
  appearance: none; margin: 0; padding: 2px 10px; border: 1px solid var(--line); border-radius: 3px; background: var(--ground);
  color: var(--ink); font-size: 13px; line-height: 20px; cursor: pointer; white-space: nowrap;
}
button:hover { background: var(--ground-2); }
button[disabled] { opacity: 0.55; cursor: default; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.main:hover { filter: brightness(1.1); }
button.plain { border-color: transparent; background: transparent; padding: 2px 6px; }
button.link { border: 0; background: none; padding: 0 2px; color: var(--accent); text-decoration: underline; }

.strip {
  position: fixed; right: 12px; bottom: 12px; max-width: calc(100vw - 24px); border: 1px solid var(--line);
  border-radius: 5px; background: var(--ground); color: var(--ink); box-shadow: var(--shadow); font-size: 13px;
}
.strip.left { right: auto; left: 12px; }
.strip .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0; padding: 2px 4px 2px 8px; min-height: 30px; }
.strip .name { font-weight: 600; color: var(--accent); margin-right: 4px; }
.strip .count { border-color: transparent; background: none; padding: 2px 5px; font-variant-numeric: tabular-nums; }
.strip .count.bad { color: var(--serious); font-weight: 600; }
.strip .count.warn { color: var(--amber); }
.strip .say { color: var(--ink-2); padding: 0 6px 0 2px; overflow-wrap: anywhere; }
.strip .tools { display: inline-flex; margin-left: 2px; border-left: 1px solid var(--line); padding-left: 2px; }
.strip .tools button { border-color: transparent; background: none; padding: 2px 6px; color: var(--ink-2); }
.strip .tools button:hover { color: var(--ink); background: var(--ground-2); }
.strip.folded .row > :not(.name):not(.total) { display: none; }
.strip.folded .row { padding: 0 4px; min-height: 26px; }
.strip .list { width: 0; min-width: max(100%, min(430px, 100vw - 26px)); max-height: min(46vh, 380px); overflow: auto; border-bottom: 1px solid var(--line); padding: 4px 0; }
.strip .list h2 { margin: 6px 10px 2px; font-size: 12px; font-weight: 600; color: var(--ink-2); }
.strip .list ul { list-style: none; margin: 0; padding: 0; }
.strip .list li.note { padding: 1px 10px; color: var(--ink-2); font-size: 12px; }
.strip .list li button { display: block; width: 100%; text-align: left; border: 0; border-radius: 0; background: none; padding: 3px 10px; white-space: normal; line-height: 1.45; }
.strip .list li.note button { display: inline; width: auto; padding: 0 6px 0 0; }
.strip .list li button:hover { background: var(--ground-2); }
.strip .list .tag { color: var(--ink-2); margin-right: 6px; }
.strip .list .tag.bad { color: var(--serious); }
.strip .list li > .note { padding: 0 10px 2px 24px; font-size: 12px; }
.strip .list li > .note button { display: inline; width: auto; padding: 0 8px 0 0; text-decoration: underline; }
.strip .bar { padding: 6px 10px; border-bottom: 1px solid var(--line); background: var(--serious-ground); color: var(--ink); width: 0; min-width: 100%; }
.strip .bar button { margin-left: 6px; }

@media (forced-colors: active) {
  .badge, .tip, .strip, .card, .chip, .strip .bar { border: 1px solid CanvasText; background: Canvas; color: CanvasText; }
  .badge.overdue { border-width: 2px; font-weight: 700; }
  .badge.stale { border-style: dashed; }
  .badge.unseen, .badge.normal { color: GrayText; }
  .box.serious, .box.normal, .box.suspect, .box.hint, .box.filed { border-bottom-color: CanvasText; background: none; }
  .box.current { outline-color: Highlight; }
}
@media (prefers-reduced-motion: no-preference) {
  /* Not the card: to the browser what fades in is not seen, and a card that is not seen does not act. */
  .tip, .chip { animation: appear 0.12s ease-out; }
  @keyframes appear { from { opacity: 0; } to { opacity: 1; } }
}
`;

/** Styles of the guide's shadow root, given as a constructed sheet. */
export const GUIDE_STYLES = `
.guide { box-sizing: border-box; min-height: 100%; padding: 18px 20px; background: #17365f; color: #fff;
  font: 14px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h2 { margin: 0 0 6px; font-size: 18px; }
h3 { margin: 14px 0 4px; font-size: 15px; }
p { margin: 6px 0; }
ol { margin: 8px 0; padding-left: 20px; }
ol li { margin-bottom: 6px; }
.soft { color: #c8d6ea; }
.warn { color: #ffd9a0; }
.faults { margin: 0; padding: 0; list-style: none; }
.faults li { padding: 5px 0; border-bottom: 1px solid #33558a; }
.done { padding: 8px 10px; border: 1px solid #9fd4ae; border-radius: 4px; color: #d6f3de; }
kbd { padding: 0 5px; border: 1px solid #6d8cba; border-radius: 3px; font: 12px/18px Consolas, monospace; }
.buttons { display: flex; gap: 8px; margin-top: 14px; }
button { padding: 4px 14px; border: 1px solid #9db7dc; border-radius: 4px; background: none; color: #fff; font: inherit; cursor: pointer; }
button:hover { background: #2a568f; }
button.main { background: #fff; color: #17365f; font-weight: 600; }
button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
`;

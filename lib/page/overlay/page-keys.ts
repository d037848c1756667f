/** A key of the overlay, as it is shown and as it is pressed. */
export interface PageKey {
  keys: string;
  what: string;
  press: { key: string; code: string; alt: boolean; shift: boolean };
}

const key = (keys: string, what: string, press: Partial<PageKey['press']> & { key: string }): PageKey => ({
  keys,
  what,
  press: { code: press.key, alt: false, shift: false, ...press },
});

/**
 * The keys `watchKeys` of the overlay answers to. A test presses every key there is on it and holds this list
 * to what happens: none missing, none that does nothing.
 */
export const PAGE_KEYS: readonly PageKey[] = [
  key('Alt+↓', '下一处标记', { key: 'ArrowDown', alt: true }),
  key('Alt+↑', '上一处标记', { key: 'ArrowUp', alt: true }),
  key('Alt+Shift+↓', '下一个要处理的栏目', { key: 'ArrowDown', alt: true, shift: true }),
  key('Alt+Shift+↑', '上一个要处理的栏目', { key: 'ArrowUp', alt: true, shift: true }),
  key('Alt+Enter', '打开这一处的卡片', { key: 'Enter', alt: true }),
  key('Alt+Shift+X', '隐藏或显示全部标记', { key: 'X', code: 'KeyX', alt: true, shift: true }),
  key('Esc', '关上卡片', { key: 'Escape' }),
];

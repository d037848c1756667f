import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ClockBook, LimitBook } from '../../components/help/clock-book.tsx';
import { HelpPage } from '../../components/help/help-page.tsx';
import { CLOCK_ROWS, LIMIT_ROWS } from '../../components/help/limit-words.ts';
import { clockBook, standingDuties } from '../../lib/core/clocks/clock-book.ts';
import { limitText, noticeLimits } from '../../lib/core/freshness/limits.ts';
import { type KeyActs, watchKeys } from '../../lib/page/overlay/keys.ts';
import { PAGE_KEYS } from '../../lib/page/overlay/page-keys.ts';

const nothing = () => undefined;

describe('the help page', () => {
  it('shows every duty of the clock book once, with its own figure, times and clause', () => {
    const html = renderToStaticMarkup(<ClockBook />);
    const duties = [...Object.values(clockBook), ...standingDuties];
    expect(CLOCK_ROWS.map((row) => row.id)).toEqual(duties.map((duty) => duty.id));
    for (const { title, clause, startsAt, stopsAt } of duties) {
      for (const words of [title, clause, startsAt, stopsAt]) expect(html).toContain(words);
    }
    // FIELD 3, typed again: a wrong unit in the derivation must not pass.
    const figures = CLOCK_ROWS.slice(0, 10).map((row) => row.limit);
    expect(figures).toEqual([
      ...['1 小时', '3 个工作日', '2 个工作日', '8 小时', '24 小时', '48 小时'],
      ...['5 个工作日', '5 个工作日', '5 个工作日', '3 个工作日'],
    ]);
  });

  it('shows every column class once, under its own limit and clause', () => {
    const html = renderToStaticMarkup(<LimitBook />);
    for (const [name, limit] of Object.entries(noticeLimits)) {
      const rows = LIMIT_ROWS.filter((row) => row.classes.split('、').includes(name));
      expect(rows).toMatchObject([{ limit: limitText(limit), clause: limit.clause }]);
      expect(html).toContain(name);
    }
    const soon = Object.fromEntries(LIMIT_ROWS.map((row) => [row.classes.split('、')[0], row.soon]));
    expect(soon).toMatchObject({ 动态要闻: '第 10 天起', 统计信息: '到期前 10 天', 办事统计: '到期前 7 天' });
  });

  it('shows the keys it was handed', () => {
    const html = renderToStaticMarkup(
      <HelpPage
        shortcuts={[{ keys: 'Alt+Shift+B', what: '报错' }]}
        pageKeys={PAGE_KEYS}
        store={{ loading: true, reload: nothing }}
        onPractise={nothing}
        onWelcome={nothing}
        onExport={nothing}
      />,
    );
    for (const { keys, what } of PAGE_KEYS) {
      expect(html).toContain(`<kbd>${keys}</kbd>`);
      expect(html).toContain(what);
    }
  });
});

/** What the overlay does when a key is pressed on a page with marks and an open card. */
function pressed(press: { key: string; code: string; alt: boolean; shift: boolean }): string {
  const done: string[] = [];
  const acts: KeyActs = {
    hasScene: () => true,
    hasMarks: () => true,
    host: () => null,
    step: (by) => void done.push(by === 1 ? '下一处标记' : '上一处标记'),
    stepColumn: (by) => done.push(by === 1 ? '下一个要处理的栏目' : '上一个要处理的栏目') > 0,
    openCurrent: () => done.push('打开这一处的卡片') > 0,
    toggle: () => void done.push('隐藏或显示全部标记'),
    close: () => done.push('关上卡片') > 0,
  };
  let onKey: ((event: unknown) => void) | undefined;
  const view = {
    addEventListener: (_type: string, listener: (event: unknown) => void) => {
      onKey = listener;
    },
  };
  watchKeys(view as never, acts);
  onKey?.({
    isTrusted: true,
    key: press.key,
    code: press.code,
    altKey: press.alt,
    shiftKey: press.shift,
    target: null,
    preventDefault: nothing,
    stopPropagation: nothing,
  });
  return done.join();
}

describe('the keys named in the help', () => {
  it('do on the page just what they are said to do', () => {
    for (const { press, what } of PAGE_KEYS) expect(pressed(press)).toBe(what);
  });

  it('are all the keys the overlay answers to', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [letter, `Key${letter}`] as const);
    const digits = [...'0123456789'].map((digit) => [digit, `Digit${digit}`] as const);
    const named = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'Tab', 'Space']
      .concat(['Home', 'End', 'PageUp', 'PageDown', 'Delete', 'Backspace', 'Insert'])
      .concat(Array.from({ length: 12 }, (_none, index) => `F${index + 1}`))
      .map((name) => [name, name] as const);
    const answered = new Set<string>();
    for (const [name, code] of [...letters, ...digits, ...named]) {
      for (const alt of [false, true]) {
        for (const shift of [false, true]) {
          const what = pressed({ key: name, code, alt, shift });
          if (what !== '') answered.add(what);
        }
      }
    }
    expect([...answered].sort()).toEqual(PAGE_KEYS.map(({ what }) => what).sort());
  });
});

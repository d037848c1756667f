import { expect, it } from 'vitest';

import { copierOf } from '../../../lib/page/overlay/copies.ts';
import { StyleBudget } from '../../../lib/page/overlay/style-budget.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

const PLAIN = { filter: 'none', textShadow: 'none', getPropertyValue: () => '' };
const BOX = { left: 100, top: 100, right: 200, bottom: 120 };

/** A page that tells how often its styles were asked; `dressed` gets a shadow by a filter. */
function bench(body: string, names: readonly string[] = []) {
  const document = parseHtml(`<!DOCTYPE html><html><body>${body}</body></html>`);
  const dressed = new Set<Element>();
  let asked = 0;
  const view = {
    document,
    CSS: { highlights: new Map(names.map((name) => [name, null])) },
    getComputedStyle(element: Element) {
      asked++;
      return dressed.has(element) ? { ...PLAIN, filter: 'drop-shadow(rgb(0, 0, 0) 300px 0px 0px)' } : PLAIN;
    },
  };
  Object.defineProperty(document, 'defaultView', { value: view });
  const find = (selector: string) => document.querySelector(selector) as Element;
  return { document, dressed, find, asked: () => asked };
}

it('names of highlights beyond all measure are not asked for: the budget is spent', () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `n${at}`);
  const { find, asked } = bench('<p>字</p>', names);
  const styles = new StyleBudget();
  for (let number = 0; number < 50; number++) copierOf(find('p'), '', styles);
  expect(styles.isSpent()).toBe(true);
  expect(asked()).toBeLessThan(1_000);
});

it('a few highlights are asked for each number', () => {
  const { find } = bench('<p>字</p>', ['found', 'current']);
  const styles = new StyleBudget();
  expect(copierOf(find('p'), '', styles)).toBeNull();
  expect(styles.isSpent()).toBe(false);
});

it('a tree around many numbers is asked once, and the last of its elements too', () => {
  const { document, dressed, find, asked } = bench(`<main>${'<p>字</p>'.repeat(200)}</main>`);
  const tree = document.createElement('div');
  tree.innerHTML = `${'<i></i>'.repeat(3_000)}<b><slot></slot></b>`;
  Object.defineProperty(find('main'), 'shadowRoot', { value: tree });
  dressed.add(tree.querySelector('b') as Element);
  const styles = new StyleBudget();
  for (const number of document.querySelectorAll('p')) {
    const copies = copierOf(number, '', styles)?.([BOX]) ?? [];
    expect(copies.some(({ right }) => right >= 500)).toBe(true);
  }
  expect(styles.isSpent()).toBe(false);
  expect(asked()).toBeLessThan(10_000);
});

it('numbers beyond all measure spend the budget and cost no more', () => {
  const { find, asked } = bench(`${'<div>'.repeat(400)}<p>字</p>`);
  const styles = new StyleBudget();
  for (let number = 0; number < 2_000; number++) copierOf(find('p'), '', styles);
  expect(styles.isSpent()).toBe(true);
  expect(asked()).toBeLessThan(150_000);
});

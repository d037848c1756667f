import { expect, it } from 'vitest';

import { noteChanges } from '../../../lib/page/overlay/note-changes.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

/** A page whose changes are told by hand; counts what is asked of its styles. */
function bench(body: string) {
  const document = parseHtml(`<!DOCTYPE html><html><body>${body}</body></html>`);
  let tell: (records: unknown[]) => void = () => undefined;
  const asked = new Map<Element, number>();
  const view = {
    document,
    getComputedStyle(element: Element) {
      asked.set(element, (asked.get(element) ?? 0) + 1);
      return { content: 'none', display: 'block', getPropertyValue: () => '' };
    },
    MutationObserver: class {
      constructor(act: (records: unknown[]) => void) {
        tell = act;
      }
      takeRecords() {
        return [];
      }
    },
  };
  Object.defineProperty(document, 'defaultView', { value: view });
  const notes = noteChanges(view as unknown as Window & typeof globalThis, () => undefined);
  const record = (target: Element) => ({
    type: 'attributes',
    target,
    attributeName: 'class',
    oldValue: 'a',
    addedNodes: [],
  });
  return {
    document,
    notes,
    asked,
    write: (elements: readonly Element[]) => tell(elements.map(record)),
    all: () => [...asked.values()].reduce((sum, times) => sum + times, 0),
  };
}

it('an element written on many times in one go is asked once what styles write in it', () => {
  const { document, notes, asked, write } = bench('<p>字</p>');
  const place = document.querySelector('p') as Element;
  write([place]);
  const once = asked.get(place);
  expect(once).toBeGreaterThan(0);
  write(new Array(1_000).fill(place));
  expect(asked.get(place)).toBe(2 * (once ?? 0));
  expect(notes.changed()).toEqual([]);
});

it('styles of one picture are asked so often and no more, and then nobody says what changed', () => {
  const { document, notes, write, all } = bench(`<div>${'<i></i>'.repeat(60)}</div>`.repeat(40));
  const places = [...document.querySelectorAll('div')];
  for (let turn = 0; turn < 10; turn++) write(places);
  expect(notes.changed()).toEqual([]);
  for (let turn = 0; turn < 10; turn++) write(places);
  expect(notes.changed()).toBeNull();
  const before = all();
  for (let turn = 0; turn < 10; turn++) write(places);
  expect(all()).toBe(before);
});

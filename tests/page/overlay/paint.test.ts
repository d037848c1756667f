import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Mark, makeHighlightPainter } from '../../../lib/page/overlay/paint.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

/** As the CSS Custom Highlight API has it: a highlight is a set with a priority, the registry a map by name. */
class PageHighlight extends Set<AbstractRange> {
  priority = 0;
}

const PLACES = 12;

/** A page with a place for every mark, and with a highlight of its own. */
function makePage() {
  const document = parseHtml(`<body>${'<p>县人民攻府</p>'.repeat(PLACES)}</body>`);
  const registry = new Map<string, PageHighlight>([['theirs', new PageHighlight()]]);
  const view = {
    document,
    Highlight: PageHighlight,
    CSS: { highlights: registry },
    // The manifest's sheet stands.
    getComputedStyle: () => ({ textDecorationStyle: 'double' }),
  };
  Object.defineProperty(document, 'defaultView', { value: view });
  const ranges = [...document.querySelectorAll('p')].map(({ firstChild: words }): AbstractRange => {
    if (!words) throw new Error('a place without words');
    return {
      startContainer: words,
      startOffset: 2,
      endContainer: words,
      endOffset: 4,
      collapsed: false,
    };
  });
  /** What is painted: by name and place, and how high it lies. */
  const painted = () =>
    [...registry]
      .map(([name, highlight]) => ({
        name,
        priority: highlight.priority,
        places: [...highlight].map((range) => ranges.indexOf(range)).sort((a, b) => a - b),
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  return { ranges, painted, registry };
}

interface Place {
  at: number;
  kind: Mark['kind'];
}
interface State {
  marks: readonly Place[];
  current: number;
}
type Change = { show: Place[]; current: number } | { add: Place[] } | 'clear';

/** Where marks overlap, the later of these lies on top. */
const ORDER = ['filed', 'hint', 'suspect', 'normal', 'serious', 'current'] as const;

/** What is to be painted of a state, whatever was painted before it. */
function afresh({ marks, current }: State) {
  const ofKind = (kind: (typeof ORDER)[number]): number[] =>
    marks
      .filter((mark) => (kind === 'current' ? mark.at === current : mark.kind === kind))
      .map(({ at }) => at);
  return [
    { name: 'theirs', priority: 0, places: [] },
    ...ORDER.map((kind, priority) => ({
      name: `xundu-${kind}`,
      priority,
      places: ofKind(kind).sort((a, b) => a - b),
    })).filter(({ places }) => places.length > 0),
  ].sort((a, b) => a.name.localeCompare(b.name));
}

const place = fc.record({
  at: fc.nat(PLACES - 1),
  kind: fc.constantFrom('serious', 'normal', 'suspect', 'hint', 'filed'),
}) satisfies fc.Arbitrary<Place>;
const places = fc.uniqueArray(place, { selector: ({ at }) => at, maxLength: PLACES });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ show: places, current: fc.nat(PLACES) }) },
  { weight: 4, arbitrary: fc.record({ add: places }) },
  { weight: 1, arbitrary: fc.constant('clear' as const) },
);

it('any sequence of changes paints exactly what its last state would afresh, each kind at its height', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const page = makePage();
      const painter = makeHighlightPainter();
      let state: State = { marks: [], current: -1 };
      const marksOf = (all: readonly Place[]) =>
        all.map(({ at, kind }): Mark => ({ id: String(at), kind, range: page.ranges[at] as AbstractRange }));
      for (const one of changes) {
        if (one === 'clear') {
          painter.clear();
          state = { marks: [], current: -1 };
        } else if ('add' in one) {
          // A place is marked once; what is added is never the current one.
          const fresh = one.add.filter(
            ({ at }) => at !== state.current && state.marks.every((known) => known.at !== at),
          );
          painter.add(marksOf(fresh));
          state = { ...state, marks: [...state.marks, ...fresh] };
        } else {
          painter.show(marksOf(one.show), String(one.current));
          state = { marks: one.show, current: one.current };
        }
        expect(page.painted()).toEqual(afresh(state));
      }
    }),
    { numRuns: 200 },
  );
});

describe('a page that takes marks away', () => {
  const start = () => {
    const page = makePage();
    const painter = makeHighlightPainter();
    const range = page.ranges[0] as AbstractRange;
    painter.show([{ id: 'a', kind: 'serious', range }], 'a');
    return { ...page, painter, before: page.painted() };
  };

  it.each<[string, (registry: Map<string, PageHighlight>) => void]>([
    [
      'all highlights',
      (registry) => void ['xundu-serious', 'xundu-current'].map((name) => registry.delete(name)),
    ],
    ['what is in one of ours', (registry) => registry.get('xundu-serious')?.clear()],
    ['ours for its own', (registry) => void registry.set('xundu-serious', new PageHighlight())],
  ])('has them painted again at the next change of the layout: %s', (_, take) => {
    const { registry, painter, painted, before } = start();
    take(registry);
    expect(painted()).not.toEqual(before);
    painter.place();
    expect(painted()).toEqual(before);
    expect(painter.isWiped()).toBe(false);
  });

  it('time and again is told of, and painted for no more', () => {
    const { registry, painter, painted, before } = start();
    for (let n = 0; n < 60; n++) {
      registry.delete('xundu-serious');
      painter.place();
    }
    expect(painter.isWiped()).toBe(true);
    expect(painted()).not.toEqual(before);
  });

  it('while a page that leaves them alone is asked for nothing', () => {
    const { painter, painted, before } = start();
    for (let n = 0; n < 60; n++) painter.place();
    expect(painted()).toEqual(before);
    expect(painter.isWiped()).toBe(false);
  });
});

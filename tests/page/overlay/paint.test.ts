import fc from 'fast-check';
import { expect, it } from 'vitest';

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
  return { ranges, painted };
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

import { firstChildOf, nextSiblingOf, nodeTypeOf } from './dom.ts';

/** Dates of rows: crumbs and pagers have none, a header at most today's. */
const ROW_DATE = /20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/g;
const LEAST_ROW_DATES = 3;

/** Sentences no menu has; a box of 20 links with hints has one or two. */
const MENU_SENTENCES = 4;

/** Where an element's text begins and ends in the text of the outermost one, and in it without white space. */
interface Stretch {
  start: number;
  end: number;
  filledStart: number;
  filledEnd: number;
}

/**
 * What stands inside of boxes that are named like a menu, asked before they are gone into. Boxes stand in one another
 * to any depth, so the outermost is gone through once and answers for those in it.
 *
 * @param mayAsk whether an element may be asked about: only these are remembered
 */
export class Prose {
  private readonly known = new Map<Element, { of: Outermost; stretch: Stretch }>();

  constructor(private readonly mayAsk: (element: Element) => boolean) {}

  /**
   * Whether a box holds running text or dated rows: templates call the box of a whole article `wz` (文章), `page` or
   * `menu_con`, or forget to close the box of the crumbs.
   */
  isIn(element: Element): boolean {
    const { of, stretch } = this.ask(element);
    return between(of.dates, stretch) >= LEAST_ROW_DATES || between(of.sentences, stretch) >= MENU_SENTENCES;
  }

  /** Characters of its text, white space left out. */
  lengthOf(element: Element): number {
    const { stretch } = this.ask(element);
    return stretch.filledEnd - stretch.filledStart;
  }

  private ask(element: Element): { of: Outermost; stretch: Stretch } {
    const known = this.known.get(element);
    if (known) return known;
    const of: Outermost = { dates: [], sentences: [] };
    const pieces: string[] = [];
    let length = 0;
    let filled = 0;
    const own = { of, stretch: { start: 0, end: 0, filledStart: 0, filledEnd: 0 } };
    this.known.set(element, own);
    /** Elements gone into, each with its stretch where it may be asked about. */
    const open: { node: Node; stretch: Stretch | undefined }[] = [{ node: element, stretch: own.stretch }];
    let node = firstChildOf(element);
    while (open.length > 0) {
      while (node) {
        const type = nodeTypeOf(node);
        if (type === 3) {
          const { data } = node as Text;
          pieces.push(data);
          length += data.length;
          filled += data.replace(/\s+/g, '').length;
        } else if (type === 1) {
          let stretch: Stretch | undefined;
          if (this.mayAsk(node as Element)) {
            stretch = { start: length, end: length, filledStart: filled, filledEnd: filled };
            this.known.set(node as Element, { of, stretch });
          }
          open.push({ node, stretch });
          node = firstChildOf(node);
          continue;
        }
        node = nextSiblingOf(node);
      }
      const left = open.pop();
      if (left?.stretch) {
        left.stretch.end = length;
        left.stretch.filledEnd = filled;
      }
      node = left && open.length > 0 ? nextSiblingOf(left.node) : null;
    }
    const text = pieces.join('');
    for (const match of text.matchAll(ROW_DATE))
      of.dates.push({ at: match.index, to: match.index + match[0].length });
    for (let at = text.indexOf('。'); at >= 0; at = text.indexOf('。', at + 1))
      of.sentences.push({ at, to: at + 1 });
    return own;
  }
}

/** Places in the text of an outermost box, in their order. */
interface Outermost {
  dates: Place[];
  sentences: Place[];
}

interface Place {
  at: number;
  to: number;
}

/** How many places lie wholly in a stretch. */
function between(places: readonly Place[], { start, end }: Stretch): number {
  return Math.max(0, countBelow(places, ({ to }) => to <= end) - countBelow(places, ({ at }) => at < start));
}

/** How many places come before the first that is not below. */
function countBelow(places: readonly Place[], isBelow: (place: Place) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(places[middle] as Place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Submission } from '../events/event.ts';
import type { Finding, TextQuote } from '../finding.ts';
import { squash } from '../page-source.ts';
import { starred } from '../text/mask-private.ts';
import type { Range } from '../text/text-quote.ts';

const EVIDENCE_AROUND = 16;
/** Characters by which one side of a place is known. */
const WINDOW = 8;
/** Where a side has fewer before the page begins or ends. */
const LEAST = 4;
/** Of a row's cells between two numbers: a label alone stands in every row. */
const CELL = 6;
/** Of each side looked at; three blocks are kept, each at most as long. */
const MOST_SIDE = 400;
/** A rewritten passage may grow by so much over what stood there. */
const GROWTH = 40;
const MOST_PLACES = 5;
/** A window that stands more often is furniture. */
const MOST_STANDS = 20;

/** Whether what stands before and after the words is what stood there when they were quoted. */
export function sameNeighbours(text: string, { start, end }: Range, { prefix, suffix }: TextQuote): boolean {
  const before = prefix.slice(-EVIDENCE_AROUND);
  const after = suffix.slice(0, EVIDENCE_AROUND);
  return text.slice(0, start).endsWith(before) && text.startsWith(after, end);
}

/** The very characters with blanks, breaks or invisible ones put between them. */
export function standsSpaced(text: string, exact: string): boolean {
  const bare = squash(exact);
  return bare === exact && bare.length >= 2 && /^\p{Script=Han}+$/u.test(bare) && squash(text).includes(bare);
}

/** What stood on both sides of a fault, squashed; `own` counts the characters of its own block. */
export interface FaultContext {
  left: string;
  right: string;
  ownLeft: number;
  ownRight: number;
  length: number;
  /** The page's words began, or ended, with what is kept. */
  opensPage?: boolean | undefined;
  endsPage?: boolean | undefined;
}

/** Stars a masker puts in the place of a number, or its open ends with stars between. */
const MASKED = /[0-9A-Za-z]{0,6}\*{3,}[0-9A-Za-z]{0,4}/g;

const evenStars = (text: string): string => text.replace(MASKED, (one) => '*'.repeat(one.length));

/** A fault's surroundings as far as they were kept: the blocks beside its own, else what its quote holds. */
export function contextOf({ quote, surroundings }: Submission): FaultContext | undefined {
  if (!quote) return undefined;
  // One number is starred whole in one of them and by its middle in another.
  const [prefix, exact, suffix] = [quote.prefix, quote.exact, quote.suffix].map(evenStars) as [
    string,
    string,
    string,
  ];
  const blocks = surroundings.map(evenStars);
  const ownPrefix = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const ownSuffix = suffix.split('\n', 1)[0] ?? '';
  const words = ownPrefix + exact + ownSuffix;
  // The same words may be another cell: the one whose neighbours are the quote's.
  const holding = blocks.flatMap((block, index) => (block.includes(words) ? [index] : []));
  const at =
    holding.find(
      (index) =>
        agree(blocks.slice(0, index).join(''), prefix.slice(0, prefix.length - ownPrefix.length), 'left') &&
        agree(blocks.slice(index + 1).join(''), suffix.slice(ownSuffix.length), 'right'),
    ) ?? -1;
  const own = blocks[at];
  const begin = own === undefined ? -1 : own.indexOf(words) + ownPrefix.length;
  const left = own === undefined ? prefix : [...blocks.slice(0, at), own.slice(0, begin)].join('\n');
  const right =
    own === undefined ? suffix : [own.slice(begin + exact.length), ...blocks.slice(at + 1)].join('\n');
  return {
    // Where the blocks are cells, the quote's own context reaches further.
    left: longer(squash(left), squash(prefix)).slice(-MOST_SIDE),
    right: longer(squash(right), squash(suffix)).slice(0, MOST_SIDE),
    ownLeft: squash(left.slice(left.lastIndexOf('\n') + 1)).length,
    ownRight: squash(right.split('\n', 1)[0] ?? '').length,
    length: squash(exact).length,
    opensPage: at === 0 && isWhole(blocks[0]),
    endsPage: at >= 0 && at === blocks.length - 1 && isWhole(own),
  };
}

/** Whether two texts that meet the same place from one side say the same, as far as the shorter of them goes. */
function agree(one: string, other: string, side: 'left' | 'right'): boolean {
  const [a, b] = [squash(one), squash(other)];
  const length = Math.min(a.length, b.length, WINDOW);
  return side === 'left'
    ? a.slice(a.length - length) === b.slice(b.length - length)
    : a.slice(0, length) === b.slice(0, length);
}

const longer = (one: string, other: string): string => (other.length > one.length ? other : one);

/** A block kept as long as it was. */
const isWhole = (block: string | undefined): boolean => block !== undefined && block.length < MOST_SIDE;

/**
 * The surroundings of a number, whose own words are kept under stars alone. Blocks are kept around it, so that it is
 * the one in their middle; of several in one block nothing tells which was meant.
 */
export function maskedContexts({ quote, surroundings }: Submission): FaultContext[] {
  const length = squash(quote?.exact ?? '').length;
  const text = surroundings.map(evenStars).join('\n');
  const contexts: (FaultContext & { line: number; near: number })[] = [];
  for (const { 0: stars, index } of text.matchAll(/\*+/g)) {
    if (Math.abs(stars.length - length) > 1) continue;
    const [left, right] = [text.slice(0, index), text.slice(index + stars.length)];
    contexts.push({
      left: squash(left).slice(-MOST_SIDE),
      right: squash(right).slice(0, MOST_SIDE),
      ownLeft: squash(left.slice(left.lastIndexOf('\n') + 1)).length,
      ownRight: squash(right.split('\n', 1)[0] ?? '').length,
      length,
      line: left.split('\n').length,
      near: Math.min(left.length, right.length),
    });
  }
  const middle = contexts.reduce<number | undefined>(
    (best, { near }) => (best === undefined || near > best ? near : best),
    undefined,
  );
  const own = contexts.find(({ near }) => near === middle);
  return contexts.filter(({ line }) => line === own?.line).slice(0, MOST_PLACES);
}

/** Where the fault stood: between the nearest of its surroundings that still stand in their order. */
export interface Place extends Range {
  /** `here`: its direct neighbours stand; `block`: words of its own block do; `beside`: the blocks beside it only. */
  known: 'here' | 'block' | 'beside';
}

/**
 * Every place between what stood before and what stood after, of the pair nearest to the fault.
 *
 * @param text squashed, as `PageSource.text`
 */
export function placesOf(text: string, context: FaultContext): Place[] {
  const before = sideStands(text, context.left, 'left', context.opensPage);
  const after = sideStands(text, context.right, 'right', context.endsPage);
  const most = before.length + after.length - 2;
  for (let away = 0; away <= most; away++) {
    const found: Place[] = [];
    for (let i = Math.max(0, away - after.length + 1); i <= Math.min(away, before.length - 1); i++) {
      const j = away - i;
      const ends = before[i] ?? [];
      const starts = after[j] ?? [];
      if (ends.length === 0 || starts.length === 0) continue;
      const room = Math.ceil(away * 1.5) + context.length * 2 + GROWTH;
      const known =
        away === 0
          ? 'here'
          : i + WINDOW <= context.ownLeft || j + WINDOW <= context.ownRight
            ? 'block'
            : 'beside';
      for (const start of ends) {
        const end = starts.find((one) => one >= start);
        if (end !== undefined && end - start <= room) found.push({ start, end, known });
      }
    }
    if (found.length > 0) return found.slice(0, MOST_PLACES);
  }
  return [];
}

/**
 * For each distance from the fault, outwards: where the window at that distance stands now, as the offset of its
 * edge towards the fault. A window that is masked, or stands everywhere, says nothing.
 */
function sideStands(
  text: string,
  side: string,
  which: 'left' | 'right',
  reachesEdge: boolean | undefined,
): number[][] {
  const isLeft = which === 'left';
  // The page began or ended there: its edge stands for the words.
  if (side.length < LEAST) return [[isLeft ? 0 : text.length]];
  // Of a short side every piece counts: a mark put into it must not hide the place.
  const width = side.length >= WINDOW ? WINDOW : LEAST;
  const stands: number[][] = [];
  for (let away = 0; away + width <= side.length; away++) {
    const words = isLeft
      ? side.slice(side.length - away - width, side.length - away)
      : side.slice(away, away + width);
    const edges: number[] = [];
    const known = unstarred(words, which);
    if (known !== undefined) {
      for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
        edges.push(isLeft ? at + known.length : at);
        if (edges.length > MOST_STANDS) break;
      }
    }
    stands.push(edges.length > MOST_STANDS ? [] : edges);
  }
  // Nothing of the side stands, and the page ended behind it: its edge is as far as the place can reach.
  if (reachesEdge) {
    while (stands.length < side.length) stands.push([]);
    stands.push([isLeft ? 0 : text.length]);
  }
  return stands;
}

/** The words of a window as far as stars do not hide them, from the fault outwards; a table's cells are short. */
function unstarred(words: string, which: 'left' | 'right'): string | undefined {
  if (!words.includes('*')) return words;
  const known = which === 'left' ? words.slice(words.lastIndexOf('*') + 1) : (words.split('*', 1)[0] ?? '');
  const isTelling = known.length >= CELL && (known.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST;
  return isTelling ? known : undefined;
}

/** Longer than any private number with its gaps and its label. */
const NUMBER_REACH = 200;

/** The words of a place with what stands around them, on one line; numbers are starred before anything is cut. */
export function around(text: string, { start, end }: Range): string {
  const from = Math.max(0, start - EVIDENCE_AROUND);
  const wide = Math.max(0, from - NUMBER_REACH);
  return starred(text.slice(wide, end + EVIDENCE_AROUND + NUMBER_REACH))
    .slice(from - wide, end + EVIDENCE_AROUND - wide)
    .replaceAll('\n', ' ');
}

/** Whether a finding lies at a place, or directly beside it. */
export function touches({ where }: Finding, { start, end }: Range): boolean {
  return (where.start ?? Infinity) <= end && (where.end ?? -1) >= start;
}

import type { Result } from '../../core/page-result.ts';
import type { ClosedShadow } from '../live-places.ts';
import { clipAround } from './clip-around.ts';
import { copierOf } from './copies.ts';
import { hullOf } from './crop.ts';
import type { Hidden } from './follow-boxes.ts';
import { type Box, heightOf } from './page-box.ts';
import type { Piece, Shown, ShownPiece } from './shown-list.ts';
import type { StyleBudget } from './style-budget.ts';

/** Asks where a text holds private numbers; offsets in UTF-16 units. */
export type AskPrivate = (text: string) => Promise<Result<{ start: number; end: number }[]>>;

/** Most of a text that is asked at once, and what of it is said again with the next part. */
const MOST_ASKED = 60_000;
const SAID_AGAIN = 400;
/** A window shows no more words than this. */
const MOST_SHOWN = 1_200_000;
/** A page can put a number together of pieces placed side by side. Longer pieces hold whole numbers, and need no putting together. */
const SHORT_WORDS = 24;

/**
 * The private numbers among what is shown, each with where it stands. Asked twice: in the order of the document and,
 * where numbers are put together of pieces, in the order they are seen in, line by line.
 *
 * @returns a sentence's worth of failure where nobody answered: then nobody knows what must be black
 */
export async function privatePlaces(
  shown: Shown,
  ask: AskPrivate,
  closedShadow?: ClosedShadow,
): Promise<Result<Hidden[]>> {
  const inOrder = joined(shown.pieces);
  const bySight = joined(seenOrder(shown.pieces));
  const found: Hidden[] = [];
  for (const { text, pieces, starts } of bySight.text === '' ? [inOrder] : [inOrder, bySight]) {
    if (text.length > MOST_SHOWN) return { ok: false, error: '' };
    for (let from = 0; from < text.length; from += MOST_ASKED - SAID_AGAIN) {
      const part = text.slice(from, from + MOST_ASKED);
      // Nothing without a digit is a number: most pages cost no message.
      if (!DIGIT.test(part)) continue;
      const answer = await ask(part);
      if (!answer.ok) return answer;
      for (const { start, end } of answer.value)
        found.push(
          ...placesOf({ pieces, starts, styles: shown.styles }, start + from, end + from, closedShadow),
        );
    }
  }
  return { ok: true, value: found };
}

/** Every form of a digit a page can write, and what is written as Chinese numerals. */
const DIGIT = /[\p{N}〇零一二三四五六七八九]/u;

interface Joined {
  text: string;
  pieces: readonly ShownPiece[];
  /** Where each piece begins in the text. */
  starts: number[];
}

function joined(pieces: readonly ShownPiece[]): Joined {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    if (text !== '') text += piece.parted;
    starts.push(text.length);
    text += piece.words;
  }
  return { text, pieces, starts };
}

/** Short pieces that are shown, line by line and from left to right; what stands apart is parted. */
function seenOrder(pieces: readonly ShownPiece[]): ShownPiece[] {
  const short = pieces
    .filter(({ words, boxes }) => boxes.length > 0 && words.trim().length <= SHORT_WORDS && DIGIT.test(words))
    .map((piece) => ({ piece, box: hullOf(piece.boxes) as Box }))
    .sort((a, b) => a.box.top + a.box.bottom - b.box.top - b.box.bottom);
  if (short.length < 2) return [];
  const lines: (typeof short)[] = [];
  for (const one of short) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const middle = (one.box.top + one.box.bottom) / 2;
    if (line && last && middle < last.box.bottom && heightOf(one.box) < 3 * heightOf(last.box))
      line.push(one);
    else lines.push([one]);
  }
  return lines.flatMap((line) => {
    let right = Number.NEGATIVE_INFINITY;
    return line
      .sort((a, b) => a.box.left - b.box.left)
      .map(({ piece, box }) => {
        const isNext = box.left - right < heightOf(box);
        right = box.right;
        return { ...piece, parted: isNext ? '' : '\n' };
      });
  });
}

/** What is not known, wherever it stands. */
export const unknownPlaces = ({ unknown, styles }: Shown, closedShadow?: ClosedShadow): Hidden[] =>
  unknown.map((piece) => ({
    ...placeOf(piece, () => piece.measure(), styles, closedShadow),
    isUnknown: true,
  }));

/** A part of a piece with its copies: what cuts the words does not cut these. */
function placeOf(
  { holder, part, isFree }: Piece,
  measure: () => Box[],
  styles: StyleBudget,
  closedShadow: ClosedShadow | undefined,
): Hidden {
  const copier = copierOf(holder, part, styles, closedShadow);
  return {
    measure: copier ? () => copier(measure()) : measure,
    clip: () => (copier || isFree ? undefined : clipAround(holder, closedShadow)),
  };
}

function placesOf(
  { pieces, starts, styles }: Pick<Joined, 'pieces' | 'starts'> & { styles: StyleBudget },
  start: number,
  end: number,
  closedShadow: ClosedShadow | undefined,
): Hidden[] {
  const found: Hidden[] = [];
  for (const [at, piece] of pieces.entries()) {
    const from = starts[at] ?? 0;
    const to = from + piece.words.length;
    if (to <= start || from >= end || piece.boxes.length === 0) continue;
    const [first, last] = [Math.max(0, start - from), Math.min(piece.words.length, end - from)];
    found.push(placeOf(piece, () => piece.measure(first, last), styles, closedShadow));
  }
  return found;
}

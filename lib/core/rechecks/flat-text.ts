import type { Range } from '../text/text-quote.ts';

/** A text without its blanks, and where each of its units stands in the text. */
export interface FlatText {
  text: string;
  at: readonly number[];
}

/** The text as `squash` makes it, with the way back. */
export function flatten(text: string): FlatText {
  const at: number[] = [];
  let flat = '';
  for (const { 0: run, index } of text.matchAll(/[^\s\p{Default_Ignorable_Code_Point}]+/gu)) {
    flat += run;
    for (let unit = 0; unit < run.length; unit++) at.push(index + unit);
  }
  return { text: flat, at };
}

/** A place of the squashed text in the text itself. */
export function rawPlace<Place extends Range>(place: Place, { at }: FlatText): Place {
  const start = place.start > 0 ? (at[place.start - 1] ?? 0) + 1 : 0;
  const end = place.end > place.start ? (at[place.end - 1] ?? 0) + 1 : start;
  return { ...place, start, end };
}

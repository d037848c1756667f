import type { Submission } from '../events/event.ts';
import { squash } from '../page-source.ts';
import { fold } from '../text/fold.ts';

/** Words this long stand nowhere by chance when blanks and marks are taken out. */
const LONG = 4;
/** Characters of a neighbour that shorter words are looked for with. */
const BESIDE = 2;
/** A run of the wording that tells it from any other. */
const PIECE = 4;
const HAN = /\p{Script=Han}/u;
/** Stands where right words were taken out. */
const ASIDE = '\u0000';
const NOT_HAN = new RegExp(`[^\\p{Script=Han}${ASIDE}]+`, 'gu');

/** A fault's own words, and how they are told apart from others when somebody shows them in another form. */
export interface FaultWords {
  exact: string;
  /** Whether they stand in this text, however blanks, marks, width or form part them. */
  standIn(text: string): boolean;
  /** How many times. */
  timesIn(text: string): number;
  /** Whether a stretch holds their very characters in another order. */
  areShuffledIn(stretch: string): boolean;
  /** Short runs of the old wording that reach into the words: a script that holds one may put them back. */
  pieces: readonly string[];
  /** The Han characters they are made of. */
  signs: ReadonlySet<string>;
}

/** Letters, digits and Han characters in one form, all else taken out. */
export function bare(text: string): string {
  return fold(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words of a ticket; undefined where they have no letter at all and only the very marks can be compared. */
export function faultWords({
  quote,
  ruleId,
  suggestion,
}: Pick<Submission, 'quote' | 'ruleId' | 'suggestion'>): FaultWords | undefined {
  if (!quote || quote.exact === '') return undefined;
  const plain = squash(quote.exact);
  const folded = bare(quote.exact);
  // A fault that is one of form (髙, 2０23) would be found again in its correction.
  const isOfForm = folded !== plain.toLowerCase();
  const form = isOfForm ? squash : bare;
  const words = isOfForm ? plain : folded;
  const isLong = words.length >= LONG && ruleId !== undefined;
  const beside = [
    form(quote.prefix).slice(-BESIDE) + words,
    words + form(quote.suffix).slice(0, BESIDE),
  ].filter((one) => one.length > words.length && !one.includes('*'));
  const wanted = isLong || beside.length === 0 ? [words] : beside;
  const turned = words.length >= LONG ? [...words].reverse().join('') : undefined;
  const isHan = [...words].every((sign) => HAN.test(sign));
  // Within what was asked for (副县长 for 县长) they are right.
  const asked = form(suggestion ?? '');
  const isPart = asked.length > words.length && asked.includes(words);
  const times = (text: string): number => {
    const inForm = isPart ? form(text).replaceAll(asked, ASIDE) : form(text);
    let most = 0;
    for (const one of wanted) most = Math.max(most, count(inForm, one));
    if (turned !== undefined) most += count(inForm, turned);
    if (isHan && words.length >= LONG) most = Math.max(most, count(inForm.replace(NOT_HAN, ''), words));
    return most;
  };
  return {
    exact: quote.exact,
    timesIn: times,
    standIn: (text) => times(text) > 0,
    areShuffledIn: (stretch) => holdsShuffled(form(stretch), words),
    pieces: isOfForm
      ? []
      : piecesOf(bare(quote.prefix).slice(-PIECE), words, bare(quote.suffix).slice(0, PIECE)),
    signs: new Set([...words].filter((sign) => HAN.test(sign))),
  };
}

/** Runs of four that share two characters with the words, or all where the words are shorter. */
function piecesOf(before: string, words: string, after: string): string[] {
  const text = before + words + after;
  const shared = Math.min(2, words.length);
  const pieces: string[] = [];
  for (let at = 0; at + PIECE <= text.length; at++) {
    const from = Math.max(at, before.length);
    const to = Math.min(at + PIECE, before.length + words.length);
    const piece = text.slice(at, at + PIECE);
    if (to - from >= shared && HAN.test(piece)) pieces.push(piece);
  }
  return pieces;
}

function count(text: string, words: string): number {
  let found = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found++;
  return words === '' ? 0 : found;
}

/** A run of the stretch, as long as the words, that is made of their very characters. */
function holdsShuffled(stretch: string, words: string): boolean {
  const wanted = [...words];
  if (wanted.length < 2) return stretch.includes(words);
  const signs = [...stretch];
  const sorted = [...wanted].sort().join('');
  for (let from = 0; from + wanted.length <= signs.length; from++) {
    if (
      signs
        .slice(from, from + wanted.length)
        .sort()
        .join('') === sorted
    )
      return true;
  }
  return false;
}

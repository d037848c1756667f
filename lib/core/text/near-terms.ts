import { compileMatcher } from './compile-matcher.ts';
import { BLOCK_END, foldTable, SKIPPED } from './fold.ts';
import { eachMatch } from './matcher.ts';

/** A term whose writing is fixed. */
export interface FixedTerm {
  text: string;
  /** First index that may be the wrong one; 1 unless the characters before it vary by right (the name of a place). */
  from?: number;
  /** Its first and last character may be the wrong one too: nothing else begins or ends like it. */
  ends?: boolean;
}

/** What happened to the one character: another stands there, two changed places, it stands twice, it is gone. */
type Slip = '错' | '换' | '叠' | '漏';

/** A place that is one character off a term. Offsets in the text, end exclusive. */
export interface NearHit {
  start: number;
  end: number;
  term: number;
  slip: Slip;
  /** Index in the term of the (first) character it happened to. */
  at: number;
}

/** A text without what folding skips, and where each unit stood. */
interface Compact {
  units: string;
  at: Int32Array;
}

function compact(text: string): Compact {
  const folded = foldTable();
  const at = new Int32Array(text.length);
  const units: string[] = [];
  const piece = new Uint16Array(4096);
  let used = 0;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = folded[text.charCodeAt(index)] ?? SKIPPED;
    if (unit === SKIPPED) continue;
    at[length++] = index;
    piece[used++] = unit;
    if (used < piece.length) continue;
    units.push(String.fromCharCode(...piece));
    used = 0;
  }
  units.push(String.fromCharCode(...piece.subarray(0, used)));
  return { units: units.join(''), at };
}

/** Left out or put in, these make another way of saying the same (人力资源社会保障局), not a slip. */
const JOINING = /[和与及暨的之、]/;
const NUMERAL = /[〇一二三四五六七八九十百千万两零几\d]/;
/** What stands in place of a character: another one, or what a broken encoding leaves. */
const ODD = /[\u4e00-\u9fffa-z\d?？*×□○●\ufffd]/;

function slipAt(
  term: string,
  text: string,
  start: number,
): { slip: Slip; at: number; length: number } | null {
  let at = 0;
  while (at < term.length && term.charCodeAt(at) === text.charCodeAt(start + at)) at++;
  const rest = term.length - at;
  if (rest < 1) return null;
  const here = start + at;
  const follows = (from: number, place: number) => text.startsWith(term.slice(from), place);
  if (rest > 1 && term[at] === text[here + 1] && term[at + 1] === text[here] && follows(at + 2, here + 2))
    return { slip: '换', at, length: term.length };
  if (at > 0 && text[here] === text[here - 1] && follows(at, here + 1))
    return { slip: '叠', at: at - 1, length: term.length + 1 };
  if (rest > 1 && follows(at + 1, here)) return { slip: '漏', at, length: term.length - 1 };
  if (follows(at + 1, here + 1)) return { slip: '错', at, length: term.length };
  return null;
}

/** The slip as it may be told: inside the part that is fixed, and no other way of saying the same. */
function isSlip(term: FixedTerm & { folded: string }, slip: Slip, at: number, odd: string): boolean {
  const last = term.folded.length - (term.ends && slip !== '漏' ? 1 : 2);
  const first = term.ends && slip !== '漏' ? 0 : (term.from ?? 1);
  if (at < first || (slip === '换' ? at + 1 : at) > last) return false;
  const right = term.folded.charAt(at);
  if (slip === '漏') return !JOINING.test(right);
  if (slip !== '错') return true;
  if (JOINING.test(right) && JOINING.test(odd)) return false;
  return ODD.test(odd) && !(NUMERAL.test(right) && NUMERAL.test(odd));
}

/** A gap inside the hit may be the one between two entries of a menu; a title set wide has all of them. */
const isBroken = (words: string): boolean =>
  /[ \u3000\u00a0]/.test(words) && !words.split(/[ \u3000\u00a0]/).every((part) => part.length <= 1);

/**
 * Finds what is one character off a fixed term: wrong, swapped with its neighbour, doubled or missing. One pass of
 * a matcher over the halves of all terms, then a look at the other half: of two halves a single slip leaves one
 * whole (a swap over the middle is a term of its own). Sees through width, spaces and traditional forms as the
 * matcher does. What lies in a term written right, or in `good`, is none; of hits that overlap the longest stays.
 *
 * @param terms of 5 characters and more; shorter ones are one character off too much good Chinese
 * @param good phrases that are right although they are near a term (人民代表会议)
 * @example nearTerms([{ text: '中华人民共和国' }], [])('中华人民共合国')[0]?.term === 0
 */
export function nearTerms(terms: readonly FixedTerm[], good: readonly string[]): (text: string) => NearHit[] {
  const all = terms.map((term) => ({ ...term, folded: compact(term.text).units }));
  const patterns: string[] = [];
  /** What a pattern is of: term, and how far behind its start the term starts; whole terms and good phrases have -1. */
  const owners: { term: number; back: number }[] = [];
  const add = (pattern: string, term: number, back: number) => {
    patterns.push(pattern);
    owners.push({ term, back });
  };
  for (const [term, { folded }] of all.entries()) {
    if (folded.length < 5) continue;
    const middle = folded.length >> 1;
    add(folded, -1, 0);
    add(folded.slice(0, middle), term, 0);
    add(folded.slice(middle), term, middle);
    add(
      folded.slice(0, middle - 1) +
        folded.charAt(middle) +
        folded.charAt(middle - 1) +
        folded.slice(middle + 1),
      term,
      0,
    );
  }
  for (const phrase of good) add(phrase, -1, 0);
  const matcher = compileMatcher(patterns);

  return (text) => {
    const { units, at: places } = compact(text);
    const right: { start: number; end: number }[] = [];
    const found = new Map<string, NearHit & { odd: number; from: number; to: number }>();
    eachMatch(matcher, units, (pattern, start, end) => {
      const { term: index, back } = owners[pattern] ?? { term: -1, back: 0 };
      const term = all[index];
      if (!term) {
        right.push({ start, end });
        return;
      }
      const starts = back === 0 ? [start] : [start - back, start - back + 1, start - back - 1];
      for (const from of starts) {
        const slip = from < 0 ? null : slipAt(term.folded, units, from);
        if (!slip) continue;
        const odd = from + slip.at;
        if (!isSlip(term, slip.slip, slip.at, units.charAt(odd))) continue;
        const to = from + slip.length;
        if (units.slice(from, to).includes(String.fromCharCode(BLOCK_END))) continue;
        const words = { start: places[from] ?? 0, end: (places[to - 1] ?? 0) + 1 };
        if (isBroken(text.slice(words.start, words.end))) continue;
        found.set(`${from}-${to}-${index}`, { ...words, ...slip, term: index, odd, from, to });
      }
    });
    if (found.size === 0) return [];
    const reach = reachOf(right, units.length);
    const isRight = ({ from, to, odd, slip }: { from: number; to: number; odd: number; slip: Slip }) =>
      slip === '漏' ? (reach[from] ?? 0) >= to : (reach[odd] ?? 0) > odd;
    return longest([...found.values()].filter((hit) => !isRight(hit))).map(
      ({ start, end, term, slip, at }) => ({ start, end, term, slip, at }),
    );
  };
}

/** For each place the furthest end of the spans that begin at or before it. */
function reachOf(spans: readonly { start: number; end: number }[], length: number): Int32Array {
  const reach = new Int32Array(length);
  for (const { start, end } of spans) reach[start] = Math.max(reach[start] ?? 0, end);
  for (let at = 1; at < length; at++) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0);
  return reach;
}

function longest<T extends { start: number; end: number }>(hits: readonly T[]): T[] {
  const taken = new Set<number>();
  const kept: T[] = [];
  for (const hit of [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    // No kept hit is shorter, so one that overlaps covers an edge of this one.
    if (taken.has(hit.start) || taken.has(hit.end - 1)) continue;
    for (let at = hit.start; at < hit.end; at++) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

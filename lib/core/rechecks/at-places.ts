import type { Submission } from '../events/event.ts';
import type { Finding } from '../finding.ts';
import { squash } from '../page-source.ts';
import { around, type Place, standsSpaced, touches } from './fault-place.ts';
import type { FaultWords } from './fault-words.ts';
import { type RecheckMeans, type SeenPage, unsure, type Verdict } from './seen-page.ts';
import { withoutAsked } from './standing-words.ts';

/** Private characters and what a broken encoding leaves: how they look is the font's to say. */
const UNREADABLE = /[\ue000-\uf8ff\ufffd]|[\u{f0000}-\u{10fffd}]/u;

/** What stands at the places now, where it is no better. */
export function atPlaces(
  submission: Submission,
  { reading }: SeenPage,
  places: readonly Place[],
  means: RecheckMeans,
  words: FaultWords | undefined,
): Verdict | undefined {
  const { quote, suggestion } = submission;
  if (!quote) return undefined;
  let findings: readonly Finding[] | undefined;
  for (const place of places) {
    const stretch = reading.text.slice(place.start, place.end);
    const shown = around(reading.text, place);
    const says = `原处现为：${shown}`;
    if (standsSpaced(withoutAsked(stretch, submission), quote.exact) || words?.standIn(stretch))
      return { result: '改成另一种错', evidence: `${says}（原文换了写法，字都还在）`, shown };
    if (UNREADABLE.test(stretch)) return { ...unsure(`${says}（有看不出字形的字符）`), shown };
    findings ??= means.judge(reading);
    const worse = findings.find((finding) => touches(finding, place));
    if (worse) return { result: '改成另一种错', evidence: `${says}（${worse.message}）`, shown };
    if (words?.areShuffledIn(stretch) && !isSuggested(stretch, suggestion))
      return { ...unsure(`${says}（原文的字都还在，次序或间隔变了）`), shown };
    if (place.known === 'here' && isNearMiss(stretch, quote.exact, suggestion))
      return { ...unsure(`${says}，和原文只差一两个字，又不是建议的“${suggestion}”`), shown };
    if (place.known === 'here' && suggestion === undefined && isHalfAnother(stretch, quote.exact))
      return { ...unsure(`${says}，原文的字换了一半以上，没有建议可以对照，改对没有机器不知道`), shown };
  }
  return undefined;
}

function isSuggested(stretch: string, suggestion: string | undefined): boolean {
  return suggestion !== undefined && squash(stretch).includes(squash(suggestion));
}

/** Not what was asked for, and nearly the fault or nearly what was asked for: a slip, or a sign that looks alike. */
function isNearMiss(stretch: string, exact: string, suggestion: string | undefined): boolean {
  if (suggestion === undefined) return false;
  const now = squash(stretch);
  const was = squash(exact);
  const asked = suggestion.split(/[或、/；;，,]/).map(squash);
  const isWord = asked.some((one) => one.length <= was.length + 2 && shared(one, was) > 0);
  if (!isWord || asked.some((one) => now.includes(one))) return false;
  const isLikeFault = Math.abs(now.length - was.length) <= 1 && shared(now, was) * 2 >= was.length;
  return isLikeFault || asked.some((one) => one.length === now.length && shared(now, one) * 2 > one.length);
}

/** Longer words are a passage, written anew as one likes. */
const SHORT = 4;

/**
 * A short word that kept some signs and lost more than one: a slip is mended by one sign, and nothing says what was
 * asked for.
 */
function isHalfAnother(stretch: string, exact: string): boolean {
  const now = squash(stretch);
  const was = squash(exact);
  if (now.length !== was.length || was.length > SHORT || !/^\p{Script=Han}+$/u.test(was)) return false;
  const kept = shared(now, was);
  return kept > 0 && kept * 2 < was.length;
}

/** Signs of one that the other has too, each counted once. */
function shared(one: string, other: string): number {
  const left = [...other];
  let same = 0;
  for (const sign of one) {
    const at = left.indexOf(sign);
    if (at < 0) continue;
    left.splice(at, 1);
    same++;
  }
  return same;
}

import type { Submission } from '../events/event.ts';
import { type SilentPlace, squash } from '../page-source.ts';
import { privateRangesOf } from '../text/mask-private.ts';
import { clearedVerdict, placesOfAll } from './cleared-verdict.ts';
import { contextOf, type FaultContext, maskedContexts, touches } from './fault-place.ts';
import { bare } from './fault-words.ts';
import { flatten, rawPlace } from './flat-text.ts';
import { isMask, rawOf } from './masked-number.ts';
import { type RecheckMeans, type SeenPage, unsure, type Verdict } from './seen-page.ts';
import { silentHit } from './silent-words.ts';

const STARS = /\*{3}/;
/** What holds figures of programs, not of persons. */
const OF_PROGRAMS: ReadonlySet<SilentPlace> = new Set<SilentPlace>(['script', 'asset', 'style']);
/** Of the words beside a mask that still stands on the page. */
const BESIDE_MASK = 200;

/**
 * Words kept under stars: the raw value was never stored, so the rule is run again and only masks are compared
 * (DESIGN 4). Stars stand on no page, and their absence proves nothing: what stood around them must stand. Asked of
 * the quote, not of the class, which can be corrected.
 */
export function maskedVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { quote, ruleId } = submission;
  if (!quote || !STARS.test(quote.exact)) return undefined;
  const { reading, source } = seen;
  const findings = means.judge(reading);
  const again = findings.find(({ quote: { exact } }) => exact === quote.exact);
  if (again)
    return { result: '仍在', evidence: `页面上仍有 ${again.quote.exact}。`, shown: again.quote.exact };
  // Words of a reader that only lie around a number are compared where no star is.
  const like = findings.find((one) => one.ruleId === ruleId && STARS.test(one.quote.exact));
  if (like && !isMask(quote))
    return { result: '仍在', evidence: `原规则在页面上仍报出：${like.message}`, shown: like.quote.exact };
  const raw = rawOf(quote);
  if (raw?.test(bare(source?.shown ?? reading.text)))
    return {
      result: '仍在',
      evidence: `页面上仍能拼出 ${quote.exact}（写法变了，或分开写了）。`,
      shown: quote.exact,
    };
  const hit = raw && source ? silentHit(source, (text) => raw.test(bare(text))) : undefined;
  if (hit)
    return { result: '仍在', evidence: `${quote.exact} 还写在页面的${hit.where}里。`, shown: quote.exact };
  // Of a number kept under stars alone nothing tells it from another: any off the text is for a person.
  if (!raw && source) {
    const beside = source.silent.filter(({ where }) => !OF_PROGRAMS.has(where));
    const any = silentHit({ ...source, silent: beside }, (text) => privateRangesOf(text).length > 0);
    if (any) return unsure(`页面的${any.where}里还有证件号码或手机号码，是不是这一处的机器分不出来`);
  }
  const contexts = contextsOf(submission, seen);
  const flat = flatten(reading.text);
  const places = placesOfAll(flat.text, contexts).map((place) => rawPlace(place, flat));
  // A person's number elsewhere has a ticket of its own; where the place is not known it may be this one.
  const other = findings.find(
    (finding) =>
      finding.problemClass === '个人隐私' &&
      (places.length === 0 || places.some((place) => touches(finding, place))),
  );
  if (other) {
    const evidence = `原来的号码已不见，但页面上有 ${other.quote.exact}。`;
    return { result: '改成另一种错', evidence, shown: other.quote.exact };
  }
  return clearedVerdict(submission, seen, means, { contexts });
}

/** What stood around a number; of tickets that kept nothing, what stands around its mask where the page shows that. */
function contextsOf(submission: Submission, { reading }: SeenPage): FaultContext[] {
  const { quote, surroundings } = submission;
  if (!quote) return [];
  if (quote.prefix !== '' || quote.suffix !== '') {
    const context = contextOf(submission);
    return context ? [context] : [];
  }
  if (surroundings.length > 0) return maskedContexts(submission);
  const text = squash(reading.text);
  const at = text.indexOf(squash(quote.exact));
  if (at < 0 || !isMask(quote)) return [];
  const left = text.slice(Math.max(0, at - BESIDE_MASK), at);
  const right = text.slice(at + quote.exact.length).slice(0, BESIDE_MASK);
  return [{ left, right, ownLeft: left.length, ownRight: right.length, length: quote.exact.length }];
}

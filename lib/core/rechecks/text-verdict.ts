import type { Submission } from '../events/event.ts';
import type { Finding, TextQuote } from '../finding.ts';
import { squash } from '../page-source.ts';
import { findExactQuote, occurrencesOf, type Range } from '../text/text-quote.ts';
import { around, contextOf, type Place, placesOf, sameNeighbours, standsSpaced } from './fault-place.ts';
import { bare, type FaultWords, faultWords } from './fault-words.ts';
import { hasBody, sameTitle } from './same-page.ts';
import { foreign, type RecheckMeans, type SeenPage, unseen, unsure, type Verdict } from './seen-page.ts';
import { couldBeWritten, silentHit } from './silent-words.ts';

/** Characters on either side by which a place is known for certain. */
const PLACE_SIDES = 8;
/** Words as long as this do not stand elsewhere by chance. */
const CLAUSE = 8;
/** Shorter words stand spaced by chance across two sentences. */
const SPACED_LEAST = 4;
/** Private characters and what a broken encoding leaves: how they look is the font's to say. */
const UNREADABLE = /[\ue000-\uf8ff\ufffd]|[\u{f0000}-\u{10fffd}]/u;

/** A text without its blanks, and where each of its units stands in the text. */
interface Flat {
  text: string;
  at: number[];
}

/**
 * Whether the words are gone: the machine says so only where what stood around them still stands, something else
 * stands between, and nothing on the page could show them all the same.
 */
export function textVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { quote, suggestion, ruleId } = submission;
  if (!quote || quote.exact === '') return undefined;
  const { text } = seen.reading;
  const flat = flatten(text);
  const context = contextOf(submission);
  const places = context ? placesOf(flat.text, context) : [];
  const raw = places.map((place) => rawPlace(place, flat));
  const standing = standingAt(text, quote, suggestion);
  if (standing) {
    const isMended = raw.length > 0 && mendedBeside(submission, quote, seen, raw, means);
    if (!isMended) {
      // Words a reader selected may be mended by what stands beside them: a person judges, the machine never closes.
      const moved = ruleId === undefined && !sameNeighbours(text, standing, quote);
      const note = moved ? '（前后文字已改动，请人工判断）' : '';
      const shown = around(text, standing);
      return { result: '仍在', evidence: `原文仍在：${shown}${note}`, shown };
    }
  } else if (quote.exact.length >= SPACED_LEAST && standsSpaced(text, quote.exact)) {
    const says = `原文的字都还在，只是中间加了空格、换行或看不见的字符：${quote.exact}`;
    return { result: '改成另一种错', evidence: says, shown: quote.exact };
  }
  const words = faultWords(submission);
  const isElsewhere = standing !== undefined;
  return (
    atPlaces(submission, seen, raw, means, words) ??
    elsewhere(seen, words, isElsewhere) ??
    goneVerdict(submission, seen, means, words?.signs, places, isElsewhere)
  );
}

/**
 * The words at a place are others: 已消除, unless what was not seen, or what could be written by the page itself,
 * may show them still.
 *
 * @param places in `squash(reading.text)`
 */
export function goneVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
  signs: ReadonlySet<string> = new Set(),
  places: readonly Place[] = [],
  isElsewhere = false,
): Verdict {
  const { reading, source } = seen;
  const [place] = places;
  const gap = unseen(seen, place !== undefined && place.known !== 'beside');
  if (gap) return gap;
  const other = foreign(submission, seen, means);
  if (other) return other;
  if (!place)
    return unsure(
      '原文和它前后的文字都不在页面上了，可能换了文章，也可能改由框架、脚本或图片显示，看不到原处现在是什么',
    );
  if (place.known === 'beside') {
    if (!sameTitle(submission, reading.title, means.mask))
      return unsure('页面标题已不同，原处所在的一段也不见了');
    if (!hasBody(reading)) return unsure('页面上几乎没有正文，原处所在的一段也不见了');
  }
  const written = source && couldBeWritten(source, signs);
  if (written !== undefined) return unsure(written);
  const thing = source && thingAtPlace(submission, source);
  if (thing !== undefined) return unsure(thing);
  const flat = flatten(reading.text);
  const shown = around(reading.text, rawPlace(place, flat));
  const isDeleted = place.known !== 'here' && place.end - place.start <= 2;
  const how = isDeleted ? '原处文字已删，前后现为' : '原处现为';
  const note = isElsewhere ? '（同样的文字在页面别处还有，不是这一处）' : '';
  return { result: '已消除', evidence: `${how}：${shown}${note}`, shown };
}

/** A picture, a frame, a box to be filled where the words stood: who knows what it shows. */
function thingAtPlace(submission: Submission, source: NonNullable<SeenPage['source']>): string | undefined {
  const context = contextOf(submission);
  const places = context ? placesOf(source.text, context) : [];
  if (places.length === 0) return '网页源码里找不到原处';
  for (const { start, end } of places) {
    const thing = source.things.find(
      ({ at, what }) => at >= start && at <= end && !(source.live && what === 'script'),
    );
    if (thing) return `原处现在有${THING_NAMES[thing.what]}（${thing.name}），里面显示什么看不到`;
  }
  return undefined;
}

const THING_NAMES = {
  picture: '图片',
  frame: '内嵌框架',
  drawing: '图形或音视频',
  control: '输入控件',
  script: '脚本',
  empty: '可由脚本或样式填字的空框',
} as const;

/** What stands at the places now, where it is no better. */
function atPlaces(
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
    if (standsSpaced(stretch, quote.exact) || words?.standIn(stretch))
      return { result: '改成另一种错', evidence: `${says}（原文换了写法，字都还在）`, shown };
    if (UNREADABLE.test(stretch)) return { ...unsure(`${says}（有看不出字形的字符）`), shown };
    findings ??= means.judge(reading);
    const worse = findings.find(
      ({ where }) => (where.start ?? Infinity) <= place.end && (where.end ?? -1) >= place.start,
    );
    if (worse) return { result: '改成另一种错', evidence: `${says}（${worse.message}）`, shown };
    if (words?.areShuffledIn(stretch) && !isSuggested(stretch, suggestion))
      return { ...unsure(`${says}（原文的字都还在，次序或间隔变了）`), shown };
    if (place.known === 'here' && isNearMiss(stretch, quote.exact, suggestion))
      return { ...unsure(`${says}，和原文只差一两个字，又不是建议的“${suggestion}”`), shown };
  }
  return undefined;
}

/** The words in another form, or off the text, anywhere on the page. */
function elsewhere(
  { reading, source }: SeenPage,
  words: FaultWords | undefined,
  isElsewhere: boolean,
): Verdict | undefined {
  if (!words) return undefined;
  const rightly = isElsewhere ? occurrencesOf(reading.text, words.exact).length : 0;
  if (words.timesIn(source?.shown ?? reading.text) > rightly)
    return unsure(`“${words.exact}”换了写法还在页面上（隔开、拆开、换了字形，或写在控件、图形里）`);
  // What rightly stands elsewhere may stand in the page's own data too.
  const hit = source && !isElsewhere ? silentHit(source, words.standIn) : undefined;
  if (!hit) return source && putBack(source, words);
  if (hit.isSeen)
    return { result: '仍在', evidence: `“${words.exact}”还在页面的${hit.where}里。`, shown: words.exact };
  return unsure(`正文里没有了，但“${words.exact}”还写在页面的${hit.where}里，读者可能仍看得到`);
}

/** A script holds a run of the old wording that stands on the page no more. */
function putBack(source: NonNullable<SeenPage['source']>, { pieces }: FaultWords): Verdict | undefined {
  const now = bare(source.shown);
  const old = pieces.filter((piece) => !now.includes(piece));
  const scripts = source.silent.filter(({ where }) => where === 'script' || where === 'asset');
  const stands = (text: string) => {
    const said = bare(text);
    return old.some((piece) => said.includes(piece));
  };
  const hit = old.length > 0 ? silentHit({ ...source, silent: scripts }, stands) : undefined;
  return hit && unsure(`页面的${hit.where}里还有原文的一截，会不会写回页面看不出来`);
}

function isSuggested(stretch: string, suggestion: string | undefined): boolean {
  return suggestion !== undefined && squash(stretch).includes(squash(suggestion));
}

/** As long as the fault, half of it the same, and not what was asked for: a slip, or a sign that looks alike. */
function isNearMiss(stretch: string, exact: string, suggestion: string | undefined): boolean {
  if (suggestion === undefined) return false;
  const now = squash(stretch);
  const was = squash(exact);
  const asked = suggestion.split(/[或、/；;，,]/).map(squash);
  const isWord = asked.some(
    (one) => one.length <= was.length + 2 && [...one].some((sign) => was.includes(sign)),
  );
  if (!isWord || asked.some((one) => now.includes(one)) || Math.abs(now.length - was.length) > 1)
    return false;
  const left = [...was];
  let same = 0;
  for (const sign of now) {
    const at = left.indexOf(sign);
    if (at < 0) continue;
    left.splice(at, 1);
    same++;
  }
  return same * 2 >= was.length;
}

/** Where the very words stand; those that are part of what was asked for do not count. */
function standingAt(text: string, quote: TextQuote, suggestion: string | undefined): Range | undefined {
  const found = findExactQuote(text, quote) ?? undefined;
  if (!found || !suggestion?.includes(quote.exact)) return found;
  const offset = suggestion.indexOf(quote.exact);
  const isRight = (start: number) => text.startsWith(suggestion, start - offset);
  const wrong = occurrencesOf(text, quote.exact).filter((start) => !isRight(start));
  const [first] = wrong;
  if (first === undefined) return undefined;
  return isRight(found.start) ? { start: first, end: first + quote.exact.length } : found;
}

/**
 * The same words may rightly stand elsewhere on the page. The fault is gone only when its own place, known by the
 * words on both sides, holds something else, none of the others has a neighbour of the fault, and the rule that
 * found it (if one did) lets them pass.
 */
function mendedBeside(
  { ruleId }: Submission,
  quote: TextQuote,
  { reading }: SeenPage,
  places: readonly Place[],
  means: RecheckMeans,
): boolean {
  const { text } = reading;
  // A whole clause stands twice by copying: the other one is as wrong.
  if (squash(quote.exact).length >= CLAUSE) return false;
  const isSure = places.every(
    ({ start, end, known }) => known !== 'beside' && !text.slice(start, end).includes(quote.exact),
  );
  if (!isSure) return false;
  const before = quote.prefix.slice(-PLACE_SIDES);
  const after = quote.suffix.slice(0, PLACE_SIDES);
  if (before.length < PLACE_SIDES || after.length < PLACE_SIDES) return false;
  const isNear = occurrencesOf(text, quote.exact).some(
    (start) => text.slice(0, start).endsWith(before) || text.startsWith(after, start + quote.exact.length),
  );
  if (isNear) return false;
  return !means
    .judge(reading)
    .some(({ ruleId: by, quote: words }) => by === ruleId && words.exact === quote.exact);
}

function flatten(text: string): Flat {
  const at: number[] = [];
  let flat = '';
  for (const { 0: run, index } of text.matchAll(/[^\s\p{Default_Ignorable_Code_Point}]+/gu)) {
    flat += run;
    for (let unit = 0; unit < run.length; unit++) at.push(index + unit);
  }
  return { text: flat, at };
}

/** A place of the squashed text in the text itself. */
function rawPlace(place: Place, { at }: Flat): Place {
  const start = place.start > 0 ? (at[place.start - 1] ?? 0) + 1 : 0;
  const end = place.end > place.start ? (at[place.end - 1] ?? 0) + 1 : start;
  return { start, end, known: place.known };
}

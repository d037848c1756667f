import type { Submission } from '../events/event.ts';
import type { PageSource } from '../page-source.ts';
import type { PageReading } from '../reading.ts';
import { couldBeWritten } from './could-be-written.ts';
import { around, type FaultContext, type Place, placesOf } from './fault-place.ts';
import { flatten, rawPlace } from './flat-text.ts';
import { areInLists, thingAt } from './place-things.ts';
import { hasBody, sameTitle } from './same-page.ts';
import { foreign, type RecheckMeans, type SeenPage, unseen, unsure, type Verdict } from './seen-page.ts';

/** What is known of a fault whose words stand at its place no more. */
export interface ClearedFault {
  /** What stood around it; several where nothing tells which of them was its own. */
  contexts: readonly FaultContext[];
  /** Han characters it was made of. */
  signs?: ReadonlySet<string>;
  /** The same words rightly stand elsewhere on the page. */
  isElsewhere?: boolean;
  /** Put to the evidence. */
  note?: string | undefined;
}

/** Characters of a row by which it is known. */
const NEIGHBOUR = 8;
const NO_SIGNS: ReadonlySet<string> = new Set();
/** Turn what follows round, or set figures in another order. */
const TURNS = /[\u202b\u202e\u2067]/;

/** Every place of the contexts; none where one of them stands nowhere: it may be the fault's own. */
export function placesOfAll(text: string, contexts: readonly FaultContext[]): Place[] {
  const found = contexts.map((context) => placesOf(text, context));
  return found.some((places) => places.length === 0) ? [] : found.flat();
}

/**
 * The words at a place are others: 已消除, unless what was not seen, or what could be written by the page itself,
 * may show them still.
 */
export function clearedVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
  { contexts, signs = NO_SIGNS, isElsewhere = false, note = '' }: ClearedFault,
): Verdict {
  const { reading, source } = seen;
  const flat = flatten(reading.text);
  const places = placesOfAll(flat.text, contexts);
  const [place] = places;
  const gap = unseen(seen, place !== undefined && place.known !== 'beside');
  if (gap) return gap;
  const other = foreign(submission, seen, means);
  if (other) return other;
  if (!place)
    return unsure(
      '页面上找不到原文，也找不到它前后的文字：可能换了文章，也可能改由框架、脚本或图片显示，看不到原处现在是什么',
    );
  if (place.known === 'beside') {
    if (!sameTitle(submission, reading.title, means.mask))
      return unsure('原处所在的一段不见了，页面标题也和提交时不同，可能换了文章');
    const isRow = source !== undefined && areRowsLeft(source, contexts);
    if (!isRow && !hasBody(reading)) return unsure('原处所在的一段不见了，页面上也几乎没有正文');
  }
  const turned = places.some((one) => TURNS.test(lineOf(reading, rawPlace(one, flat))));
  if (turned) return unsure('原处一行里有改变文字方向的控制符，读者看到的次序和机器读到的可能不同');
  const doubt = source && doubtIn(source, contexts, signs);
  if (doubt !== undefined) return unsure(doubt);
  const shown = around(reading.text, rawPlace(place, flat));
  const isDeleted = place.end - place.start <= (place.known === 'here' ? 0 : 2);
  const how = isDeleted ? '原处文字已删，前后现为' : '原处现为';
  const elsewhere = isElsewhere ? '（同样的文字在页面别处还有，不是这一处）' : '';
  return { result: '已消除', evidence: `${how}：${shown}${elsewhere}${note}`, shown };
}

/** What the source holds that may show readers something else at the place. */
function doubtIn(
  source: PageSource,
  contexts: readonly FaultContext[],
  signs: ReadonlySet<string>,
): string | undefined {
  const places = placesOfAll(source.text, contexts);
  const written = couldBeWritten(source, signs, places);
  if (written !== undefined) return written;
  if (places.length === 0) return '网页源码里原处前后的文字和页面上读到的对不上，看不出原处现在由什么显示';
  return thingAt(source, places);
}

/** Nothing stands any more between two neighbours of one list: a row went, and the list came with the page. */
function areRowsLeft(source: PageSource, contexts: readonly FaultContext[]): boolean {
  const places = placesOfAll(source.text, contexts);
  return places.every(({ start, end }) => start === end) && areInLists(source, places, NEIGHBOUR);
}

/** The line of the text in which a place lies. */
function lineOf({ text }: PageReading, { start, end }: Place): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to < 0 ? text.length : to);
}

import type { Recheck, Submission } from '../events/event.ts';
import type { Finding } from '../finding.ts';
import type { ColumnState } from '../freshness/judge.ts';
import { type PageSource, type PageThing, squash } from '../page-source.ts';
import type { GapKind, PageReading } from '../reading.ts';
import { hostOf, registeredName } from '../text/host-name.ts';
import { samePage } from './same-page.ts';

/** What a re-check asks of the rules; nothing of the network or the store. */
export interface RecheckMeans {
  /** All rules, those switched off on the page too: the ticket was filed under one of them. */
  judge(reading: PageReading): readonly Finding[];
  /** States of the registered columns as this very page shows them. */
  columnStates(reading: PageReading): readonly ColumnState[];
  mask(text: string): string;
}

/** A page as it was looked at again; without a source nothing is known but its text. */
export interface SeenPage {
  reading: PageReading;
  source?: PageSource | undefined;
}

/** `shown`: the words that stand there now, for the record. */
export type Verdict = Pick<Recheck, 'result' | 'evidence'> & { shown?: string | undefined };

/** Gaps about dates alone: the words were read. */
const OF_DATES: readonly GapKind[] = ['year-missing', 'date-missing'];
/**
 * What stands beside the words: lists drawn there (what their scripts hold is searched, what they show is another's),
 * and pictures, of which one at the place itself is looked for by name.
 */
const BESIDE_PLACE: readonly GapKind[] = [
  'list-by-script',
  'list-in-script',
  'list-in-comment',
  'image-text',
];

/** Nobody knows: a person looks. */
export function unsure(why: string): Verdict {
  return { result: '打不开', evidence: `${why}，请人工核实。` };
}

/**
 * A gap behind which the fault could still stand.
 *
 * @param isPlaceRead the very place was found among the words: what is drawn elsewhere does not hide it
 */
export function unseen({ reading, source }: SeenPage, isPlaceRead = false): Verdict | undefined {
  const harmless = isPlaceRead ? [...OF_DATES, ...BESIDE_PLACE] : OF_DATES;
  const gap = reading.gaps.find(
    ({ what }) =>
      !harmless.includes(what) &&
      !(
        what === 'frame' &&
        source !== undefined &&
        (areFramesKnown(source) || (isPlaceRead && areFramesOthers(reading, source)))
      ),
  );
  if (reading.text.trim() === '') return unsure('页面没有读到文字');
  return gap ? unsure(`没有看全：${gap.why.replace(/[。，]$/, '')}`) : undefined;
}

/** Whether every frame has no size or was read. */
function areFramesKnown(source: PageSource): boolean {
  const frames = source.things.filter(({ what }) => what === 'frame');
  return frames.length > 0 && frames.every((frame) => frame.isUnseen || isKnown(frame, source));
}

const SETS_ADDRESS = /\bsrc\b["'\])]*\s*[=,]|\blocation\b|contentDocument|document\s*\.\s*(?:write|open)/;
/** Any frame of the page, whichever it is. */
const ANY_FRAME = /\bframes\s*\[|window\s*\[\s*\d|["'`]\s*(?:i?frame|i?frame[\s[.:>][^"'`]{0,80})\s*["'`]/;

/** The frame was read, and no script of the page leads it elsewhere. */
function isKnown({ isRead, id }: PageThing, { silent }: PageSource): boolean {
  if (!isRead) return false;
  return silent.every(({ where, text }) => {
    if ((where !== 'script' && where !== 'asset') || !SETS_ADDRESS.test(text)) return true;
    return !ANY_FRAME.test(text) && !(id !== undefined && text.includes(id));
  });
}

/**
 * Whether every frame has no size, was read, or shows another site outside of the main part: a map, a counter, the
 * weather.
 */
function areFramesOthers({ blocks, text, url }: PageReading, source: PageSource): boolean {
  const body = blocks.filter(({ role }) => role === 'body');
  const from = squash(text.slice(0, body[0]?.start ?? 0)).length;
  const to = squash(text.slice(0, body.at(-1)?.end ?? 0)).length;
  const own = registeredName(hostOf(url));
  const frames = source.things.filter(({ what }) => what === 'frame');
  return (
    frames.length > 0 &&
    frames.every((frame) => {
      const { at, src = '', isUnseen } = frame;
      if (isUnseen || isKnown(frame, source)) return true;
      const host = hostOf(src.trim().replace(/^\/\//, 'https://'));
      return host !== '' && registeredName(host) !== own && (at <= from || at >= to);
    })
  );
}

/** Was the page of a frame read whole, and is it what the frame shows? */
export const isFrameRead = ({ reading, source }: SeenPage): boolean =>
  !source?.cut && !source?.leaves && reading.gaps.every(({ what }) => OF_DATES.includes(what));

/** Absence on a page that is not the one reported, or that came without its text, proves nothing. */
export function foreign(
  submission: Submission,
  { reading }: SeenPage,
  { mask }: RecheckMeans,
): Verdict | undefined {
  const known = samePage(submission, reading, mask);
  return known.same ? undefined : unsure(`${known.why}，没有看到原处`);
}

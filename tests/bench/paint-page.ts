import type { Finding } from '../../lib/core/finding.ts';
import { compileMatcher } from '../../lib/core/text/compile-matcher.ts';
import { type CompiledMatcher, findAll } from '../../lib/core/text/matcher.ts';
import { quoteAt } from '../../lib/core/text/text-quote.ts';
import { addedWords } from '../../lib/page/added-words.ts';
import { computedHidden } from '../../lib/page/computed-hidden.ts';
import { livePlaces } from '../../lib/page/live-places.ts';
import { MOST_LIVE } from '../../lib/page/overlay/find-quote.ts';
import { gatherInSlices, pageClock, SLICE_MS } from '../../lib/page/overlay/gather.ts';
import { makeMarks } from '../../lib/page/overlay/make-marks.ts';
import { paintNear } from '../../lib/page/overlay/mark-window.ts';
import { makeHighlightPainter, type Painter } from '../../lib/page/overlay/paint.ts';
import { type GatheredPage, snapshotSteps } from '../../lib/page/page-snapshot.ts';
import type { PageWords } from '../../lib/page/text-runs.ts';

/** The overlay's own parts, driven from outside one by one. What the background does is done here in its place. */
let matcher: CompiledMatcher | undefined;
const GATHER = { places: livePlaces(), computed: computedHidden };
let gathered: GatheredPage | undefined;
let painter: Painter | undefined;

function toEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As the background answers: places with their quotes. */
function findingsIn({ text }: PageWords, name: string): Finding[] {
  if (!matcher) throw new Error('no terms');
  return findAll(matcher, text).map(({ start, end }, nth) => ({
    id: `${name}${nth}`,
    ruleId: 'wrong-word',
    clause: '',
    problemClass: '错别字',
    severity: '一般',
    sureness: '确定',
    quote: quoteAt(text, start, end),
    message: '',
    where: { start, end },
  }));
}

/** Terms are known before any page is opened. */
export function know(terms: string[]): void {
  matcher = compileMatcher(terms);
  painter = paintNear(window, makeHighlightPainter());
}

export function gather(): number {
  gathered = toEnd(snapshotSteps(document, document.URL, GATHER));
  return gathered.words.text.length;
}

let rest: ReturnType<typeof snapshotSteps> | undefined;

/** What a reader sees first: one slice of gathering, judged and painted; the rest of the page follows. */
export function first(): number {
  rest = snapshotSteps(document, document.URL, GATHER);
  const start = performance.now();
  let words: PageWords | undefined;
  while (!words) {
    const step = rest.next();
    if (step.done) words = step.value.words;
    else if (performance.now() - start >= SLICE_MS) words = step.value.soFar();
  }
  painter?.show(makeMarks(words, findingsIn(words, 'top'), [], MOST_LIVE).marks, null);
  return painted();
}

/** And all of it, after `first`. */
export function whole(): number {
  if (!rest) throw new Error('nothing begun');
  gathered = toEnd(rest);
  judge();
  return paint();
}

/** As the overlay gathers, resting between slices. */
export async function gatherInTurns(): Promise<void> {
  const steps = snapshotSteps(document, document.URL, GATHER);
  gathered = (await gatherInSlices(steps, pageClock(window))) ?? undefined;
}

/** What is sent to the background, as the browser sends it. */
export const send = (): number => JSON.stringify(gathered?.snapshot).length;

let findings: Finding[] = [];
export function judge(): number {
  if (!gathered) throw new Error('nothing gathered');
  findings = findingsIn(gathered.words, 'f');
  return findings.length;
}

export function paint(): number {
  const { marks } = makeMarks(gathered?.words ?? null, findings, []);
  painter?.show(marks, null);
  return marks.length;
}

/**
 * The words of what was added are gathered, and marked beside everything painted before: milliseconds of the page's
 * thread. Judging them is the background's, as judging the page is.
 */
export function recheck(added: Element): number {
  const start = performance.now();
  const words = toEnd(addedWords([added]));
  const judging = performance.now();
  const found = findingsIn(words, 'a');
  const judged = performance.now();
  painter?.add(makeMarks(words, found, [], MOST_LIVE).marks);
  return performance.now() - judged + judging - start;
}

/** The page's own work with its text: nodes put in and taken out. */
export function churn(): number {
  const places = [...document.querySelectorAll('p')].slice(0, 200);
  for (const place of places) place.prepend(document.createTextNode('字'));
  for (const place of places) place.firstChild?.remove();
  return places.length;
}

export const nodes = (): number => document.querySelectorAll('*').length;
export const bare = (): number => document.body.textContent?.length ?? 0;

export function painted(): number {
  let ranges = 0;
  for (const highlight of CSS.highlights.values()) ranges += highlight.size;
  return ranges;
}

import type { CaptureAnswer, CaptureFault, CaptureRefusal, CaptureRequest } from '../../core/page-picture.ts';
import { listenAt } from '../dom.ts';
import type { ClosedShadow } from '../live-places.ts';
import type { PageWords } from '../text-runs.ts';
import { cropAround, hullOf } from './crop.ts';
import { type Follower, followBoxes, type Hidden, type Passing } from './follow-boxes.ts';
import { gatherInSlices, pageClock } from './gather.ts';
import { type FaultPlace, type KnownPage, locateFault } from './locate-fault.ts';
import { areaOf, type Box, intersect, isEmpty, overlaps } from './page-box.ts';
import { blockBox, framesIn, isNew, isStill, shownPart, viewOf } from './picture-frame.ts';
import { type AskPrivate, privatePlaces, unknownPlaces } from './private-places.ts';
import type { Shown } from './shown-list.ts';
import { shownIn } from './shown-words.ts';

export interface CaptureMeans {
  ask: AskPrivate;
}

export interface CaptureAround {
  /** Our own element, which is no part of the page. */
  host(): Element | null;
  /** The page as it was read, with what was found in it; null before that. */
  known(): KnownPage | null;
  /** The page's words as they stand now. */
  wordsNow(): Promise<PageWords | null>;
  /** Takes everything of ours off the screen. */
  hide(): void;
  show(): void;
  /** Once the window was drawn as it is now. */
  drawn(): Promise<void>;
}

export interface Capture {
  /** Takes everything of ours off the picture and says what part of the window is kept and what in it is black. */
  begin(request: CaptureRequest): Promise<CaptureAnswer>;
  /**
   * After the picture was taken: what must be black in it, by a second look at the page.
   *
   * @param isLast private numbers that came in the meantime are covered where they stand; before, they ask for another
   */
  check(isLast: boolean): Promise<CaptureAnswer>;
  end(): void;
}

interface Running {
  fault: CaptureFault;
  place: FaultPlace | null;
  frames: Box[];
  crop: Box;
  follower: Follower;
}

/** Makes pictures of this page safe to keep: only what stands in the picture is read, at the moment it is taken. */
export function makeCapture(
  view: Window & typeof globalThis,
  {
    capture: means,
    closedShadow,
  }: { capture?: CaptureMeans | undefined; closedShadow?: ClosedShadow | undefined },
  around: CaptureAround,
): Capture {
  const { document } = view;
  /** Counts what a picture begins and ends. */
  let turn = 0;
  let running: Running | null = null;

  const locate = (fault: CaptureFault) => locateFault(fault, around.known(), around.wordsNow);
  const read = (crop: Box): Promise<Shown | null> =>
    gatherInSlices(shownIn(document, crop, around.host(), closedShadow), pageClock(view));

  /** Reads a part of the window and finds what in it must be black. */
  async function look(
    crop: Box,
    follower: Follower,
  ): Promise<{ hidden: Hidden[]; unknown: Hidden[] } | CaptureRefusal> {
    const shown = await read(crop);
    if (!shown || shown.isCut) return 'too-long';
    for (const root of shown.roots) follower.watch(root);
    follower.watchControls(shown.controls);
    const found = means ? await privatePlaces(shown, means.ask, closedShadow) : undefined;
    if (!found?.ok) return 'no-answer';
    const unknown = unknownPlaces(shown, closedShadow);
    if (shown.styles.isSpent()) return 'too-long';
    return { hidden: found.value, unknown };
  }

  async function begin(request: CaptureRequest): Promise<CaptureAnswer> {
    const mine = ++turn;
    const isWanted = () => mine === turn;
    running?.follower.stop();
    around.hide();
    if (!(await drawn())) return refused('hidden-tab');
    const place = await locate(request);
    if (!isWanted()) return refused('given-up');
    if (place === undefined) return refused('changed');
    const frames = place ? await framesIn(view, place, drawn) : [];
    const fault = hullOf(frames);
    const window = shownPart(view);
    const crop =
      request.whole || !fault || !place ? window : cropAround(fault, blockBox(place.holder), window);
    const follower = followBoxes(view, crop);
    // What changes while it is read, counts too.
    follower.watch(document);
    running = { fault: request, place, frames, crop, follower };
    const found = await look(crop, follower);
    if (!isWanted()) return refused('given-up');
    if (typeof found === 'string') return refused(found);
    follower.follow([...found.hidden, ...found.unknown]);
    // What was just measured is on the screen only now.
    if (!(await drawn())) return refused('hidden-tab');
    return isWanted() ? answer(running, []) : refused('given-up');
  }

  async function check(isLast: boolean): Promise<CaptureAnswer> {
    const mine = turn;
    const isWanted = () => mine === turn;
    const now = running;
    if (!now) return refused('given-up');
    const { follower, crop } = now;
    const found = await look(crop, follower);
    if (!isWanted()) return refused('given-up');
    if (typeof found === 'string') return refused(found);
    const known = follower.boxes([]);
    const isLate = found.hidden.some(({ measure }) => measure().some((box) => isNew(box, known, crop)));
    follower.follow([...found.hidden, ...found.unknown]);
    const passing = follower.passing();
    follower.stop();
    if (isLate && !isLast) return refused('hidden-words');
    const gone = passing && (await passedBy(passing, crop));
    const frames = await framesNow(now);
    if (!isWanted()) return refused('given-up');
    if (!gone) return refused('hidden-words');
    return frames ? answer({ ...now, frames }, gone) : refused('changed');
  }

  /** Boxes over what changed into private numbers for a moment; null where only the whole picture would cover them. */
  async function passedBy(passing: readonly Passing[], crop: Box): Promise<Box[] | null> {
    const covered: Box[] = [];
    for (const { words, boxes } of passing) {
      if (words === '') continue;
      const seen = boxes.map((box) => intersect(box, crop)).filter((box) => !isEmpty(box));
      if (seen.length === 0) continue;
      const answer = words === null ? null : await means?.ask(words);
      if (answer !== null && !answer?.ok) return null;
      if (answer?.value.length === 0) continue;
      if (seen.some((box) => areaOf(box) > areaOf(crop) / 2)) return null;
      covered.push(...seen);
    }
    return covered;
  }

  /** Where the fault's words stood while the picture was taken; null when they changed or left the picture. */
  async function framesNow({ fault, place, frames, crop }: Running): Promise<Box[] | null> {
    const before = hullOf(frames);
    if (!place || !before) return frames;
    const still = place.holds() && place.boxes().length > 0 ? place : await locate(fault);
    const hull = hullOf(still?.boxes() ?? []);
    if (!hull || !overlaps(hull, crop)) return null;
    return isStill(hull, before) ? frames : [hullOf([before, hull]) as Box];
  }

  /** Once the window was drawn as it is now; false where it is not shown at all, and so never drawn. */
  async function drawn(): Promise<boolean> {
    if (document.visibilityState === 'hidden') return false;
    const ending = new AbortController();
    const left = new Promise<false>((resolve) => {
      listenAt(document, 'visibilitychange', () => resolve(false), { signal: ending.signal });
    });
    const isDrawn = await Promise.race([around.drawn().then(() => true), left]);
    ending.abort();
    return isDrawn;
  }

  const answer = ({ frames, crop, follower }: Running, more: readonly Box[]): CaptureAnswer => ({
    ok: true,
    view: viewOf(view, crop, frames, (kept) => [...follower.boxes(kept), ...more]),
  });

  return {
    begin,
    check,
    end() {
      turn++;
      running?.follower.stop();
      running = null;
    },
  };
}

const refused = (why: CaptureRefusal): CaptureAnswer => ({ ok: false, why });

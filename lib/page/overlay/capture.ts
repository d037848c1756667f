import type { CaptureFault } from '../../core/page-result.ts';
import { ownerOf, scrollTo } from '../dom.ts';
import type { ClosedShadow } from '../live-places.ts';
import type { PageWords } from '../text-runs.ts';
import { cropAround, grown, hullOf } from './crop.ts';
import { type Follower, followBoxes, type Hidden, type Passing } from './follow-boxes.ts';
import { gatherInSlices, pageClock } from './gather.ts';
import { type FaultPlace, type KnownPage, locateFault } from './locate-fault.ts';
import { type Box, heightOf, intersect, isEmpty, overlaps, widthOf, within } from './page-box.ts';
import { aroundOf, clipAround, elementBoxes } from './places.ts';
import { type AskPrivate, privatePlaces } from './private-places.ts';
import { type Shown, shownIn } from './shown-words.ts';

/** What the window shows, for a picture of a part of it: boxes in CSS pixels of the window. */
interface CaptureView {
  /** Size of the whole window. */
  width: number;
  height: number;
  /** The part that is kept. */
  crop: Box;
  /** The fault, to be framed. */
  frames: Box[];
  /** What must be black. */
  black: Box[];
}

/** Why there can be no picture, or none yet. */
type CaptureRefusal = 'changed' | 'hidden-words' | 'too-long' | 'no-answer' | 'given-up';
export type CaptureAnswer = { ok: true; view: CaptureView } | { ok: false; why: CaptureRefusal };

/** What is asked of a picture. */
export interface CaptureRequest extends CaptureFault {
  /** 整页截图: all that the window shows. */
  whole?: boolean | undefined;
}

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

/** Boxes of the words may differ by this much without anything having moved. */
const STILL = 1.5;

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
    const found = means ? await privatePlaces(shown, means.ask) : undefined;
    if (!found?.ok) return 'no-answer';
    const unknown = shown.opaque.map((element) => ({
      measure: () => elementBoxes(element),
      clip: () => clipAround(element),
      isUnknown: true,
    }));
    return { hidden: found.value, unknown };
  }

  async function begin(request: CaptureRequest): Promise<CaptureAnswer> {
    const mine = ++turn;
    const isWanted = () => mine === turn;
    running?.follower.stop();
    around.hide();
    await around.drawn();
    const place = await locate(request);
    if (!isWanted()) return refused('given-up');
    if (place === undefined) return refused('changed');
    const frames = place ? await inWindow(place) : [];
    const fault = hullOf(frames);
    const window = shownPart(view);
    const crop =
      request.whole || !fault || !place ? window : cropAround(fault, blockBox(place.holder), window);
    const follower = followBoxes(view, crop);
    running = { fault: request, place, frames, crop, follower };
    const found = await look(crop, follower);
    if (!isWanted()) return refused('given-up');
    if (typeof found === 'string') return refused(found);
    follower.follow([...found.hidden, ...found.unknown]);
    // What was just measured is on the screen only now.
    await around.drawn();
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
    const gone = await passedBy(passing, crop);
    const frames = await framesNow(now);
    if (!isWanted()) return refused('given-up');
    if (!gone) return refused('hidden-words');
    return frames ? answer({ ...now, frames }, gone) : refused('changed');
  }

  /** Boxes over words that were shown for a moment; null where only the whole picture would cover them. */
  async function passedBy(passing: readonly Passing[], crop: Box): Promise<Box[] | null> {
    const boxes: Box[] = [];
    for (const { words, place } of passing) {
      const answer = await means?.ask(words);
      if (!answer?.ok) return null;
      if (answer.value.length === 0) continue;
      const seen = elementBoxes(place).map((box) => intersect(box, crop));
      if (seen.some((box) => !isEmpty(box) && areaOf(box) > areaOf(crop) / 2)) return null;
      boxes.push(...seen.filter((box) => !isEmpty(box)));
    }
    return boxes;
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

  /** The boxes of words as the window shows them; scrolled to when they stand outside of it. */
  async function inWindow(place: FaultPlace): Promise<Box[]> {
    const window = shownPart(view);
    const seen = () => place.boxes().filter((box) => overlaps(box, window));
    if (seen().length > 0 || place.boxes().length === 0) return seen();
    scrollTo(place.holder, { block: 'center', inline: 'nearest', behavior: 'instant' });
    await around.drawn();
    return seen();
  }

  function answer({ frames, crop, follower }: Running, more: readonly Box[]): CaptureAnswer {
    const kept = frames.map((box) => grown(box, 2));
    const black = [...follower.boxes(kept), ...more].filter((box) => overlaps(box, crop));
    const shown = shownPart(view);
    const inPicture = (box: Box): Box => ({
      left: box.left - shown.left,
      top: box.top - shown.top,
      right: box.right - shown.left,
      bottom: box.bottom - shown.top,
    });
    return {
      ok: true,
      view: {
        width: widthOf(shown),
        height: heightOf(shown),
        crop: inPicture(crop),
        frames: frames.map(inPicture),
        black: black.map(inPicture),
      },
    };
  }

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

const areaOf = (box: Box): number => widthOf(box) * heightOf(box);

const isStill = (a: Box, b: Box): boolean =>
  Math.max(
    Math.abs(a.left - b.left),
    Math.abs(a.top - b.top),
    Math.abs(a.right - b.right),
    Math.abs(a.bottom - b.bottom),
  ) < STILL;

const isNew = (box: Box, known: readonly Box[], crop: Box): boolean =>
  overlaps(box, crop) && !known.some((one) => within(intersect(box, crop), grown(one, STILL)));

/** What the window shows of the page; a page enlarged by two fingers shows a part of itself. */
function shownPart(view: Window): Box {
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = view.visualViewport ?? {};
  return {
    left: offsetLeft,
    top: offsetTop,
    right: offsetLeft + view.innerWidth / scale,
    bottom: offsetTop + view.innerHeight / scale,
  };
}

/** The block that words stand in; undefined where they stand in none. */
function blockBox(holder: Element): Box | undefined {
  const view = ownerOf(holder)?.defaultView;
  for (const up of aroundOf(holder)) {
    if (!/^(?:inline|contents|ruby)/.test(view?.getComputedStyle(up).display ?? 'inline'))
      return hullOf(elementBoxes(up));
  }
  return undefined;
}

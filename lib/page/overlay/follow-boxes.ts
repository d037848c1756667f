import { grown, hullOf, withoutBoxes } from './crop.ts';
import { type Changed, noteChanges } from './note-changes.ts';
import { type Box, intersect, isEmpty } from './page-box.ts';

/** Something that must be black, wherever it stands at a moment. */
export interface Hidden {
  /** Where it stands now. */
  measure(): Box[];
  /** What the boxes around it let through now; undefined where nothing cuts it. */
  clip(): Box | undefined;
  /** What it shows is not known: the words of the fault, which are, stay readable over it. */
  isUnknown?: boolean;
}

/** A place whose words changed while the picture was taken, with everywhere it stood. */
export interface Passing {
  /** Null where what it showed is not known. */
  words: string | null;
  boxes: Box[];
}

export interface Follower {
  follow(hidden: readonly Hidden[]): void;
  /** Watches the changes of a document or shadow root too. */
  watch(root: Node): void;
  /** Watches the values of these. */
  watchControls(controls: readonly Element[]): void;
  /**
   * Everything that must be black for a picture taken since: where each of them stood, at any moment.
   *
   * @param kept words that stay readable over what is not known
   */
  boxes(kept: readonly Box[]): Box[];
  /** What changed meanwhile; null where more changed than anybody can look at. */
  passing(): Passing[] | null;
  stop(): void;
}

/** One thing that must be black, with every place it was seen at. */
interface Track {
  hidden: Hidden;
  clip: Box | undefined;
  last: Box | undefined;
  swept: Box[];
  /** Longest way between two looks, along each axis. */
  stepX: number;
  stepY: number;
}

/** What moves further than this between two frames has jumped: it may have been anywhere on its way [O]. */
const JUMP = 60;
/** Looked at in every frame; the others when the picture is asked for and once it was taken. */
const MOST_FOLLOWED = 300;

/**
 * Follows what must be black from before a picture is asked for until it was taken: looks at it every frame, and
 * notes words that came and went. What stands still costs its own box.
 *
 * @param crop what moves in jumps is covered to its edges
 */
export function followBoxes(view: Window & typeof globalThis, crop: Box): Follower {
  const tracks: Track[] = [];
  /** Places that changed, each by its element. */
  const passing = new Map<Element, Track>();
  const notes = noteChanges(view, noted);
  let frame = view.requestAnimationFrame(look);
  let timer = 0;

  function noted(place: Changed): void {
    const known = passing.get(place.element);
    if (known) lookAt(known);
    else passing.set(place.element, trackOf({ measure: place.measure, clip: () => undefined }));
  }
  function look(): void {
    frame = view.requestAnimationFrame(look);
    notes.poll();
    // What a page writes after us is on the screen before the next frame.
    timer = view.setTimeout(notes.poll, 0);
    for (const track of [...tracks.slice(0, MOST_FOLLOWED), ...[...passing.values()].slice(0, MOST_FOLLOWED)])
      lookAt(track);
  }

  return {
    follow(hidden) {
      tracks.push(...hidden.map(trackOf));
    },
    watch: notes.watch,
    watchControls: notes.watchControls,
    boxes(kept) {
      for (const track of tracks) lookAt(track);
      return tracks.flatMap((track) => {
        const boxes = sweptBoxes(track, crop);
        return track.hidden.isUnknown ? boxes.flatMap((box) => withoutBoxes(box, kept)) : boxes;
      });
    },
    passing() {
      notes.poll();
      const changed = notes.changed();
      if (!changed) return null;
      return changed.flatMap(({ element, words }) => {
        const track = passing.get(element);
        if (track) lookAt(track);
        return track ? [{ words: words(), boxes: sweptBoxes(track, crop) }] : [];
      });
    },
    stop() {
      view.cancelAnimationFrame(frame);
      view.clearTimeout(timer);
      notes.stop();
    },
  };
}

function trackOf(hidden: Hidden): Track {
  const stands = hidden.measure();
  return { hidden, clip: hidden.clip(), last: hullOf(stands), swept: stands, stepX: 0, stepY: 0 };
}

function lookAt(track: Track): void {
  const stands = track.hidden.measure();
  const hull = hullOf(stands);
  if (!hull) return;
  const { last } = track;
  track.last = hull;
  if (!last) {
    track.swept = stands;
    return;
  }
  const dx = Math.max(Math.abs(hull.left - last.left), Math.abs(hull.right - last.right));
  const dy = Math.max(Math.abs(hull.top - last.top), Math.abs(hull.bottom - last.bottom));
  if (dx < 0.5 && dy < 0.5) return;
  track.stepX = Math.max(track.stepX, dx);
  track.stepY = Math.max(track.stepY, dy);
  track.swept = [hullOf([...track.swept, last, hull]) as Box];
}

function sweptBoxes({ hidden, clip, swept, stepX, stepY }: Track, crop: Box): Box[] {
  const hull = hullOf(swept);
  if (!hull) return [];
  const [x, y] = [stepX < 0.5 ? 0 : 2 * stepX + 8, stepY < 0.5 ? 0 : 2 * stepY + 8];
  const jumped = {
    ...grown(hull, x, y),
    ...(stepX > JUMP ? { left: crop.left, right: crop.right } : {}),
    ...(stepY > JUMP ? { top: crop.top, bottom: crop.bottom } : {}),
  };
  const boxes = x === 0 && y === 0 ? swept : [jumped];
  const cut = clip && hidden.clip();
  const through = cut && hullOf([clip, cut]);
  return (through ? boxes.map((box) => intersect(box, through)) : boxes).filter((box) => !isEmpty(box));
}

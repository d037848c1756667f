import { isConnected, isElement, parentElementOf, textOf } from '../dom.ts';
import { grown, hullOf, withoutBoxes } from './crop.ts';
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

/** Words a page showed for a moment: neither there before a picture nor after it. */
export interface Passing {
  words: string;
  place: Element;
}

export interface Follower {
  follow(hidden: readonly Hidden[]): void;
  /** Watches the words of a document or shadow root too. */
  watch(root: Node): void;
  /**
   * Everything that must be black for a picture taken since: where each of them stood, at any moment.
   *
   * @param kept words that stay readable over what is not known
   */
  boxes(kept: readonly Box[]): Box[];
  passing(): Passing[];
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
const MOST_PASSING = 200;

/**
 * Follows what must be black from before a picture is asked for until it was taken: looks at it every frame, and
 * notes words that came and went. What stands still costs its own box.
 *
 * @param crop what moves in jumps is covered to its edges
 */
export function followBoxes(view: Window & typeof globalThis, crop: Box): Follower {
  const tracks: Track[] = [];
  const noted: { words: string; place: Node; added: Node | null }[] = [];
  const watched = new Set<Node>();
  const changes = new view.MutationObserver(noteAll);
  let frame = view.requestAnimationFrame(look);

  function note(words: string | null | undefined, place: Node, added: Node | null): void {
    if (words && noted.length < MOST_PASSING && /\p{N}/u.test(words))
      noted.push({ words: words.slice(0, 2_000), place, added });
  }
  function noteAll(records: readonly MutationRecord[]): void {
    for (const { type, target, oldValue, addedNodes } of records) {
      if (type === 'characterData') note(oldValue, target, null);
      for (const added of addedNodes) note(textOf(added), target, added);
    }
  }
  function look(): void {
    frame = view.requestAnimationFrame(look);
    for (const track of tracks.slice(0, MOST_FOLLOWED)) lookAt(track);
  }

  return {
    follow(hidden) {
      for (const one of hidden) {
        const stands = one.measure();
        tracks.push({
          hidden: one,
          clip: one.clip(),
          last: hullOf(stands),
          swept: stands,
          stepX: 0,
          stepY: 0,
        });
      }
    },
    watch(root) {
      if (watched.has(root)) return;
      watched.add(root);
      changes.observe(root, {
        childList: true,
        characterData: true,
        characterDataOldValue: true,
        subtree: true,
      });
    },
    boxes(kept) {
      for (const track of tracks) lookAt(track);
      return tracks.flatMap((track) => {
        const boxes = sweptBoxes(track, crop);
        return track.hidden.isUnknown ? boxes.flatMap((box) => withoutBoxes(box, kept)) : boxes;
      });
    },
    passing() {
      noteAll(changes.takeRecords());
      return noted.flatMap(({ words, place, added }) => {
        // What is still there was read with everything else.
        if (added && isConnected(added)) return [];
        const element = isElement(place) ? place : parentElementOf(place);
        return element ? [{ words, place: element }] : [];
      });
    },
    stop() {
      view.cancelAnimationFrame(frame);
      changes.disconnect();
    },
  };
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

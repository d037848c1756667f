import { captionsOf } from './captions.ts';
import {
  areaValueOf,
  attributeOf,
  firstChildOf,
  inputValueOf,
  isComplete,
  naturalWidthOf,
  ownerOf,
  rectsOf,
  shadowOf,
  tagOf,
} from './dom.ts';
import { type ControlValue, mayShowWords, readWords, sourceValue } from './element-words.ts';
import { askLiveFile, askLiveFrame } from './live-frames.ts';
import { isPainted } from './painted-canvas.ts';
import { canBeSeen, showsContent } from './seen-place.ts';
import { slottedWords } from './slotted-words.ts';
import { styleWords } from './style-words.ts';
import { TypedControls } from './typed-controls.ts';
import type { PlaceFinds, WordPlaces } from './word-places.ts';

/** Opens a shadow root that the page keeps closed, where the browser lets an extension do so. */
export type ClosedShadow = (element: Element) => ShadowRoot | null;

/** Elements a shadow root can be attached to, beside those with a hyphen in their name. */
const SHADOW_HOSTS: ReadonlySet<string> = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/** Elements whose content is not shown unless the page or the browser makes an exception. */
const MOSTLY_SILENT: ReadonlySet<string> = new Set(
  'title style script noscript noembed noframes head template applet datalist audio rp'.split(' '),
);
const HOLDERS: ReadonlySet<string> = new Set(['iframe', 'frame', 'object', 'embed', 'canvas']);
/** Canvases whose picture is looked at; those beyond count as painted. */
const MOST_LOOKED_AT = 30;

/**
 * Places of a page that stands in a tab: with what its scripts did, what was laid out, and without what the reader
 * typed himself. Made once for a tab.
 */
export function livePlaces(closedShadow?: ClosedShadow, ending?: AbortSignal): WordPlaces {
  const typed = new TypedControls(ending);
  const valueNow: ControlValue = (control, tag) => {
    if (typed.has(control)) return sourceValue(control, tag);
    return (tag === 'textarea' ? areaValueOf(control) : inputValueOf(control)) ?? '';
  };
  let lookedAt = 0;

  function shadowRoot(element: Element, tag: string): ShadowRoot | null {
    const open = shadowOf(element);
    if (open || !closedShadow || !(SHADOW_HOSTS.has(tag) || tag.includes('-'))) return open;
    try {
      return closedShadow(element);
    } catch {
      return null;
    }
  }

  /** Shows itself without anything in it, and nobody can say whether it has a shadow root. */
  const mayBeShut = (element: Element, tag: string): boolean =>
    !closedShadow && tag.includes('-') && !firstChildOf(element) && !shadowOf(element);

  function askCanvas(canvas: Element, finds: PlaceFinds): void {
    const isSeen = canBeSeen(canvas);
    if (isSeen && ++lookedAt <= MOST_LOOKED_AT && !isPainted(canvas as HTMLCanvasElement)) return;
    finds.unread({
      at: canvas,
      what: 'canvas',
      why: '页面上有绘图区域（canvas），其中的文字未检查。',
      isSeen,
    });
  }

  function askElement(element: Element, tag: string, base: string, finds: PlaceFinds): void {
    if (mayShowWords(element, tag)) {
      // A control that is not laid out holds what scripts keep there.
      const isControl = tag === 'input' || tag === 'textarea';
      if (!isControl || rectsOf(element).length > 0) readWords(element, tag, base, finds, valueNow);
    }
    if (tag === 'iframe' || tag === 'frame') askLiveFrame(element, base, finds);
    else if (tag === 'object' || tag === 'embed') askLiveFile(element, tag, base, finds);
    else if (tag === 'canvas') askCanvas(element, finds);
    else if (mayBeShut(element, tag))
      finds.unread({
        at: element,
        what: 'shadow',
        why: `页面上的组件（${tag.slice(0, 60)}）可能有读不到的文字，未检查。`,
        isSeen: canBeSeen(element),
      });
    else if (tag === 'img') finds.words(element, tag, wordsInstead(element));
    else if (tag === 'video') finds.words(element, tag, captionsOf(element));
    else if (MOSTLY_SILENT.has(tag) && isShown(element) && showsContent(element))
      finds.inner({ at: element, root: element, base, isFrame: false });
  }

  return {
    begin() {
      lookedAt = 0;
    },
    isPlace: (element, tag) =>
      mayShowWords(element, tag) ||
      HOLDERS.has(tag) ||
      (tag === 'img' && wordsInstead(element) !== '') ||
      (tag === 'video' && captionsOf(element) !== '') ||
      (MOSTLY_SILENT.has(tag) && firstChildOf(element) !== null) ||
      mayBeShut(element, tag) ||
      shadowRoot(element, tag) !== null,
    ask(element, tag, base, finds) {
      const root = shadowRoot(element, tag);
      if (root) {
        finds.inner({ at: element, root, base, isFrame: false });
        finds.words(element, 'slot', slottedWords(root));
      }
      askElement(element, tag, base, finds);
    },
    *askPart(root, finds) {
      typed.watch(root);
      yield* styleWords(root, finds);
    },
  };
}

/** What stands in the place of a picture that did not come. */
const wordsInstead = (picture: Element): string =>
  isComplete(picture) && naturalWidthOf(picture) === 0 ? (attributeOf(picture, 'alt') ?? '') : '';

/** Cheap, and true of next to no script: only then is it asked what was laid out. */
function isShown(element: Element): boolean {
  const view = ownerOf(element)?.defaultView;
  return view ? view.getComputedStyle(element).display !== 'none' : tagOf(element) === 'applet';
}

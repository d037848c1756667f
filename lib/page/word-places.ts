import type { GapKind } from '../core/reading.ts';
import { MOST_PARTS, MOST_UNREAD } from '../core/snapshot-limits.ts';
import { MAX_FRAMES, MAX_PLACE_WORDS, MAX_PLACES } from './page-limits.ts';

/** Words that stand in no text node of a document's flow, and the element that shows them. */
interface AsideWords {
  at: Element;
  tag: string;
  words: string;
}

/** A document, shadow root or element whose text is read as a part of its own. */
export interface InnerRoot {
  /** The element in whose place it is shown. */
  at: Element;
  root: Document | ShadowRoot | Element;
  /** Address that its relative links start from. */
  base: string;
  isFrame: boolean;
}

/** An element that may show words which could not be read. */
export interface UnreadPlace {
  at: Element;
  what: GapKind;
  /** One Chinese sentence for a reader. */
  why: string;
  /** Address of a frame as written. */
  source?: string;
  /** Something may stand there for a reader's eye: it is a gap. */
  isSeen: boolean;
}

/** What came of asking places; takes no more than the bounds of a page. */
export interface PlaceFinds {
  words(at: Element, tag: string, words: string): void;
  inner(found: InnerRoot): void;
  unread(found: UnreadPlace): void;
  /** The page is too much in some way: said once. */
  cut(at: Element, why: string): void;
}

/**
 * Where words may stand beside the text of a document's flow, and how they are come by: one of a live tab, one of a
 * saved page.
 */
export interface WordPlaces {
  /** A page is about to be gone through. */
  begin?(): void;
  /** Asked of every element on the way: cheap. */
  isPlace(element: Element, tag: string): boolean;
  /** @param base address that relative links of the element's document start from */
  ask(element: Element, tag: string, base: string, finds: PlaceFinds): void;
  /** Asked once of every part that was read. */
  askPart?(root: InnerRoot['root'], finds: PlaceFinds): Generator<void>;
}

/** An element that may hold words beside the flow, met on the way through a part. */
export interface MetPlace {
  element: Element;
  tag: string;
  /** Stands beside the body, where no parser puts anything: read as a part. */
  isStray?: boolean;
}

const PLACES_PER_STEP = 20;

/** Everything that stands beside the flow of a page's documents: asked part by part, told after all of them. */
export class PlaceDesk implements PlaceFinds {
  readonly aside: AsideWords[] = [];
  /** Gaps: what a reader sees and this reader cannot read. */
  readonly gaps: UnreadPlace[] = [];
  /** All elements whose content could not be read, seen or not. */
  readonly unreadElements: Element[] = [];
  private found: InnerRoot[] = [];
  private asked = 0;
  private frames = 0;
  private parts = 1;
  private frameGap: UnreadPlace | undefined;
  private framesLeft = 0;
  private isCut = false;

  constructor(private readonly places: WordPlaces) {
    places.begin?.();
  }

  /** @returns what is to be read as further parts, in document order */
  *ask(root: InnerRoot['root'], met: readonly MetPlace[], base: string): Generator<void, InnerRoot[]> {
    this.found = [];
    for (const { element, tag, isStray } of met) {
      if (++this.asked % PLACES_PER_STEP === 0) yield;
      if (this.asked > MAX_PLACES) {
        this.cut(element, '页面上的控件、图形和框架过多，只看了前一部分，其余未检查。');
        break;
      }
      if (isStray) this.inner({ at: element, root: element, base, isFrame: false });
      else this.places.ask(element, tag, base, this);
    }
    if (this.places.askPart) yield* this.places.askPart(root, this);
    return this.found;
  }

  words(at: Element, tag: string, words: string): void {
    if (words.trim() !== '') this.aside.push({ at, tag, words: words.slice(0, MAX_PLACE_WORDS) });
  }

  inner(found: InnerRoot): void {
    if (found.isFrame && ++this.frames >= MAX_FRAMES) this.leaveFrame(found);
    else if (this.parts >= MOST_PARTS) this.cut(found.at, '页面的组件过多，只看了前一部分，其余未检查。');
    else {
      this.parts++;
      this.found.push(found);
    }
  }

  unread(found: UnreadPlace): void {
    this.unreadElements.push(found.at);
    if (found.isSeen && this.gaps.length < MOST_UNREAD - 3) this.gaps.push(found);
  }

  cut(at: Element, why: string): void {
    if (this.isCut) return;
    this.isCut = true;
    this.gaps.push({ at, what: 'place-cap', why, isSeen: true });
  }

  private leaveFrame({ at }: InnerRoot): void {
    this.framesLeft++;
    const why = `页面内嵌的框架过多，还有 ${this.framesLeft} 个没有读。`;
    if (this.frameGap) this.frameGap.why = why;
    else {
      this.frameGap = { at, what: 'frame', why, isSeen: true };
      this.gaps.push(this.frameGap);
    }
  }
}

/** Where words stand that are in a page's source and not in its text. */
export type SilentPlace =
  | 'title'
  | 'control'
  | 'drawing'
  | 'frame'
  | 'tip'
  | 'meta'
  | 'attribute'
  | 'script'
  | 'asset'
  | 'style'
  | 'comment'
  | 'template'
  | 'noscript';

/**
 * Something between the words that may show words of its own, or have some put into it; or a box around words that
 * shows them otherwise than they stand: not at all (`hidden`), in another order (`turned`), in signs of a font of the
 * page (`font`), as a picture (`replaced`). `cover` lies over what stands beside it.
 */
export type ThingKind =
  | 'picture'
  | 'frame'
  | 'drawing'
  | 'control'
  | 'script'
  | 'empty'
  | 'hidden'
  | 'turned'
  | 'font'
  | 'replaced'
  | 'cover';

export interface PageThing {
  /** Offset in `PageSource.text` where it stands. */
  at: number;
  /** Where it ends, of one that holds words. */
  end?: number | undefined;
  what: ThingKind;
  /** Tag with its id and class, cut: for a sentence, and to find the scripts that speak of it. */
  name: string;
  id?: string | undefined;
  /** Address of a frame as written. */
  src?: string | undefined;
  /** A frame of no size: nobody sees what it shows. */
  isUnseen?: true | undefined;
  /** A frame whose page was fetched and read whole: its words are among the silent ones. */
  isRead?: true | undefined;
}

/** An element of the page, as scripts and style sheets speak of it; offsets in `PageSource.text`, end exclusive. */
export interface SourceBox {
  start: number;
  end: number;
  /** Index of the box around it, -1 for the outermost. */
  parent: number;
  tag: string;
  id: string;
  classes: readonly string[];
  /** The declarations of its `style` attribute. */
  style: string;
  /** Its other attributes that say how words are shown: `hidden`, `dir`, `color` and the like. */
  looks: readonly (readonly [string, string])[];
  /** Pictures, frames and the like stand in it. */
  holdsThings: boolean;
}

/** A script or style sheet that could not be had. */
export interface UnreadAsset {
  address: string;
  /** One clause. */
  why: string;
}

/**
 * A page as the site sent it, or as a tab holds it, looked at for words that could still be shown although the
 * reading's text lacks them. Plain data; offsets in UTF-16 units.
 */
export interface PageSource {
  /** The words of `PageReading.text` with every blank and unseen character taken out, blocks run together. */
  text: string;
  /** The same with what controls, drawings and shadow roots show put where it stands; '\n' between blocks. */
  shown: string;
  /** `name`: of the attribute the words stand in. */
  silent: { where: SilentPlace; text: string; name?: string | undefined }[];
  things: PageThing[];
  /** Scripts and style sheets the page asks for, as written; what they hold is looked through when it was fetched. */
  assets: string[];
  /** The first `<base href>` as written, and how many of the assets stand before it. */
  base?: { href: string; from: number } | undefined;
  /** Of those, the ones that nobody looked through. */
  unread?: readonly UnreadAsset[] | undefined;
  boxes: readonly SourceBox[];
  /** The page sends its readers to another address by itself. */
  leaves: boolean;
  /** Too long to be looked through whole. */
  cut: boolean;
  /** As it stood in a tab after its scripts ran. */
  live: boolean;
}

const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]+/gu;

/** Blanks and what cannot be seen do not tell two pages apart. */
export function squash(text: string): string {
  return text.replace(UNSEEN, '');
}

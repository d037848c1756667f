/** Where words stand that are in a page's source and not in its text. */
export type SilentPlace =
  | 'title'
  | 'control'
  | 'drawing'
  | 'frame'
  | 'tip'
  | 'attribute'
  | 'script'
  | 'asset'
  | 'style'
  | 'comment'
  | 'template'
  | 'noscript';

/** Something between the words that may show words of its own, or have some put into it. */
export type ThingKind = 'picture' | 'frame' | 'drawing' | 'control' | 'script' | 'empty';

export interface PageThing {
  /** Offset in `PageSource.text` where it stands. */
  at: number;
  what: ThingKind;
  /** Tag with its id and class, cut: for a sentence, and to find the scripts that speak of it. */
  name: string;
  id?: string | undefined;
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
  silent: { where: SilentPlace; text: string }[];
  things: PageThing[];
  /** Scripts and style sheets the page asks for, as written; what they hold is looked through when it was fetched. */
  assets: string[];
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

import { compileLexicon } from './compile-lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { entriesOf, type Pack } from './pack.ts';
import { commonTypos } from './packs/common-typos.ts';
import { confusedShapes } from './packs/confused-shapes.ts';
import { confusedWords } from './packs/confused-words.ts';
import { idioms } from './packs/idioms.ts';
import { lookAlikeWords } from './packs/look-alike-words.ts';
import { officePhrases } from './packs/office-phrases.ts';
import { officeWords } from './packs/office-words.ts';
import { officialWording } from './packs/official-wording.ts';

/** The packs that ship with the product. Rosters, names and sensitive words are the office's own, never here. */
export const DEFAULT_PACKS: readonly Pack[] = [
  officialWording,
  officeWords,
  officePhrases,
  confusedWords,
  lookAlikeWords,
  confusedShapes,
  idioms,
  commonTypos,
];

let compiled: Lexicon | undefined;

/**
 * The lexicon of all packs that ship with the product, compiled at first use and then kept.
 *
 * @example defaultLexicon().find('人民攻府').length === 1
 */
export function defaultLexicon(): Lexicon {
  compiled ??= compileLexicon(DEFAULT_PACKS.flatMap(entriesOf));
  return compiled;
}

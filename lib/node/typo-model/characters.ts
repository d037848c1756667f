import { pinyin } from 'pinyin-pro';

import { foldTable } from '../../core/text/fold.ts';
import type { LanguageModel } from './kenlm.ts';

/** So many characters are proposed in place of others: rarer ones are hardly ever what was meant. */
const PROPOSED = 5000;
/** A reading counts when words with it make up this share of what the character is used for: nobody says 泽 as shi. */
const LEAST_SHARE = 0.03;

/** Characters of the model's words, the most frequent first. */
export function charactersByFrequency(language: LanguageModel): string[] {
  const frequency = new Map<string, number>();
  language.words.forEach((word, id) => {
    const share = 10 ** (language.unigrams[id] ?? 0);
    for (const character of new Set(word)) {
      if (/[\u4e00-\u9fff]/.test(character))
        frequency.set(character, (frequency.get(character) ?? 0) + share);
    }
  });
  return [...frequency].sort((a, b) => b[1] - a[1]).map(([character]) => character);
}

/** Those that may be proposed: frequent ones that are no traditional form. */
export function proposedCharacters(characters: readonly string[]): string[] {
  const folded = foldTable();
  return characters
    .filter((character) => folded[character.charCodeAt(0)] === character.charCodeAt(0))
    .slice(0, PROPOSED);
}

/** Readings in use: the first one, and those that words of the model show often enough. */
function readingsInUse(language: LanguageModel): (character: string) => string[] {
  const shares = new Map<string, Map<string, number>>();
  language.words.forEach((word, id) => {
    if (word.length < 2 || !/^[\u4e00-\u9fff]+$/.test(word)) return;
    const readings = pinyin(word, { type: 'array', toneType: 'num' });
    readings.forEach((reading, at) => {
      const character = word[at] ?? '';
      const own = shares.get(character) ?? new Map<string, number>();
      own.set(reading, (own.get(reading) ?? 0) + 10 ** (language.unigrams[id] ?? 0));
      shares.set(character, own);
    });
  });
  return (character) => {
    const all = pinyin(character, { multiple: true, type: 'array', toneType: 'num' });
    const own = shares.get(character);
    const total = [...(own?.values() ?? [])].reduce((sum, share) => sum + share, 0);
    return all.filter(
      (reading, at) => at === 0 || ((own?.get(reading) ?? 0) >= LEAST_SHARE * total && total > 0),
    );
  };
}

/**
 * The list that `confusionsOf` reads.
 *
 * @param shapes for each proposed character those it looks like
 */
export function characterList(
  language: LanguageModel,
  characters: readonly string[],
  proposed: ReadonlySet<string>,
  shapes: ReadonlyMap<string, readonly string[]>,
): string {
  const readingsOf = readingsInUse(language);
  const lines = characters.map((character) => {
    const readings = readingsOf(character).filter((reading) => /^[a-zü]+\d$/.test(reading));
    return [
      character,
      (proposed.has(character) ? '' : '-') + readings.join(' '),
      (shapes.get(character) ?? []).join(''),
    ].join('\t');
  });
  return `${lines.join('\n')}\n`;
}

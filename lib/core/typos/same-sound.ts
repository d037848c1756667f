/** Words of two characters by how they sound, tones aside. */
export interface SameSound {
  /** Calls with each other word that sounds like the two units; it may share one of them. */
  each(unit: number, nextUnit: number, visit: (word: number, unit: number, nextUnit: number) => void): void;
}

/** A word of two characters with its id. */
export interface TwoUnits {
  word: number;
  unit: number;
  nextUnit: number;
}

/**
 * @param syllablesOf numbers of a unit's syllables, below 512, tones aside
 * @example sameSoundWords([{ word: 7, unit: 23457, nextUnit: 21270 }], syllablesOf).each(…)
 */
export function sameSoundWords(
  words: readonly TwoUnits[],
  syllablesOf: (unit: number) => readonly number[],
): SameSound {
  const first = new Int32Array(512 * 512).fill(-1);
  const next: number[] = [];
  const entries: number[] = [];
  words.forEach(({ unit, nextUnit }, entry) => {
    for (const one of syllablesOf(unit)) {
      for (const two of syllablesOf(nextUnit)) {
        const key = one * 512 + two;
        next.push(first[key] as number);
        entries.push(entry);
        first[key] = next.length - 1;
      }
    }
  });
  return {
    each(unit, nextUnit, visit) {
      for (const one of syllablesOf(unit)) {
        for (const two of syllablesOf(nextUnit)) {
          for (let at = first[one * 512 + two] as number; at >= 0; at = next[at] as number) {
            const found = words[entries[at] as number];
            if (found !== undefined && (found.unit !== unit || found.nextUnit !== nextUnit))
              visit(found.word, found.unit, found.nextUnit);
          }
        }
      }
    },
  };
}

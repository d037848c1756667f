/** What two characters have in common, the nearest first; `bothSounds` is of two pairs side by side. */
export const CONFUSION = { sameSound: 0, otherTone: 1, nearSound: 2, shape: 3, bothSounds: 4 } as const;

/** Characters that may have been meant where another stands. */
interface Confusable {
  /** UTF-16 units, each once. */
  units: Uint16Array;
  /** Of each the nearest thing in common. */
  kinds: Uint8Array;
  /** Of each whether it looks alike too, whatever the sound. */
  alike: Uint8Array;
}

export interface Confusions {
  of(unit: number): Confusable;
  /** Numbers below 512 of the unit's syllables, tones aside. */
  syllablesOf(unit: number): readonly number[];
}

const NONE: Confusable = { units: new Uint16Array(), kinds: new Uint8Array(), alike: new Uint8Array() };

const INITIALS: Readonly<Record<string, string>> = { zh: 'z', ch: 'c', sh: 's', n: 'l', r: 'l', f: 'h' };

/** Syllables that speakers of many dialects take for one: zh/z ch/c sh/s, n/l/r, f/h, -n/-ng. */
function nearKey(syllable: string): string {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
  const final = syllable.slice(initial.length).replace(/ng$/, 'n');
  return (INITIALS[initial] ?? initial) + final;
}

interface Listed {
  syllables: string[];
  tones: string[];
  shapes: string;
  numbers: number[];
}

/**
 * Confusable characters from a list of readings and look-alikes, one character a line:
 * the character, TAB, its readings with tone (`zhong4 chong2`), TAB, the characters it looks like.
 * A line that begins with `-` after its character (`鄉\t-xiang1\t`) is read but never proposed.
 *
 * @example confusionsOf('在\tzai4\t\n再\tzai4\t').of('在'.charCodeAt(0)).units // 再
 */
export function confusionsOf(list: string): Confusions {
  const listed = new Map<number, Listed>();
  const numberOf = new Map<string, number>();
  const bySyllable = new Map<string, number[]>();
  const byKey = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, unit: number): void => {
    const group = map.get(key);
    if (group === undefined) map.set(key, [unit]);
    else if (group[group.length - 1] !== unit) group.push(unit);
  };
  for (const line of list.split('\n')) {
    const [character = '', readings = '', shapes = ''] = line.split('\t');
    if (character === '') continue;
    const unit = character.charCodeAt(0);
    const proposed = !readings.startsWith('-');
    const parts = (proposed ? readings : readings.slice(1)).split(' ').filter((part) => part !== '');
    const syllables = [...new Set(parts.map((part) => part.slice(0, -1)))];
    const numbers = syllables.map((syllable) => {
      const known = numberOf.get(syllable) ?? numberOf.size;
      numberOf.set(syllable, known);
      return known;
    });
    listed.set(unit, { syllables, tones: parts, shapes, numbers });
    if (!proposed) continue;
    for (const syllable of syllables) {
      put(bySyllable, syllable, unit);
      put(byKey, nearKey(syllable), unit);
    }
  }

  const made = new Map<number, Confusable>();
  const make = (unit: number): Confusable => {
    const own = listed.get(unit);
    if (own === undefined) return NONE;
    const kinds = new Map<number, number>();
    const add = (other: number, kind: number): void => {
      if (other !== unit && !kinds.has(other)) kinds.set(other, kind);
    };
    for (const syllable of own.syllables) {
      for (const other of bySyllable.get(syllable) ?? []) {
        if (listed.get(other)?.tones.some((tone) => own.tones.includes(tone)))
          add(other, CONFUSION.sameSound);
      }
    }
    for (const syllable of own.syllables)
      for (const other of bySyllable.get(syllable) ?? []) add(other, CONFUSION.otherTone);
    for (const syllable of own.syllables)
      for (const other of byKey.get(nearKey(syllable)) ?? []) add(other, CONFUSION.nearSound);
    const alike = new Set<number>();
    for (const character of own.shapes) {
      alike.add(character.charCodeAt(0));
      add(character.charCodeAt(0), CONFUSION.shape);
    }
    return {
      units: Uint16Array.from(kinds.keys()),
      kinds: Uint8Array.from(kinds.values()),
      alike: Uint8Array.from(kinds.keys(), (other) => (alike.has(other) ? 1 : 0)),
    };
  };
  return {
    syllablesOf: (unit) => listed.get(unit)?.numbers ?? [],
    of(unit) {
      let confusable = made.get(unit);
      if (confusable === undefined) {
        confusable = make(unit);
        made.set(unit, confusable);
      }
      return confusable;
    },
  };
}

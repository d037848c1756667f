import { FOREIGN, SURNAMES } from './name-characters.ts';

/** Names that no dictionary has, weighed by their characters: persons, foreigners, small places. */
export interface Names {
  /** Calls with each name that may begin at `start`: its end and log10 of its probability. */
  from(
    units: Uint16Array,
    start: number,
    length: number,
    add: (start: number, end: number, cost: number) => void,
  ): void;
}

/** log10 of how often a word of running text is a Chinese name, a foreign name, a place too small for dictionaries. */
const PERSON = -2.6;
const ABROAD = -3;
const PLACE = -3.6;
/** log10 of a character in a foreign name, of one in a place name. */
const FOREIGN_CHARACTER = -1.9;
const PLACE_CHARACTER = -2.9;
const LONGEST_FOREIGN = 7;
/** A place name of one or two characters and what it is. */
const SMALL_PLACES = new Set([...'村镇乡县'].map((end) => end.charCodeAt(0)));

/**
 * Names by a list of how often characters stand in names, one a line: the character, TAB, as a surname, TAB, after one.
 *
 * @example namesOf('王\t70\t1\n明\t2\t90\n')
 */
export function namesOf(list: string): Names {
  const surnames = new Map<number, number>();
  const given = new Map<number, number>();
  let surnameTotal = 0;
  let givenTotal = 0;
  for (const line of list.split('\n')) {
    const [character = '', asSurname = '0', after = '0'] = line.split('\t');
    if (character === '') continue;
    const unit = character.charCodeAt(0);
    surnames.set(unit, Number(asSurname));
    given.set(unit, Number(after));
    surnameTotal += Number(asSurname);
    givenTotal += Number(after);
  }
  const first = new Float32Array(0x10000).fill(Number.NEGATIVE_INFINITY);
  const later = new Float32Array(0x10000).fill(-5);
  for (const [unit, count] of surnames)
    if (SURNAMES[unit] === 1) first[unit] = PERSON + Math.log10((count + 1) / (surnameTotal + 400));
  for (const [unit, count] of given) if (count > 0) later[unit] = Math.log10(count / givenTotal);
  return {
    from(units, start, length, add) {
      const surname = first[units[start] as number] as number;
      if (surname > Number.NEGATIVE_INFINITY && start + 1 < length) {
        const two = surname + (later[units[start + 1] as number] as number);
        add(start, start + 2, two - 0.7);
        if (start + 2 < length)
          add(start, start + 3, two + (later[units[start + 2] as number] as number) - 0.1);
      }
      let end = start;
      while (end < length && end - start < LONGEST_FOREIGN && FOREIGN[units[end] as number] === 1) end += 1;
      if (end - start >= 3) add(start, end, ABROAD + FOREIGN_CHARACTER * (end - start));
      for (let size = 2; size <= 3; size++) {
        if (start + size > length || !SMALL_PLACES.has(units[start + size - 1] as number)) continue;
        add(start, start + size, PLACE + PLACE_CHARACTER * (size - 1));
      }
    },
  };
}

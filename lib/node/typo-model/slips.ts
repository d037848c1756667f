import { CONFUSION } from '../../core/typos/confusions.ts';
import type { TypoModel } from '../../core/typos/typo-model.ts';

/** A text with slips put into it, and where. */
export interface Slipped {
  text: string;
  wrong: ReadonlySet<number>;
}

/** About one slip in so many Han characters. */
const EVERY = 45;
/** Share of slips in which an input method gave another word of the same sound. */
const WORDS = 0.35;
/** Shares of the rest: same sound and tone, other tone, near sound, look-alike. */
const KINDS: readonly (readonly [number, number])[] = [
  [0.5, CONFUSION.sameSound],
  [0.74, CONFUSION.otherTone],
  [0.83, CONFUSION.nearSound],
  [1, CONFUSION.shape],
];
/** Share of single slips that the next character shares. */
const ADJACENT = 0.1;

const isHan = (character: string | undefined): boolean => /^[\u4e00-\u9fff]$/.test(character ?? '');

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Puts slips such as people make into a text: same-sounding words as an input method offers them, characters of the
 * same or nearly the same sound, look-alikes. Frequent characters and words are put in more often.
 */
export function slipper(model: TypoModel, random: () => number): (text: string) => Slipped {
  const weightOf = (word: number): number => 10 ** ((word < 0 ? -7 : (model.unigrams[word] ?? -7)) * 0.5);
  const unitWeight = (unit: number): number => weightOf(model.tree.wordAt(model.tree.child(0, unit)));

  function draw<Choice>(choices: readonly (readonly [Choice, number])[]): Choice | undefined {
    let rest = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest <= 0) return choice;
    }
    return undefined;
  }

  function otherCharacter(character: string, kind: number): string | undefined {
    const { units, kinds, alike } = model.confusions.of(character.charCodeAt(0));
    const fits = (n: number): boolean => kinds[n] === kind || (kind === CONFUSION.shape && alike[n] === 1);
    const unit = draw(
      [...units].flatMap((other, n) => (fits(n) ? [[other, unitWeight(other)] as const] : [])),
    );
    return unit === undefined ? undefined : String.fromCharCode(unit);
  }

  function otherWord(text: string, at: number): string | undefined {
    const [unit, nextUnit] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    const node = model.tree.child(0, unit);
    const end = node === 0 ? 0 : model.tree.child(node, nextUnit);
    if (end === 0 || model.tree.wordAt(end) < 0) return undefined;
    const choices: [string, number][] = [];
    model.sameSound.each(unit, nextUnit, (word, one, two) => {
      choices.push([String.fromCharCode(one, two), weightOf(word)]);
    });
    return draw(choices);
  }

  const kindDrawn = (): number => {
    const share = random();
    return KINDS.find(([upTo]) => share <= upTo)?.[1] ?? CONFUSION.shape;
  };

  return (text) => {
    const characters = text.split('');
    const wrong = new Set<number>();
    const put = (at: number, words: string | undefined): void => {
      for (let n = 0; n < (words?.length ?? 0); n++) {
        if (characters[at + n] === words?.[n]) continue;
        characters[at + n] = words?.[n] ?? '';
        wrong.add(at + n);
      }
    };
    const places = characters.flatMap((character, at) => (isHan(character) ? [at] : []));
    const count = Math.max(1, Math.round((places.length / EVERY) * (0.5 + random())));
    for (let n = 0; n < count; n++) {
      const at = places[Math.floor(random() * places.length)];
      if (at === undefined || wrong.has(at) || wrong.has(at + 1)) continue;
      if (random() < WORDS) {
        if (isHan(text[at + 1])) put(at, otherWord(text, at));
        continue;
      }
      put(at, otherCharacter(text.charAt(at), kindDrawn()));
      if (wrong.has(at) && random() < ADJACENT && isHan(text[at + 1]))
        put(at + 1, otherCharacter(text.charAt(at + 1), kindDrawn()));
    }
    return { text: characters.join(''), wrong };
  };
}

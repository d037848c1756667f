/** The 3,500 characters from 一 on: as wide an alphabet as running text has. */
const ALPHABET = 3_500;

/** Numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Han text of that length. Squared: a few characters are frequent, as in Chinese. */
export function hanText(length: number, random: () => number): string {
  let text = '';
  for (let i = 0; i < length; i += 1)
    text += String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * ALPHABET));
  return text;
}

/** The middle one. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** Milliseconds of the middle one of `runs`. */
export function medianMs(runs: number, act: () => void): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      act();
      return performance.now() - start;
    }),
  );
}

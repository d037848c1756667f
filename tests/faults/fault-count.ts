/**
 * How many of `all` runs to do: a tenth in `npm test`, all of them in `npm run test:faults` (FAULT_SHARE).
 * @example faultCount(200) // 20
 */
export function faultCount(all: number): number {
  const share = Number(process.env.FAULT_SHARE ?? '0.1');
  return Math.max(1, Math.round(all * (Number.isFinite(share) ? share : 0.1)));
}

/** A generator of numbers in [0, 1) that gives the same run for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

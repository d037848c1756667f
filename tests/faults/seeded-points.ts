/** Share of the fault counts to run, 0–1: `npm test` runs a tenth, `npm run test:faults` all. */
const SHARE = Number(process.env.FAULT_SHARE ?? '1');

/** `count × SHARE` whole numbers between `least` and `most`, the same for the same seed. */
export function seededPoints(wanted: { count: number; least: number; most: number; seed: number }): number[] {
  const { count, least, most } = wanted;
  let state = wanted.seed >>> 0;
  // mulberry32: small, well spread, the same on every machine.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: Math.max(1, Math.ceil(count * SHARE)) }, () =>
    Math.round(least + next() * (most - least)),
  );
}

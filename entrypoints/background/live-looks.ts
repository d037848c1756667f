import { atSamePlace } from '../../lib/core/freshness/best-observation.ts';
import type { Observation } from '../../lib/core/freshness/observation.ts';
import type { Background } from './background.ts';

/** Looks kept at most; a register has some hundred columns. */
const MOST_KEPT = 2_000;

/** Seen since the worker started and not written down: too many records of that column or page this hour. */
const unwritten = new WeakMap<Background, Observation[]>();

/** @param seen looks of one page; @param cut those of them that are not written down */
export function keepUnwritten(
  background: Background,
  seen: readonly Observation[],
  cut: readonly Observation[],
): void {
  const others = (unwritten.get(background) ?? []).filter(
    (one) => !seen.some((look) => atSamePlace(one, look)),
  );
  unwritten.set(background, [...others, ...cut].slice(-MOST_KEPT));
}

/** Columns and accounts whose last look is not written down. */
export function unwrittenTargets(background: Background): ReadonlySet<string> {
  return new Set((unwritten.get(background) ?? []).map(({ targetId }) => targetId));
}

/** The recorded looks with those not written down: the board shows what was seen last, whoever was kept from recording it. */
export function liveLooks(
  background: Background,
  recorded: ReadonlyMap<string, readonly Observation[]>,
): ReadonlyMap<string, readonly Observation[]> {
  const kept = unwritten.get(background) ?? [];
  return kept.length === 0 ? recorded : withLooks(recorded, kept);
}

/** The recorded looks with those of the page just read; of each place only the last counts. */
export function withLooks(
  recorded: ReadonlyMap<string, readonly Observation[]>,
  seen: readonly Observation[],
): Map<string, readonly Observation[]> {
  const looks = new Map(recorded);
  for (const look of seen) {
    const earlier = (looks.get(look.targetId) ?? []).filter((one) => !atSamePlace(one, look));
    looks.set(look.targetId, [...earlier, look]);
  }
  return looks;
}

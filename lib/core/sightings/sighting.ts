import { epochMs } from '../calendar/civil-date.ts';
import type { Event } from '../events/event.ts';
import { SIGHTING_TYPE, Sighting } from '../events/sighting.ts';
import { atSamePlace, bestObservation, latestPerPlace } from '../freshness/best-observation.ts';
import type { Observation } from '../freshness/observation.ts';

/** A place is written again after this many hours even when nothing changed, so that “上次看到” stays true. */
const SIGHTING_HOURS = 4;

const HOUR_MS = 3_600_000;

/**
 * Subject, type and payload of the event that records a look; the writer of events adds the envelope.
 * @throws ZodError when the look has no target or an instant without offset
 * @example sightingOf(observation).subject // { kind: 'sighting', id: 'col-1' }
 */
export function sightingOf(observation: Observation): {
  subject: { kind: 'sighting'; id: string };
  type: typeof SIGHTING_TYPE;
  payload: Sighting;
} {
  const payload = Sighting.parse(observation);
  return { subject: { kind: 'sighting', id: payload.targetId }, type: SIGHTING_TYPE, payload };
}

/**
 * The looks in a run of events, by target, the last one of each place, in the causal order given. Events of
 * other subjects are passed over; so is a payload that is no sighting.
 *
 * @param onUnread told of each record whose payload this build cannot read
 */
export function looksByTarget<T extends Pick<Event, 'subject' | 'type' | 'payload'>>(
  events: readonly T[],
  onUnread?: (event: T) => void,
): Map<string, Observation[]> {
  const byTarget = new Map<string, Observation[]>();
  for (const event of events) {
    if (event.subject.kind !== 'sighting' || event.type !== SIGHTING_TYPE) continue;
    const parsed = Sighting.safeParse(event.payload);
    if (!parsed.success) {
      onUnread?.(event);
      continue;
    }
    const looks = byTarget.get(parsed.data.targetId);
    if (looks) looks.push(parsed.data);
    else byTarget.set(parsed.data.targetId, [parsed.data]);
  }
  for (const [targetId, looks] of byTarget) byTarget.set(targetId, latestPerPlace(looks));
  return byTarget;
}

/**
 * The look that stands for each target, of events in causal order (latest last).
 * @example latestByTarget([]).size === 0
 */
export function latestByTarget(
  events: readonly Pick<Event, 'subject' | 'type' | 'payload'>[],
): Map<string, Observation> {
  const standing = new Map<string, Observation>();
  for (const [targetId, looks] of looksByTarget(events)) {
    const best = bestObservation(looks);
    if (best) standing.set(targetId, best);
  }
  return standing;
}

/**
 * Whether a look is worth an event beside the previous one at the same place: the state or the date differs, or the last
 * look lies four hours or more away (also backwards: a clock set back must not silence every later look). Another
 * title of the same day is none: a page can change it as often as it likes.
 */
export function isNews(
  previous: Observation | undefined,
  next: Observation,
  hours: number = SIGHTING_HOURS,
): boolean {
  if (!previous || !atSamePlace(previous, next)) return true;
  if (previous.state !== next.state) return true;
  if (previous.newest?.date !== next.newest?.date || previous.monthDay !== next.monthDay) return true;
  return Math.abs(epochMs(next.seenAt) - epochMs(previous.seenAt)) >= hours * HOUR_MS;
}

/**
 * Of what one page showed, the looks worth an event, given the looks already recorded (`looksByTarget`).
 * @example newsAmong(observeColumns(reading, register, '张三'), looksByTarget(events)).map(sightingOf)
 */
export function newsAmong(
  observations: readonly Observation[],
  recorded: ReadonlyMap<string, readonly Observation[]>,
  hours: number = SIGHTING_HOURS,
): Observation[] {
  return observations.filter((next) => {
    const previous = recorded.get(next.targetId)?.find((look) => atSamePlace(look, next));
    return isNews(previous, next, hours);
  });
}

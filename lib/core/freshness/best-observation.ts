import { columnUrlKey } from '../register/column-url.ts';
import type { Observation } from './observation.ts';

/** One page has many addresses (`#top`, `index.html`, http): they are one place, or what it withdrew would stay. */
function placeOf(look: Observation, unread: boolean | undefined = look.unread): string {
  return JSON.stringify([look.targetId, look.via, columnUrlKey(look.url) || look.url, unread === true]);
}

/**
 * True when `later` takes the place of `earlier`: same target, same way of looking, same page. A look that
 * read nothing takes the place only of another that read nothing.
 */
export function atSamePlace(earlier: Observation, later: Observation): boolean {
  return placeOf(earlier) === placeOf(later) || placeOf(earlier) === placeOf(later, true);
}

function newestDate(observation: Observation): string {
  return observation.state === 'dated' ? (observation.newest?.date ?? '') : '';
}

/** The dated look with the newest date; the later of two equals. */
function newestLook(looks: readonly Observation[]): Observation | undefined {
  return looks
    .filter((look) => newestDate(look) !== '')
    .reduce<Observation | undefined>(
      (best, look) => (best && newestDate(best) > newestDate(look) ? best : look),
      undefined,
    );
}

/**
 * The last look of each place, in the order the places were last seen. Causal order in, latest last.
 * @example latestPerPlace([homeMonday, listPage, homeTuesday]) // [listPage, homeTuesday]
 */
export function latestPerPlace(observations: readonly Observation[]): Observation[] {
  const places = new Map<string, Observation>();
  for (const look of observations) {
    places.delete(placeOf(look, true));
    places.delete(placeOf(look));
    places.set(placeOf(look), look);
  }
  return [...places.values()];
}

/**
 * The one look that stands for a column or account. `observations` are of one target in causal order, latest
 * last. The last look at its own page (or by hand) stands. A block raises it only when the block was seen
 * later and shows a newer date, or when the own page could not be read at all; without an own look the newest
 * block stands. What was entered by hand stands until the own page shows a date or is empty. A look that read
 * nothing stands only where there is no other. Of each place only the last look counts: an item withdrawn since
 * is no update.
 * @example bestObservation([]) === undefined
 */
export function bestObservation(observations: readonly Observation[]): Observation | undefined {
  const latest = latestPerPlace(observations);
  const read = latest.filter((look) => !look.unread);
  const looks = read.length > 0 ? read : latest;
  const isBlock = (look: Observation) => look.via === 'block';
  const lastIndex = (is: (look: Observation) => boolean) =>
    looks.reduce((last, look, index) => (is(look) ? index : last), -1);
  const lastOwn = lastIndex((look) => !isBlock(look));
  // A page that shows no readable date today as yesterday takes nothing back from what a person saw on it.
  const byHand = looks[lastOwn]?.state === 'unreadable' ? lastIndex((look) => look.via === 'by-hand') : -1;
  const ownIndex = byHand >= 0 ? byHand : lastOwn;
  const own = looks[ownIndex];
  if (!own) return newestLook(looks) ?? looks.at(-1);
  const block = newestLook((own.state === 'unreadable' ? looks : looks.slice(ownIndex)).filter(isBlock));
  return block && newestDate(block) > newestDate(own) ? block : own;
}

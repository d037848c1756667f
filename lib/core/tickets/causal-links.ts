import type { Event } from '../events/event.ts';

/** Who had seen whom, over events in causal order. */
export interface CausalLinks {
  /** Ids no other event names as parent, sorted: what the next event must name. */
  heads: string[];
  /** Parents that are named but not here. */
  missing: number;
  /** Marks every event whose writer had seen the one at `index`, itself included. */
  after(index: number): Uint8Array;
}

/** @param events of one subject, in causal order, one of each id */
export function causalLinks(events: readonly Event[]): CausalLinks {
  const place = new Map(events.map((event, index) => [event.id, index]));
  const named = new Set<string>();
  const missing = new Set<string>();
  const parents = events.map((event, index) =>
    event.parents.flatMap((id) => {
      const at = place.get(id);
      if (at === undefined) missing.add(id);
      // Only a forged circle has a parent that stands later; it shows nobody anything.
      if (at === undefined || at >= index) return [];
      named.add(id);
      return [at];
    }),
  );
  return {
    heads: events
      .map((event) => event.id)
      .filter((id) => !named.has(id))
      .sort(),
    missing: missing.size,
    after(index) {
      const seen = new Uint8Array(events.length);
      seen[index] = 1;
      for (let at = index + 1; at < events.length; at++) {
        if (parents[at]?.some((parent) => seen[parent] === 1)) seen[at] = 1;
      }
      return seen;
    },
  };
}

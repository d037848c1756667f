import type { Event } from './event.ts';
import { compareHlc } from './hlc.ts';
import { mergeEvents } from './merge.ts';

/**
 * Events in causal order: parents before children, otherwise by (hlc, id); wall time has no say.
 * One id stands once. Total: parents that are not in the set are passed over (they may come with a later
 * file), and a circle of parents, which only a forged file can hold, is cut at its earliest event.
 * The order of the argument does not matter.
 *
 * @example causalOrder([child, parent]) // [parent, child], whatever their clocks say
 */
export function causalOrder(events: readonly Event[]): Event[] {
  const sorted = [...mergeEvents(events).events].sort(byClock);
  const place = new Map(sorted.map((event, index) => [event.id, index]));
  const waitsFor = new Int32Array(sorted.length);
  const children: number[][] = sorted.map(() => []);
  sorted.forEach((event, index) => {
    for (const parent of new Set(event.parents)) {
      const at = place.get(parent);
      if (at === undefined || at === index) continue;
      children[at]?.push(index);
      waitsFor[index] = (waitsFor[index] ?? 0) + 1;
    }
  });

  const ready = new IndexHeap();
  waitsFor.forEach((count, index) => {
    if (count === 0) ready.push(index);
  });
  const order: Event[] = [];
  const done = new Uint8Array(sorted.length);
  let earliest = 0;
  while (order.length < sorted.length) {
    let next = ready.pop();
    if (next === undefined) {
      while (done[earliest]) earliest++;
      next = earliest;
    }
    const event = sorted[next];
    if (!event || done[next]) continue;
    done[next] = 1;
    order.push(event);
    for (const child of children[next] ?? []) {
      const left = (waitsFor[child] ?? 0) - 1;
      waitsFor[child] = left;
      if (left === 0 && !done[child]) ready.push(child);
    }
  }
  return order;
}

function byClock(a: Event, b: Event): number {
  return compareHlc(a.hlc, b.hlc) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Smallest index first. A sorted array would make a wide set of events quadratic. */
class IndexHeap {
  private readonly items: number[] = [];

  push(item: number): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = items[up] ?? 0;
      if (above <= item) break;
      items[at] = above;
      at = up;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if ((items[below + 1] ?? Infinity) < (items[below] ?? Infinity)) below++;
      const value = items[below] ?? Infinity;
      if (last <= value) break;
      items[at] = value;
      at = below;
    }
    items[at] = last;
    return top;
  }
}

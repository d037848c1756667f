import type { Event } from './event.ts';
import { compareHlc } from './hlc.ts';
import { identityOf, oneOfEach } from './merge.ts';

/** A record of a ticket whose place among the others changes nothing: a report, and a word about one. */
export function movesNothing({ subject, type }: Pick<Event, 'subject' | 'type'>): boolean {
  return subject.kind === 'ticket' && (type === '提交' || type === '备注');
}

/** A report stands at the beginning of its ticket, whatever it says it follows. */
function begins({ subject, type }: Event): boolean {
  return subject.kind === 'ticket' && type === '提交';
}

/** A ticket bears the id of its filing. */
export function isFiling({ id, subject, type }: Pick<Event, 'id' | 'subject' | 'type'>): boolean {
  return subject.kind === 'ticket' && type === '提交' && id === subject.id;
}

/**
 * Events in causal order: parents before children, otherwise by (hlc, id); wall time has no say. Parents are
 * looked up within the subject, and one id stands there once. A 提交 begins its ticket: its own parents say
 * nothing. Total: parents that are not in the set are passed over (they may come with a later file).
 * A circle of parents, which only a forged file can hold, is opened at the records whose place changes nothing: no
 * parent of theirs there counts, and nobody there waits for them. The steps in it keep the order of their clocks,
 * which whoever closed the circle does not set. A circle of steps alone is cut at its earliest.
 * The order of the argument does not matter.
 *
 * @param isFree whether a record's place changes nothing; asked only about those in a circle
 * @example causalOrder([child, parent]) // [parent, child], whatever their clocks say
 */
export function causalOrder(
  events: readonly Event[],
  isFree: (event: Event) => boolean = movesNothing,
): Event[] {
  const sorted = oneOfEach(events).sort(byClock);
  const placeOf = placesOf(sorted);
  const waitsFor = new Int32Array(sorted.length);
  const children: number[][] = sorted.map(() => []);
  const parentsOf = (event: Event, index: number): number[] => {
    if (event.parents.length === 0 || begins(event)) return [];
    const found = new Set<number>();
    for (const id of event.parents) {
      const at = placeOf(id, event.subject);
      if (at !== undefined && at !== index) found.add(at);
    }
    return [...found];
  };
  sorted.forEach((event, index) => {
    for (const at of parentsOf(event, index)) {
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
  const waitsLess = (child: number): void => {
    const left = (waitsFor[child] ?? 0) - 1;
    waitsFor[child] = left;
    if (left === 0 && !done[child]) ready.push(child);
  };

  /** Events in a circle, or between two: those that are left when whoever nobody waits for is taken away. */
  const inCircles = (): Uint8Array => {
    const isIn = done.map((one) => 1 - one);
    const awaitedBy = children.map((of) => of.reduce((count, child) => count + (isIn[child] ?? 0), 0));
    const ends = [...isIn.keys()].filter((index) => isIn[index] && awaitedBy[index] === 0);
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      const event = sorted[end];
      isIn[end] = 0;
      for (const at of event ? parentsOf(event, end) : []) {
        const left = (awaitedBy[at] ?? 0) - 1;
        awaitedBy[at] = left;
        if (left === 0 && isIn[at]) ends.push(at);
      }
    }
    return isIn;
  };
  const openCircles = (): void => {
    const isIn = inCircles();
    const free = sorted.map((event, index) => isIn[index] === 1 && isFree(event));
    children.forEach((of, parent) => {
      if (!isIn[parent]) return;
      const isCut = (child: number) => isIn[child] === 1 && (free[parent] || free[child]);
      children[parent] = of.filter((child) => !isCut(child));
      for (const child of of) if (isCut(child)) waitsLess(child);
    });
  };

  let areOpen = false;
  let earliest = 0;
  while (order.length < sorted.length) {
    let next = ready.pop();
    if (next === undefined && !areOpen) {
      areOpen = true;
      openCircles();
      next = ready.pop();
    }
    if (next === undefined) {
      while (done[earliest]) earliest++;
      next = earliest;
    }
    const event = sorted[next];
    if (!event || done[next]) continue;
    done[next] = 1;
    order.push(event);
    for (const child of children[next] ?? []) waitsLess(child);
  }
  return order;
}

/** The place of a record by its id within a subject; ids that two subjects bear are rare. */
function placesOf(events: readonly Event[]): (id: string, subject: Event['subject']) => number | undefined {
  const first = new Map<string, number>();
  const others = new Map<string, number>();
  for (const [index, event] of events.entries())
    if (first.has(event.id)) others.set(identityOf(event), index);
    else first.set(event.id, index);
  return (id, subject) => {
    const at = first.get(id);
    const found = at === undefined ? undefined : events[at]?.subject;
    if (found?.id === subject.id && found.kind === subject.kind) return at;
    return found && others.get(identityOf({ id, subject }));
  };
}

function byClock(a: Event, b: Event): number {
  const order = compareHlc(a.hlc, b.hlc);
  if (order !== 0) return order;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return identityOf(a) < identityOf(b) ? -1 : 1;
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

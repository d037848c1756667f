import type { PageSnapshot } from '../core/page-snapshot.ts';
import type { PageReading } from '../core/reading.ts';
import { type ReadPageOptions, readPageSteps } from './read-page.ts';
import { rebuildSteps } from './rebuild-page.ts';

type Options = Omit<ReadPageOptions, 'frameDocument' | 'gathered' | 'computed'>;

/** The same at one go. */
export function readSnapshot(snapshot: PageSnapshot, options: Options): PageReading {
  const steps = readSnapshotSteps(snapshot, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Read a page from what the overlay gathered of it: the same reading as in its own tab, in slices. */
export function* readSnapshotSteps(snapshot: PageSnapshot, options: Options): Generator<void, PageReading> {
  const { document, gathered, computed } = yield* rebuildSteps(snapshot);
  const { reading } = yield* readPageSteps(document, snapshot.url, { ...options, gathered, computed });
  return reading;
}

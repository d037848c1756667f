import type { Recheck } from '../core/events/event.ts';
import type { Result } from '../core/page-result.ts';

export interface BatchItem {
  id: string;
  url: string;
}

export interface BatchMeans {
  recheck(id: string): Promise<Result<Recheck>>;
  /** Called as each one ends, in the order they end. */
  found(id: string, answer: Result<Recheck>): void;
  /** Asked before each one begins; those under way are let end. */
  stopped(): boolean;
}

/** Pages opened at the same time; of one site never more than one. */
const AT_ONCE = 2;

/** Re-checks one ticket after the other, two at a time and one of a site; one that fails stops no other. */
export async function batchRecheck(items: readonly BatchItem[], means: BatchMeans): Promise<void> {
  const waiting = [...items];
  const busyHosts = new Set<string>();
  const running = new Set<Promise<void>>();

  const start = (item: BatchItem): void => {
    const host = hostOf(item.url);
    busyHosts.add(host);
    const work = means
      .recheck(item.id)
      .catch(
        (error: unknown): Result<Recheck> => ({
          ok: false,
          error: `没有复核成（${String(error)}），工单没有改动，请再试。`,
        }),
      )
      .then((answer) => {
        means.found(item.id, answer);
        busyHosts.delete(host);
        running.delete(work);
      });
    running.add(work);
  };

  while (waiting.length > 0 && !means.stopped()) {
    const next = running.size < AT_ONCE ? waiting.findIndex(({ url }) => !busyHosts.has(hostOf(url))) : -1;
    const [item] = next >= 0 ? waiting.splice(next, 1) : [];
    if (item) start(item);
    else await Promise.race(running);
  }
  await Promise.all(running);
}

function hostOf(url: string): string {
  try {
    return new URL(url.trim()).host;
  } catch {
    return url;
  }
}

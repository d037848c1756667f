import type { Office } from './fixtures.ts';

/** Runs in a page or in the worker: `Date` from now on shows a later time, and goes on from there. */
function shiftDate(ms: number): void {
  const Known = Date;
  class Shifted extends Known {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [Known.now() + ms] : given) as [number]));
    }
    static override now(): number {
      return Known.now() + ms;
    }
  }
  globalThis.Date = Shifted as DateConstructor;
}

/** The machine's clock goes on by `ms` for the worker, the desk and every page opened from now on. */
export async function advanceClock({ context, extensionId, desk }: Office, ms: number): Promise<void> {
  const worker = context.serviceWorkers().find((one) => one.url().includes(extensionId));
  if (!worker) throw new Error('the background does not run');
  await worker.evaluate(shiftDate, ms);
  await context.addInitScript(shiftDate, ms);
  await desk.reload();
}

/** Lets the browser ring the alarm that watches the due times, as it does every few minutes. */
export async function ringWatch({ desk }: Office): Promise<void> {
  await desk.evaluate(() => {
    const { alarms } = (
      globalThis as unknown as { chrome: { alarms: { create(name: string, when: { when: number }): void } } }
    ).chrome;
    // The browser's own clock, which nobody moved.
    alarms.create('deadlines', { when: performance.timeOrigin + performance.now() });
  });
}

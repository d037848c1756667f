import { describe, expect, it } from 'vitest';
import { knownRuns } from '../../../lib/core/events/known-runs.ts';
import { eventHash } from '../../../lib/core/events/new-event.ts';
import { sha256 } from '../tickets/story.ts';
import { examined, SigningDevice } from './examined.ts';

async function device() {
  const one = await SigningDevice.begin('d');
  for (let at = 0; at < 11; at++) await one.write('备注', { kind: 'ticket', id: 't' }, { text: `${at}` });
  const events = one.events.filter(({ seq }) => seq !== 6);
  const runs = (await examined(events)).devices.get('d')?.runs ?? [];
  return { events, runs };
}

describe('what a revocation knows of a device', () => {
  it('is each record by itself, as long as they are few', async () => {
    const { events, runs } = await device();
    const cut = await knownRuns(runs, events, sha256);
    expect(cut.map(({ from, to }) => [from, to])).toEqual(events.map(({ seq }) => [seq, seq]));
    expect(cut.map(({ head }) => head)).toEqual(
      await Promise.all(events.map((event) => eventHash(event, sha256))),
    );
  });

  it('is cut into stretches where they are many, and covers the same numbers', async () => {
    const { events, runs } = await device();
    for (const most of [1, 2, 3, 5]) {
      const cut = await knownRuns(runs, events, sha256, most);
      expect(cut.length).toBeLessThanOrEqual(most + runs.length);
      const numbers = cut.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_none, at) => from + at),
      );
      expect(numbers).toEqual(events.map(({ seq }) => seq));
    }
  });

  it('goes on to the next record where one of them does not stand', async () => {
    const { events, runs } = await device();
    const cut = await knownRuns(
      runs,
      events.filter(({ seq }) => seq !== 3),
      sha256,
    );
    expect(cut.map(({ from, to }) => [from, to])).toContainEqual([3, 4]);
  });
});

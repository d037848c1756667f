import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Event } from '../../lib/core/events/event.ts';
import { mergeEvents } from '../../lib/core/events/merge.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import { foldTickets } from '../../lib/core/tickets/fold-tickets.ts';
import { examined, SigningDevice } from '../core/events/examined.ts';
import { randomEvents, scrambled } from '../core/tickets/random-events.ts';
import { sha256, submission } from '../core/tickets/story.ts';
import { faultCount, seeded } from './fault-count.ts';

const SETS = faultCount(100);
const FILES = faultCount(30);

describe(`${SETS} sets of records of several devices, clocks up to a day apart`, () => {
  it('give one ledger in any order and with repeats, and lose no step', async () => {
    let conflicts = 0;
    for (let seed = 0; seed < SETS; seed++) {
      const [events = []] = fc.sample(randomEvents, { numRuns: 1, seed });
      const tickets = foldTickets(mergeEvents(events).events);
      const hash = await ledgerHash(tickets, sha256);
      for (const order of fc.sample(scrambled(events), { numRuns: 5, seed })) {
        const files = [order.slice(0, order.length / 2), order.slice(order.length / 3)];
        expect(await ledgerHash(foldTickets(mergeEvents(...files, events).events), sha256)).toBe(hash);
      }
      const steps = tickets.flatMap(({ history }) => history.map(({ eventId }) => eventId)).sort();
      expect(steps).toEqual([...new Set(events.map(({ id }) => id))].sort());
      conflicts += tickets.filter((ticket) => ticket.conflicts.length > 0).length;
    }
    console.log(`${SETS} 组记录，各打乱 5 次：台账不一致 0 次，丢失步骤 0 个，有冲突待定的 ${conflicts} 组`);
  });
});

describe(`${FILES} tampered files`, () => {
  it('are all named, the changed record set apart alone, and the rest is kept', async () => {
    const random = seeded(30);
    let named = 0;
    let apart = 0;
    const honest = await SigningDevice.begin('honest');
    await honest.write('提交', { kind: 'ticket', id: 'kept' }, submission());
    for (let index = 0; index < FILES; index++) {
      const device = await SigningDevice.begin(`d${index}`);
      for (let step = 0; step < 6; step++)
        await device.write('提交', { kind: 'ticket', id: `${index}-${step}` }, submission());
      const at = 1 + Math.floor(random() * 6);
      const file = device.events.map(
        (event, place): Event => (place === at ? tampered(event, index) : event),
      );
      const { sound, quarantined, missing } = await examined([...honest.events, ...file]);
      expect(sound.filter(({ by }) => by.device === 'honest')).toHaveLength(2);
      // A changed copy takes no genuine record with it: the others hold by themselves, its number is 待补.
      expect(sound.filter(({ by }) => by.device === device.id)).toHaveLength(file.length - 1);
      expect(quarantined.map(({ event }) => event.seq)).toEqual([at + 1]);
      expect(missing.filter((gap) => gap.device === device.id)).toEqual(
        at + 1 < file.length ? [{ device: device.id, from: at + 1, to: at + 1 }] : [],
      );
      named += quarantined.every(({ reason }) => reason.endsWith('。')) ? 1 : 0;
      apart += quarantined.length;
    }
    console.log(`${FILES} 份被改动的文件：指明 ${named} 份，隔离记录 ${apart} 条，其余都保留`);
    expect(named).toBe(FILES);
  });
});

/** Each way to change a record that keeps its shape. */
function tampered(event: Event, index: number): Event {
  const ways: ((event: Event) => Event)[] = [
    (one) => ({ ...one, payload: { ...one.payload, url: 'https://www.other.example/' } }),
    (one) => ({ ...one, at: '2026-11-01T08:00:00+08:00' }),
    (one) => ({ ...one, by: { ...one.by, role: '大数据中心' } }),
    (one) => ({ ...one, prevHash: one.prevHash.replace(/^./, 'f') === one.prevHash ? '0' : 'f' }),
    (one) => ({ ...one, subject: { ...one.subject, id: 'elsewhere' } }),
    (one) => ({ ...one, sig: '' }),
  ];
  return ways[index % ways.length]?.(event) ?? event;
}

import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { civilDateOf, epochMs, isoOf } from '../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { dueAt } from '../../lib/core/clocks/due.ts';
import { type TicketFacts, ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import { faultCount, seeded } from './fault-count.ts';

const TICKETS = faultCount(10_000);
const FIRST = epochMs('2026-01-01T00:00:00+08:00');
const LAST = epochMs('2026-12-18T00:00:00+08:00');
const HOUR = 3_600_000;

/** What chinese-days says: 2 and 3 working days from every day of 2026. It reads the machine's zone. */
function oracle(): Record<string, Record<string, string>> {
  const code = `
    import chineseDays from 'chinese-days';
    const answers = {};
    for (let day = new Date('2026-01-01T12:00:00'); day.getFullYear() === 2026; day.setDate(day.getDate() + 1)) {
      const at = new Date(day);
      const ask = (count) => { const from = new Date(at); from.setDate(from.getDate() + 1); return chineseDays.findWorkday(count - 1 + (chineseDays.isWorkday(from) ? 0 : 1), from); };
      answers[day.toISOString().slice(0, 10)] = { 2: ask(2), 3: ask(3) };
    }
    console.log(JSON.stringify(answers));`;
  const env = { ...process.env, TZ: 'Asia/Shanghai' };
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' });
  return JSON.parse(run.stdout);
}

describe(`due times of ${TICKETS} random tickets`, () => {
  it('are those of an independent calendar, none wrong', () => {
    const theirs = oracle();
    const random = seeded(20261123);
    const wrong: string[] = [];
    let compared = 0;
    for (let index = 0; index < TICKETS; index++) {
      const filedMs = FIRST + Math.floor(random() * (LAST - FIRST));
      const notifiedMs = filedMs + Math.floor(random() * 48 * HOUR);
      const facts: TicketFacts = {
        problemClass: random() < 0.5 ? '错别字' : '更新逾期',
        origin: (['读网', '公众找错', '季度督查'] as const)[Math.floor(random() * 3)] ?? '读网',
        filedAt: isoOf(filedMs),
        notifiedAt: random() < 0.8 ? isoOf(notifiedMs) : undefined,
        foundByResponsibleUnit: false,
        declined: false,
      };
      const clocks = ticketClocks(facts, isoOf(notifiedMs + HOUR), defaultHolidays);
      for (const clock of clocks.filter(({ startAt }) => startAt !== undefined)) {
        const start = epochMs(clock.startAt ?? '');
        const day = civilDateOf(start);
        const expected =
          clock.clockId === '错敏整改'
            ? start + HOUR
            : epochMs(`${theirs[day]?.[clock.clockId === '找错答复' ? 3 : 2]}T24:00:00+08:00`);
        compared += 1;
        if (epochMs(clock.dueAt ?? '') !== Math.floor(expected / 1000) * 1000)
          wrong.push(`${clock.clockId} ${clock.startAt} → ${clock.dueAt}`);
      }
    }
    console.log(
      `${TICKETS} 张随机工单，比对 ${compared} 个时限，不符 ${wrong.length} 个（TZ=${process.env.TZ ?? '本机'}）`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(TICKETS / 2);
  });

  it.each([
    ['2026-11-20', ['11-24', '11-25', '11-27']],
    ['2026-11-23', ['11-25', '11-26', '11-30']],
    ['2026-09-18', ['09-21', '09-22', '09-24']],
    ['2026-09-30', ['10-09', '10-10', '10-13']],
    ['2026-02-13', ['02-24', '02-25', '02-27']],
    ['2026-04-30', ['05-07', '05-08', '05-11']],
  ])('2, 3 and 5 working days from %s', (date, ends) => {
    const got = [2, 3, 5].map((amount) =>
      dueAt({ amount, kind: 'workdays' }, `${date}T10:00:00+08:00`, defaultHolidays).dueAt.slice(5, 10),
    );
    expect(got).toEqual(ends);
  });
});

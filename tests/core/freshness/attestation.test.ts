import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, civilDateOfDayNumber, instantOf } from '../../../lib/core/calendar/civil-date.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { newEvent } from '../../../lib/core/events/new-event.ts';
import { parseEvent } from '../../../lib/core/events/parse-event.ts';
import { lastDayInTime } from '../../../lib/core/freshness/age.ts';
import {
  type Attested,
  attestedByTarget,
  attestProblem,
  mayAttest,
} from '../../../lib/core/freshness/attestation.ts';
import { judgeColumn, type Observation } from '../../../lib/core/freshness/judge.ts';
import { limitOf } from '../../../lib/core/freshness/limits.ts';
import { vetoCounters } from '../../../lib/core/freshness/veto.ts';
import { type Account, type Column, ColumnClass } from '../../../lib/core/register/register.ts';

const at = (date: string) => instantOf(date, '10:00');
const column = (columnClass: ColumnClass, over: Partial<Column> = {}): Column => ({
  id: 'c1',
  name: '机构职能',
  url: 'https://www.a.gov.cn/jgzn/',
  columnClass,
  ...over,
});
const look = (date: string, seenAt: string, over: Partial<Observation> = {}): Observation => ({
  targetId: 'c1',
  target: 'column',
  via: 'list-page',
  state: 'dated',
  newest: { date, from: 'row', line: `领导分工 ${date}` },
  line: `领导分工 ${date}`,
  url: 'https://www.a.gov.cn/jgzn/',
  seenAt: at(seenAt),
  seenBy: '张三',
  ...over,
});
const attested = (on: string, newest: string, over: Partial<Attested> = {}): Attested => ({
  eventId: 'e1',
  at: at(on),
  on,
  name: '何敬远',
  unit: '县政府办公室',
  reason: '与现行文件逐项一致',
  newest,
  ...over,
});
const account: Account = { id: 'a1', platform: '微信公众号', name: '某区发布' };

describe('核对无变动', () => {
  it('is for the classes the notice lets stand unchanged, never for what must bring something new', () => {
    expect(ColumnClass.options.filter((one) => mayAttest(column(one)))).toEqual([
      '人事招考',
      '概况信息',
      '年报规划财政',
      '领导机构',
    ]);
    expect(mayAttest(column('政策文件', { parentName: '政务公开' }))).toBe(true);
    expect(mayAttest(column('政策文件'))).toBe(false);
    expect(mayAttest(account)).toBe(false);
  });

  it('resets the clock from its day and is reported apart: date, age and the state without it stay', () => {
    const state = judgeColumn(column('领导机构'), look('2025-06-01', '2026-11-23'), at('2026-11-23'), {
      attested: attested('2026-11-20', '2025-06-01'),
    });
    expect(state).toMatchObject({
      state: '正常',
      label: '● 核对无变动',
      newest: { date: '2025-06-01' },
      ageDays: 540,
      attested: { on: '2026-11-20', name: '何敬远', unit: '县政府办公室', without: '逾期', eventId: 'e1' },
    });
    expect(state.sentence).toContain('最近更新2025年6月1日，距今540天');
    expect(state.sentence).toContain(
      '2026年11月20日由何敬远（县政府办公室）核对无变动（与现行文件逐项一致）',
    );
    expect(state.sentence).toContain('最迟2027年11月20日更新');
  });

  it('ends with its own limit, and with any change of what the checker saw', () => {
    const judge = (newest: string, today: string, seen = today) =>
      judgeColumn(column('领导机构'), look(newest, seen), at(today), {
        attested: attested('2026-11-20', '2025-06-01'),
      });
    expect(judge('2025-06-01', '2027-11-20').label).toBe('◐ 今天到期');
    expect(judge('2025-06-01', '2027-11-21')).toMatchObject({ state: '逾期', overdueDays: 1 });
    // A newer entry, or the one seen withdrawn: the statement was about something else.
    expect(judge('2025-08-01', '2026-11-23').attested).toBeUndefined();
    expect(judge('2025-05-01', '2026-11-23').state).toBe('逾期');
    expect(judge('2025-05-01', '2026-11-23').attested).toBeUndefined();
  });

  const anyDay = fc.integer({ min: 19_000, max: 22_000 }).map(civilDateOfDayNumber);
  it('law: never 正常 once the later of update and attestation is out of its limit; without = judged without', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ColumnClass.options.map((one) => column(one)), account),
        anyDay,
        fc.integer({ min: -40, max: 800 }),
        fc.integer({ min: 0, max: 800 }),
        fc.constantFrom('dated', 'unreadable', 'blank'),
        (target, newest, attestedAfter, after, state) => {
          const today = addDays(newest, after);
          const on = addDays(newest, attestedAfter);
          const kind = 'platform' in target ? 'account' : 'column';
          const seen = look(newest, today, { state: state as Observation['state'], target: kind });
          const options = { attested: attested(on, newest) };
          const judged = judgeColumn(target, seen, at(today), options);
          const without = judgeColumn(target, seen, at(today));
          const limit = limitOf(target);
          const good = judged.state === '正常' || judged.state === '将到期';
          if (state !== 'dated') expect(good).toBe(false);
          const counts = mayAttest(target) && on <= today && on > newest;
          if (limit && good) {
            const from = counts ? on : newest;
            expect(lastDayInTime(from, limit) >= today).toBe(true);
          }
          expect(judged.newest).toEqual(without.newest);
          expect(judged.ageDays).toBe(without.ageDays);
          if (judged.attested) expect(judged.attested.without).toBe(without.state);
          else expect(judged.state).toBe(without.state);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('moves no veto counter: the count goes by dates, the one with attestations stands beside it', () => {
    const columns = ['a', 'b'].map((id) => column('领导机构', { id, name: id, parentName: '政务公开' }));
    const states = columns.map((one) =>
      judgeColumn(
        one,
        look('2024-01-01', '2026-11-23', { targetId: one.id }),
        at('2026-11-23'),
        one.id === 'a' ? { attested: attested('2026-11-20', '2024-01-01') } : {},
      ),
    );
    expect(states.map(({ state }) => state)).toEqual(['正常', '逾期']);
    expect(vetoCounters(states, columns)[1]).toMatchObject({
      count: 2,
      text: '2/10（计入核对无变动后 1/10）',
      attested: [{ name: 'a' }],
    });
  });

  it.each([
    [
      'a column that must bring something new',
      column('动态要闻'),
      look('2026-01-01', '2026-11-23'),
      {},
      '必须有新内容',
    ],
    ['an account', account, look('2026-01-01', '2026-11-23'), {}, '账号必须有新内容'],
    ['a column nobody has read', column('概况信息'), undefined, {}, '还没有读到'],
    [
      'an unreadable one',
      column('概况信息'),
      look('2026-01-01', '2026-11-23', { state: 'unreadable', newest: undefined }),
      {},
      '还没有读到',
    ],
    [
      'a day of the future',
      column('概况信息'),
      look('2026-01-01', '2026-11-23'),
      { on: '2026-11-24' },
      '晚于今天',
    ],
    [
      'a day that does not exist',
      column('概况信息'),
      look('2026-01-01', '2026-11-23'),
      { on: '2026-02-30' },
      '不存在',
    ],
    [
      'a day before the update',
      column('概况信息'),
      look('2026-01-01', '2026-11-23'),
      { on: '2026-01-01' },
      '不需要核对',
    ],
    ['nobody', column('概况信息'), look('2026-01-01', '2026-11-23'), { name: ' ' }, '核对人'],
    ['no reason', column('概况信息'), look('2026-01-01', '2026-11-23'), { reason: '' }, '核对情况'],
  ] as const)('is refused for %s, in words', (_what, target, seen, over, says) => {
    const input = { on: '2026-11-23', name: '何敬远', unit: '', reason: '逐项一致', ...over };
    expect(attestProblem(target, seen, input, '2026-11-23')).toContain(says);
  });
});

describe('attestations as events', () => {
  const by = (device: string): Event['by'] => ({
    device,
    person: { name: '周晓岚', unit: '县政府办公室' },
    role: '值班读网员',
  });
  let ms = Date.parse('2026-11-20T02:00:00Z');
  const event = (
    id: string,
    type: string,
    payload: Record<string, unknown>,
    parents: readonly Event[] = [],
    target = 'c1',
  ): Event =>
    newEvent({
      type,
      subject: { kind: 'attestation', id: target },
      payload,
      by: by('d1'),
      parents: parents.map((one) => one.id),
      seen: parents.map((one) => one.hlc),
      now: ++ms,
      previous: null,
      randomId: id,
    });
  const { eventId: _id, at: _at, ...stated } = attested('2026-11-20', '2025-06-01');
  const first = event('e1', '核对无变动', { targetId: 'c1', ...stated });
  const second = event('e2', '核对无变动', { targetId: 'c1', ...stated, on: '2026-11-21' }, [first]);
  const undone = event('e3', '撤销', { corrects: 'e2', reason: '分工已调整' }, [second]);

  it('the last one stands; taken back, the one before stands again', () => {
    expect(attestedByTarget([first, second]).get('c1')).toMatchObject({ eventId: 'e2', on: '2026-11-21' });
    expect(attestedByTarget([first, second, undone]).get('c1')).toMatchObject({ eventId: 'e1' });
    const both = event('e4', '撤销', { corrects: 'e1', reason: '分工已调整' }, [undone]);
    expect(attestedByTarget([first, second, undone, both]).size).toBe(0);
  });

  it('law: any order of the events, with any of them twice, stands for the same', () => {
    const elsewhere = event('e5', '撤销', { corrects: 'e1', reason: '别的栏目' }, [], 'c2');
    const broken = event('e6', '核对无变动', { targetId: 'c1', on: '2026-02-30' });
    const foreign = event('e7', '核对无变动', { targetId: 'c9', ...stated });
    const all = [first, second, undone, elsewhere, broken, foreign];
    const expected = [...attestedByTarget(all)];
    expect(expected.map(([id, { eventId }]) => [id, eventId])).toEqual([['c1', 'e1']]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 12 }), (shuffled) => {
        expect([...attestedByTarget(shuffled)]).toEqual(expected);
      }),
    );
  });

  it('are records like any other: the envelope parses and survives a file', () => {
    for (const one of [first, second, undone]) {
      expect(parseEvent(JSON.parse(JSON.stringify(one)))).toMatchObject({ ok: true });
    }
  });
});

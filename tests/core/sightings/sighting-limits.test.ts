import { describe, expect, it } from 'vitest';

import type { Observation } from '../../../lib/core/freshness/observation.ts';
import {
  boardCutSentence,
  cutSentence,
  type LookWritten,
  withinLimits,
} from '../../../lib/core/sightings/sighting-limits.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const look = (targetId: string, url = 'https://www.a.gov.cn/'): Observation => ({
  targetId,
  target: 'column',
  via: 'block',
  state: 'dated',
  newest: { date: '2026-11-20', from: 'row', line: '' },
  line: '',
  url,
  seenAt: at(0),
  seenBy: '张三',
});
const written = (targetId: string, minutes: number, url = 'https://www.a.gov.cn/'): LookWritten => ({
  targetId,
  url,
  at: at(minutes),
});

describe('of the looks that are news', () => {
  it('four a column and hour are written, whatever page shows it', () => {
    const four = [-59, -40, -20, -1].map((minutes) =>
      written('a', minutes, `https://www.a.gov.cn/${minutes}`),
    );
    expect(withinLimits([look('a'), look('b')], four, NOW)).toEqual({ kept: [look('b')], cut: [look('a')] });
    expect(withinLimits([look('a')], four.slice(1), NOW).cut).toEqual([]);
    expect(withinLimits([look('a')], [written('a', -60), ...four.slice(1)], NOW).cut).toEqual([]);
  });

  it('four of one reading, and four of the hour a clock was set back by', () => {
    const five = Array.from({ length: 5 }, () => look('a'));
    expect(withinLimits(five, [], NOW)).toMatchObject({ kept: five.slice(1), cut: [look('a')] });
    const ahead = [1, 20, 40, 59].map((minutes) => written('a', minutes));
    expect(withinLimits([look('a')], ahead, NOW).cut).toHaveLength(1);
  });

  it('forty a page and hour, under whatever fragment and query', () => {
    const forty = Array.from({ length: 40 }, (_, index) =>
      written(`c${index}`, -5, `https://www.a.gov.cn/?n=${index}#n${index}`),
    );
    expect(withinLimits([look('new', 'https://www.a.gov.cn/#other')], forty, NOW).cut).toHaveLength(1);
    expect(withinLimits([look('new', 'https://www.a.gov.cn/other')], forty, NOW).cut).toEqual([]);
    expect(withinLimits([look('new')], forty.slice(1), NOW).cut).toEqual([]);
  });

  it('the board names the columns that show what is in no record, a few of many', () => {
    expect(boardCutSentence([])).toBeUndefined();
    expect(boardCutSentence(['通知公告'])).toMatch(/^“通知公告”的网页改动过于频繁.*没有写入记录/);
    const many = boardCutSentence(Array.from({ length: 300 }, (_, at) => `栏目${at}`)) ?? '';
    expect(many).toContain('“栏目4” 等 300 个栏目');
    expect(many).not.toContain('栏目5”');
  });

  it('those not written are told by number', () => {
    expect(cutSentence(0)).toEqual([]);
    expect(cutSentence(3).join()).toContain('3 个栏目');
  });
});

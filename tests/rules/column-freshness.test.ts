import { describe, expect, it } from 'vitest';

import type { DateRead, PageList, PageReading } from '../../lib/core/reading.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { EMPTY_REGISTER, type Register } from '../../lib/core/register/register.ts';
import type { RuleExample } from '../../lib/core/rule.ts';
import { rule } from '../../lib/core/rules/column-freshness.ts';

const now = '2026-11-23T10:00:00+08:00';
const register: Register = {
  ...EMPTY_REGISTER,
  columns: [
    { id: 'news', name: '工作动态', url: 'https://www.a.gov.cn/gzdt/', columnClass: '动态要闻' },
    { id: 'notice', name: '通知公告', url: 'https://www.a.gov.cn/tzgg/', columnClass: '通知公告' },
  ],
};
const context = (at = now, over: Partial<Register> = {}) => ({
  now: at,
  register: { ...register, ...over },
  lexicon: { entries: [], find: () => [] },
  phrases: [],
  holidays: {},
});
const check = (over: Partial<PageReading>, at = now) =>
  rule.check(
    emptyReading(over.url ?? 'https://www.a.gov.cn/gzdt/', { readAt: now, kind: 'list', ...over }),
    context(at),
  );
const read = (date: string, line = `会议召开 ${date}`, from: DateRead['from'] = 'row'): DateRead => ({
  date,
  from,
  line,
});
const list = (over: Partial<PageList>): PageList => ({
  id: 'l1',
  heading: '工作动态',
  main: true,
  state: 'dated',
  count: 1,
  ...over,
});
const block = (heading: string, path: string, over: Partial<PageList>) =>
  list({ id: path, heading, headingHref: `https://www.a.gov.cn/${path}/`, main: false, ...over });

describe('column-freshness', () => {
  const run = (example: RuleExample) => {
    const { url = 'https://www.a.gov.cn/', ...over } = example.reading;
    return rule.check(emptyReading(url, over), context(example.now, { columns: [], ...example.register }));
  };

  it.each(rule.examples.flags.map((one) => [one.why, one] as const))('flags: %s', (_why, example) => {
    expect(run(example).length).toBeGreaterThan(0);
  });

  it.each(rule.examples.passes.map((one) => [one.why, one] as const))('passes: %s', (_why, example) => {
    expect(run(example)).toEqual([]);
  });

  it('marks the evidence line where it stands and says age, limit and clause', () => {
    const text = '工作动态\n会议召开\n2026-11-06\n更早的事 2026-10-01';
    const [hit, none] = check({ text, lists: [list({ newest: read('2026-11-06') })] });
    expect(none).toBeUndefined();
    expect(text.slice(hit?.start, hit?.end)).toBe('会议召开\n2026-11-06');
    expect(hit).toMatchObject({
      problemClass: '更新逾期',
      sureness: '确定',
      clause: '三(二)1(2)',
      columnId: 'news',
      listId: 'l1',
      message:
        '栏目“工作动态”逾期3天：最近更新2026年11月6日，距今17天，应在2026年11月20日前更新；动态要闻类更新间隔不超过14天（通知三(二)1(2)）。依据：“会议召开 2026-11-06”。',
    });
  });

  it('says the same whoever reads, so that a browser and a patrol give equal findings', () => {
    const page = { text: '会议召开 2026-11-06', lists: [list({ newest: read('2026-11-06') })] };
    expect(check({ ...page, readBy: 'patrol' })).toEqual(check({ ...page, readBy: 'extension' }));
  });

  it('gives two blocks that say the same words two places, each after its own heading', () => {
    const text = '通知公告\n暂无内容\n工作动态\n暂无内容';
    const blank = { state: 'blank' as const, count: 0, line: '暂无内容' };
    const hits = check({
      url: 'https://www.a.gov.cn/',
      kind: 'home',
      text,
      lists: [block('工作动态', 'gzdt', blank), block('通知公告', 'tzgg', blank)],
    });
    expect(hits.map((hit) => [hit.columnId, hit.start, hit.problemClass, hit.sureness])).toEqual([
      ['news', 15, '空白栏目', '疑似'],
      ['notice', 5, '空白栏目', '疑似'],
    ]);
  });

  it('says it without a place when the line does not stand in the text, quoting the line or the column’s name', () => {
    expect(check({ lists: [list({ newest: read('2026-11-06') })] })[0]).toMatchObject({
      words: '会议召开 2026-11-06',
    });
    expect(check({ lists: [list({ state: 'blank', count: 0 })] })[0]).toMatchObject({ words: '工作动态' });
  });

  it('goes by calendar months for 通知公告', () => {
    const page = { url: 'https://www.a.gov.cn/tzgg/', lists: [list({ newest: read('2026-05-31') })] };
    expect(check(page, '2026-11-30T23:00:00+08:00')).toEqual([]);
    expect(check(page, '2026-12-01T00:00:00+08:00')).toHaveLength(1);
  });

  it('is silent on what could not be read: yearless, unreadable, script-drawn', () => {
    expect(check({ lists: [list({ state: 'unreadable', newestMonthDay: '09-29' })] })).toEqual([]);
    expect(check({ lists: [], gaps: [{ what: 'list-by-script', why: '列表由脚本生成' }] })).toEqual([]);
    expect(check({ lists: [list({ state: 'blank', count: 0 })], httpStatus: 500 })).toEqual([]);
  });

  it('does not fault an account for an old post somebody reads, only for its own page', () => {
    const accounts = [{ id: 'wx', platform: '微信公众号', name: '某区发布' }];
    const page = { kind: 'account' as const, account: { platform: 'wechat', name: '某区发布' } };
    const judge = (over: Partial<PageReading>) =>
      rule.check(
        emptyReading('https://mp.weixin.qq.com/s/x', { readAt: now, ...page, ...over }),
        context(now, { accounts }),
      );
    expect(judge({ publishedAt: read('2024-01-01', '2024-01-01', 'script') })).toEqual([]);
    expect(judge({ lists: [list({ newest: read('2026-11-06') })] })).toMatchObject([
      { columnId: 'wx', clause: '三(二)2(2)', sureness: '确定' },
    ]);
    expect(judge({ items: [], publishedAt: read('2027-01-01', '2027-01-01', 'script') })).toEqual([]);
  });

  it('takes a line full of pattern signs as plain words', () => {
    const line = 'a+(b)*[c]{2}^$|\\.? 2026-11-06';
    const [hit] = check({ text: `前 ${line}`, lists: [list({ newest: read('2026-11-06', line) })] });
    expect(hit?.start).toBe(2);
  });
});

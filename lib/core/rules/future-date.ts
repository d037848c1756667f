import { civilDateOf, isCivilDate } from '../calendar/civil-date.ts';
import { lineLocator } from '../freshness/locate-line.ts';
import type { DateRead, DateSource, PageReading } from '../reading.ts';
import type { Hit, Rule } from '../rule.ts';

/** Dates read off the page itself; a future year worked out from neighbours is more likely our own slip. */
const READ_OUTRIGHT: readonly DateSource[] = ['row', 'url', 'label', 'near-title', 'script'];

function misfiled(read: DateRead | undefined, readOn: string): read is DateRead {
  return !!read && READ_OUTRIGHT.includes(read.from) && isCivilDate(read.date) && read.date > readOn;
}

const now = '2026-11-23T10:00:00+08:00';

function listOf(date: string): Partial<PageReading> {
  const line = `全县秋收工作推进会召开 ${date}`;
  return {
    url: 'https://www.a.gov.cn/xwzx/gzdt/',
    readAt: now,
    kind: 'list',
    text: `工作动态\n${line}`,
    items: [
      {
        listId: 'l1',
        title: '全县秋收工作推进会召开',
        href: 'https://www.a.gov.cn/1.html',
        date: { date, from: 'row', line },
        pinned: false,
        hidden: { is: 'no' },
        line,
      },
    ],
  };
}

function articleOf(date: string, from: DateSource): Partial<PageReading> {
  const line = `发布时间：${date}`;
  return { readAt: now, kind: 'article', text: line, publishedAt: { date, from, line } };
}

/** Rows and articles dated after the day they were read: a mistake, or a way to look fresh (弄虚作假 is a veto). */
export const rule: Rule = {
  id: 'future-date',
  title: '发稿日期晚于今天',
  clause: '五(四)',
  problemClass: '日期数字',
  severity: '提示',
  sureness: '疑似',
  needs: ['kind', 'publishedAt', 'items'],
  check(reading) {
    // Platforms stamp the time themselves, and what stands under a post is other people's.
    if (reading.kind === 'account') return [];
    const locate = lineLocator(reading);
    const readOn = civilDateOf(reading.readAt);
    const hit = (read: DateRead, line: string, what: string, listId?: string): Hit => ({
      ...(locate(line) ?? locate(read.line) ?? { words: line }),
      about: read.date,
      message: `疑似错填发稿日期：${what}写作${read.date}，晚于读取当天${readOn}，不计入更新。`,
      suggestion: '请核对并改正发稿日期',
      ...(listId === undefined ? {} : { listId }),
    });
    const rows = reading.items.flatMap((item) =>
      item.hidden.is !== 'yes' && misfiled(item.date, readOn)
        ? [hit(item.date, item.line, `“${item.title}”的日期`, item.listId)]
        : [],
    );
    const { publishedAt } = reading;
    const own = misfiled(publishedAt, readOn) ? [hit(publishedAt, publishedAt.line, '发布日期')] : [];
    return [...own, ...rows];
  },
  examples: {
    flags: [
      { why: 'a row dated tomorrow', reading: listOf('2026-11-24') },
      { why: 'an article dated next year', reading: articleOf('2027-01-01', 'label') },
    ],
    passes: [
      { why: 'a row of today', reading: listOf('2026-11-23') },
      {
        why: 'today in Asia/Shanghai, yesterday in UTC',
        reading: { ...listOf('2026-11-23'), readAt: '2026-11-22T16:00:00Z' },
      },
      { why: 'a bare meta is the CMS’s affair', reading: articleOf('2027-01-01', 'meta') },
      { why: 'account pages', reading: { ...listOf('2026-11-24'), kind: 'account' } },
    ],
  },
};

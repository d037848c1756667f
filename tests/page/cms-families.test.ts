import { describe, expect, it } from 'vitest';

import { addDays } from '../../lib/core/calendar/civil-date.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { articles } from './families/articles.ts';
import { cmsLists } from './families/cms-lists.ts';
import { dateShapes } from './families/date-shapes.ts';
import { daysOf, type FamilyPage } from './families/family-page.ts';
import { foreignDates } from './families/foreign-dates.ts';
import { gapLists } from './families/gap-lists.ts';
import { huntedShapes } from './families/hunted-shapes.ts';
import { misleadingArticles } from './families/misleading-articles.ts';
import { misleadingLists } from './families/misleading-lists.ts';

/** An ordinary day, the turn of a year (rows of last year lie above), a leap day. */
const NOWS = ['2026-11-23', '2027-01-02', '2028-02-29'];
const families: readonly FamilyPage[] = [
  ...cmsLists,
  ...dateShapes,
  ...huntedShapes,
  ...gapLists,
  ...articles,
  ...misleadingLists,
  ...misleadingArticles,
  ...foreignDates,
];
const cases = families.flatMap((page) => NOWS.map((now) => [page.name, now, page] as const));

function read(page: FamilyPage, now: string) {
  const options = { readAt: `${now}T10:00:00+08:00`, readBy: 'patrol' } as const;
  return readPage(parseHtml(page.html(daysOf(now))), page.url, options);
}

describe('every CMS and list family yields what it shows', () => {
  it('there are at least 40 of them, each under a name of its own', () => {
    expect(families.length).toBeGreaterThanOrEqual(40);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });

  it.each(cases)('%s, read on %s', (_name, now, page) => {
    const reading = read(page, now);
    const { wants } = page;
    expect(reading.kind).toBe(wants.kind);
    if (wants.kind === 'list') {
      const main = reading.lists.find((list) => list.main);
      expect(main?.newest?.date).toBe(wants.newest === undefined ? undefined : addDays(now, -wants.newest));
      const undated = wants.blank ? 'blank' : 'unreadable';
      expect(main?.state).toBe(wants.newest === undefined ? undated : 'dated');
      if (wants.count) expect(main?.count).toBe(wants.count);
    }
    if (wants.published === null) expect(reading.publishedAt).toBeUndefined();
    else if (wants.published !== undefined && wants.published >= 0)
      expect(reading.publishedAt?.date).toBe(addDays(now, -wants.published));
    if (wants.gaps) expect(reading.gaps.map(({ what }) => what)).toEqual(wants.gaps);
  });

  it.each(cases)('%s, read on %s: every date stands in the line it is shown with', (_name, now, page) => {
    const reading = read(page, now);
    for (const { date } of reading.items) {
      if (!date || date.from === 'relative') continue;
      const digits = date.line.replace(/[\d]/g, '').length < date.line.length;
      expect(digits || /年.+月/.test(date.line)).toBe(true);
    }
  });
});

describe('rows that stand in a script only', () => {
  it('are never judged, and the gap tells their latest day for a person to compare', () => {
    const page = gapLists.find(({ name }) => name.includes('datastore'));
    const reading = page && read(page, '2026-11-23');
    expect(reading?.lists.every(({ state }) => state === 'unreadable')).toBe(true);
    expect(reading?.gaps[0]?.why).toContain('其中最晚的日期 2026-11-20');
  });
});

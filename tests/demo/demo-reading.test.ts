import { describe, expect, it } from 'vitest';

import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { defaultLexicon } from '../../lib/core/lexicon/default-lexicon.ts';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { DEMO_COLUMNS, demoRegister } from '../../lib/demo/demo-register.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

// A leap day, a year's end and an ordinary day: month lengths must not move a state.
const DAYS = ['2026-11-23', '2028-02-29', '2026-12-31', '2027-03-01', '2027-08-31'];

for (const today of DAYS) {
  const now = `${today}T10:00:00+08:00`;
  const context = {
    now,
    register: demoRegister(),
    lexicon: defaultLexicon(),
    phrases: [],
    holidays: defaultHolidays,
  };
  const read = demoSite(today).map((page) => ({
    page,
    reading: readPage(parseHtml(page.html), page.url, { readAt: now, readBy: 'patrol' }),
  }));

  describe(`model site as of ${today}`, () => {
    it.each(read)('$page.name is read as what it is', ({ page, reading }) => {
      expect(reading.kind).toBe(page.kind);
      if (page.expects.publishedOn) expect(reading.publishedAt?.date).toBe(page.expects.publishedOn);
      expect(reading.text.length).toBeGreaterThan(50);
    });

    it.each(read)('$page.name yields exactly the faults it declares', ({ page, reading }) => {
      const { findings, failures } = runRules(reading, context, rules);
      expect(failures).toEqual([]);
      const said = findings
        .filter((finding) => finding.ruleId !== 'column-freshness')
        .map(({ ruleId, where }) => ({
          ruleId,
          exact: where.start === undefined ? '' : reading.text.slice(where.start, where.end),
        }));
      const bySaying = (a: { ruleId: string; exact: string }, b: { ruleId: string; exact: string }) =>
        `${a.ruleId} ${a.exact}` < `${b.ruleId} ${b.exact}` ? -1 : 1;
      expect(said.sort(bySaying)).toEqual([...page.expects.findings].sort(bySaying));
    });

    it.each(read.filter(({ page }) => page.kind === 'list'))(
      '$page.name has its column’s list, read or said to be unreadable',
      ({ page, reading }) => {
        const column = DEMO_COLUMNS.find((one) => one.id === page.expects.state?.targetId);
        const main = reading.lists.find((list) => list.main);
        switch (column?.state) {
          case '空白':
            expect(main?.state).toBe('blank');
            break;
          case '未能识别':
            expect(main?.state).toBe('unreadable');
            break;
          case '未读到':
            expect(main?.state).not.toBe('dated');
            expect(main?.state).not.toBe('blank');
            expect(reading.gaps.map((gap) => gap.what)).toContain('list-by-script');
            break;
          default:
            expect(main?.state).toBe('dated');
            expect(main?.count).toBe(column?.rows.length);
        }
      },
    );
  });
}

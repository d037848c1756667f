import { describe, expect, it } from 'vitest';

import { falseFreshScores } from '../../lib/node/accuracy-freshness.ts';
import { belowFloor } from '../../lib/node/accuracy-pages.ts';
import { readingScores } from '../../lib/node/accuracy-reading.ts';
import { type LabelledPage, labelledPages } from '../../lib/node/labelled-pages.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const root = realdataRoot();
if (!root) console.warn('!! 没有带标注的真实网页（../shared/realdata），真实网页上的准确率没有测。');

describe.skipIf(!root)('reading of labelled real pages stays above its floor', () => {
  it('every figure, and no list is called fresh that is not', async () => {
    const pages = await labelledPages(root ?? '');
    const scores = readingScores(pages);
    expect(belowFloor(scores), scores.flatMap(({ misses }) => misses).join('；')).toEqual([]);
    for (const { what, of, wrong } of falseFreshScores(pages)) {
      expect(of, what).toBeGreaterThan(100);
      expect(wrong, what).toEqual([]);
    }
  }, 120_000);
});

describe('the count of lists falsely called fresh', () => {
  const listPage = (rowDate: string, label: Record<string, string>): LabelledPage => {
    const url = 'https://www.yunxi.example/xw/';
    const rows = ['县里召开会议部署森林防火', '卫生院家庭医生走进集市'].map(
      (title, at) => `<li><a href="/${at}.html">${title}</a><span>${rowDate}</span></li>`,
    );
    const html = `<title>要闻</title><h2>要闻</h2><ul>${rows.join('')}</ul>`;
    const options = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
    return {
      label: { file: 'x.html', kind: 'list', ...label },
      pageClass: '列表页',
      url,
      html,
      reading: readPage(parseHtml(html), url, options),
    };
  };
  const wrongOf = (page: LabelledPage) => falseFreshScores([page]).map(({ wrong }) => wrong.length);

  it('is none where the label bears the reading out', () => {
    expect(wrongOf(listPage('2024-05-06', { main_list_newest: '2024-05-06' }))).toEqual([0, 0, 0]);
    expect(wrongOf(listPage('05-06', { newest_item: '05-06' }))).toEqual([0, 0, 0]);
  });

  it('finds a date read too late, a year nobody wrote, a date on a list that shows none', () => {
    expect(wrongOf(listPage('2024-06-06', { main_list_newest: '2024-05-06' }))[0]).toBeGreaterThan(0);
    expect(wrongOf(listPage('2024-05-06', { newest_item: '05-06' }))[1]).toBeGreaterThan(0);
    expect(wrongOf(listPage('2024-05-06', { readable: 'js-only' }))[2]).toBeGreaterThan(0);
  });
});

import type { FoundList } from './page-lists.ts';
import type { PageText } from './page-text.ts';

const PAGER = /(上一页|下一页|尾页|末页|共\s*\d+\s*(页|条)|第\s*\d+\s*\/\s*\d+\s*页)/;

/** The list a reader came for: many rows, dated, in the middle of the page, with a pager after it. */
export function mainList(page: PageText, lists: readonly FoundList[]): FoundList | undefined {
  let best: { found: FoundList; score: number } | undefined;
  for (const found of lists) {
    const score = mainScore(page, found);
    if (score > 0 && (!best || score > best.score)) best = { found, score };
  }
  return best?.found;
}

const SIDE_HEADING = /推荐|热点|热门|相关|排行|点击|链接|阅读|猜你|友情|最新(公开|更新)?$/;

function mainScore(page: PageText, { list, items, group, hidden, heading }: FoundList): number {
  const area = page.elements[group.container]?.area ?? 'main';
  const dated = items.filter((item) => item.date || item.monthDay).length;
  const length = items.reduce((sum, item) => sum + item.title.length, 0) / Math.max(1, items.length);
  let score =
    Math.min(items.length, 30) + Math.min(dated, 15) + (dated > 0 ? 10 : 0) + (length >= 12 ? 3 : 0);
  if (area !== 'main' && area !== 'heading') score -= 30;
  if (hidden) score -= 60;
  if (SIDE_HEADING.test(heading?.text ?? list.heading)) score -= 15;
  if (pagerAfter(page, group.container)) score += 15;
  return score;
}

/** 上一页 下一页 or 共n页 as a menu of its own, not 上一篇 of an article. */
export function hasPager(page: PageText): boolean {
  return page.blocks.some(
    (block) => block.end - block.start <= 120 && PAGER.test(page.text.slice(block.start, block.end)),
  );
}

export function pagerAfter(page: PageText, container: number): boolean {
  const end = page.elements[container]?.end ?? 0;
  return PAGER.test(page.text.slice(end, end + 160));
}

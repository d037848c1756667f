import type { FoundList } from './page-lists.ts';
import type { PageText } from './page-text.ts';

/** Words of a pager, or its numbers with what leads on: 1 2 3 4 … 13 > */
const PAGER =
  /(上一?页|下一?页|尾页|末页|共\s*\d+\s*(页|条)|第\s*\d+\s*\/\s*\d+\s*页)|(^|[^\d.])1\s+2\s+3(\s+\d{1,3})*\s*(\.{2,}|…|[>»›])/;

/** The list a reader came for: many rows, dated, in the middle of the page, with a pager after it. */
export function mainList(page: PageText, lists: readonly FoundList[]): FoundList | undefined {
  let best: { found: FoundList; score: number } | undefined;
  for (const found of lists) {
    const score = mainScore(page, found);
    if (score > 0 && (!best || score > best.score)) best = { found, score };
  }
  return best?.found;
}

const SIDE_HEADING = /推荐|热点|热门|相关|排行|点击|链接|阅读|猜你|友情|最新(公开|更新|文章)?$/;

const CRUMB_SIGNS = ['> ', '>', '» ', '› '];

function mainScore(page: PageText, { list, items, group, hidden, heading }: FoundList): number {
  const area = page.elements[group.container]?.area ?? 'main';
  const dated = items.filter((item) => item.date || item.monthDay).length;
  const length = items.reduce((sum, item) => sum + item.title.length, 0) / Math.max(1, items.length);
  const score =
    Math.min(items.length, 30) + Math.min(dated, 15) + (dated > 0 ? 10 : 0) + (length >= 12 ? 3 : 0);
  if (pagerAfter(page, group.container)) return score + (area === 'main' || area === 'heading' ? 15 : -15);
  if (hidden) return score - 60;
  const name = heading?.text ?? list.heading;
  // 热点聚焦 is the column itself where the crumbs end with it.
  const confirmed = CRUMB_SIGNS.some((sign) => page.text.includes(sign + name));
  // Fresh rows of a side box must never stand for a list that was not read.
  if ((SIDE_HEADING.test(name) && !confirmed) || area === 'aside') return -1;
  return area === 'main' || area === 'heading' ? score : score - 30;
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

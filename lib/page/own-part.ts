import type { PageText } from './page-text.ts';
import type { PageTitle } from './page-title.ts';

const CRUMBS = /(当前|您的|所在|现在的?)位置(是)?\s*[:：]?|^位置\s*[:：]/;
/** Head of what readers wrote below an article. */
const COMMENTS =
  /^(网友|最新|全部|热门|精彩|文章|我要|发表)?(评论|跟帖|留言|回帖)(列表|区)?\s*([(（]?\d+.{0,4})?[:：]?$/;
const SITE_FOOT = /版权所有|ICP备|公网安备|网站标识码|copyright/i;

/** Offsets, end exclusive, between which a page may speak of itself. */
interface OwnPart {
  start: number;
  end: number;
}

/**
 * The page without the site's own words: what stands above its menu or the crumbs (clock, weather), below the footer's first
 * words, and what readers wrote. Only parts that the title's place shows to be none of the article are left out.
 */
export function ownPart(page: PageText, title: PageTitle): OwnPart {
  const { start: top, end: after } = title;
  let start = 0;
  let end = page.text.length;
  for (const block of page.blocks) {
    const words = page.text.slice(block.start, Math.min(block.end, block.start + 200));
    if (top !== undefined && block.start < top && (block.role === 'nav' || CRUMBS.test(words)))
      start = block.start;
    if (after === undefined || block.start < after || block.start >= end) continue;
    if (COMMENTS.test(words) || SITE_FOOT.test(words)) end = block.start;
  }
  return { start, end };
}

import type { FoundList } from './page-lists.ts';
import { documentTitle, type Metas, metaOf } from './page-metas.ts';
import type { PageText } from './page-text.ts';
import { squeeze, titleParts } from './page-title.ts';

/** Name of a list page: ColumnName that the title element confirms → heading of the list → last of the crumbs → title element. */
export function columnTitle(
  page: PageText,
  document: Document,
  metas: Metas,
  main: FoundList | undefined,
): string {
  const whole = documentTitle(document);
  const column = metaOf(metas, 'ColumnName');
  const first = titleParts(whole)[0] ?? whole;
  const crumb = lastCrumb(page);
  const heading = main?.list.heading;
  const confirmed = [heading, column, crumb].find((name) => name && squeeze(name) === squeeze(first));
  return confirmed || heading || crumb || column || first;
}

/** 当前位置：首页 > 政务公开 > 通知公告 → 通知公告 */
export function lastCrumb(page: PageText): string | undefined {
  const from = /(当前|您的|所在|现在的|所处的?)位置(是)?\s*[:：]?|(^|\n)位置\s*[:：]/.exec(page.text);
  if (!from) return undefined;
  const after = page.text.slice(from.index + from[0].length, from.index + from[0].length + 200);
  const lines = after.split('\n').filter((line) => line.trim());
  // Crumbs stand on one line, or one to a line with the arrows.
  const trail = ARROW.test(lines[0] ?? '') ? (lines[0] ?? '') : lines.slice(0, 8).join('');
  const parts = trail.split(ARROW).map((part) => part.trim());
  const last = parts.filter(Boolean).at(-1);
  if (parts.length < 2) return drawnCrumb(page, from.index);
  return last && last.length <= 20 && last !== '首页' ? last : undefined;
}

/** Crumbs whose arrows are drawn by the style sheet: the last link of the box that begins with 当前位置. */
function drawnCrumb(page: PageText, at: number): string | undefined {
  let last: string | undefined;
  for (const [index, box] of page.elements.entries()) {
    if (box.start > at + 1) break;
    if (box.end <= at || box.end - box.start > 120) continue;
    const links: string[] = [];
    for (let inner = index + 1; inner <= box.last; inner++) {
      const item = page.elements[inner];
      if (item?.tag === 'a') links.push(page.text.slice(item.start, item.end).replace(/\n/g, '').trim());
    }
    if (links.length < 2 || !/^(网站)?首页$/.test(links[0] ?? '')) continue;
    // Inner boxes come later: the innermost with several links is the crumbs.
    last = links.at(-1);
  }
  return last && last.length <= 20 ? last : undefined;
}

const ARROW = /\s*(?:>+|»|›|→|->|\/|》)\s*/;

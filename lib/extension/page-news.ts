import { newsOn } from './news.ts';

const pageNews = newsOn('xundu-page');

/** Tells panel and popup that a tab's page was judged, or that something on it was put away or brought back. */
export function tellPageJudged(): void {
  pageNews.tell();
}

/** Calls back after a page was judged; answers how to stop. */
export function onPageJudged(changed: () => void): () => void {
  return pageNews.listen(changed);
}

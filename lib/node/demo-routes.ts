import type { BrowserContext, Route } from 'playwright';
import type { CivilDate } from '../core/calendar/civil-date.ts';
import { demoAssets, demoSite } from '../demo/demo-site.ts';
import { encodeGbk } from '../demo/encode-gbk.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What the model site answers, by address. `correct()` puts right what was wrong on some pages. */
export interface DemoServer {
  answer(url: string): Answer | undefined;
  correct(): void;
  reset(): void;
}

/** Hosts the model site answers for. */
const DEMO_ORIGIN = /^https?:\/\/(www\.qinghe\.example|mp\.weixin\.qq\.com|weibo\.com)\//;

/** The model site as of `today`, ready to be served. */
export function demoServer(today: CivilDate): DemoServer {
  const asPublished = answers(today, false);
  const asCorrected = answers(today, true);
  let current = asPublished;
  return {
    answer(url) {
      const key = url.replace(/#.*$/, '');
      const found = current.get(key) ?? current.get(key.replace(/^http:/, 'https:'));
      if (found) return found;
      return DEMO_ORIGIN.test(url) ? notFound() : undefined;
    },
    correct() {
      current = asCorrected;
    },
    reset() {
      current = asPublished;
    },
  };
}

function answers(today: CivilDate, corrected: boolean): Map<string, Answer> {
  const map = new Map<string, Answer>();
  for (const asset of demoAssets(today)) {
    map.set(asset.url, {
      status: 200,
      headers: { 'content-type': asset.contentType, 'access-control-allow-origin': '*' },
      body: Buffer.from(asset.body),
    });
  }
  for (const page of demoSite(today, { corrected })) {
    map.set(page.url, {
      status: 200,
      headers: { ...page.headers, 'content-type': page.contentType },
      body: page.charset === 'gbk' ? Buffer.from(encodeGbk(page.html)) : Buffer.from(page.html),
    });
  }
  return map;
}

function notFound(): Answer {
  const body =
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>页面不存在</title><p>示范站没有这个页面。</p></html>';
  return { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(body) };
}

/** Serve the model site inside a browser context: no server, no certificate, no network. */
export async function routeDemo(
  context: BrowserContext,
  server: DemoServer,
  others: 'abort' | 'leave',
): Promise<void> {
  await context.route(/^https?:\/\//, (route: Route) => {
    const answer = server.answer(route.request().url());
    if (answer) return route.fulfill(answer);
    return others === 'abort' ? route.abort() : route.continue();
  });
}

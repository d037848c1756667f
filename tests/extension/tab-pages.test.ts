import { expect, it } from 'vitest';

import type { JudgedPage } from '../../lib/extension/page-result.ts';
import { tabPages } from '../../lib/extension/tab-pages.ts';
import { memoryArea } from './fresh-ledger.ts';

const asIs = (url: string) => url;
const page = (url: string): JudgedPage => ({
  result: { url, findings: [], columns: [], tickets: [], notLookedAt: [], failedRules: [], registered: true },
  title: '',
  platform: '网站',
  columnOf: {},
});

it('a page too large for the session is forgotten with the worker, never answered by the one before it', async () => {
  const area = memoryArea();
  const full = { ...area, set: () => Promise.reject(new Error('QUOTA_BYTES')) };
  await tabPages(area, asIs).set(7, page('https://www.a.gov.cn/1.html'));
  const pages = tabPages(full, asIs);
  await pages.set(7, page('https://www.a.gov.cn/2.html'));
  expect((await pages.get(7))?.result.url).toContain('2.html');
  expect(await tabPages(area, asIs).get(7)).toBeUndefined();
});

it('an address that holds a person’s number is masked in the session, and its page is found again by it', async () => {
  const area = memoryArea();
  const mask = (url: string) => url.replace('13800138000', '138****8000');
  const url = 'https://www.a.gov.cn/?tel=13800138000';
  await tabPages(area, mask).set(7, page(url));
  expect(JSON.stringify([...area.rows])).not.toContain('13800138000');
  const restarted = tabPages(area, mask);
  expect(await restarted.byUrl(url)).toBeDefined();
  expect(await restarted.byUrl('https://www.a.gov.cn/?tel=13900139000')).toBeUndefined();
});

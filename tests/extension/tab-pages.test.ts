import { expect, it } from 'vitest';

import type { JudgedPage } from '../../lib/extension/page-result.ts';
import { tabPages } from '../../lib/extension/tab-pages.ts';
import { memoryArea } from './fresh-ledger.ts';

const page = (url: string): JudgedPage => ({
  result: { url, findings: [], columns: [], tickets: [], notLookedAt: [], failedRules: [], registered: true },
  title: '',
  platform: '网站',
  columnOf: {},
});

it('a page too large for the session is forgotten with the worker, never answered by the one before it', async () => {
  const area = memoryArea();
  const full = { ...area, set: () => Promise.reject(new Error('QUOTA_BYTES')) };
  await tabPages(area).set(7, page('https://www.a.gov.cn/1.html'));
  const pages = tabPages(full);
  await pages.set(7, page('https://www.a.gov.cn/2.html'));
  expect((await pages.get(7))?.result.url).toContain('2.html');
  expect(await tabPages(area).get(7)).toBeUndefined();
});

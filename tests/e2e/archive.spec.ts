import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { LEAKED_ID } from '../../lib/demo/featured-articles.ts';
import { allTickets } from '../../lib/node/ask-extension.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { expect, type Office, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

/** A ticket on a page of the model site, its drawer open in the desk. */
async function drawerOf(office: Office, url: string): Promise<{ desk: Page; id: string }> {
  const { desk } = office;
  const { id } = await fileWords(office, '测试的话', { reading: { url, title: '通知', site: {} } });
  await desk.goto(desk.url().replace(/(#.*)?$/, `#ticket=${id}`));
  await desk.reload();
  return { desk, id };
}

test('the whole page is kept as a proof, without anything of ours, and handed out only as a file', async ({
  office,
}) => {
  const errors = watchErrors(office);
  const { url } = office.page('article-township');
  const { desk, id } = await drawerOf(office, url);
  const proofs = desk.getByRole('region', { name: '证据' });
  await expect(proofs).toContainText('先打开工单的网页');
  await expect(proofs.getByRole('button', { name: '存整页' })).toHaveCount(0);

  const { tab } = await office.read(url);
  await desk.bringToFront();
  await desk.reload();
  await proofs.getByRole('button', { name: '存整页' }).click();
  await expect(proofs.locator('[data-evidence]')).toContainText('网页存档', { timeout: 20_000 });
  await expect(proofs.getByRole('status')).toContainText('整页已存为证据');
  await desk.screenshot({ path: 'out/shots/archive.png' });
  // What was shown on the page is shown again.
  await expect(tab.locator('[data-xundu-overlay]')).toHaveCount(1);

  const coming = desk.waitForEvent('download');
  await proofs.getByRole('button', { name: /另\s?存/ }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/_网页存档_[0-9a-f]{12}\.mhtml$/);
  const mhtml = readFileSync(await download.path(), 'latin1').replace(/=\r?\n/g, '');
  expect(mhtml).toContain('multipart/related');
  expect(mhtml).not.toContain('xundu');
  await proofs.getByRole('button', { name: /校\s?验/ }).click();
  await expect(proofs).toContainText('一致');
  await expect(proofs.locator('img, iframe, embed, object')).toHaveCount(0);
  const [view] = await allTickets(desk);
  expect(view?.ticket.id).toBe(id);
  expect(errors).toEqual([]);
});

test('a page with personal data on it is not offered', async ({ office }) => {
  const leak = demoSite(civilToday()).find(({ html }) => html.includes(LEAKED_ID));
  if (!leak) throw new Error('the model site leaks nothing');
  const { desk } = await drawerOf(office, leak.url);
  await office.read(leak.url);
  await desk.bringToFront();
  await desk.reload();
  const proofs = desk.getByRole('region', { name: '证据' });
  await expect(proofs).toContainText('有个人隐私问题，不提供整页存档');
  await expect(proofs.getByRole('button', { name: '存整页' })).toHaveCount(0);
});

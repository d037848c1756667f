import { join } from 'node:path';
import type { Page } from 'playwright';
import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { type OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { expect, type Office, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

async function words(overlay: OverlayDriver): Promise<string[]> {
  return (await overlay.marks()).map(({ text }) => text);
}

async function gone(overlay: OverlayDriver, text: string): Promise<void> {
  await until(`“${text}”不再标出`, async () => !(await words(overlay)).includes(text));
}

async function panelOf(office: Office, tab: Page): Promise<Page> {
  const tabId = await tabIdOf(office.desk, tab);
  const panel = await office.own(`sidepanel.html?tabId=${tabId}`);
  await panel.setViewportSize({ width: 420, height: 900 });
  return panel;
}

test('a word let pass goes from every page, and its undo in the side panel brings it back', async ({
  office,
}, info) => {
  const errors = watchErrors(office);
  const { url } = office.page('article-township');
  const elsewhere = 'https://www.qinghe.example/xwzx/same-words.html';
  await office.context.route(elsewhere, (route) =>
    route.fulfill({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      // Set wide: a variant of the word that was let pass.
      body: '<!doctype html><html lang="zh-CN"><title>另一页</title><p>该项目于昨日峻\u200b工，县人民攻府验收。</p>',
    }),
  );
  const other = await office.read(elsewhere);
  await other.overlay.waitForMark('峻\u200b工');
  const { tab, overlay } = await office.read(url);
  await overlay.clickMark('峻工');
  await overlay.press('此词放行');
  await tab.screenshot({ path: join(info.outputDir, 'card-reasons.png') });
  await overlay.press('单位或地名');
  await gone(overlay, '峻工');
  expect(await words(overlay)).toContain('人民攻府');
  await gone(other.overlay, '峻\u200b工');
  expect(await words(other.overlay)).toEqual(['人民攻府']);
  await other.tab.close();
  await tab.screenshot({ path: join(info.outputDir, 'card-passed.png') });

  const panel = await panelOf(office, tab);
  await panel.getByText(/本页已放行 1 处/).click();
  await expect(panel.getByText('单位或地名')).toBeVisible();
  await panel.screenshot({ path: join(info.outputDir, 'panel-silenced.png') });
  const options = await office.own('options.html#dismissals');
  await expect(options.getByRole('cell', { name: '峻工', exact: true })).toBeVisible();
  await options.screenshot({ path: join(info.outputDir, 'options-dismissals.png') });

  await panel.bringToFront();
  await panel.getByRole('button', { name: '撤销此词放行“峻工”' }).click();
  await tab.bringToFront();
  await overlay.waitForMark('峻工');
  await expect(options.getByText('没有忽略、放行或停用的内容')).toBeVisible();
  expect(errors).toEqual([]);
});

test('此处忽略 is undone from the popup after its card is closed', async ({ office }, info) => {
  const { tab, overlay } = await office.read(office.page('article-township').url);
  await overlay.clickMark('峻工');
  await overlay.press('此处忽略');
  await overlay.press('引用原文');
  await gone(overlay, '峻工');
  await tab.keyboard.press('Escape');
  await tab.reload();
  await until('标记', async () => (await words(overlay)).length > 0);
  expect(await words(overlay)).not.toContain('峻工');
  const popup = await office.own(`popup.html?tabId=${await tabIdOf(office.desk, tab)}`);
  await popup.setViewportSize({ width: 400, height: 640 });
  await popup.getByText(/本页已忽略 1 处/).click();
  await popup.screenshot({ path: join(info.outputDir, 'popup-silenced.png') });
  await popup.getByRole('button', { name: '撤销此处忽略“峻工”' }).click();
  await expect(popup.getByText(/本页已忽略/)).toHaveCount(0);
  await tab.bringToFront();
  await overlay.waitForMark('峻工');
});

test('a rule switched off from the card is said on every page, counted, and switched on again in the options', async ({
  office,
}, info) => {
  const { tab, overlay } = await office.read(office.page('article-township').url);
  await overlay.clickMark('人民攻府');
  await overlay.press('停用规则');
  await overlay.press('误报太多');
  await tab.screenshot({ path: join(info.outputDir, 'card-off.png') });
  await overlay.press('确定停用规则');
  await gone(overlay, '人民攻府');
  const panel = await panelOf(office, tab);
  await expect(panel.getByText('已停用 1 条规则', { exact: false }).first()).toBeVisible();
  await panel.screenshot({ path: join(info.outputDir, 'panel-off.png') });
  const popup = await office.own(`popup.html?tabId=${await tabIdOf(office.desk, tab)}`);
  await expect(popup.getByText('已停用 1 条规则', { exact: false }).first()).toBeVisible();

  const options = await office.own('options.html#rules');
  await expect(options.getByText(/已停用：误报太多（程望舒/)).toBeVisible();
  await options.getByLabel('查找规则').fill('错别字和错误');
  const toggle = options.getByRole('switch', { name: /^错别字和错误表述/ });
  await expect(options.getByRole('table').getByRole('switch')).toHaveCount(1);
  await options.screenshot({ path: join(info.outputDir, 'options-rules.png'), fullPage: true });
  await toggle.click();
  await expect(options.getByText('规则已启用')).toBeVisible();
  await tab.bringToFront();
  await overlay.waitForMark('人民攻府');
});

test('a noisy rule shows itself on the rules page; a grave one is not switched off without a reason', async ({
  office,
}, info) => {
  for (let at = 0; at < 6; at++) {
    await askExtension(office.desk, 'ignoreFinding', {
      url: `https://www.qinghe.example/${at}.html`,
      findingId: `unpaired-punctuation-${at}`,
      reason: '正确用法',
      on: true,
    });
  }
  const options = await office.own('options.html#rules');
  await options.getByLabel('显示哪些规则').click();
  await options.getByTitle('误报较多').click();
  await expect(options.getByRole('table').getByRole('switch')).toHaveCount(1);
  await expect(options.getByText('误报较多，可停用或告诉我们哪些词')).toBeVisible();
  await expect(options.getByText('报错 0 · 忽略 6')).toBeVisible();
  await options.getByTitle('误报较多').first().click();
  await options.getByTitle('全部').click();
  await options.screenshot({ path: join(info.outputDir, 'rules-all.png'), fullPage: true });
  await options.getByRole('switch', { name: /^公开了个人隐私/ }).click();
  const dialog = options.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '停用', exact: true })).toBeDisabled();
  await dialog.getByLabel('停用原因').fill('县里另有系统查');
  await dialog.getByRole('button', { name: '停用', exact: true }).click();
  await expect(options.getByText(/已停用：县里另有系统查/)).toBeVisible();
  expect((await askExtension(office.desk, 'getSettings', null)).offRules).toEqual(['personal-data']);
});

test('links and attachments of the open page: three answers, and a ticket for a broken one in two clicks', async ({
  office,
}, info) => {
  const errors = watchErrors(office);
  const origin = 'https://www.qinghe.example';
  const url = `${origin}/zwgk/links.html`;
  const asked: { url: string; method: string; cookie: string | undefined; referer: string | undefined }[] =
    [];
  const pdf = { status: 200, contentType: 'application/pdf', body: '%PDF-1.7 附件' };
  const html = (title: string) => ({
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><title>${title}</title><p>${title}</p>`,
  });
  const answers: Record<string, Parameters<import('playwright').Route['fulfill']>[0]> = {
    '/f/good.pdf': pdf,
    '/f/login.pdf': html('请登录'),
    '/f/empty.docx': { status: 200, contentType: 'application/msword', body: '' },
    '/f/gone.html': { status: 404, contentType: 'text/html', body: 'no' },
    '/f/soft.html': html('页面不存在 - 青禾县人民政府'),
    '/f/guarded.html': { status: 403, contentType: 'text/html', body: 'no' },
    '/f/fine.html': html('关于值班工作的通知'),
  };
  const links = Object.keys(answers).map((path) => `<p><a href="${path}">链接${path.slice(3)}</a></p>`);
  await office.context.route(`${origin}/f/**`, async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    asked.push({
      url: request.url(),
      method: request.method(),
      cookie: headers.cookie,
      referer: headers.referer,
    });
    await route.fulfill(answers[new URL(request.url()).pathname] ?? { status: 500 });
  });
  await office.context.route(url, (route) =>
    route.fulfill({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      headers: { 'set-cookie': 'login=secret; Path=/' },
      body: `<!doctype html><html lang="zh-CN"><title>链接检查示范页</title><h1>链接检查示范页</h1>${links.join('')}<p><a href="https://other.example/x.html">外站</a></p></html>`,
    }),
  );
  const { tab } = await office.read(url);
  const panel = await panelOf(office, tab);
  expect(asked).toEqual([]);
  await panel.getByRole('button', { name: '检查本页链接和附件' }).click();
  const section = panel.locator('[data-link-check="已完成"]');
  await expect(section).toBeVisible({ timeout: 30_000 });
  await expect(section.getByText('确断 4')).toBeVisible();
  await expect(section.locator('[data-broken]')).toHaveCount(4);
  for (const why of ['返回 404', '打开的却是网页“请登录”', '0 字节', '网页标题是“页面不存在'])
    await expect(section.getByText(why, { exact: false }).first()).toBeVisible();
  await section.getByText(/不能判定 2 个/).click();
  await expect(section.getByText('没有获准访问 other.example', { exact: false })).toBeVisible();
  await panel.screenshot({ path: join(info.outputDir, 'panel-links.png'), fullPage: true });

  expect(asked.filter(({ cookie, referer }) => cookie !== undefined || referer !== undefined)).toEqual([]);
  expect(asked.some(({ url: one }) => one.includes('other.example'))).toBe(false);
  expect(asked.filter(({ url: one, method }) => one.endsWith('gone.html') && method === 'GET')).toHaveLength(
    2,
  );
  expect(asked.filter(({ url: one, method }) => one.endsWith('fine.html') && method === 'GET')).toHaveLength(
    1,
  );

  const broken = section.locator(`[data-broken="${origin}/f/gone.html"]`);
  await broken.getByRole('button', { name: '报错' }).click();
  await broken.getByRole('button', { name: '提交工单' }).click();
  await expect(broken.getByText(/已报/)).toBeVisible();
  const [view] = await allTickets(office.desk);
  expect(view?.ticket.submission).toMatchObject({
    problemClass: '失效链接',
    url,
    description: `链接“链接gone.html”打不开：返回 404（页面不存在）（试了 2 次）。链接地址：${origin}/f/gone.html`,
  });
  expect(errors).toEqual([]);
});

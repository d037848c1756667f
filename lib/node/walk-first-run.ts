import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { DEMO_SITE_NAME } from '../demo/demo-register.ts';
import { DEMO_SITE_HOST } from '../demo/hosts.ts';
import { until } from './overlay-driver.ts';
import { picture } from './picture.ts';
import { type DeskPerson, fillIdentity } from './walk-desk.ts';

/** 首次设置 by the welcome page's own forms; answers with the desk, opened in the same tab. */
export async function firstRun(
  context: BrowserContext,
  extensionId: string,
  person: DeskPerson,
  out: string,
): Promise<Page> {
  const welcome = await welcomePage(context);
  await welcome.getByLabel('姓名').waitFor();
  await picture(welcome, join(out, 'welcome.png'));
  await fillIdentity(welcome, person);
  await welcome.getByRole('button', { name: '授权这个网站' }).waitFor();
  const [name, host] = [welcome.getByLabel(/名称/), welcome.getByLabel(/网址|域名/)];
  await name.fill(DEMO_SITE_NAME);
  await host.fill(DEMO_SITE_HOST);
  await picture(welcome, join(out, 'welcome-site.png'));
  await welcome.getByRole('button', { name: '授权这个网站' }).click();
  await welcome.getByText('已添加').waitFor();
  await welcome.getByRole('button', { name: '下一步' }).click();
  await welcome.getByRole('button', { name: '打开练习页' }).waitFor();
  await welcome.getByRole('button', { name: '下一步' }).click();
  await welcome.getByRole('button', { name: /^完\s?成$/ }).click();
  await welcome.getByText('首次设置完成').waitFor();
  await welcome.goto(`chrome-extension://${extensionId}/desk.html`);
  return welcome;
}

/** The page the extension itself opens, in front of all others, some time after it was installed. */
export async function welcomePage(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().includes('/welcome.html');
  return await until('首次设置页面', async () => context.pages().find(isWelcome));
}

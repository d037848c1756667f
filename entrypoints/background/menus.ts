import { browser } from 'wxt/browser';

import { isVolunteer } from '../../lib/extension/seat.ts';
import type { Background } from './background.ts';

const WEB = ['http://*/*', 'https://*/*'];

/** Context menus are kept by the browser: made anew at install and update, so that none is there twice. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const make = (id: string, title: string, contexts: ['selection'] | ['page'] | ['action']): void => {
    const where = contexts[0] === 'action' ? {} : { documentUrlPatterns: WEB };
    browser.contextMenus.create({ id, title, contexts, ...where });
  };
  make('report-selection', '巡读：报错（选中的文字）', ['selection']);
  make('report-page', '巡读：报错（整个页面）', ['page']);
  make('open-panel', '打开侧栏', ['action']);
  make('open-desk', '打开工作台', ['action']);
  make('open-mine', '我报的', ['action']);
}

/** A volunteer has no desk, and who is on duty files in it. Items not made yet are fitted with the install. */
export async function fitMenusTo({ settings }: Pick<Background, 'settings'>): Promise<void> {
  const now = await settings.get();
  if (!now.ok) return;
  const volunteer = isVolunteer(now.value);
  const show = (id: string, visible: boolean) =>
    browser.contextMenus.update(id, { visible }).catch(() => undefined);
  await show('open-desk', !volunteer);
  await show('open-panel', !volunteer);
  await show('open-mine', volunteer);
}

import { browser } from 'wxt/browser';

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
}

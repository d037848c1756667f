import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage, SITE } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_FAULTS, COLUMNS, column, HOME, HOME_FAULTS } from './overlay/pages.ts';

const ARTICLE_SETUP = { faults: ARTICLE_FAULTS, columns: [] };
const HOME_SETUP = { faults: HOME_FAULTS, columns: COLUMNS };

test.describe('from the card', () => {
  test('此处忽略, 此词放行 and 停用规则 differ, take a reason, act at once and can be undone', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('再接再励');
    expect((await overlay.find('grade'))?.attributes.class).toContain('suspect');
    expect((await overlay.find('card'))?.text).toContain('不能断定是错');
    await overlay.shot('control-suspect');
    await overlay.press(await overlay.button('此词放行'));
    await overlay.shot('control-reasons');
    await overlay.typeInto('reason', '本地口号');
    await page.keyboard.press('Enter');
    await overlay.until(`harness.calls.some((call) => call.name === 'letPass')`);
    expect(await overlay.calls('letPass')).toMatchObject([{ reason: '本地口号', on: true }]);
    expect((await overlay.painted())['xundu-suspect'] ?? []).not.toContain('再接再励');
    await overlay.shot('control-passed');
    await overlay.press(await overlay.button('撤销放行'));
    expect((await overlay.painted())['xundu-suspect']).toContain('再接再励');

    await overlay.press(await overlay.button('停用规则'));
    const confirm = async () => overlay.button('确定停用规则');
    expect((await confirm()).attributes).toHaveProperty('disabled');
    await overlay.press(await overlay.button('误报太多'));
    expect(await overlay.calls('switchRule')).toEqual([]);
    await overlay.shot('control-off');
    await overlay.press(await confirm());
    expect(await overlay.calls('switchRule')).toMatchObject([
      { ruleId: 'test', reason: '误报太多', on: false },
    ]);
    expect(Object.values(await overlay.painted()).flat()).toEqual([]);
    await overlay.press(await overlay.button('重新启用'));
    expect((await overlay.painted())['xundu-normal']).toContain('布署');
  });

  test('a number cannot be let pass by its words, and the card says why', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('11010519491231002X');
    await overlay.press(await overlay.button('此词放行'));
    expect((await overlay.find('card'))?.text).toContain('号码原文不保存');
    expect(await overlay.calls('letPass')).toEqual([]);
  });

  test('a badge keeps the keyboard’s focus when its page is judged again', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const badge = (await overlay.nodes()).find(
      (node) => node.attributes['data-column'] === '/xw/tz/' && !node.attributes.class?.includes('unplaced'),
    );
    if (!badge) throw new Error('no badge');
    await overlay.cdp.send('DOM.focus', { backendNodeId: badge.backendNodeId });
    await overlay.until(`harness.focusedColumn() === '/xw/tz/'`);
    const changed = COLUMNS.map((one) =>
      one.targetId === '/xw/tz/' ? column('通知公告', '/xw/tz/', '逾期', '▲ 逾期13天') : one,
    );
    await overlay.evaluate(`harness.setup.columns = ${JSON.stringify(changed)}; harness.overlay.refresh()`);
    await expect
      .poll(async () => (await overlay.badges()).some(({ label }) => label.includes('13天')))
      .toBe(true);
    await overlay.until(`harness.focusedColumn() === '/xw/tz/'`);
  });

  test('a page that changes its address under an open card keeps the draft under the address it was about', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('补充后再报'));
    await page.evaluate(() => {
      history.pushState(null, '', '/other.html');
      document.querySelector('#p4')?.append('另一页的内容。');
    });
    await overlay.until(
      `harness.calls.filter((call) => call.name === 'judge').at(-1).data.url.endsWith('other.html')`,
    );
    await overlay.typeInto('description', '第一页的错');
    await overlay.until(`harness.calls.some((call) => call.name === 'saveDraft')`);
    expect(await overlay.calls('draftAddress')).toEqual([`${SITE}/page.html`]);
    expect((await overlay.calls('saveDraft'))[0]).toMatchObject({ reading: { url: `${SITE}/page.html` } });
    await page.keyboard.press('Escape');
    await overlay.frames(2);
    expect((await overlay.nodes()).some((node) => node.text === '继续填写报错')).toBe(false);
  });
});

import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP } from './overlay/pages.ts';

const VOLUNTEER = { ...ARTICLE_SETUP, volunteer: true };

test('a volunteer lands in 我报的 by one click and is offered no panel and no column forms', async ({
  page,
}) => {
  const overlay = await OverlayPage.open(page, ARTICLE);
  await overlay.start(VOLUNTEER);
  await overlay.press(await overlay.button('清单'));
  const words = (await overlay.nodes()).filter(({ name }) => name === 'BUTTON').map(({ text }) => text);
  expect(words.join()).not.toMatch(/侧栏|核对无变动|登记看到/);
  await overlay.press(await overlay.button('我报的'));
  expect(await overlay.calls('openReceipt')).toEqual([null]);
  expect(await overlay.calls('openPanel')).toEqual([]);
});

test('who is on duty has the panel there', async ({ page }) => {
  const overlay = await OverlayPage.open(page, ARTICLE);
  await overlay.start(ARTICLE_SETUP);
  await overlay.press(await overlay.button('侧栏'));
  expect(await overlay.calls('openPanel')).toHaveLength(1);
  expect(await overlay.calls('openReceipt')).toEqual([]);
});

test('a telephone that looks wrong is said beside the field, and hands in all the same', async ({ page }) => {
  const overlay = await OverlayPage.open(page, ARTICLE);
  await overlay.start(VOLUNTEER);
  await overlay.clickWords('攻府');
  await overlay.typeInto('contact-phone', '123');
  expect((await overlay.find('doubt'))?.text).toContain('号码不对或不全');
  await page.keyboard.insertText('45678901');
  expect((await overlay.find('doubt'))?.text).toContain('号码不对或不全');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('13900001234');
  expect((await overlay.find('doubt'))?.text).toBe('');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('123');
  await overlay.shot('contact-doubt');
  await overlay.press(await overlay.button('报错'));
  const [draft] = await overlay.calls('file');
  expect(draft?.contact).toMatchObject({ phone: '123' });
});

test('after 此处忽略 the card stays where it was, with its undo', async ({ page }) => {
  const overlay = await OverlayPage.open(page, ARTICLE);
  await overlay.start(ARTICLE_SETUP);
  await overlay.clickWords('攻府');
  const leftOf = async () => {
    const card = await overlay.find('card');
    return card && (await overlay.box(card))?.x;
  };
  const before = await leftOf();
  await overlay.press(await overlay.button('此处忽略'));
  await overlay.press(await overlay.button('引用原文'));
  await overlay.button('撤销忽略');
  expect(before).toBeGreaterThan(0);
  expect(await leftOf()).toBe(before);
});

test('the card shows the words of its own paragraph only', async ({ page }) => {
  const overlay = await OverlayPage.open(
    page,
    '<title>通知</title><h1>关于备案的通知</h1><p>上一段的话。</p><p>县人民攻府办公室备案。</p><p>下一段的话。</p>',
  );
  await overlay.start(ARTICLE_SETUP);
  await overlay.clickWords('攻府');
  const card = (await overlay.find('card'))?.text ?? '';
  expect(card).toContain('县人民攻府办公室备案。');
  expect(card).not.toMatch(/[上下]一段/);
});

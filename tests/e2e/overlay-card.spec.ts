import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage, SITE } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP } from './overlay/pages.ts';

test.describe('the card', () => {
  test('two clicks file a ticket: the mark, then 报错', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('攻府');
    const card = (await overlay.find('card'))?.text ?? '';
    for (const part of ['严重 · 确定', '严重表述错误', '人民政府', '五(四)', '县人民攻府办公室备案'])
      expect(card).toContain(part);
    await overlay.shot('card');
    await overlay.press(await overlay.button('报错'));
    const [draft] = await overlay.calls('file');
    expect(draft).toMatchObject({ findingId: 'f3-0', problemClass: '严重表述错误', suggestion: '人民政府' });
    expect(JSON.stringify(draft?.surroundings)).toContain('县人民攻府办公室备案');
    expect(JSON.stringify(draft)).not.toContain('11010519491231002X');
    expect((await overlay.find('done'))?.text).toContain('BC-20261123-7F3K');
    await overlay.shot('filed');
    await page.keyboard.press('Escape');
    await overlay.clickWords('攻府');
    expect((await overlay.find('card'))?.text).toContain('已报 BC-20261123-7F3K（待核实）');
    expect(await overlay.calls('file')).toHaveLength(1);
  });

  test('a private number is in no message that leaves the page with a ticket', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('11010519');
    expect((await overlay.find('card'))?.text).toContain('110105********');
    expect((await overlay.find('card'))?.text).not.toContain('11010519491231002X');
    await overlay.press(await overlay.button('报错'));
    await page.keyboard.press('Escape');
    await overlay.evaluate(`getSelection().selectAllChildren(document.querySelector('#p3'))`);
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.press(await overlay.button('提交'));
    const drafts = await overlay.calls('file');
    expect(drafts).toHaveLength(2);
    expect(JSON.stringify(drafts)).not.toContain('11010519491231002X');
    // A re-check knows the place by what stood around the number; the number itself is not in it.
    for (const { surroundings } of drafts)
      expect(JSON.stringify(surroundings)).toContain('身份证号******************');
  });

  test('a plain click on a marked link goes where the link goes; its chip opens the card', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const words = await overlay.wordsAt('按步就班');
    await page.mouse.move(words.x, words.y);
    await expect.poll(async () => (await overlay.find('chip'))?.text).toContain('错别字');
    await overlay.shot('chip');
    const chip = await overlay.find('chip', '错别字');
    if (!chip) throw new Error('no chip');
    await overlay.press(chip);
    expect((await overlay.find('card'))?.text).toContain('按部就班');
    await page.keyboard.press('Escape');
    await page.keyboard.down('Alt');
    await page.mouse.click(words.x, words.y);
    await page.keyboard.up('Alt');
    await overlay.frames(2);
    expect((await overlay.find('card'))?.text).toContain('按部就班');
    await page.keyboard.press('Escape');
    expect(page.url()).toContain('page.html');
    await Promise.all([page.waitForURL('**/zc/wj/1.html'), page.mouse.click(words.x, words.y)]);
  });

  test('clicks and keys the page makes up open nothing and file nothing', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const words = await overlay.wordsAt('布署');
    await page.evaluate(({ x, y }) => {
      document
        .elementFromPoint(x, y)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: x, clientY: y }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', altKey: true, bubbles: true }));
      document.querySelector<HTMLElement>('[data-xundu-overlay]')?.click();
    }, words);
    await overlay.frames(3);
    expect(await overlay.find('card')).toBeUndefined();
    expect(await page.evaluate(() => document.querySelector('[data-xundu-overlay]')?.shadowRoot)).toBeNull();
  });

  test('此处忽略 takes a reason, goes at once, and can be undone', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('此处忽略'));
    await overlay.shot('ignore');
    await overlay.press(await overlay.button('引用原文'));
    expect(await overlay.calls('ignore')).toEqual([{ findingId: 'f1-0', reason: '引用原文', on: true }]);
    expect((await overlay.painted())['xundu-normal']).not.toContain('布署');
    await overlay.press(await overlay.button('撤销忽略'));
    expect((await overlay.painted())['xundu-normal']).toContain('布署');
  });

  test('what could not be filed is still in the form, and is filed by the next try', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(`harness.fileFails = '磁盘已满。'`);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('补充后再报'));
    await overlay.typeInto('description', '正文第二段也有');
    await overlay.press(await overlay.button('报错'));
    expect((await overlay.find('error'))?.text).toContain('磁盘已满');
    await overlay.shot('file-failed');
    await overlay.evaluate(`harness.fileFails = undefined`);
    await overlay.press(await overlay.button('报错'));
    const drafts = await overlay.calls('file');
    expect(drafts.at(-1)).toMatchObject({ description: '正文第二段也有' });
    await overlay.until(`harness.calls.some((call) => call.name === 'saveDraft' && call.data === null)`);
  });

  test('words selected by the reader are reported with their context; nothing selected asks for a description', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(
      `(() => { const text = document.querySelector('#p4').firstChild; getSelection().setBaseAndExtent(text, 0, text, 10); })()`,
    );
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.shot('report-selection');
    await overlay.press(await overlay.button('提交'));
    const [draft] = await overlay.calls('file');
    expect(draft?.selection).toMatchObject({ exact: '三、要加强值班值守，' });
    expect(draft).toMatchObject({ selection: { suffix: expect.stringMatching(/^严格执行/) } });
    expect((await overlay.painted())['xundu-filed']).toEqual(['三、要加强值班值守，']);
    await page.keyboard.press('Escape');
    await overlay.evaluate('getSelection().removeAllRanges(); harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.find('error'))?.text).toContain('请先写情况说明');
    await overlay.typeInto('description', '首页打开很慢');
    await overlay.shot('report-page');
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[1]).toMatchObject({
      description: '首页打开很慢',
      problemClass: '其他',
    });
  });

  test('words selected are filed as they were, though the page has grown above them since', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(
      `(() => { const text = document.querySelector('#p4').firstChild; getSelection().setBaseAndExtent(text, 0, text, 10); })()`,
    );
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await page.evaluate(() => {
      const news = document.createElement('p');
      news.textContent = '刚刚插进来的一条滚动新闻，比选中的文字还长一些。';
      document.querySelector('#p1')?.before(news);
    });
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length === 2`);
    await overlay.press(await overlay.button('提交'));
    const [draft] = await overlay.calls('file');
    expect(draft?.selection).toMatchObject({ exact: '三、要加强值班值守，' });
    expect(draft?.surroundings).toEqual([
      expect.stringMatching(/^二、/),
      expect.stringMatching(/^三、要加强值班值守，/),
      expect.anything(),
    ]);
  });

  test('a draft kept from earlier is offered, with the words it was about', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start({
      ...ARTICLE_SETUP,
      draft: {
        reading: { url: `${SITE}/page.html`, title: '', site: {} },
        selection: { exact: '限期整改', prefix: '明确责任、', suffix: '', start: 0 },
        surroundings: [],
        problemClass: '标点符号',
        description: '逗号用了两个',
      },
    });
    await overlay.press(await overlay.button('继续填写报错'));
    expect((await overlay.find('card'))?.text).toContain('限期整改');
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[0]).toMatchObject({
      problemClass: '标点符号',
      description: '逗号用了两个',
    });
  });

  test('a form closed half-written is offered again, and can be dropped', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.typeInto('description', '写到一半');
    await page.keyboard.press('Escape');
    await overlay.press(await overlay.button('继续填写报错'));
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[0]).toMatchObject({ description: '写到一半' });
    await page.keyboard.press('Escape');
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.typeInto('description', '不要了');
    await page.keyboard.press('Escape');
    await overlay.press(await overlay.button('继续填写报错'));
    await overlay.press(await overlay.button('丢弃草稿'));
    await overlay.until(`harness.calls.at(-1).name === 'saveDraft' && harness.calls.at(-1).data === null`);
    expect(await overlay.find('card')).toBeUndefined();
    expect((await overlay.nodes()).some((node) => node.text === '继续填写报错')).toBe(false);
  });

  test('after an update under the page the strip says so, and what was typed stays', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('补充后再报'));
    await overlay.evaluate('harness.alive = false');
    await overlay.typeInto('description', '写到一半');
    await overlay.until(`harness.calls.some((call) => call.name === 'saveDraft')`);
    await overlay.frames(3);
    expect((await overlay.find('bar'))?.text).toContain('扩展已更新，刷新后继续');
    expect((await overlay.find('card'))?.text).toContain('复制已填内容');
    await overlay.shot('orphaned');
    // A newer copy clears the page of us; the half-written form is not thrown away.
    await page.evaluate(() => document.querySelector('[data-xundu-overlay]')?.remove());
    await overlay.frames(3);
    expect(await overlay.find('card')).toBeDefined();
  });
});

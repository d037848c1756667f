import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage, SITE } from './overlay/harness.ts';
import { COLUMNS, column, HOME, HOME_SETUP, shell } from './overlay/pages.ts';

test.describe('badges', () => {
  test('that cannot be placed are not missing in silence: the strip says so until it is put away', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    expect((await overlay.badges()).length).toBeGreaterThan(0);
    // A fault of ours or of the browser's, planted: no page can make one from where it is.
    await overlay.evaluate(`(() => {
      const real = getComputedStyle;
      globalThis.getComputedStyle = (element, pseudo) => {
        if (element.localName === 'a') throw new Error('planted');
        return real(element, pseudo);
      };
    })()`);
    await page.setViewportSize({ width: 1000, height: 700 });
    await expect.poll(async () => (await overlay.find('bar'))?.text).toContain('栏目状态牌画不出来');
    await overlay.press(await overlay.button('知道了'));
    await overlay.frames(2);
    expect((await overlay.find('bar'))?.attributes.hidden).toBeDefined();
  });

  test('stand although all of the page is in a form with a control named like what links them', async ({
    page,
  }) => {
    const html = HOME.replace(/(<body[^>]*>)/, '$1<form><input name="parentElement">').replace(
      '</body>',
      '</form></body>',
    );
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const usual = (await overlay.badges()).map(({ column }) => column);
    expect(usual.length).toBeGreaterThan(5);
    const clobbered = await OverlayPage.open(page, html);
    await clobbered.start(HOME_SETUP);
    expect((await clobbered.badges()).map(({ column }) => column)).toEqual(usual);
  });

  const seen = async (overlay: OverlayPage) => new Set((await overlay.badges()).map((badge) => badge.column));

  test('every visible link and heading that leads to a registered column has one, beside its words', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const badges = await overlay.badges();
    const count = (id: string) => badges.filter((badge) => badge.column === id).length;
    // The heading and its 更多; the links in the closed menu have none.
    expect(count('/xw/dt/')).toBe(2);
    expect(count('/xw/tz/')).toBe(2);
    expect(count('/xw/bm/')).toBe(1);
    expect(count('/hd/')).toBe(2);
    for (const badge of badges) {
      const near = await page.evaluate(
        ({ x, y, id }) =>
          [...document.querySelectorAll('a, h2 span')].some((one) => {
            const leads = one.matches('a') ? (one as HTMLAnchorElement).pathname === id : true;
            const box = one.getBoundingClientRect();
            return (
              leads && x > box.left - 70 && x < box.right + 70 && y > box.top - 25 && y < box.bottom + 25
            );
          }),
        { x: badge.x, y: badge.y, id: badge.column },
      );
      expect(near, badge.label).toBe(true);
    }
  });

  test('none covers a line of the page where there is room', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const badges = await overlay.badges();
    const covered = await page.evaluate((boxes) => {
      const walker = document.createTreeWalker(document.body, 4);
      const hits: string[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (text.data.trim() === '' || !text.parentElement) continue;
        const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize);
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const rect of range.getClientRects()) {
          const spare = (rect.height - size) / 2;
          for (const box of boxes) {
            const across = Math.min(rect.right, box.x + box.width) - Math.max(rect.left, box.x);
            const down =
              Math.min(rect.bottom - spare, box.y + box.height) - Math.max(rect.top + spare, box.y);
            if (across > 1 && down > 1) hits.push(`${text.data} under ${box.label}`);
          }
        }
      }
      return hits;
    }, badges);
    expect(covered).toEqual([]);
  });

  test('says its whole sentence on hover, on focus and to a screen reader', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const node = await overlay.find('badge', '政务动态');
    expect(node?.attributes['aria-label']).toContain('三(二)1(2)');
    const box = (await overlay.badges()).find((badge) => badge.column === '/xw/dt/');
    if (!box) throw new Error('no badge');
    await page.mouse.move(box.x + 5, box.y + 5);
    await overlay.frames(3);
    expect((await overlay.find('tip'))?.text).toContain('政务动态：逾期3天。最近一条 2026-11-06');
    await overlay.shot('badge-tip');
  });

  test('links in a closed menu have none; open, they have; what the menu covers has none meanwhile', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(
        `<nav><div class="wrap"><ul><li id="menu"><a href="/xw/">新闻中心</a><ul><li><a href="/xw/bm/">部门动态</a></li><li><a href="/xw/zj/">镇街动态</a></li><li><a href="/xw/zj/x">空</a></li><li><a href="/xw/zj/y">空</a></li></ul></li><li></li></ul></div></nav>
        <div class="wrap" style="padding:20px"><a id="below" href="/xw/tz/">通知公告</a></div>`,
        'nav li { flex: none; width: 300px }',
      ),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/tz/']));
    await page.mouse.move(100, 20);
    await page.mouse.move(120, 22);
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/bm/', '/xw/zj/']));
    await overlay.shot('menu-open');

    await page.mouse.move(1200, 600);
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/tz/']));
  });

  test('carousel slides and rows that an inner scroller clips have none until they are in sight', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(`<div style="width:400px;height:60px;overflow:hidden;position:relative"><div id="track" style="display:flex;position:absolute;width:1200px">
          <div style="width:400px"><a href="/xw/dt/">政务动态</a></div><div style="width:400px"><a href="/xw/tz/">通知公告</a></div></div></div>
        <div id="box" style="width:300px;height:100px;overflow:auto;margin:40px"><div style="height:40px"><a href="/xw/bm/">部门动态</a></div><div style="height:300px"></div><div><a href="/tj/">统计信息</a></div></div>`),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/dt/', '/xw/bm/']));
    await page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 9999));
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/dt/', '/tj/']));
    await page.evaluate(() => {
      const track = document.querySelector<HTMLElement>('#track');
      if (track) track.style.left = '-400px';
    });
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/tz/', '/tj/']));
  });

  test('a link under a fixed header, behind a dialog, transparent or of no size has none', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(`<div style="position:fixed;top:0;left:0;right:0;height:80px;background:#fff;z-index:5">县政府</div>
        <div style="height:200px"></div><p><a href="/xw/dt/">政务动态</a></p>
        <p style="opacity:0"><a href="/xw/tz/">通知公告</a></p><p style="visibility:hidden"><a href="/xw/bm/">部门动态</a></p>
        <p style="height:0;overflow:hidden"><a href="/tj/">统计信息</a></p><p><a href="/rs/" style="font-size:0">人事</a></p>
        <p style="position:absolute;left:-9999px"><a href="/hd/">互动交流</a></p><div style="height:2000px"></div>`),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/dt/']));
    await page.evaluate(() => window.scrollTo(0, 190));
    await expect.poll(() => seen(overlay)).toEqual(new Set());
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/dt/']));
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.style.cssText = 'position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:99';
      document.body.append(dialog);
    });
    await expect.poll(() => seen(overlay)).toEqual(new Set());
  });

  test('a badge of an overdue column opens its finding, ready to be filed', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    const overdue = {
      exact: '2026-11-06 县人民政府召开常务会议',
      problemClass: '更新逾期',
      columnId: '/xw/dt/',
      placeless: true,
      message: '“政务动态”最近一条为2026年11月6日，已逾期3天。',
    } as const;
    await overlay.start({ faults: [overdue], columns: COLUMNS });
    expect((await overlay.find('count', '逾期'))?.text).toBe('逾期 2');
    const badge = await overlay.find('badge', '政务动态');
    if (!badge) throw new Error('no badge');
    const [shown] = (await overlay.badges()).filter(({ column: id }) => id === '/xw/dt/');
    await page.mouse.click((shown?.x ?? 0) + 5, (shown?.y ?? 0) + 5);
    await overlay.frames(3);
    expect((await overlay.find('card'))?.text).toContain('已逾期3天');
    await overlay.press(await overlay.button('报错'));
    expect((await overlay.calls('file'))[0]).toMatchObject({ findingId: 'f0', problemClass: '更新逾期' });
  });

  test("a column's own list page carries its badge at the page's head, with the whole label", async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(
        `<nav><div class="wrap"><ul><li><a href="/xw/tz/">通知公告</a></li></ul></div></nav><div class="wrap"><div>当前位置：<a href="/">首页</a> &gt; 通知公告</div><h2 class="title">通知公告</h2><ul><li><a href="/a">一条</a></li></ul></div>`,
      ),
      {},
      `${SITE}/xw/tz/index.html`,
    );
    await overlay.start({ faults: [], columns: [column('通知公告', '/xw/tz/', '正常')] });
    const labels = (await overlay.badges()).map((badge) => badge.height);
    expect(labels).toHaveLength(2);
    const head = await overlay.evaluate<number>(
      `document.querySelector('h2.title').getBoundingClientRect().top`,
    );
    expect((await overlay.badges()).some((badge) => Math.abs(badge.y - head) < 40 && badge.width > 30)).toBe(
      true,
    );
    await overlay.shot('own-page');
  });
});

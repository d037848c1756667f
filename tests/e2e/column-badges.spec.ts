import type { Page } from 'playwright';
import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage } from './overlay/harness.ts';
import { COLUMNS, column, HOME } from './overlay/pages.ts';

/** WCAG 2.1, 1.4.3. */
const MIN_CONTRAST = 4.5;

/** Every state, one of them of an old look, one in time by 核对无变动 alone. */
const columns = [
  ...COLUMNS.filter(({ targetId }) => targetId !== '/zc/wj/' && targetId !== '/gk/'),
  { ...column('政策文件', '/zc/wj/', '正常', '● 正常·9天前看'), staleDays: 9 },
  {
    ...column('县情概况', '/gk/', '正常', '● 核对无变动'),
    attested: {
      eventId: 'e1',
      on: '2026-11-20',
      name: '何敬远',
      unit: '县政府办公室',
      reason: '逐项一致',
      without: '逾期' as const,
    },
  },
];
const DARK = 'html { background: #000 } body { background: #000 !important; color: #ddd }';

interface BadgeLook {
  column: string;
  classes: string;
  words: string;
  border: string;
  borderWidth: number;
  /** Of the words to the badge's ground, the page behind it being black. */
  contrast: number;
  fontSize: number;
}

/** How each placed badge looks, by computed style inside the closed root. */
async function looks(overlay: OverlayPage): Promise<BadgeLook[]> {
  const nodes = (await overlay.nodes()).filter(({ attributes }) => {
    const classes = (attributes.class ?? '').split(' ');
    return classes.includes('badge') && !classes.includes('unplaced');
  });
  const found: BadgeLook[] = [];
  for (const { backendNodeId, attributes } of nodes) {
    const { object } = await overlay.cdp.send('DOM.resolveNode', { backendNodeId });
    const { result } = await overlay.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      returnByValue: true,
      functionDeclaration: `function () {
        const style = getComputedStyle(this);
        const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
        const [r, g, b, alpha = 1] = parse(style.backgroundColor);
        const ground = [r, g, b].map((part) => part * alpha);
        const luminance = (colour) => {
          const [red, green, blue] = colour.slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const [light, dark] = [luminance(ground), luminance(parse(style.color))].sort((a, b) => b - a);
        return {
          words: this.innerText,
          border: style.borderTopStyle,
          borderWidth: Number.parseFloat(style.borderTopWidth),
          contrast: (light + 0.05) / (dark + 0.05),
          fontSize: Number.parseFloat(style.fontSize),
        };
      }`,
    });
    found.push({
      column: attributes['data-column'] ?? '',
      classes: attributes.class ?? '',
      ...(result.value as Omit<BadgeLook, 'column' | 'classes'>),
    });
  }
  return found;
}

const sizeOf = (page: Page) =>
  page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);

test('every badge can be read on its own ground, also over a black page', async ({ page }) => {
  const overlay = await OverlayPage.open(page, HOME.replace('</style>', `${DARK}</style>`));
  await overlay.start({ faults: [], columns });
  const badges = await looks(overlay);
  expect(badges.length).toBeGreaterThan(8);
  expect(badges.filter(({ contrast }) => contrast < MIN_CONTRAST)).toEqual([]);
  await overlay.shot('badges-black');
});

for (const forcedColors of ['none', 'active'] as const) {
  test(`an old look and an attestation do not look like a fresh one: forced colours ${forcedColors}`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors });
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start({ faults: [], columns });
    const badges = await looks(overlay);
    const of = (id: string) => badges.filter((badge) => badge.column === id);
    expect(of('/zc/wj/').map(({ border }) => border)).toContain('dashed');
    expect(of('/hd/').map(({ border }) => border)).toEqual(of('/hd/').map(() => 'solid'));
    expect(badges.every(({ borderWidth }) => borderWidth >= 1)).toBe(true);
    // Where only the symbol finds room, the attestation is in it.
    expect(of('/gk/').length).toBeGreaterThan(0);
    for (const { words, fontSize } of of('/gk/')) {
      expect(words).toMatch(/核/);
      expect(fontSize).toBeGreaterThanOrEqual(11);
    }
    await overlay.shot(`badges-forced-${forcedColors}`);
  });
}

test('at 200 % zoom the badges stand, none is outside the page, and the page grows in no direction', async ({
  page,
}) => {
  await page.setViewportSize({ width: 683, height: 384 });
  const overlay = await OverlayPage.open(page, HOME);
  const before = await sizeOf(page);
  await overlay.start({ faults: [], columns });
  expect(await sizeOf(page)).toEqual(before);
  const [width = 0] = before;
  const badges = await overlay.badges();
  expect(badges.length).toBeGreaterThan(5);
  for (const { x, width: wide } of badges) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
  }
  await overlay.shot('badges-zoomed');
});

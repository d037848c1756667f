import { describe, expect, it } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const nav = (text: string, path: string) => ({
  text,
  href: `${SITE}${path}`,
  role: 'nav' as const,
  hidden: { is: 'no' as const },
});
const page = (links: PageReading['links'], over: Partial<PageReading> = {}) =>
  article('青禾县。', { kind: 'home', url: `${SITE}/`, links, ...over });

async function offered(test: TestBackground) {
  const rows = async () => answered(await test.handlers.discoveredColumns(null, DESK));
  // What is found is written without anybody waiting for it.
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(0);
  return rows();
}
const kept = async (test: TestBackground) =>
  answered(await test.background.ledger.use('读取', (db) => db.count('discovered')));

describe('columns discovered while reading', () => {
  it('are kept when a page of a registered site is judged, once, and offered until they are in the register', async () => {
    const test = testBackground();
    const reading = page([nav('冬春防火动态', '/fhdt/')]);
    answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const [row] = await offered(test);
    expect(row).toMatchObject({ name: '冬春防火动态', url: `${SITE}/fhdt/`, seenOn: `${SITE}/` });
    test.pass(86_400_000);
    answered(await test.handlers.judgePage({ reading }, OVERLAY));
    answered(await test.handlers.judgePage({ reading: page([nav('第二个新闻', '/b/')]) }, OVERLAY));
    await expect.poll(() => kept(test)).toBe(2);
    const rows = await offered(test);
    expect(rows.map((one) => one.name)).toEqual(['第二个新闻', '冬春防火动态']);
    expect(rows[1]?.seenAt).toBe(row?.seenAt);

    const register = answered(await test.handlers.getRegister(null, DESK));
    const column = {
      id: 'new',
      name: 'x',
      url: `http://www.qinghe.example/fhdt/index.html`,
      columnClass: '动态要闻' as const,
    };
    answered(await test.handlers.setRegister({ ...register, columns: [...register.columns, column] }, DESK));
    expect((await offered(test)).map((one) => one.name)).toEqual(['第二个新闻']);
    expect(columnUrlKey(column.url)).toBe(row?.key);
  });

  it('dismissed stay dismissed when they are seen again, and can be brought back', async () => {
    const test = testBackground();
    const reading = page([nav('冬春防火动态', '/fhdt/')]);
    answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const keys = (await offered(test)).map((one) => one.key);
    answered(await test.handlers.dismissDiscovered({ keys: [...keys, 'nobody'], dismissed: true }, DESK));
    answered(await test.restart().handlers.judgePage({ reading }, OVERLAY));
    expect(await offered(test)).toMatchObject([{ dismissed: true }]);
    expect(await kept(test)).toBe(1);
    answered(await test.handlers.dismissDiscovered({ keys, dismissed: false }, DESK));
    expect(await offered(test)).toMatchObject([{ dismissed: false }]);
  });

  it('carry no private number, whatever a page calls them', async () => {
    const test = testBackground();
    const lists = [
      {
        id: 'l',
        heading: '公告',
        headingHref: `${SITE}/gg/?p=11010519491231002X`,
        main: false,
        state: 'dated' as const,
        count: 3,
      },
    ];
    answered(await test.handlers.judgePage({ reading: page([], { lists }) }, OVERLAY));
    const text = JSON.stringify(await offered(test));
    expect(text).toContain('公告');
    expect(text).not.toContain('11010519491231002X');
  });

  it('of a page on no registered site are not kept', async () => {
    const test = testBackground();
    const url = 'https://www.other.gov.cn/';
    const links = [{ ...nav('通知公告', '/'), href: `${url}tzgg/` }];
    answered(await test.handlers.judgePage({ reading: page(links, { url }) }, { ...OVERLAY, url }));
    answered(await test.handlers.judgePage({ reading: page([nav('冬春防火动态', '/fhdt/')]) }, OVERLAY));
    await offered(test);
    expect(await kept(test)).toBe(1);
  });
});

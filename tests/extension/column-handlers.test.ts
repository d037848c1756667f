import { describe, expect, it } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import {
  answered,
  article,
  DESK,
  OVERLAY,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const DUTY = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '值班读网员' } as const;
const DAY_MS = 86_400_000;

async function office(): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings(DUTY, DESK));
  return test;
}

function columnOf(test: TestBackground, columnClass: string) {
  const { columns } = test.background.defaultRegister();
  const column = columns.find((one) => one.columnClass === columnClass);
  if (!column) throw new Error(`the model register has no ${columnClass}`);
  return column;
}

/** The column's own page with one row of a date, or one no date was read from. */
function listPage(url: string, date: string | undefined, readAt = '2026-11-23T10:00:00+08:00'): PageReading {
  const line = `领导分工 ${date ?? ''}`.trim();
  const newest = date ? { date, from: 'row' as const, line } : undefined;
  const row = {
    listId: 'l1',
    title: '领导分工',
    href: `${url}1.html`,
    line,
    pinned: false,
    hidden: { is: 'no' as const },
  };
  return {
    ...article(line),
    url,
    readAt,
    kind: 'list',
    items: [{ ...row, ...(newest ? { date: newest } : {}) }],
    lists: [
      {
        id: 'l1',
        heading: '领导分工',
        main: true,
        state: newest ? 'dated' : 'unreadable',
        ...(newest ? { newest } : {}),
        count: 1,
      },
    ],
  };
}

async function read(test: TestBackground, url: string, date: string | undefined, readAt?: string) {
  const reading = listPage(url, date, readAt);
  const result = answered(await test.handlers.judgePage({ reading }, { ...OVERLAY, url }));
  await test.settled();
  return result;
}

const stateOf = async (test: TestBackground, targetId: string) => {
  const { rows } = answered(await test.handlers.columnBoard(null, DESK));
  return rows.find((row) => row.targetId === targetId);
};

describe('核对无变动', () => {
  it('resets the clock, is reported apart on page and board, survives a restart, and is taken back', async () => {
    const test = await office();
    const { id: targetId, url } = columnOf(test, '领导机构');
    const before = await read(test, url, '2025-06-01');
    expect(before.findings.map(({ problemClass }) => problemClass)).toContain('更新逾期');
    const stated = { targetId, on: '2026-11-20', reason: '与现行文件逐项一致' };
    const state = answered(await test.handlers.attestColumn(stated, DESK));
    expect(state).toMatchObject({
      label: '● 核对无变动',
      newest: { date: '2025-06-01' },
      attested: { name: '程望舒', unit: '青禾县大数据中心', without: '逾期' },
    });
    const page = await read(test, url, '2025-06-01');
    expect(page.columns.find((one) => one.targetId === targetId)?.label).toBe('● 核对无变动');
    // The page's finding does not contradict the badge; the veto line still counts by dates.
    expect(page.findings.filter(({ where }) => where.columnId === targetId)).toEqual([]);
    expect(page.vetoes?.find(({ id }) => id === '其他栏目')).toMatchObject({
      count: 1,
      text: '1/10（计入核对无变动后 0/10）',
    });

    const again = test.restart();
    const eventId = (await stateOf(again, targetId))?.attested?.eventId ?? '';
    expect(eventId).not.toBe('');
    const undo = { targetId, eventId, reason: '分工已调整' };
    expect(answered(await again.handlers.undoAttestation(undo, DESK))).toMatchObject({ state: '逾期' });
    expect((await stateOf(again, targetId))?.attested).toBeUndefined();
    expect(await again.handlers.undoAttestation(undo, DESK)).toMatchObject({ ok: false });
    // Both records stay.
    const { value: index } = (await again.background.ledger.index()) as { value: { size(): number } };
    expect(index.size()).toBeGreaterThanOrEqual(3);
  });

  it('is refused in words for other classes, unread columns, nobody, volunteers; nothing is written', async () => {
    const test = await office();
    const leaders = columnOf(test, '领导机构');
    const news = columnOf(test, '动态要闻');
    await read(test, news.url, '2026-10-01');
    const attest = async (targetId: string) => {
      const result = await test.handlers.attestColumn({ targetId, on: '2026-11-23', reason: '一致' }, DESK);
      return result.ok ? 'written' : result.error;
    };
    expect(await attest(news.id)).toContain('动态要闻类栏目必须有新内容');
    expect(await attest(leaders.id)).toContain('还没有读到');
    expect(await attest('nowhere')).toContain('没有这个栏目');
    await read(test, leaders.url, '2025-06-01');
    for (const role of ['公众志愿者', '主管单位'] as const) {
      answered(await test.handlers.setSettings({ role }, DESK));
      expect(await attest(leaders.id)).toContain(`${role}不能`);
    }
    const nobody = testBackground();
    await read(nobody, leaders.url, '2025-06-01');
    const refused = await nobody.handlers.attestColumn(
      { targetId: leaders.id, on: '2026-11-23', reason: '一致' },
      DESK,
    );
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('还没有设置身份') });
    const index = await test.background.ledger.index();
    expect(index.ok && index.value.attested().size).toBe(0);
  });

  it('from a page is for that site’s own columns only', async () => {
    const test = await office();
    const { id: targetId, url } = columnOf(test, '领导机构');
    await read(test, url, '2025-06-01');
    const stated = { targetId, on: '2026-11-23', reason: '一致' };
    const evil = { ...OVERLAY, url: 'https://www.evil.example/' };
    expect(await test.handlers.attestColumn(stated, evil)).toMatchObject({ ok: false });
    expect(
      await test.handlers.sightByHand({ targetId, date: '2026-11-20', line: '通知' }, evil),
    ).toMatchObject({
      ok: false,
    });
    expect(await test.handlers.attestColumn(stated, OVERLAY)).toMatchObject({ ok: true });
    const account = test.background.defaultRegister().accounts.find(({ platform }) => platform === '微博');
    const ofAccount = { targetId: account?.id ?? '', date: '2026-11-20', line: '通知' };
    const onPlatform = { ...OVERLAY, url: account?.url ?? '' };
    expect(await test.handlers.sightByHand(ofAccount, onPlatform)).toMatchObject({ ok: true });
  });
});

describe('a hand sighting', () => {
  it('gives a column the machine cannot read its state, by whom, and outlives the next unreadable look', async () => {
    const test = await office();
    const { id: targetId, url } = columnOf(test, '通知公告');
    const page = await read(test, url, undefined);
    expect(page.columns.find((one) => one.targetId === targetId)?.state).toBe('未能识别');
    const seen = { targetId, date: '2026-11-20', line: '关于放假的通知 110105194912310021' };
    expect(answered(await test.handlers.sightByHand(seen, DESK))).toMatchObject({
      state: '正常',
      newest: { date: '2026-11-20' },
      lastSeen: { via: 'by-hand', by: '程望舒' },
    });
    await read(test, url, undefined, '2026-11-23T11:30:00+08:00');
    const row = await stateOf(test.restart(), targetId);
    expect(row).toMatchObject({ state: '正常', lastSeen: { via: 'by-hand' } });
    expect(row?.sentence).toContain('由程望舒人工登记');
  });

  it('can say that a list is empty, in the words the page shows, and the machine’s next vain look takes nothing back', async () => {
    const test = await office();
    const { id: targetId, url } = columnOf(test, '通知公告');
    await read(test, url, undefined);
    const sight = (line: string) => test.handlers.sightByHand({ targetId, date: null, line }, DESK);
    expect(await sight(' ')).toMatchObject({ ok: false });
    expect(answered(await sight('栏目建设中'))).toMatchObject({
      state: '空白',
      sureness: '确定',
      line: '栏目建设中',
      lastSeen: { via: 'by-hand' },
    });
    await read(test, url, undefined, '2026-11-23T11:30:00+08:00');
    expect(await stateOf(test.restart(), targetId)).toMatchObject({ state: '空白' });
    await read(test, url, '2026-11-23', '2026-11-23T11:40:00+08:00');
    expect(await stateOf(test, targetId)).toMatchObject({ state: '正常' });
  });

  it('of an account without an address is taken too; a day of the future is not', async () => {
    const test = await office();
    const register = test.background.defaultRegister();
    answered(
      await test.handlers.setRegister(
        { ...register, accounts: [{ id: 'sph', platform: '视频号', name: '青禾发布' }] },
        DESK,
      ),
    );
    const sight = (date: string) =>
      test.handlers.sightByHand({ targetId: 'sph', date, line: '秋收现场' }, DESK);
    expect(await sight('2026-11-24')).toMatchObject({ ok: false });
    expect(answered(await sight('2026-11-20'))).toMatchObject({ state: '正常', target: 'account' });
    const row = await stateOf(test, 'sph');
    expect(row).toMatchObject({ platform: '视频号', url: undefined, lastSeen: { url: '' } });
  });
});

it('on any page of a registered account the state is of that page, so that its head gets the badge', async () => {
  const test = await office();
  const account = test.background
    .defaultRegister()
    .accounts.find(({ platform }) => platform === '微信公众号');
  const url = 'https://mp.weixin.qq.com/s/another-article';
  const reading: PageReading = {
    ...article('便民服务'),
    url,
    kind: 'account',
    account: { platform: '微信公众号', name: account?.name ?? '', id: account?.platformId },
    publishedAt: { date: '2026-11-20', from: 'script', line: 'ct' },
  };
  const { columns, vetoes } = answered(await test.handlers.judgePage({ reading }, { ...OVERLAY, url }));
  expect(columns).toMatchObject([{ targetId: account?.id, urlKey: 'mp.weixin.qq.com/s/another-article' }]);
  expect(vetoes).toBeUndefined();
});

describe('the board', () => {
  it('says who looked last, and after 8 days that nobody has since', async () => {
    const test = await office();
    const { id, url } = columnOf(test, '通知公告');
    await read(test, url, '2026-11-20');
    test.pass(8 * DAY_MS);
    expect(await stateOf(test, id)).toMatchObject({ label: '● 正常·8天前看', lastSeen: { by: '程望舒' } });
    // On any page of the site, too: the badge of a column read elsewhere.
    const home = answered(
      await test.handlers.judgePage(
        {
          reading: { ...article('首页'), url: `${SITE}/`, kind: 'home', readAt: '2026-12-01T10:00:00+08:00' },
        },
        { ...OVERLAY, url: `${SITE}/` },
      ),
    );
    const badge = home.columns.find((one) => one.targetId === id);
    expect(badge?.label).toBe('● 正常·8天前看');
    expect(badge?.sentence).toContain('上次看到：8天前（2026-11-23 10:00），由程望舒，在栏目页');
  });

  it('names the ticket a late column already has, and counts amber by the office’s own days', async () => {
    const test = await office();
    const { id, url, name } = columnOf(test, '动态要闻');
    await read(test, url, '2026-10-01');
    answered(
      await test.handlers.fileTicket(
        {
          reading: { url, title: name, site: {} },
          surroundings: [],
          problemClass: '更新逾期',
          description: '逾期',
        },
        DESK,
      ),
    );
    const { tickets } = answered(await test.handlers.columnBoard(null, DESK));
    expect(tickets[id]?.number).toMatch(/^BC-/);
    await read(test, url, '2026-11-16');
    expect((await stateOf(test, id))?.label).toBe('● 正常');
    answered(await test.handlers.setSettings({ amber: { 动态要闻: 7 } }, DESK));
    expect((await stateOf(test, id))?.label).toBe('◐ 剩7天');
  });
});

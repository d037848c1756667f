import { describe, expect, it } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import { answered, article, DESK, OVERLAY, type TestBackground, testBackground } from './fresh-ledger.ts';

const DUTY = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '值班读网员' } as const;
const MINUTE = 60_000;

async function office(): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings(DUTY, DESK));
  return test;
}

function columnOf({ background }: TestBackground) {
  const column = background.defaultRegister().columns.find(({ columnClass }) => columnClass === '动态要闻');
  if (!column) throw new Error('the model register has no 动态要闻');
  return column;
}

/** The column's own page with one row of this day and title. */
function listPage(url: string, date: string, title = '通知'): PageReading {
  const line = `${title} ${date}`;
  const newest = { date, from: 'row' as const, line };
  const row = {
    listId: 'l1',
    title,
    href: `${url}1.html`,
    line,
    pinned: false,
    hidden: { is: 'no' as const },
  };
  return {
    ...article(line),
    url,
    kind: 'list',
    items: [{ ...row, date: newest }],
    lists: [{ id: 'l1', heading: title, main: true, state: 'dated', newest, count: 1 }],
  };
}

async function read(test: TestBackground, reading: PageReading) {
  const result = answered(await test.handlers.judgePage({ reading }, { ...OVERLAY, url: reading.url }));
  await test.settled();
  return result;
}

const records = async (test: TestBackground) => answered(await test.handlers.storeHealth(null, DESK)).events;
const dayOn = async (test: TestBackground, targetId: string) =>
  answered(await test.handlers.columnBoard(null, DESK)).rows.find((row) => row.targetId === targetId)?.newest
    ?.date;

const boardSays = async (test: TestBackground) =>
  answered(await test.handlers.columnBoard(null, DESK)).unwritten;

describe('a page that changes all the time', () => {
  it('writes four records of a column an hour, says what it did not write, and shows the last it saw', async () => {
    // Restarted workers go by the clock of the first.
    const clock = await office();
    let test = clock;
    const { id, url } = columnOf(test);
    await read(test, listPage(url, '2026-11-01'));
    const first = await records(test);
    let last = await read(test, listPage(url, '2026-11-01'));
    for (let n = 2; n <= 20; n++) {
      last = await read(test, listPage(`${url}#n${n}`, `2026-11-${String(n).padStart(2, '0')}`));
      clock.pass(MINUTE);
      // A worker is stopped whenever it is idle for half a minute.
      if (n % 5 === 0) test = test.restart();
    }
    expect((await records(test)) - first).toBe(3);
    expect(last.notLookedAt.join()).toContain('1 个栏目刚才看到的变化没有写入');
    expect(last.columns.find((one) => one.targetId === id)?.newest?.date).toBe('2026-11-20');

    last = await read(test, listPage(url, '2026-11-21'));
    expect(await dayOn(test, id)).toBe('2026-11-21');
    expect(await boardSays(test)).toMatch(/^“.+”的网页改动过于频繁.*没有写入记录/);
    clock.pass(60 * MINUTE);
    last = await read(test, listPage(url, '2026-11-21'));
    expect(last.notLookedAt.join()).not.toContain('没有写入');
    expect((await records(test)) - first).toBe(4);
    expect(await dayOn(test.restart(), id)).toBe('2026-11-21');
    expect(await boardSays(test)).toBeUndefined();
  });

  it('in its titles alone writes nothing more, and nothing is said of it', async () => {
    const test = await office();
    const { id, url } = columnOf(test);
    await read(test, listPage(url, '2026-11-20'));
    const first = await records(test);
    for (let n = 0; n < 10; n++) {
      const { notLookedAt, columns } = await read(test, listPage(url, '2026-11-20', `第${n}次改动`));
      expect(notLookedAt.join()).not.toContain('没有写入');
      expect(columns.find((one) => one.targetId === id)?.line).toContain(`第${n}次改动`);
    }
    expect(await records(test)).toBe(first);
  });
});

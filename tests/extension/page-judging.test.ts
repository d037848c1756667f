import { describe, expect, it, vi } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import { MOST_HITS } from '../../lib/core/run-rules.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import {
  answered,
  article,
  DESK,
  NOW_MS,
  OVERLAY,
  PAGE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const TEXT = '青禾县人民攻府办公室通知。';

function columnPage(test: TestBackground, date: string): PageReading {
  const [column] = test.background.defaultRegister().columns;
  return article('列表', {
    url: column?.url ?? '',
    kind: 'list',
    lists: [
      {
        id: 'l',
        heading: '',
        main: true,
        state: 'dated',
        newest: { date, from: 'row', line: date },
        count: 1,
      },
    ],
  });
}

async function sightings(test: TestBackground): Promise<number> {
  // An empty write waits for its turn behind the sightings.
  answered(await test.background.ledger.write('等待', () => ({ ok: true, value: [] })));
  const read = await test.background.ledger.use('读取', (db) => readEvents(db, NOW_MS, 'sighting'));
  return answered(read).length;
}

describe('judging a page', () => {
  it('answers every registered column of the site and says what was not looked at', async () => {
    const test = testBackground();
    const gaps = [{ what: 'list-by-script' as const, why: '“要闻”列表由脚本生成，没有读到。' }];
    const result = answered(await test.handlers.judgePage({ reading: article(TEXT, { gaps }) }, OVERLAY));
    const register = test.background.defaultRegister();
    expect(result.columns.map((column) => column.targetId).sort()).toEqual(
      [...register.columns, ...register.accounts].map((target) => target.id).sort(),
    );
    expect(result.registered).toBe(true);
    expect(result.notLookedAt).toEqual([
      gaps[0]?.why,
      expect.stringContaining('图片'),
      expect.stringContaining('附件'),
    ]);
  });

  it('a look that is news is told to the open pages, one that is not is silent', async () => {
    const test = testBackground();
    const told = vi.spyOn(test.background.shell, 'ledgerChanged');
    const look = (date: string) => test.handlers.judgePage({ reading: columnPage(test, date) }, OVERLAY);
    for (const [date, times] of [
      ['2026-11-20', 1],
      ['2026-11-20', 1],
      ['2026-11-22', 2],
    ] as const) {
      await look(date);
      await sightings(test);
      expect([date, told.mock.calls.length]).toEqual([date, times]);
    }
  });

  it('a page of nobody’s register has findings but no columns', async () => {
    const test = testBackground();
    const url = 'https://www.other.gov.cn/a.html';
    const result = answered(await test.handlers.judgePage({ reading: article(TEXT, { url }) }, OVERLAY));
    expect(result).toMatchObject({ registered: false, columns: [] });
    expect(result.findings.length).toBeGreaterThan(0);
  });

  it('a look is written once while nothing changes, again when something does or four hours have gone', async () => {
    const test = testBackground();
    const look = (date: string, readAt = '2026-11-23T10:00:00+08:00') =>
      test.handlers.judgePage({ reading: { ...columnPage(test, date), readAt } }, OVERLAY);
    await look('2026-11-20');
    expect(await sightings(test)).toBe(1);
    await Promise.all([look('2026-11-20'), look('2026-11-20', '2026-11-23T10:30:00+08:00')]);
    expect(await sightings(test)).toBe(1);
    await look('2026-11-23', '2026-11-23T10:31:00+08:00');
    expect(await sightings(test)).toBe(2);
    await look('2026-11-23', '2026-11-23T14:30:00+08:00');
    expect(await sightings(test)).toBe(2);
    await look('2026-11-23', '2026-11-23T14:32:00+08:00');
    expect(await sightings(test)).toBe(3);
    const { rows: states } = answered(await test.restart().handlers.columnBoard(null, DESK));
    const [column] = test.background.defaultRegister().columns;
    expect(states.find((state) => state.targetId === column?.id)?.newest?.date).toBe('2026-11-23');
  });

  it('此处忽略 hides one finding on one page at once, and its undo brings it back', async () => {
    const test = testBackground();
    const judge = async () =>
      answered(await test.handlers.judgePage({ reading: article(TEXT) }, OVERLAY)).findings;
    const [finding] = await judge();
    const findingId = finding?.id ?? '';
    const ignore = (on: boolean) =>
      test.handlers.ignoreFinding({ url: `${PAGE}#top`, findingId, reason: '引文', on }, OVERLAY);
    answered(await ignore(true));
    expect((await judge()).map((one) => one.id)).not.toContain(findingId);
    answered(await ignore(false));
    expect((await judge()).map((one) => one.id)).toContain(findingId);
  });

  it('a rule switched off says nothing; marks switched off on a host are said, not withheld', async () => {
    const test = testBackground();
    answered(
      await test.handlers.setSettings({ offRules: ['wrong-word'], offHosts: ['www.qinghe.example'] }, DESK),
    );
    const result = answered(await test.handlers.judgePage({ reading: article(TEXT) }, OVERLAY));
    expect(result.findings.filter((finding) => finding.ruleId === 'wrong-word')).toEqual([]);
    expect(result.marksOff).toBe(true);
  });

  it('a rule that throws is named and the others still speak', async () => {
    const test = testBackground();
    const [first] = test.background.rules;
    if (!first) throw new Error('no rules');
    const broken = {
      ...first,
      id: 'broken',
      title: '坏规则',
      check: () => {
        throw new Error('planted');
      },
    };
    test.background.rules = [...test.background.rules, broken];
    const result = answered(await test.handlers.judgePage({ reading: article(TEXT) }, OVERLAY));
    expect(result.failedRules).toEqual(['坏规则']);
    expect(result.findings.length).toBeGreaterThan(0);
  });

  it('a rule with more to say than is listed has not failed: how much is listed is said', async () => {
    const test = testBackground();
    const result = answered(
      await test.handlers.judgePage({ reading: article('再接再励。'.repeat(MOST_HITS + 1)) }, OVERLAY),
    );
    expect(result.failedRules).toEqual([]);
    expect(result.notLookedAt[0]).toBe('“错别字和错误表述”本页有 2001 处，只列出前 2000 处。');
  });

  it('a filed finding shows its ticket on its page', async () => {
    const test = testBackground();
    const reading = article(TEXT);
    const first = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const findingId = first.findings[0]?.id ?? '';
    const { id } = answered(
      await test.handlers.fileTicket({ reading, findingId, surroundings: [] }, OVERLAY),
    );
    const again = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    expect(again.tickets).toMatchObject([{ id, findingId, state: '待核实' }]);
  });

  it('a half-written form of other words stays when a mark is filed', async () => {
    const test = testBackground();
    const reading = article(TEXT);
    const draft = { reading, surroundings: [], description: '写到一半' };
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const findingId = findings[0]?.id ?? '';
    answered(await test.handlers.fileTicket({ reading, findingId, surroundings: [] }, OVERLAY));
    expect(answered(await test.handlers.getDraft({ url: PAGE }, OVERLAY))?.description).toBe('写到一半');
  });

  it('a half-written form comes back, and is gone once it was filed', async () => {
    const test = testBackground();
    const draft = { reading: article(TEXT), surroundings: [], description: '写到一半' };
    answered(await test.handlers.saveDraft({ url: PAGE, draft }, OVERLAY));
    const restarted = test.restart();
    expect(answered(await restarted.handlers.getDraft({ url: PAGE }, OVERLAY))?.description).toBe('写到一半');
    answered(await restarted.handlers.fileTicket(draft, OVERLAY));
    expect(answered(await restarted.handlers.getDraft({ url: PAGE }, OVERLAY))).toBeNull();
  });
});

describe('the register', () => {
  it('is the model site’s until the office stores its own', async () => {
    const test = testBackground();
    expect(answered(await test.handlers.getRegister(null, DESK)).sites[0]?.hosts).toContain(
      'www.qinghe.example',
    );
    const own = { ...test.background.defaultRegister(), columns: [] };
    answered(await test.handlers.setRegister(own, DESK));
    expect(answered(await test.restart().handlers.getRegister(null, DESK)).columns).toEqual([]);
  });

  it('a damaged one is set aside and not replaced by the model site’s', async () => {
    const test = testBackground();
    answered(
      await test.background.ledger.use('', (db) =>
        db.put('register', { key: 'current', register: { version: 1, sites: '坏' }, savedAt: '' }),
      ),
    );
    expect(answered(await test.handlers.getRegister(null, DESK)).sites).toEqual([]);
    const health = answered(await test.handlers.storeHealth(null, DESK));
    expect(health.quarantined).toMatchObject([{ from: 'register' }]);
  });
});

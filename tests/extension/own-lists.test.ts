import { describe, expect, it } from 'vitest';

import { receiver } from '../../entrypoints/background/receive.ts';
import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import type { ListContent } from '../../lib/core/lexicon/word-list.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import {
  answered,
  article,
  DESK,
  NOW_MS,
  OVERLAY,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { desk, ME, overlay } from './hostile-messages.ts';

const words = (...pairs: [string, string][]): ListContent => ({
  kind: '错词',
  entries: pairs.map(([wrong, right]) => ({ wrong, right })),
});
const roster: ListContent = {
  kind: '领导名单',
  leaders: [
    { name: '甘一山', posts: ['县委书记'], order: 1 },
    { name: '凌二水', posts: ['县长'], order: 2 },
  ],
};
const save = (
  test: TestBackground,
  content: ListContent,
  more: { id?: string; name?: string; on?: boolean } = {},
) => test.handlers.saveList({ name: '本办词表', on: true, what: '导入 a.xlsx', content, ...more }, DESK);
const BY_LISTS = ['wrong-word', 'one-character-off', 'leader-roster'];
const judged = async (test: TestBackground, text: string) =>
  answered(await test.handlers.judgePage({ reading: article(text) }, OVERLAY))
    .findings.filter(({ ruleId }) => BY_LISTS.includes(ruleId))
    .map(({ ruleId, quote, suggestion }) => [ruleId, quote.exact, suggestion]);

describe('the office’s own lists', () => {
  it('are judged with from the moment they are kept, and after the worker was stopped', async () => {
    const test = testBackground();
    const text = '示范县布属工作，清风护舫行动发布，县长甘一山讲话。';
    expect(await judged(test, text)).toEqual([]);
    answered(await save(test, words(['布属工作', '部署工作'])));
    answered(await save(test, { kind: '固定表述', terms: ['清风护航行动'] }, { name: '固定' }));
    answered(await save(test, roster, { name: '领导' }));
    const expected = [
      ['wrong-word', '布属工作', '部署工作'],
      ['one-character-off', '清风护舫行动', '清风护航行动'],
      ['leader-roster', '县长甘一山', '按本单位领导名单核对'],
    ];
    expect(await judged(test, text)).toEqual(expected);
    expect(await judged(test.restart(), text)).toEqual(expected);
  });

  it('are no longer judged with when switched off or removed, nor are packs switched off', async () => {
    const test = testBackground();
    const { id } = answered(await save(test, words(['布属', '部署'])));
    answered(await test.handlers.switchList({ id, on: false }, DESK));
    expect(await judged(test, '布属工作')).toEqual([]);
    answered(await test.handlers.switchList({ id, on: true }, DESK));
    expect(await judged(test, '布属工作')).toHaveLength(1);
    answered(await test.handlers.removeList({ id }, DESK));
    expect(await judged(test, '布属工作')).toEqual([]);
    expect(answered(await test.handlers.lists(null, DESK))).toEqual([]);
    expect(await judged(test, '焚烧秸杆')).toHaveLength(1);
    answered(await test.handlers.setSettings({ offPacks: ['common-typos'] }, DESK));
    expect(await judged(test, '焚烧秸杆')).toEqual([]);
  });

  it('say of every version who, when and what, and one step goes back', async () => {
    const test = testBackground();
    answered(await test.handlers.setSettings({ person: { name: '某读网员', unit: '某办' } }, DESK));
    const first = answered(await save(test, words(['布属', '部署'])));
    test.pass(60_000);
    const second = answered(await save(test, words(['布属', '部署'], ['按排', '安排']), { id: first.id }));
    expect(second.versions).toMatchObject([
      { number: 2, savedBy: '某读网员', what: '导入 a.xlsx', count: 2 },
      { number: 1, savedBy: '某读网员', count: 1 },
    ]);
    expect(second.versions[0]?.savedAt).not.toBe(second.versions[1]?.savedAt);
    const back = answered(await test.handlers.takeBackList({ id: first.id }, DESK));
    expect(back).toMatchObject({ count: 1, canGoBack: true });
    expect(back.versions[0]).toMatchObject({ number: 3, what: '退回第 2 版之前的内容' });
    expect(answered(await test.handlers.getList({ id: first.id }, DESK)).content).toEqual(
      words(['布属', '部署']),
    );
    const again = answered(await test.handlers.takeBackList({ id: first.id }, DESK));
    expect(again.count).toBe(2);
  });

  it('refuse what would leave two of a name, two rosters, or another kind under the same list', async () => {
    const test = testBackground();
    const { id } = answered(await save(test, words(['布属', '部署'])));
    answered(await save(test, roster, { name: '领导' }));
    const errors = [
      await save(test, words(['按排', '安排'])),
      await save(test, roster, { name: '又一份' }),
      await save(test, roster, { id }),
      await save(test, words(['按排', '安排']), { id: 'gone', name: '没有的' }),
      await test.handlers.takeBackList({ id }, DESK),
    ];
    expect(errors.map((answer) => (answer.ok ? '' : answer.error))).toEqual([
      expect.stringContaining('已有一份叫'),
      expect.stringContaining('只能有一份'),
      expect.stringContaining('不能换成'),
      expect.stringContaining('已被删除'),
      expect.stringContaining('没有可以退回的'),
    ]);
    expect(answered(await test.handlers.lists(null, DESK))).toHaveLength(2);
  });

  it('that no longer fit their schema are set aside and shown, and the others are judged with', async () => {
    const test = testBackground();
    answered(await save(test, words(['布属', '部署'])));
    answered(
      await test.background.ledger.use('放入', (db) =>
        db.put('lists', { id: 'odd', name: 7, content: null }),
      ),
    );
    expect(await judged(test.restart(), '布属工作')).toHaveLength(1);
    const health = answered(await test.handlers.storeHealth(null, DESK));
    expect(health.quarantined).toMatchObject([{ from: 'lists', key: 'odd' }]);
  });

  it('stay on this machine: no ticket, no event and no answer to a web page holds a line of them', async () => {
    const test = testBackground();
    answered(await save(test, words(['布属', '部署'], ['某词一号', '某词二号'])));
    answered(await save(test, roster, { name: '领导' }));
    const reading = article('示范县布属工作，县长甘一山讲话。');
    const page = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    for (const { id } of page.findings)
      answered(await test.handlers.fileTicket({ reading, findingId: id, surroundings: [] }, OVERLAY));
    const events = answered(await test.background.ledger.use('读取', (db) => readEvents(db, NOW_MS)));
    expect(events.length).toBeGreaterThanOrEqual(2);
    const written = canonicalJson(events);
    for (const secret of ['某词一号', '某词二号', '凌二水', '县委书记', '本办词表'])
      expect([secret, written.includes(secret)]).toEqual([secret, false]);
  });

  it('are asked for and changed by our own pages only', async () => {
    const test = testBackground();
    const receive = receiver(test.handlers, ME);
    const { id } = answered(await save(test, words(['布属', '部署'])));
    for (const [type, data] of [
      ['lists', null],
      ['getList', { id }],
      ['saveList', { name: 'x', on: true, what: '', content: words(['甲乙', '乙甲']) }],
      ['switchList', { id, on: false }],
      ['takeBackList', { id }],
      ['removeList', { id }],
    ] as const)
      expect([type, (await receive(type, data, overlay)).ok]).toEqual([type, false]);
    const bad = [
      { name: '', on: true, what: '', content: words() },
      { name: 'x', on: true, what: '', content: words(['按', '安']) },
      { name: 'x', on: true, what: '', content: { kind: '错词', entries: [{ wrong: '按排' }] } },
      { name: 'x', on: true, what: '', content: { kind: '固定表述', terms: ['短'] } },
      { name: 'x', on: true, what: '', content: { kind: '别的', entries: [] } },
    ];
    for (const data of bad) expect((await receive('saveList', data, desk)).ok).toBe(false);
    expect(answered(await test.handlers.lists(null, DESK))).toHaveLength(1);
  });

  it('of 100,000 words are kept and judged with', async () => {
    const test = testBackground();
    const entries = Array.from({ length: 100_000 }, (_, at) => ({
      wrong: `错词${at}号`,
      right: `对词${at}号`,
    }));
    answered(await save(test, { kind: '错词', entries }));
    expect(await judged(test, '这里有错词99999号和错词1号。')).toEqual([
      ['wrong-word', '错词99999号', '对词99999号'],
      ['wrong-word', '错词1号', '对词1号'],
    ]);
  });
});

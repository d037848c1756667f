import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeList } from '../../lib/core/lexicon/merge-list.ts';
import { countOf, type ListContent } from '../../lib/core/lexicon/word-list.ts';
import { listXlsx } from '../../lib/export/list-xlsx.ts';
import { readList } from '../../lib/export/read-list.ts';

const slices = { now: () => 0, pause: () => Promise.resolve() };
const utf8 = (text: string) => new TextEncoder().encode(text);

const CONTENTS: ListContent[] = [
  {
    kind: '错词',
    entries: [
      { wrong: '按排', right: '安排', allow: ['按排版', '按排序'], hits: ['请按排人员。'], severity: '严重' },
      { wrong: '=1+1两个', right: '', source: '某文件', from: '2024-01-01', to: '2026-12-31' },
    ],
  },
  { kind: '固定表述', terms: ['示范县大数据中心', '示范县人民政府办公室'] },
  {
    kind: '领导名单',
    leaders: [
      { name: '甘一山', posts: ['县委书记'], order: 1 },
      { name: '凌二水', posts: [], order: 2 },
    ],
  },
];

describe('a list of the office’s own', () => {
  it.each(CONTENTS.map((content) => [content.kind, content] as const))(
    '%s goes out and comes back',
    async (kind, content) => {
      expect(await readList(listXlsx(content), 'a.xlsx', kind, slices)).toMatchObject({
        is: 'read',
        content,
        faults: [],
      });
    },
  );

  it('names the rows of the file that cannot be taken', async () => {
    const read = await readList(utf8('错误写法,正确写法\n按排,安排\n好,坏\n'), 'a.csv', '错词', slices);
    expect(read).toMatchObject({
      is: 'read',
      content: { entries: [{ wrong: '按排' }] },
      faults: [{ row: 3, message: expect.stringContaining('不足两个字') }],
    });
  });

  it('with nothing in it is refused', async () => {
    for (const kind of ['错词', '固定表述', '领导名单'] as const)
      expect(await readList(utf8('错误写法,固定表述,姓名\n,,\n'), 'a.csv', kind, slices)).toMatchObject({
        is: 'refused',
      });
  });

  it('of 100,000 words tells how far it is and can be stopped anywhere', async () => {
    const lines = (length: number) =>
      utf8(Array.from({ length }, (_, at) => `错词${at},对词${at}`).join('\n'));
    let clock = 0;
    const run = (bytes: Uint8Array, stopAt: number) => {
      const shares: number[] = [];
      const signal = { aborted: false };
      const all = {
        now: () => (clock += 30),
        pause: async () => {
          signal.aborted = shares.length >= stopAt;
        },
        onProgress: (share: number) => shares.push(share),
        signal,
      };
      return { shares, read: readList(bytes, 'a.csv', '错词', all) };
    };
    const whole = run(lines(100_000), Infinity);
    expect(await whole.read).toMatchObject({ is: 'read', content: { entries: { length: 100_000 } } });
    expect(whole.shares).toEqual([...whole.shares].sort((a, b) => a - b));
    expect(whole.shares.some((share) => share < 0.5) && whole.shares.some((share) => share > 0.5)).toBe(true);
    const few = lines(5_000);
    const all = run(few, Infinity);
    await all.read;
    for (const stopAt of [1, all.shares.length >> 1, all.shares.length])
      expect(await run(few, stopAt).read).toBeUndefined();
  });
});

describe('putting an import into a list', () => {
  const entries = fc.uniqueArray(
    fc.record({
      wrong: fc.constantFrom('甲乙', '丙丁', '戊己', '庚辛', '壬癸'),
      right: fc.constantFrom('子', '丑'),
    }),
    { selector: ({ wrong }) => wrong },
  );
  const content = (items: { wrong: string; right: string }[]): ListContent => ({
    kind: '错词',
    entries: items,
  });

  it('counts every word once: added, changed or as it was; and what is gone', () => {
    fc.assert(
      fc.property(
        entries,
        entries,
        fc.constantFrom('替换' as const, '追加' as const),
        (before, read, mode) => {
          const change = mergeList(content(before), content(read), mode);
          expect(change.added + change.changed + change.same).toBe(read.length);
          expect(countOf(change.content)).toBe(before.length + change.added - change.removed);
          if (mode === '追加') expect(change.removed).toBe(0);
          else expect(change.content).toEqual(content(read));
        },
      ),
    );
  });

  it('done twice changes nothing the second time', () => {
    fc.assert(
      fc.property(entries, entries, (before, read) => {
        const once = mergeList(content(before), content(read), '追加').content;
        expect(mergeList(once, content(read), '追加')).toMatchObject({
          content: once,
          added: 0,
          changed: 0,
          removed: 0,
        });
      }),
    );
  });
});

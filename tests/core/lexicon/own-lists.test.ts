import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../lib/core/lexicon/compile-lexicon.ts';
import { DEFAULT_PACKS } from '../../../lib/core/lexicon/default-lexicon.ts';
import { lexiconEntries } from '../../../lib/core/lexicon/lexicon-of.ts';
import { listRows } from '../../../lib/core/lexicon/list-rows.ts';
import { parseRosterRows } from '../../../lib/core/lexicon/parse-roster-rows.ts';
import { parseTermRows } from '../../../lib/core/lexicon/parse-term-rows.ts';
import { parseWordRows } from '../../../lib/core/lexicon/parse-word-rows.ts';
import type { OwnList } from '../../../lib/core/lexicon/word-list.ts';
import { runAtOnce } from '../../../lib/core/run-in-slices.ts';
import { list } from './list-of.ts';

const DAY = '2026-11-23';
const words = (rows: string[][]) => runAtOnce(parseWordRows(rows));
const terms = (rows: string[][]) => runAtOnce(parseTermRows(rows));
const wordList = (...rows: string[][]) => list({ kind: '错词', entries: words(rows).items });
const found = (text: string, ...lists: OwnList[]) =>
  compileLexicon(lexiconEntries(DEFAULT_PACKS, lists, DAY))
    .find(text)
    .map(({ entry }) => `${entry.wrong}→${entry.right}`);

describe('a list of wrong words', () => {
  it('is read alike from headings in any order, from two columns, and from lines of text', () => {
    const expected = [
      { wrong: '党的二十', right: '党的二十大' },
      { wrong: '按排', right: '安排' },
    ];
    const tables: string[][][] = [
      [
        ['某办词表'],
        ['正确写法', '备注', '错误写法（原文）'],
        ['党的二十大', 'x', '党的二十'],
        ['安排', '', '按排'],
      ],
      [
        ['党的二十', '党的二十大'],
        ['', ''],
        ['按排', '安排'],
      ],
      [['党的二十→党的二十大'], ['按排=安排']],
      [['党的二十：党的二十大'], ['按排 安排']],
      [
        ['\ufeff党的二十\u200b', ' 党的二十大 '],
        ['按排', '安排'],
      ],
    ];
    for (const rows of tables) expect(words(rows)).toEqual({ items: expected, faults: [], notes: [] });
  });

  it('keeps all an entry can say, and the same through a sheet and back', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'安按装部署排版甲乙丙丁'),
      minLength: 3,
      maxLength: 8,
    });
    const entry = fc.record(
      {
        wrong: word.map((one) => `错${one}`),
        right: word.map((one) => `对${one}`),
        problemClass: fc.constantFrom('错别字' as const, '严重表述错误' as const),
        severity: fc.constantFrom('严重' as const, '提示' as const),
        sureness: fc.constantFrom('确定' as const, '疑似' as const),
        source: word,
        from: fc.constant('2024-01-01'),
        to: fc.constant('2026-12-31'),
      },
      { requiredKeys: ['wrong', 'right'] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 20, selector: ({ wrong }) => wrong }), (items) => {
        const entries = items.map((one, at) => ({
          ...one,
          ...(at % 2
            ? { allow: [`${one.wrong}之类`], hits: [`说${one.wrong}吧。`], misses: [`说${one.right}吧。`] }
            : {}),
        }));
        expect(words(listRows({ kind: '错词', entries }))).toEqual({ items: entries, faults: [], notes: [] });
      }),
    );
  });

  it('is judged with: before the packs, on its days only, and only while it is on', () => {
    expect(found('县里按排部署', wordList(['按排', '安排']))).toEqual(['按排→安排']);
    expect(found('工人按装电梯', wordList(['按装', '装配']))).toEqual(['按装→装配']);
    expect(found('县里按排', { ...wordList(['按排', '安排']), on: false })).toEqual(found('县里按排'));
    const dated = wordList(
      ['错误写法', '正确写法', '启用日期', '停用日期'],
      ['旧街道', '新街道', '2024年1月1日', '2025-12-31'],
    );
    expect(found('旧街道办事处', dated)).toEqual([]);
    const current = wordList(['错误写法', '正确写法', '启用日期'], ['旧街道', '新街道', '2026-11-23']);
    expect(found('旧街道办事处', current)).toEqual(['旧街道→新街道']);
  });

  it('never calls a right form wrong because it holds the wrong one', () => {
    const own = wordList(['党的二十', '党的二十大']);
    expect(found('学习党的二十大精神，党的二十精神', own)).toEqual(['党的二十→党的二十大']);
  });

  it('may ask for a look without saying what would be right', () => {
    expect(found('某敏感词出现', wordList(['某敏感词']))).toEqual(['某敏感词→']);
  });
});

describe('fixed terms', () => {
  it('come from one column, with or without a heading, and go back to it', () => {
    const items = ['示范县大数据中心', '示范县人民政府办公室'];
    expect(
      terms([
        ['序号', '名称'],
        ['1', items[0] ?? ''],
        ['2', items[1] ?? ''],
      ]).items,
    ).toEqual(items);
    expect(terms(items.map((term) => [term])).items).toEqual(items);
    expect(terms(listRows({ kind: '固定表述', terms: items })).items).toEqual(items);
  });

  it('of fewer than five characters are refused, and said why', () => {
    expect(terms([['大数据'], ['示范县大数据中心'], ['示范县大数据中心']])).toMatchObject({
      items: ['示范县大数据中心'],
      faults: [{ row: 1, message: expect.stringContaining('不足五个字') }],
      notes: ['有 1 行重复，只记一次。'],
    });
  });
});

describe('the roster', () => {
  const leaders = [
    { name: '甘一山', posts: ['县委书记'], order: 1 },
    { name: '凌二水', posts: ['县委副书记', '县长'], order: 2 },
  ];
  it.each([
    [
      'headings',
      [
        ['领导名单'],
        ['序号', '姓名', '职务'],
        ['1', '甘一山', '县委书记'],
        ['2', '凌 二 水', '县委副书记、县长'],
      ],
    ],
    [
      'bare columns',
      [
        ['甘一山', '县委书记'],
        ['凌二水', '县委副书记、县长'],
      ],
    ],
    ['lines', [['1. 甘一山 县委书记'], ['2. 凌二水 县委副书记、县长']]],
    [
      'out of order',
      [
        ['姓名', '职务', '排序'],
        ['凌二水', '县委副书记；县长', '2'],
        ['甘一山', '县委书记', '1'],
      ],
    ],
    [
      'several rows a person',
      [
        ['姓名', '职务'],
        ['甘一山', '县委书记'],
        ['凌二水', '县委副书记'],
        ['凌二水', '县长'],
      ],
    ],
  ])('is read alike from %s', (_, rows) => {
    expect(parseRosterRows(rows)).toMatchObject({ items: leaders, faults: [] });
  });

  it('comes back from its own sheet', () => {
    expect(parseRosterRows(listRows({ kind: '领导名单', leaders })).items).toEqual(leaders);
  });

  it.each([
    [
      [
        ['姓名', '职务'],
        ['', '县长'],
      ],
      2,
      '没有填姓名',
    ],
    [
      [
        ['姓名', '职务'],
        ['甘', '县长'],
      ],
      2,
      '不像姓名',
    ],
    [
      [
        ['姓名', '职务'],
        ['甘一山13800138000', '县长'],
      ],
      2,
      '不像姓名',
    ],
    [
      [
        ['姓名', '职务', '排序'],
        ['甘一山', '县长', '第一'],
      ],
      2,
      '1 起的整数',
    ],
    [
      [
        ['姓名', '职务'],
        ['甘一山', '长'.repeat(61)],
      ],
      2,
      '2 到 60 个字',
    ],
  ])('names the row of %j', (rows, row, message) => {
    expect(parseRosterRows(rows).faults).toMatchObject([{ row, message: expect.stringContaining(message) }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWordRows } from '../../../lib/core/lexicon/parse-word-rows.ts';
import { type ListContent, OwnList } from '../../../lib/core/lexicon/word-list.ts';
import { runAtOnce } from '../../../lib/core/run-in-slices.ts';
import { list } from './list-of.ts';

const words = (rows: string[][]) => runAtOnce(parseWordRows(rows));

describe('rows that cannot be taken', () => {
  const cases: [string, string[][], number, string][] = [
    ['one character', [['好'], ['按排', '安排']], 1, '不足两个字'],
    ['one character and spaces', [['错误写法'], [' 按\u3000']], 2, '不足两个字'],
    ['no wrong form', [['', '安排']], 1, '没有填错误写法'],
    ['same both sides', [['安排', '安排']], 1, '相同'],
    ['control characters', [['按\u0007排', '安排']], 1, '控制字符'],
    ['broken encoding', [['按\ufffd排', '安排']], 1, '乱码'],
    ['a line break', [['按\n排', '安排']], 1, '换行'],
    ['punctuation only', [['，。', '。']], 1, '没有汉字'],
    ['too long', [['长'.repeat(61), '短']], 1, '61 个字'],
    ['right form too long', [['按排', '长'.repeat(61)]], 1, '61 个字'],
    [
      'twice, differently',
      [
        ['按排', '安排'],
        ['按排', '编排'],
      ],
      2,
      '在第 1 行改成“安排”',
    ],
    [
      'two that contradict each other',
      [
        ['甲乙', '乙甲'],
        ['乙甲', '甲丙'],
      ],
      1,
      '第 2 行说“乙甲”是错的',
    ],
    [
      'allow phrase without the word',
      [
        ['错误写法', '放行词'],
        ['按装', '安装'],
      ],
      2,
      '里没有错误写法',
    ],
    [
      'allow phrase that is the word',
      [
        ['错误写法', '放行词'],
        ['按装', '按 装'],
      ],
      2,
      '永远不报',
    ],
    [
      'allow phrase too long',
      [
        ['错误写法', '放行词'],
        ['按装', `按装${'长'.repeat(60)}`],
      ],
      2,
      '放行词有',
    ],
    [
      'unknown class',
      [
        ['错误写法', '类别'],
        ['按排', '很错'],
      ],
      2,
      '类别“很错”不认识',
    ],
    [
      'unknown severity',
      [
        ['错误写法', '程度'],
        ['按排', '很重'],
      ],
      2,
      '程度“很重”不认识',
    ],
    [
      'unknown sureness',
      [
        ['错误写法', '把握'],
        ['按排', '也许'],
      ],
      2,
      '把握“也许”不认识',
    ],
    [
      'a sentence without the word',
      [
        ['错误写法', '应报例句'],
        ['按排', '请安排。'],
      ],
      2,
      '找不到“按排”',
    ],
    [
      'a sentence that would be told',
      [
        ['错误写法', '不报例句'],
        ['按排', '请按排版要求。'],
      ],
      2,
      '会被报出',
    ],
    [
      'a sentence of a page',
      [
        ['错误写法', '应报例句'],
        ['按排', '按排'.repeat(300)],
      ],
      2,
      '例句超过',
    ],
    [
      'no such day',
      [
        ['错误写法', '启用日期'],
        ['按排', '2026-02-30'],
      ],
      2,
      '确有这一天',
    ],
    [
      'days turned round',
      [
        ['错误写法', '启用日期', '停用日期'],
        ['按排', '2026-03-02', '2026-03-01'],
      ],
      2,
      '之后',
    ],
  ];
  it.each(cases)('%s: named, and the others taken', (_, rows, row, message) => {
    const good = rows[0]?.[0] === '错误写法' ? [] : [['布暑', '部署']];
    const parsed = words([...rows, ...good]);
    expect(parsed.faults.map((fault) => [fault.row, fault.message])).toContainEqual([
      row,
      expect.stringContaining(message),
    ]);
    for (const [, right] of good) expect(parsed.items.map((entry) => entry.right)).toContain(right);
  });

  it('the same row again is one word, and said', () => {
    expect(
      words([
        ['按排', '安排'],
        ['按排', '安排'],
        ['按排', '安排'],
      ]),
    ).toEqual({
      items: [{ wrong: '按排', right: '安排' }],
      faults: [],
      notes: ['有 2 行与前面的行完全相同，只记一次。'],
    });
  });

  it('beyond 100,000 words nothing is read, and that is said', () => {
    const rows = Array.from({ length: 100_002 }, (_, at) => [`错词${at}`, '对词']);
    const parsed = words(rows);
    expect(parsed.items).toHaveLength(100_000);
    expect(parsed.faults).toMatchObject([{ row: 100_001, message: expect.stringContaining('100000') }]);
  });

  it('everything is a fault or a word that the store takes', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('按排', '安排', '错别字', '2026-01-01', '确定'),
    );
    const headings = fc.constantFrom<string[][]>(
      [],
      [['错误写法', '正确写法', '类别', '放行词', '启用日期']],
    );
    fc.assert(
      fc.property(
        headings,
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        (heading, rows) => {
          const content: ListContent = { kind: '错词', entries: words([...heading, ...rows]).items };
          expect(OwnList.safeParse(list(content)).error).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});

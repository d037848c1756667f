import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type Held,
  judgeMarks,
  type MachineMark,
  type MarkVerdict,
  markFile,
  markFileName,
  parseMark,
  parseMarkFile,
  type StoreEnd,
} from '../../lib/extension/machine-mark.ts';

const hash = (letter: string) => letter.repeat(64);
const mark = (device: string, seq: number, letter: string): MachineMark => ({
  device,
  seq,
  hash: hash(letter),
});
const end = (id: string, seq: number, letter: string, ...follows: string[]): StoreEnd => ({
  id,
  seq,
  lastHash: seq === 0 ? '' : hash(letter),
  follows,
});
const NOTHING: Held = { hashesAt: new Map(), lastOf: new Map() };
const named = (seq: number, ...letters: string[]): Held => ({
  ...NOTHING,
  hashesAt: new Map([[seq, letters.map(hash)]]),
});
const imported = (device: string, seq: number): Held => ({ ...NOTHING, lastOf: new Map([[device, seq]]) });

const TABLE: [string, StoreEnd | undefined, (MachineMark | undefined)[], Held, MarkVerdict][] = [
  ['a new machine', undefined, [], NOTHING, '无记号'],
  ['a machine of an earlier version', end('a', 7, 'f'), [undefined], NOTHING, '无记号'],
  ['nothing was written since', end('a', 7, 'f'), [mark('a', 7, 'f')], NOTHING, '一致'],
  ['more was written', end('a', 9, 'e'), [mark('a', 7, 'f')], named(7, 'f'), '一致'],
  [
    'more was written, the record is damaged',
    end('a', 9, 'e'),
    [mark('a', 7, 'f')],
    named(7, 'd', 'f'),
    '一致',
  ],
  ['more was written, the record is away', end('a', 9, 'e'), [mark('a', 7, 'f')], NOTHING, '一致'],
  ['the database was deleted', undefined, [mark('a', 7, 'f')], NOTHING, '台账不见了'],
  ['and a device was made', end('b', 0, ''), [mark('a', 7, 'f')], NOTHING, '台账不见了'],
  ['and something was filed', end('b', 2, 'e'), [mark('a', 7, 'f')], NOTHING, '台账不见了'],
  ['restored: the new device follows', end('b', 0, '', 'a'), [mark('a', 7, 'f')], NOTHING, '一致'],
  ['the records came by a file', end('b', 2, 'e'), [mark('a', 7, 'f')], imported('a', 7), '一致'],
  ['but not all of them', end('b', 2, 'e'), [mark('a', 7, 'f')], imported('a', 6), '台账不见了'],
  ['the row of the device is damaged', undefined, [mark('a', 7, 'f')], imported('a', 7), '一致'],
  ['rolled back', end('a', 3, 'c'), [mark('a', 7, 'f')], NOTHING, '台账退回了'],
  ['rolled back to before the first', end('a', 0, ''), [mark('a', 7, 'f')], NOTHING, '台账退回了'],
  ['rolled back and written as far again', end('a', 7, 'c'), [mark('a', 7, 'f')], NOTHING, '台账退回了'],
  ['and farther', end('a', 9, 'c'), [mark('a', 7, 'f')], named(7, 'b'), '台账退回了'],
  [
    'the mark in the folder is of yesterday',
    end('a', 9, 'e'),
    [mark('a', 9, 'e'), mark('a', 4, 'd')],
    named(4, 'd'),
    '一致',
  ],
  [
    'the whole profile was rolled back',
    end('a', 4, 'd'),
    [mark('a', 4, 'd'), mark('a', 9, 'e')],
    NOTHING,
    '台账退回了',
  ],
  [
    'a loss is graver than a store put back',
    end('a', 4, 'd'),
    [mark('a', 9, 'e'), mark('b', 2, 'c')],
    NOTHING,
    '台账不见了',
  ],
];

describe('what the store is, set against the marks kept outside it', () => {
  it.each(TABLE)('%s', (_what, store, marks, held, verdict) => {
    expect(judgeMarks(store, marks, held).verdict).toBe(verdict);
  });

  it('the verdict names the mark it rests on', () => {
    const [here, there] = [mark('a', 4, 'd'), mark('a', 9, 'e')];
    expect(judgeMarks(end('a', 4, 'd'), [here, there], NOTHING)).toEqual({
      verdict: '台账退回了',
      mark: there,
    });
  });
});

describe('a mark as it is read', () => {
  it('comes back from its file as it was', () => {
    const written = mark('35de3792-b528', 41, 'a');
    expect(parseMarkFile(markFile(written, '2026-11-23T10:00:00+08:00'))).toEqual(written);
    expect(markFileName(written.device)).toBe('巡读-35de3792.json');
    expect(markFileName('../../x/y')).not.toMatch(/[/.]{2}/);
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { device: '', seq: 1, hash: hash('a') },
    { device: 'a', seq: 0, hash: hash('a') },
    { device: 'a', seq: 1.5, hash: hash('a') },
    { device: 'a', seq: 2 ** 60, hash: hash('a') },
    { device: 'a', seq: '3', hash: hash('a') },
    { device: 'a', seq: 3, hash: hash('A') },
    { device: 'a', seq: 3, hash: 'a' },
    { device: 'a'.repeat(200), seq: 3, hash: hash('a') },
  ])('%j is none', (value) => {
    expect(parseMark(value)).toBeUndefined();
    expect(parseMarkFile(new TextEncoder().encode(JSON.stringify(value)))).toBeUndefined();
  });

  it('law: no content of a file throws, and only a mark is one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseMarkFile(bytes)).toBeUndefined();
      }),
    );
  });
});

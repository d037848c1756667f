import { describe, expect, it } from 'vitest';

import { ShownLine } from '../../lib/page/jammed-words.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { isWorded, stringsOf } from '../../lib/page/worded-rules.ts';

describe('strings of a style', () => {
  it.each([
    ['"甲乙"', '甲乙'],
    [`'甲' "乙"`, '甲乙'],
    ['counter(a) "、甲" attr(data-w)', '、甲丙'],
    ['"甲\\"乙"', '甲"乙'],
    ['url("/a.png")', '/a.png'],
    ['none', ''],
    ['disc', ''],
  ])('%s', (value, words) => {
    expect(stringsOf(value, (name) => (name === 'data-w' ? '丙' : null))).toBe(words);
  });

  it('are words, or signs of an icon font', () => {
    expect(['甲', '12', 'ok'].map(isWorded)).toEqual([true, true, true]);
    expect(['', '»', '\ue601', '– ', 'x'].map(isWorded)).toEqual([false, false, false, false, false]);
  });
});

describe('a line with pieces that nobody sees', () => {
  /** `null` stands for such a piece. */
  const told = (...pieces: (string | null)[]): string[] => {
    const words: string[] = [];
    const block = parseHtml('<p></p>').querySelector('p') as Element;
    const line = new ShownLine((_, said) => words.push(said));
    line.open(block);
    for (const piece of pieces) piece === null ? line.part() : line.add(piece);
    line.close();
    return words;
  };

  it('is told as a reader sees it', () => {
    expect(told('前文。人', null, '民', null, '攻', null, '府，后文')).toEqual(['人民攻府']);
    expect(told('138', null, '0013', null, '8000')).toEqual(['13800138000']);
  });

  it('is told once where pieces are near, and in stretches where they are far', () => {
    const far = '，这里是一句没有什么隐藏的话，';
    expect(told('甲', null, `乙${far}丙`, null, '丁')).toEqual(['甲乙', '丙丁']);
    expect(told('甲', null, null, '乙')).toEqual(['甲乙']);
  });

  it('says nothing where no word is parted', () => {
    expect(told('人民政府')).toEqual([]);
    expect(told('前文。', null, '后文')).toEqual([]);
    expect(told('前文', null, '。后文')).toEqual([]);
    expect(told('前文', null)).toEqual([]);
    expect(told(null, '后文')).toEqual([]);
    expect(told('前文', null, '\n', '后文')).toEqual([]);
  });

  it('is no longer than what stands near the piece', () => {
    expect(told('甲'.repeat(500), null, '乙'.repeat(500))).toEqual(['甲'.repeat(20) + '乙'.repeat(20)]);
  });
});

import { describe, expect, it } from 'vitest';
import { compileLexicon, matcherOf } from '../../../lib/core/lexicon/compile-lexicon.ts';
import type { LexiconEntry } from '../../../lib/core/lexicon/lexicon.ts';

const entry = (wrong: string, right: string, over: Partial<LexiconEntry> = {}): LexiconEntry => ({
  wrong,
  right,
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  allow: [],
  hits: [],
  misses: [],
  source: '测试',
  ...over,
});

const words = (entries: LexiconEntry[], text: string): string[] =>
  compileLexicon(entries)
    .find(text)
    .map((hit) => text.slice(hit.start, hit.end));

describe('compileLexicon', () => {
  it('lets the longest allow phrase win, whichever entry lists it', () => {
    const entries = [entry('共产', '共 产'), entry('甲乙', '乙甲', { allow: ['共产党'] })];
    expect(words(entries, '共产党员')).toEqual([]);
    expect(words([entry('口交', '路口', { allow: ['路口交通'] })], '路口交通与口交')).toEqual(['口交']);
  });

  it('keeps the longer of two hits that overlap', () => {
    expect(words([entry('人攻', '人工'), entry('人攻府', '人工府')], '三人攻府')).toEqual(['人攻府']);
  });

  it('sees a sure word through spaces, and takes two words of a menu for two words', () => {
    const sure = entry('人民攻府', '人民政府');
    const unsure = entry('党史教育', '党史学习教育', { sureness: '疑似' });
    expect(words([sure, unsure], '县人 民攻府')).toEqual(['人 民攻府']);
    expect(words([sure, unsure], '首页 党史 教育 培训')).toEqual([]);
    expect(words([sure, unsure], '党 史 教 育')).toEqual(['党 史 教 育']);
  });

  it('looks at the very characters where folding would hide the fault', () => {
    expect(words([entry('國家', '国家')], '国家与國家')).toEqual(['國家']);
  });

  it('takes Latin letters and digits as whole words', () => {
    expect(words([entry('快3', '快三')], '快30 快3')).toEqual(['快3']);
  });

  it('gives the same answers from a stored matcher', () => {
    const entries = [entry('按装', '安装', { allow: ['按装修'] })];
    const text = '按装电梯，按装修图纸';
    expect(compileLexicon(entries, structuredClone(matcherOf(entries))).find(text)).toEqual(
      compileLexicon(entries).find(text),
    );
  });
});

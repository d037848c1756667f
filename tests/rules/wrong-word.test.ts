import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/wrong-word.ts';
import { hitsOf, wordsOf } from './check-example.ts';

describe('wrong-word', () => {
  it('takes class, severity and sureness from the entry', () => {
    expect(hitsOf(rule, '县人民攻府')[0]).toMatchObject({
      severity: '严重',
      problemClass: '严重表述错误',
      sureness: '确定',
      suggestion: '人民政府',
    });
    expect(hitsOf(rule, '焚烧秸杆')[0]).toMatchObject({
      severity: '一般',
      problemClass: '错别字',
      sureness: '疑似',
    });
  });

  it('marks the word with what was put inside it, and nothing around it', () => {
    expect(wordsOf(rule, '县 人\u200b民 攻府 办公室')).toEqual(['人\u200b民 攻府']);
  });

  it('sees through traditional forms and full width', () => {
    expect(wordsOf(rule, '中華人民共合國')).toEqual(['中華人民共合國']);
  });

  it.each([
    '中华人民共和国人民政府',
    '严峻工作形势下，按装配式建筑标准实施',
    '激发韧性，荣膺品牌金奖',
    '九洲电器公司',
    '以公布署名文章的方式',
    '加强党史教育',
    '首页 党史 教育 培训',
  ])('says nothing of good Chinese: %s', (text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });
});

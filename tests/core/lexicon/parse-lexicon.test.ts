import { describe, expect, it } from 'vitest';
import { parseLexicon } from '../../../lib/core/lexicon/parse-lexicon.ts';

const good = {
  wrong: '按装',
  right: '安装',
  problemClass: '错别字',
  severity: '一般',
  sureness: '确定',
  hits: ['工人按装电梯。'],
  misses: ['工人安装电梯。'],
  source: '本单位',
};
const errorsOf = (list: unknown): string => {
  const parsed = parseLexicon(typeof list === 'string' ? list : JSON.stringify(list));
  return parsed.ok ? '' : parsed.errors.join('\n');
};

describe('parseLexicon', () => {
  it('takes a sound list, byte order mark or not', () => {
    const json = JSON.stringify([good]);
    expect(parseLexicon(json)).toEqual({ ok: true, entries: [{ ...good, allow: [] }] });
    expect(parseLexicon(`\ufeff${json}`).ok).toBe(true);
  });

  it.each([
    ['a broken file', '[{"wrong":', '词表不是完整的 JSON 文件'],
    ['no list', { wrong: '按装' }, '词表应是一个列表'],
    ['a one-character word', [{ ...good, wrong: '按' }], '第 1 条“按”：错误写法（wrong）不足两个字'],
    ['an empty word', [good, { ...good, wrong: '' }], '第 2 条：错误写法（wrong）不足两个字'],
    ['no right form', [{ ...good, right: undefined }], '第 1 条“按装”：正确写法（right）缺失或格式不对'],
    [
      'an unknown severity',
      [{ ...good, severity: '很严重' }],
      '严重程度（severity）只能填：严重、一般、提示',
    ],
    ['no proof sentence', [{ ...good, hits: [] }], '应命中的例句（hits）不能为空'],
    ['something that is no entry', [good, null], '第 2 条：整条缺失或格式不对'],
    ['a sentence that is not hit', [{ ...good, hits: ['安装电梯。'] }], '应命中而没有命中'],
    ['a sentence that is hit', [{ ...good, misses: ['按装电梯。'] }], '不应命中而命中了'],
    ['a word twice', [good, good], '第 2 条“按装”：与第 1 条重复'],
    ['an idle allow phrase', [{ ...good, allow: ['装修'] }], '放行词“装修”应包含错误写法'],
    ['wrong equal to right', [{ ...good, right: '按装', misses: ['无。'] }], '错误写法与正确写法相同'],
    ['only spaces', [{ ...good, wrong: '\u3000 ', hits: ['\u3000 。'] }], '去掉空格后不足两个字'],
  ])('refuses %s and names the entry', (_what, list, words) => {
    expect(errorsOf(list)).toContain(words);
  });
});

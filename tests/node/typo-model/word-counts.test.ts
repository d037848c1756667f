import { describe, expect, it } from 'vitest';

import { countWords } from '../../../lib/node/typo-model/word-counts.ts';
import { smallModel } from '../../core/typos/small-model.ts';

describe('words counted in texts', () => {
  const model = smallModel();

  it('counts words as the model reads them, and pairs that three documents have', () => {
    const documents = [['加强领导，落实责任。'], ['加强领导', '加强领导'], ['加强领导，落实责任']];
    const { words, total, pairs } = countWords(model, documents);
    expect(words.get('加强')).toBe(4);
    expect(words.get('责任')).toBe(2);
    expect(total).toBe(12);
    expect(pairs).toEqual([{ first: '加强', second: '领导', count: 4 }]);
  });

  it('makes no pair over a mark, or over a character that is no word', () => {
    const documents = [1, 2, 3].map(() => ['加强，领导。', '加强魑领导']);
    expect(countWords(model, documents).pairs).toEqual([]);
  });
});

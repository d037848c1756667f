import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  adopted,
  checkedDraft,
  type Draft,
  ignored,
  replacementOf,
  resultText,
  typed,
  undone,
} from '../../components/proofread/draft.ts';
import type { Finding } from '../../lib/core/finding.ts';

function findingAt(text: string, start: number, end: number, over: Partial<Finding> = {}): Finding {
  return {
    id: `f${start}`,
    ruleId: 'wrong-word',
    clause: '',
    problemClass: '错别字',
    severity: '一般',
    sureness: '确定',
    quote: { exact: text.slice(start, end), prefix: text.slice(0, start), suffix: text.slice(end), start },
    message: '写错',
    suggestion: '对的词',
    where: { start, end },
    ...over,
  };
}

/** Every 错错 is a finding. */
const drafted = (text: string): Draft =>
  checkedDraft(
    text,
    [...text.matchAll(/错错/g)].map(({ index }) => findingAt(text, index, index + 2)),
  );

const text = fc.string({ unit: fc.constantFrom('错错', '甲', '乙', '\n'), maxLength: 40 });
const act = fc.record({
  what: fc.constantFrom('采用', '忽略', '学习', '撤销', '输入'),
  at: fc.nat(50),
  words: text,
});

function done(draft: Draft, { what, at, words }: { what: string; at: number; words: string }): Draft {
  const id = draft.items[at % Math.max(1, draft.items.length)]?.finding.id ?? '';
  if (what === '采用') return adopted(draft, id);
  if (what === '忽略') return ignored(draft, id);
  if (what === '学习') return ignored(draft, id, 'key');
  if (what === '撤销') return undone(draft, id);
  const from = at % (draft.text.length + 1);
  return typed(draft, draft.text.slice(0, from) + words + draft.text.slice(from + (at % 3)));
}

describe('a draft being worked on', () => {
  it('whatever is done, what is left still stands on its own words', () => {
    fc.assert(
      fc.property(text, fc.array(act, { maxLength: 12 }), (words, acts) => {
        const draft = acts.reduce(done, drafted(words));
        for (const { start, end, state } of draft.items)
          expect(draft.text.slice(start, end)).toBe(state === '已采用' ? '对的词' : '错错');
      }),
    );
  });

  it('everything adopted and undone in any order is the draft as it was', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.nat()), (words, order) => {
        const before = drafted(words);
        const ids = before.items.map(({ finding }) => finding.id);
        const next = () => Number(order.next().value);
        const shuffled = ids.map((id) => [next(), id] as const).sort(([a], [b]) => a - b);
        const all = ids.reduce((draft, id) => adopted(draft, id), before);
        expect(all.text).toBe(words.replaceAll('错错', '对的词'));
        expect(shuffled.reduce((draft, [, id]) => undone(draft, id), all)).toEqual(before);
      }),
    );
  });

  it('words typed over are no longer findings, and that is counted', () => {
    const draft = typed(drafted('甲错错乙错错'), '甲改乙错错');
    expect(draft).toMatchObject({ typedOver: 1, isEdited: true });
    expect(draft.items.map(({ start }) => start)).toEqual([3]);
  });

  it('a word learnt concerns the same word everywhere, and so does its undo', () => {
    const draft = ignored(drafted('错错甲错错'), 'f0', 'key');
    expect(draft.items.map(({ state }) => state)).toEqual(['已学习', '已学习']);
    expect(undone(draft, 'f3').items.map(({ state }) => state)).toEqual(['待定', '待定']);
  });

  it('advice is never written into a draft, nor anything in place of private data', () => {
    const advice = findingAt('（甲', 0, 1, {
      ruleId: 'unpaired-punctuation',
      suggestion: '在后面补上右括号，或删去',
    });
    const card = findingAt('号', 0, 1, { problemClass: '个人隐私', ruleId: 'wrong-word' });
    expect([replacementOf(advice), replacementOf(card)]).toEqual([undefined, undefined]);
    expect(adopted(checkedDraft('（甲', [advice]), 'f0').text).toBe('（甲');
  });

  it('a result that is copied says each finding with what was done, and its scope', () => {
    const draft = adopted(drafted('甲错错乙'), 'f1');
    expect(resultText(draft.items, '宽', ['图片没有看。'])).toBe(
      '仔细校对（宽）：共 1 处\n1. 一般·确定·错别字　…甲【错错】乙…　写错　建议：对的词（已采用）\n图片没有看。',
    );
  });
});

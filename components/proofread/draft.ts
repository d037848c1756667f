import type { Finding } from '../../lib/core/finding.ts';
import { shownContext } from '../../lib/core/text/shown-context.ts';

/** A finding with where it stands in the draft as it is now. */
export interface DraftItem {
  finding: Finding;
  start: number;
  end: number;
  state: '待定' | '已采用' | '已忽略' | '已学习';
  /** Words that 采用 replaced. */
  was?: string;
  /** Row of the allowance that 忽略并学习 wrote. */
  key?: string;
}

/** A draft with what was found in it; it follows what a person types. */
export interface Draft {
  text: string;
  items: readonly DraftItem[];
  /** Findings whose words were typed over since the check. */
  typedOver: number;
  /** Something was typed since the check. */
  isEdited: boolean;
}

/** Rules whose suggestion is the words to write; of others it is advice. */
const WRITES_WORDS = [
  'context-typo',
  'wrong-word',
  'one-character-off',
  'doubled-character',
  'odd-glyph',
  'document-number',
];

/** What 采用 writes, undefined where a person must think of it. */
export function replacementOf({ ruleId, suggestion, problemClass, message }: Finding): string | undefined {
  if (suggestion === undefined || suggestion === '' || problemClass === '个人隐私') return undefined;
  // A half-width comma may be said once for the whole text.
  const isSign = ruleId === 'unpaired-punctuation' && suggestion.length <= 2 && !message.includes('共');
  return WRITES_WORDS.includes(ruleId) || isSign ? suggestion : undefined;
}

export function checkedDraft(text: string, findings: readonly Finding[]): Draft {
  const items = findings.flatMap((finding): DraftItem[] => {
    const { start, end } = finding.where;
    return start === undefined || end === undefined ? [] : [{ finding, start, end, state: '待定' }];
  });
  return { text, items, typedOver: 0, isEdited: false };
}

/** `words` in place of a stretch; items behind it move, items it touches are given up, but for `kept`. */
function spliced(draft: Draft, start: number, end: number, words: string, kept?: string): Draft {
  const by = words.length - (end - start);
  const items = draft.items.flatMap((item): DraftItem[] => {
    if (item.finding.id === kept) return [item];
    if (item.end <= start) return [item];
    if (item.start >= end) return [{ ...item, start: item.start + by, end: item.end + by }];
    return [];
  });
  return { ...draft, text: draft.text.slice(0, start) + words + draft.text.slice(end), items };
}

const changedItem = (draft: Draft, id: string, change: (item: DraftItem) => DraftItem): Draft => ({
  ...draft,
  items: draft.items.map((item) => (item.finding.id === id ? change(item) : item)),
});

/** The draft as a person typed it on: one stretch differs. */
export function typed(draft: Draft, text: string): Draft {
  if (text === draft.text) return draft;
  const most = Math.min(text.length, draft.text.length);
  let before = 0;
  while (before < most && text[before] === draft.text[before]) before += 1;
  let after = 0;
  while (after < most - before && text[text.length - 1 - after] === draft.text[draft.text.length - 1 - after])
    after += 1;
  const next = spliced(draft, before, draft.text.length - after, text.slice(before, text.length - after));
  const lost = draft.items.filter(
    ({ finding, state }) => state === '待定' && !next.items.some((item) => item.finding.id === finding.id),
  ).length;
  return { ...next, typedOver: draft.typedOver + lost, isEdited: true };
}

/** 采用: the suggestion in place of the words. */
export function adopted(draft: Draft, id: string): Draft {
  const item = draft.items.find(({ finding }) => finding.id === id);
  const words = item && replacementOf(item.finding);
  if (item?.state !== '待定' || words === undefined) return draft;
  const { start, end } = item;
  return changedItem(spliced(draft, start, end, words, id), id, () => ({
    ...item,
    end: start + words.length,
    state: '已采用',
    was: draft.text.slice(start, end),
  }));
}

/** 忽略, or with the key of its allowance 忽略并学习, which concerns the same words of the same rule everywhere. */
export function ignored(draft: Draft, id: string, key?: string): Draft {
  const item = draft.items.find(({ finding }) => finding.id === id);
  if (item?.state !== '待定') return draft;
  if (key === undefined) return changedItem(draft, id, (one) => ({ ...one, state: '已忽略' }));
  const { ruleId, quote } = item.finding;
  const items = draft.items.map(
    (one): DraftItem =>
      one.state === '待定' && one.finding.ruleId === ruleId && one.finding.quote.exact === quote.exact
        ? { ...one, state: '已学习', key }
        : one,
  );
  return { ...draft, items };
}

/** 撤销 of whatever was done with an item. */
export function undone(draft: Draft, id: string): Draft {
  const item = draft.items.find(({ finding }) => finding.id === id);
  if (!item || item.state === '待定') return draft;
  const { finding, start, end, was, key } = item;
  if (was !== undefined)
    return changedItem(spliced(draft, start, end, was, id), id, () => ({
      finding,
      start,
      end: start + was.length,
      state: '待定',
    }));
  const items = draft.items.map((one): DraftItem => {
    const isSame = one.finding.id === id || (key !== undefined && one.key === key);
    return isSame ? { finding: one.finding, start: one.start, end: one.end, state: '待定' } : one;
  });
  return { ...draft, items };
}

/** The findings as text for a message or a file; of private data the masked forms only. */
export function resultText(items: readonly DraftItem[], level: string, scope: readonly string[]): string {
  const lines = items.map(({ finding, state }, index) => {
    const { exact } = finding.quote;
    const { before, after } = shownContext(finding.quote, 12);
    const around = exact === '' ? '' : `${before}【${exact}】${after}`;
    const advice = finding.suggestion === undefined ? '' : `　建议：${finding.suggestion}`;
    return `${index + 1}. ${finding.severity}·${finding.sureness}·${finding.problemClass}　${around}　${finding.message}${advice}（${state}）`;
  });
  return [`仔细校对（${level}）：共 ${items.length} 处`, ...lines, ...scope].join('\n');
}

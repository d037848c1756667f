import type { Draft, PageResult } from '../../core/page-result.ts';
import { findExactQuote, quoteAt } from '../../core/text/text-quote.ts';
import { documentIn, tagOf } from '../dom.ts';
import { rangeAt } from '../range-at.ts';
import type { CardRequest } from './card-request.ts';
import { boxOfRange } from './hit-test.ts';
import { type DraftGround, LONGEST_SELECTION, maskPrivate } from './make-draft.ts';
import type { PageRead } from './page-ground.ts';
import { ruleTitleOf } from './rule-title.ts';
import { type Span, selectedSpan } from './selected-span.ts';
import type { ReportWords } from './shapes.ts';

/**
 * What 报错 is about now: the words selected, else the whole page; or a draft kept from earlier. `result` is of
 * this very reading, null when it was not judged. `isStale` when words are selected that the last reading does not know.
 */
export function reportRequest(
  document: Document,
  read: PageRead,
  result: PageResult | null,
  draft: Draft | undefined,
): { card: CardRequest; isStale: boolean } {
  const ground = { reading: read.reading, findings: result?.findings ?? [] };
  if (draft) return { card: draftRequest(read, ground, draft, result), isStale: false };
  const { range, note } = selectedRange(document);
  const span = range ? selectedSpan(read.pageText, range) : null;
  if (span) return { card: spanRequest(read, ground, span), isStale: false };
  return { card: pageRequest(ground, note), isStale: range !== null };
}

function pageRequest(ground: DraftGround, note: string | undefined, words?: ReportWords): CardRequest {
  return {
    shown: { kind: 'page', title: ground.reading.title, note },
    about: { page: true },
    ground,
    where: () => null,
    words,
  };
}

function spanRequest(read: PageRead, ground: DraftGround, span: Span, words?: ReportWords): CardRequest {
  const text = maskPrivate(read.reading.text, ground.findings);
  const end = Math.min(span.end, span.start + LONGEST_SELECTION);
  const range = rangeAt(read.pageText, span.start, end);
  return {
    shown: {
      kind: 'selection',
      ...quoteAt(text, span.start, end),
      note:
        end < span.end
          ? `选中的文字超过 ${LONGEST_SELECTION} 字，只取前 ${LONGEST_SELECTION} 字。`
          : undefined,
    },
    about: { span: { start: span.start, end } },
    ground,
    where: () => (range ? boxOfRange(range) : null),
    words,
  };
}

function draftRequest(
  read: PageRead,
  ground: DraftGround,
  draft: Draft,
  result: PageResult | null,
): CardRequest {
  const words: ReportWords = {
    problemClass: draft.problemClass ?? '其他',
    suggestion: draft.suggestion ?? '',
    description: draft.description ?? '',
    mistakeCode: draft.mistakeCode,
  };
  const finding = ground.findings.find(({ id }) => id === draft.findingId);
  if (finding) {
    const ruleTitle = ruleTitleOf(result, finding);
    return {
      shown: { kind: 'finding', finding, ruleTitle },
      about: { finding },
      ground,
      where: () => null,
      words,
    };
  }
  const place = draft.selection && findExactQuote(read.reading.text, draft.selection);
  if (place) return spanRequest(read, ground, place, words);
  const gone = draft.selection
    ? `原先选中的“${draft.selection.exact.slice(0, 40)}”在页面上已找不到。`
    : undefined;
  return pageRequest(ground, gone, words);
}

/** The selection of the page, or of the same-site frame that has it. */
function selectedRange(document: Document): { range: Range | null; note?: string } {
  const own = rangeOf(document);
  if (own) return { range: own };
  const active = document.activeElement;
  const tag = active ? tagOf(active) : '';
  if (active && /^(i?frame|object)$/.test(tag)) {
    const inner = documentIn(active);
    if (inner) return { range: rangeOf(inner) };
    return { range: null, note: '选中的文字在页面内嵌的框架里，取不到原文。请在情况说明里写下原文和位置。' };
  }
  if (/^(input|textarea)$/.test(tag)) {
    return { range: null, note: '输入框里的字不能作为原文。要报某一处，请选中页面上的文字。' };
  }
  return { range: null };
}

function rangeOf(document: Document): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return selection.toString().trim() === '' ? null : selection.getRangeAt(0);
}

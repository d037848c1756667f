import type { CaptureFault, PageResult } from '../../core/page-result.ts';
import { findExactQuote } from '../../core/text/text-quote.ts';
import { rangeAt } from '../range-at.ts';
import type { PageWords } from '../text-runs.ts';
import type { Box } from './page-box.ts';

/** What the window shows now, for a screenshot: boxes in CSS pixels of the window. */
export interface CaptureView {
  width: number;
  height: number;
  frames: Box[];
  black: Box[];
}

/**
 * Boxes of a fault and of every private value on the page. Null when some private value cannot be placed: then
 * no picture may be taken, for nobody could black it out.
 */
export function captureView(
  view: Window,
  pageText: PageWords,
  result: PageResult,
  fault: CaptureFault,
): CaptureView | null {
  const black: Box[] = [];
  for (const { start, end } of result.privateAt ?? []) {
    const range = rangeAt(pageText, start, end);
    if (!range) return null;
    black.push(...boxesOf(range));
  }
  const where = placeOf(pageText, result, fault);
  const range =
    where?.start === undefined || where.end === undefined
      ? undefined
      : rangeAt(pageText, where.start, where.end);
  return {
    width: view.innerWidth,
    height: view.innerHeight,
    frames: range ? boxesOf(range) : [],
    black,
  };
}

function placeOf(
  { text }: PageWords,
  { findings }: PageResult,
  { findingId, selection }: CaptureFault,
): { start?: number | undefined; end?: number | undefined } | null | undefined {
  if (findingId !== undefined) return findings.find(({ id }) => id === findingId)?.where;
  return selection && findExactQuote(text, selection);
}

function boxesOf(range: Range): Box[] {
  let left = 0;
  let top = 0;
  for (let view = range.startContainer.ownerDocument?.defaultView; view?.frameElement; ) {
    const frame = view.frameElement.getBoundingClientRect();
    left += frame.left;
    top += frame.top;
    view = view.frameElement.ownerDocument.defaultView;
  }
  return [...range.getClientRects()].map((rect) => ({
    left: rect.left + left,
    top: rect.top + top,
    right: rect.right + left,
    bottom: rect.bottom + top,
  }));
}

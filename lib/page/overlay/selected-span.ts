import { isText, ownerOf } from '../dom.ts';
import type { PageWords } from '../text-runs.ts';

export interface Span {
  start: number;
  end: number;
}

/** Where a selection of the page stands in its text, outer white space left out; null when it holds no words. */
export function selectedSpan(page: PageWords, range: Range): Span | null {
  const { start: starts, nodes, offset: offsets } = page.runs;
  const document = ownerOf(range.startContainer);
  let start = -1;
  let end = -1;
  for (const [index, node] of nodes.entries()) {
    if (!isText(node) || ownerOf(node) !== document || !range.intersectsNode(node)) continue;
    const runStart = starts[index] ?? 0;
    const offset = offsets[index] ?? 0;
    const length = Math.min((starts[index + 1] ?? page.text.length) - runStart, node.data.length - offset);
    const from = node === range.startContainer ? Math.max(offset, range.startOffset) : offset;
    const to = node === range.endContainer ? Math.min(offset + length, range.endOffset) : offset + length;
    if (to <= from) continue;
    if (start === -1) start = runStart + from - offset;
    end = runStart + to - offset;
  }
  if (start === -1) return null;
  const words = page.text.slice(start, end);
  const trimmed = words.trim();
  if (trimmed === '') return null;
  start += words.indexOf(trimmed);
  return { start, end: start + trimmed.length };
}

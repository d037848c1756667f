/** A block of a page's text ends here: `text` of a reading joins its blocks by it. */
const BLOCK_END = '\n';

/**
 * What people are shown around quoted words: only what stands in the same block, never the words of the next
 * paragraph or menu. The quote itself keeps its whole context, by which its place is found again. An ellipsis says
 * that the block goes on.
 *
 * @param most characters on either side, by code point; half a character would show as a broken box
 * @example shownContext({ prefix: '首页\n石桥镇', suffix: '便民\n上一篇' }) → { before: '石桥镇', after: '便民' }
 */
export function shownContext(
  { prefix, suffix }: { prefix: string; suffix: string },
  most = Number.POSITIVE_INFINITY,
): { before: string; after: string } {
  const start = prefix.lastIndexOf(BLOCK_END) + 1;
  const end = suffix.indexOf(BLOCK_END);
  const before = [...oneLine(prefix.slice(start)).trimStart()];
  const after = [...oneLine(end < 0 ? suffix : suffix.slice(0, end)).trimEnd()];
  const cutBefore = start === 0 || before.length > most;
  const cutAfter = end < 0 || after.length > most;
  return {
    before: before.length === 0 ? '' : (cutBefore ? '…' : '') + before.slice(-most).join(''),
    after: after.length === 0 ? '' : after.slice(0, most).join('') + (cutAfter ? '…' : ''),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

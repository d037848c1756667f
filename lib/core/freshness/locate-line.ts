import type { PageReading } from '../reading.ts';

/** A row longer than this is found by its beginning. */
const LINE_CAP = 300;

/** A search over the page's text that sees through white space: a row may be split over blocks there. */
function pattern(line: string): RegExp | undefined {
  const pieces = line.slice(0, LINE_CAP).split(/\s+/).filter(Boolean);
  if (pieces.length === 0) return undefined;
  return new RegExp(pieces.map((piece) => piece.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('\\s*'), 'g');
}

/** A stretch of `reading.text`, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * Finds lines in a reading's text, each place given out once: two empty blocks that both say 暂无内容 are two
 * places. With a heading the search starts at its block and falls back to the whole text.
 * @example lineLocator(reading)('关于放假的通知 2026-09-28', '通知公告') // { start: 812, end: 832 }
 */
export function lineLocator(
  reading: Pick<PageReading, 'text' | 'blocks'>,
): (line: string, heading?: string) => TextRange | undefined {
  const given = new Set<number>();
  const headingStart = (heading: string | undefined) =>
    heading
      ? (reading.blocks.find((b) => reading.text.slice(b.start, b.end).trim() === heading)?.start ?? 0)
      : 0;
  return (line, heading) => {
    const search = pattern(line);
    if (!search) return undefined;
    const starts = new Set([headingStart(heading), 0]);
    for (const from of starts) {
      search.lastIndex = from;
      for (let match = search.exec(reading.text); match; match = search.exec(reading.text)) {
        if (given.has(match.index)) continue;
        given.add(match.index);
        return { start: match.index, end: match.index + match[0].length };
      }
    }
    return undefined;
  };
}

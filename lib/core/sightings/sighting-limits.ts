import { epochMs } from '../calendar/civil-date.ts';
import type { Observation } from '../freshness/observation.ts';

const HOUR_MS = 3_600_000;
/** Records of one column or account within an hour. */
const MOST_PER_TARGET = 4;
/** Records that one page makes within an hour, of all columns together. */
const MOST_PER_PAGE = 40;

/** A look as it was written down: when this machine wrote it, not when the page says it was read. */
export interface LookWritten {
  targetId: string;
  url: string;
  /** ISO. */
  at: string;
}

/** A page under all its fragments and queries: what a script can change at will makes no other page. */
function pageOf(url: string): string {
  return url.replace(/[?#].*$/s, '').toLowerCase();
}

/**
 * The looks that may still be written this hour. A page that changes its dates all the time would fill a ledger from which
 * nothing is ever deleted. Counted from the records themselves, so that a worker that was stopped knows it too.
 *
 * @param written looks this machine wrote, at least those of the last hour
 * @returns what is written now, and what is not: it counts for what is shown, and is news again at the next look
 */
export function withinLimits(
  news: readonly Observation[],
  written: readonly LookWritten[],
  nowMs: number,
): { kept: Observation[]; cut: Observation[] } {
  const ofTarget = new Map<string, number>();
  const ofPage = new Map<string, number>();
  const count = ({ targetId, url }: Pick<LookWritten, 'targetId' | 'url'>) => {
    ofTarget.set(targetId, (ofTarget.get(targetId) ?? 0) + 1);
    ofPage.set(pageOf(url), (ofPage.get(pageOf(url)) ?? 0) + 1);
  };
  // Also of the hour to come: a clock that was set back must not open the gate.
  for (const look of written) if (Math.abs(nowMs - epochMs(look.at)) < HOUR_MS) count(look);
  const kept: Observation[] = [];
  const cut: Observation[] = [];
  for (const look of news) {
    const isOver =
      (ofTarget.get(look.targetId) ?? 0) >= MOST_PER_TARGET ||
      (ofPage.get(pageOf(look.url)) ?? 0) >= MOST_PER_PAGE;
    (isOver ? cut : kept).push(look);
    if (!isOver) count(look);
  }
  return { kept, cut };
}

/** Columns a sentence names; the others are counted. */
const MOST_NAMED = 5;

/**
 * What the column board says of columns whose last look was not written down.
 * @param names of those columns
 * @returns undefined where there are none
 */
export function boardCutSentence(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const named = names.slice(0, MOST_NAMED).map((name) => `“${name}”`);
  return `${named.join('、')}${names.length > named.length ? ` 等 ${names.length} 个栏目` : ''}的网页改动过于频繁，最近看到的变化没有写入记录（每栏每小时至多 ${MOST_PER_TARGET} 条、每页 ${MOST_PER_PAGE} 条）。下面按看到的显示，关掉浏览器后以记录为准；过一小时再打开那一页，就会写入。`;
}

/** What a reader is told of looks that were not written down; nothing where there are none. */
export function cutSentence(count: number): string[] {
  return count === 0
    ? []
    : [
        `本页改动过于频繁：${count} 个栏目刚才看到的变化没有写入记录（每栏每小时至多 ${MOST_PER_TARGET} 条、每页 ${MOST_PER_PAGE} 条），状态仍按刚才看到的显示。`,
      ];
}

import type { ListContent } from './word-list.ts';

export type MergeMode = '替换' | '追加';

/** What an import would make of a list; nothing is written yet. */
export interface ListChange {
  content: ListContent;
  added: number;
  changed: number;
  removed: number;
  /** As they were. */
  same: number;
}

interface Keyed {
  key: string;
  item: unknown;
}

function keyed(content: ListContent): Keyed[] {
  if (content.kind === '错词') return content.entries.map((item) => ({ key: item.wrong, item }));
  if (content.kind === '固定表述') return content.terms.map((item) => ({ key: item, item }));
  return content.leaders.map((item) => ({ key: item.name, item }));
}

function contentOf(kind: ListContent['kind'], items: readonly unknown[]): ListContent {
  // Every item came out of a content of this kind.
  if (kind === '错词') return { kind, entries: items } as ListContent;
  return (kind === '固定表述' ? { kind, terms: items } : { kind, leaders: items }) as ListContent;
}

/**
 * Puts an imported list in the place of what was (替换) or adds it (追加): a word, term or name that was there
 * already takes what the import says of it.
 *
 * @param before undefined for a new list; of the same kind otherwise
 * @example mergeList(undefined, content, '替换').added === countOf(content)
 */
export function mergeList(before: ListContent | undefined, read: ListContent, mode: MergeMode): ListChange {
  const old = new Map(before ? keyed(before).map(({ key, item }) => [key, item]) : []);
  const next = new Map<string, unknown>(mode === '追加' ? old : []);
  let [added, changed, same] = [0, 0, 0];
  for (const { key, item } of keyed(read)) {
    const was = old.get(key);
    if (was === undefined) added++;
    else if (JSON.stringify(was) === JSON.stringify(item)) same++;
    else changed++;
    next.set(key, item);
  }
  const removed = [...old.keys()].filter((key) => !next.has(key)).length;
  return { content: contentOf(read.kind, [...next.values()]), added, changed, removed, same };
}

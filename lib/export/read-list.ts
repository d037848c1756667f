import type { ParsedRows, RowFault } from '../core/lexicon/list-sheet.ts';
import { parseRosterRows } from '../core/lexicon/parse-roster-rows.ts';
import { parseTermRows } from '../core/lexicon/parse-term-rows.ts';
import { parseWordRows } from '../core/lexicon/parse-word-rows.ts';
import type { ListContent, ListKind } from '../core/lexicon/word-list.ts';
import { runInSlices, type Slices } from '../core/run-in-slices.ts';
import { readSheet } from './read-sheet.ts';

/** What was read of a list: nothing is kept until a person confirms. */
export type ListRead =
  | { is: 'refused'; error: string }
  | { is: 'read'; content: ListContent; faults: RowFault[]; notes: string[] };

/** The first half of the bar is the file, the second the words in it. */
const HALF = 0.5;

async function contentOf(
  kind: ListKind,
  rows: string[][],
  slices: Slices,
): Promise<{ content: ListContent; parsed: ParsedRows<unknown> } | undefined> {
  if (kind === '领导名单') {
    const parsed = parseRosterRows(rows);
    return { content: { kind, leaders: parsed.items }, parsed };
  }
  if (kind === '固定表述') {
    const parsed = await runInSlices(parseTermRows(rows), slices);
    return parsed && { content: { kind, terms: parsed.items }, parsed };
  }
  const parsed = await runInSlices(parseWordRows(rows), slices);
  return parsed && { content: { kind, entries: parsed.items }, parsed };
}

/**
 * An office's list out of the bytes of a file, or of pasted text as UTF-8: 错词, 固定表述 or 领导名单. Rows that
 * cannot be taken are named in `faults`; the content is the others.
 *
 * @returns undefined when it was stopped
 * @example await readList(bytes, '错词.xlsx', '错词', slices)
 */
export async function readList(
  bytes: Uint8Array,
  name: string,
  kind: ListKind,
  slices: Slices,
): Promise<ListRead | undefined> {
  const half = (from: number): Slices => ({
    ...slices,
    onProgress: (share) => slices.onProgress?.(from + share * HALF),
  });
  const sheet = await readSheet(bytes, name, half(0));
  if (!sheet) return undefined;
  if (!sheet.ok) return { is: 'refused', error: sheet.error };
  const made = await contentOf(kind, sheet.value.rows, half(HALF));
  if (!made) return undefined;
  const { content, parsed } = made;
  if (parsed.items.length === 0 && parsed.faults.length === 0)
    return { is: 'refused', error: '表里没有可以导入的内容。什么都没有导入。' };
  return { is: 'read', content, faults: parsed.faults, notes: [...sheet.value.notes, ...parsed.notes] };
}

import type { ListContent, OwnList } from '../../../lib/core/lexicon/word-list.ts';

/** An office's own list, imported once. */
export const list = (content: ListContent, over: Partial<OwnList> = {}): OwnList => ({
  id: 'a',
  name: '本办词表',
  on: true,
  content,
  versions: [{ number: 1, savedAt: '2026-11-23T09:00:00+08:00', savedBy: '某人', what: '导入', count: 1 }],
  ...over,
});

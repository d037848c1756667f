import type { Block, PageReading } from './reading.ts';

/**
 * A reading with nothing in it, to be filled by whoever has something: examples of rules, drafts, tests.
 *
 * @param over fields that are known; `text` without `blocks` gets one body block a line
 * @example emptyReading('https://www.a.gov.cn/', { kind: 'article', text: '第一段\n第二段' }).blocks.length === 2
 */
export function emptyReading(url: string, over: Partial<PageReading> = {}): PageReading {
  return {
    version: 1,
    url,
    readAt: '2000-01-01T00:00:00+08:00',
    readBy: 'patrol',
    kind: 'other',
    title: '',
    site: {},
    editors: [],
    metas: [],
    text: '',
    blocks: over.text === undefined ? [] : blocksOf(over.text),
    links: [],
    items: [],
    lists: [],
    footer: {},
    gaps: [],
    ...over,
  };
}

/** Plain text as blocks: every line that is not empty is one block of body text. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    if (end > start) blocks.push({ start, end, role: 'body', tag: 'p' });
    start = end + 1;
  }
  return blocks;
}

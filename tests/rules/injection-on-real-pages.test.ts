import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../lib/core/reading.ts';
import type { Rule } from '../../lib/core/rule.ts';
import { rule as foreignLink } from '../../lib/core/rules/foreign-link.ts';
import { rule as hiddenLink } from '../../lib/core/rules/hidden-link.ts';
import { rule as injectedWords } from '../../lib/core/rules/injected-words.ts';
import { loadPage } from '../../lib/node/load-page.ts';
import { readPatrolList } from '../../lib/node/patrol-list.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { contextOf } from './check-example.ts';

/** Blocks as strangers slip them in, one of spam words, one of words that mean nothing. */
const BLOCKS = [
  '<div style="display:none"><a href="http://zz-88.example/">澳门新葡京</a></div>',
  '<div style="position:absolute;left:-9999px"><a href="http://zz-88.example/">点击进入</a></div>',
  '<marquee height=1 width=4 scrollamount="3000"><a href="http://zz-88.example/">点击进入</a></marquee>',
  '<style>.zq9{visibility:hidden}</style><p class="zq9"><a href="http://zz-88.example/">时 时 彩</a></p>',
  '<div hidden><a href="http://zz-88.example/">办理毕业证</a></div>',
  '<div style="height:1px;overflow:hidden"><a href="http://zz-88.example/">点击进入</a></div>',
  '<p style="background:#fff"><a style="color:#ffffff" href="http://zz-88.example/">點擊進入</a></p>',
];

const root = realdataRoot();
if (!root) console.warn('!! 没有真实网页（../shared/realdata），暗链规则没有在真实网页上测。');

async function readings(change: (html: string, at: number) => string): Promise<Map<string, PageReading>> {
  const read = new Map<string, PageReading>();
  for (const [at, target] of (await readPatrolList(join(root ?? '', 'pages.tsv'))).entries()) {
    const page = await loadPage(target.file ?? target.path);
    if (!page.ok) throw new Error(`${target.path}: ${page.error}`);
    const options = { readAt: target.readAt, readBy: 'patrol' } as const;
    read.set(target.path, readPage(parseHtml(change(page.html, at)), target.url, options));
  }
  return read;
}

const flagged = (read: ReadonlyMap<string, PageReading>, rule: Rule): string[] =>
  [...read].flatMap(([path, reading]) => {
    const severe = rule
      .check(reading, contextOf())
      .filter((hit) => (hit.severity ?? rule.severity) === '严重');
    return severe.length > 0 ? [path] : [];
  });

describe.skipIf(!root)('real pages', () => {
  it('as they are carry no injected link, word or foreign link', { timeout: 60_000 }, async () => {
    const read = await readings((html) => html);
    expect(read.size).toBeGreaterThan(50);
    for (const rule of [hiddenLink, injectedWords, foreignLink]) expect(flagged(read, rule)).toEqual([]);
  });

  it('with a block slipped in are told of it, every one', { timeout: 60_000 }, async () => {
    const read = await readings((html, at) => html + BLOCKS[at % BLOCKS.length]);
    const found = new Set(flagged(read, hiddenLink));
    expect([...read.keys()].filter((path) => !found.has(path))).toEqual([]);
  });
});

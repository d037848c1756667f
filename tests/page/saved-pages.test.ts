import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { PageReading } from '../../lib/core/reading.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

/** What stands beside each saved page: only what is named must hold, `gaps` must hold exactly. */
interface Expects {
  url: string;
  readAt: string;
  reading: Record<string, unknown>;
  main?: Record<string, unknown>;
  lists?: Record<string, unknown>[];
  /** First rows of the main list: date, title, pinned. */
  rows?: [string, string, boolean][];
  /** Dates of all rows in page order. */
  dates?: string[];
  gaps: string[];
}

const FOLDER = join(import.meta.dirname, 'saved');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace(/\.html$/, ''));

function load(name: string): { html: string; expects: Expects } {
  return {
    html: readFileSync(join(FOLDER, `${name}.html`), 'utf8'),
    expects: JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Expects,
  };
}

describe('every saved page yields what stands beside it', () => {
  it('there are saved pages to read', () => expect(names.length).toBeGreaterThanOrEqual(20));

  it.each(names)('%s', (name) => {
    const { html, expects } = load(name);
    const reading = readPage(parseHtml(html), expects.url, { readAt: expects.readAt, readBy: 'patrol' });
    expect(reading).toMatchObject(expects.reading);
    const main = reading.lists.find((list) => list.main);
    if (expects.main) expect(main).toMatchObject(expects.main);
    if (expects.lists) expect(reading.lists).toMatchObject(expects.lists);
    const rows = reading.items.filter((item) => item.listId === main?.id);
    if (expects.rows) {
      const shown = rows.slice(0, expects.rows.length).map((row) => [row.date?.date, row.title, row.pinned]);
      expect(shown).toEqual(expects.rows);
    }
    if (expects.dates) expect(reading.items.map((item) => item.date?.date)).toEqual(expects.dates);
    expect([...new Set(reading.gaps.map((gap) => gap.what))]).toEqual(expects.gaps);
  });
});

describe('laws every reading keeps', () => {
  it.each(names)('%s: fits the schema, at most one main list, every date is in its line', (name) => {
    const { html, expects } = load(name);
    const reading = readPage(parseHtml(html), expects.url, { readAt: expects.readAt, readBy: 'patrol' });
    expect(PageReading.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
    expect(reading.lists.filter((list) => list.main).length).toBeLessThanOrEqual(1);
    const reads = [reading.publishedAt, ...reading.items.map((item) => item.date)];
    for (const read of reads) {
      if (!read || read.from === 'relative') continue;
      const digits = read.line.replace(/\D+/g, ' ');
      for (const part of read.date.split('-')) expect(digits).toContain(String(Number(part)));
    }
  });

  it.each(names)('%s: reading changes nothing, and reading again says the same', (name) => {
    const { html, expects } = load(name);
    const document = parseHtml(html);
    const options = { readAt: expects.readAt, readBy: 'patrol' } as const;
    const before = document.toString();
    const first = readPage(document, expects.url, options);
    expect(document.toString()).toBe(before);
    expect(readPage(document, expects.url, options)).toEqual(first);
  });

  it.each(names)('%s: a blank list is never said of rows that are there', (name) => {
    const { html, expects } = load(name);
    const reading = readPage(parseHtml(html), expects.url, { readAt: expects.readAt, readBy: 'patrol' });
    for (const list of reading.lists) {
      if (list.state === 'blank') expect(reading.items.filter((item) => item.listId === list.id)).toEqual([]);
      if (list.state === 'unreadable') expect(reading.gaps.some((gap) => gap.listId === list.id)).toBe(true);
    }
  });
});

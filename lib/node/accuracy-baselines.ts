import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import metascraper from 'metascraper';
import metascraperDate from 'metascraper-date';

import { parseHtml } from '../page/parse-html.ts';
import type { LabelledPage } from './labelled-pages.ts';

/** How often each reader found the labelled day of publication, of how many pages. */
export interface DateScores {
  pageClass: string;
  of: number;
  /** In the order of `READERS`. */
  right: number[];
}

interface Page {
  html: string;
  url: string;
  text: string;
  own: string | undefined;
}

const scrape = metascraper([metascraperDate()]);

/** Ours first, then the tools that read one date from a page. */
const READERS: readonly { name: string; read(page: Page): Promise<string | undefined> }[] = [
  { name: '巡读', read: async ({ own }) => own },
  {
    name: 'metascraper-date',
    // Meaningless addresses of saved pages are refused; the address is no source of its dates.
    read: async ({ html, url }) => (await scrape({ html, url: addressOf(url) })).date ?? undefined,
  },
  { name: 'defuddle', read: async ({ html, url }) => (await Defuddle(html, addressOf(url))).published },
  {
    name: 'readability',
    read: async ({ html }) => new Readability(parseHtml(html)).parse()?.publishedTime ?? undefined,
  },
  { name: '正则', read: async ({ text }) => firstDay(text) },
];

export const READER_NAMES: readonly string[] = READERS.map(({ name }) => name);

/** First day in the visible text, by one expression. */
function firstDay(text: string): string | undefined {
  const [, year, month = '', day = ''] = /(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text) ?? [];
  return year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function addressOf(url: string): string {
  return /^https?:\/\/[\w.-]+\.[a-z]+(\/|$)/i.test(url) ? encodeURI(url) : 'https://www.example.com/';
}

/** Every page with a labelled day of publication, read by all readers in this same run; by class, 合计 last. */
export async function baselineScores(pages: readonly LabelledPage[]): Promise<DateScores[]> {
  const scores = new Map<string, DateScores>();
  const total: DateScores = { pageClass: '合计', of: 0, right: READERS.map(() => 0) };
  for (const { label, pageClass, url, html, reading } of pages) {
    if (!label.published || html === undefined) continue;
    const page = { html, url, text: reading?.text ?? '', own: reading?.publishedAt?.date };
    const part = scores.get(pageClass) ?? { pageClass, of: 0, right: READERS.map(() => 0) };
    scores.set(pageClass, part);
    for (const score of [part, total]) score.of++;
    for (const [at, reader] of READERS.entries()) {
      const right = sameDay(await quietly(() => reader.read(page)), label.published);
      for (const score of [part, total]) score.right[at] = (score.right[at] ?? 0) + (right ? 1 : 0);
    }
  }
  return [...scores.values(), total];
}

/** Tools print what they think of a page and throw on some: neither is a date. */
async function quietly(read: () => Promise<string | undefined>): Promise<string | undefined> {
  const { error, warn, log } = console;
  console.error = console.warn = console.log = () => undefined;
  try {
    return await read();
  } catch {
    return undefined;
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

/** Generous to tools that give an instant: its day in UTC or in Shanghai counts. */
function sameDay(read: string | undefined, day: string): boolean {
  if (!read) return false;
  if (read.startsWith(day)) return true;
  const ms = Date.parse(read);
  return !Number.isNaN(ms) && new Date(ms + 8 * 3_600_000).toISOString().startsWith(day);
}

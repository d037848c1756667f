import type { DateRead } from '../core/reading.ts';
import { findDates, foldDateSigns } from '../core/text/chinese-date.ts';
import { dateInUrl } from '../core/text/url-date.ts';
import { type Metas, metaOf } from './page-metas.ts';
import type { PageText } from './page-text.ts';

const SCRIPT_DATE =
  /["']?(?:datePublished|pub_?date|pub_?time|publish_?(?:date|time|at)?|release_?(?:date|time))["']?\s*[:=]\s*["']([^"']{8,40})["']/i;

/** The day the article's own data names. */
export function scriptDate(page: PageText): DateRead | undefined {
  // Data of the article often stands in the head: JSON-LD, window.DATA.
  const scripts = page.parts.slice(0, 1).flatMap(({ document }) => [...document.querySelectorAll('script')]);
  for (const element of scripts) {
    const source = element.textContent ?? '';
    const match = source.length < 500_000 ? SCRIPT_DATE.exec(source) : null;
    const found = match && findDates((match[1] ?? '').replace('T', ' '))[0];
    if (found)
      return {
        date: found.date,
        ...(found.time ? { time: found.time } : {}),
        from: 'script',
        line: match[0],
      };
  }
  return undefined;
}

/** The day in the address. */
export function urlDate(url: string): DateRead | undefined {
  const { date } = dateInUrl(url);
  return date ? { date, from: 'url', line: url } : undefined;
}

const GENERATED = /^(maketime|htmlgeneratetime|generatetime|createtime|generator-?time|others)$/i;

/** The day of a meta, unless a generation-time meta says the same. */
export function metaDate(metas: Metas): DateRead | undefined {
  const content = metaOf(
    metas,
    'PubDate',
    'article:published_time',
    'datePublished',
    'publishdate',
    'publish_time',
    'dateUpdate',
    'dcterms.created',
    'og:release_date',
  );
  const found = content && findDates(foldDateSigns(content).replace(/(\d)T(\d)/, '$1 $2'))[0];
  if (!found) return undefined;
  const generated = metas.some((meta) => GENERATED.test(meta.name) && meta.content.includes(content));
  if (generated) return undefined;
  return { date: found.date, ...(found.time ? { time: found.time } : {}), from: 'meta', line: content };
}

import { type CivilDate, chineseDate, daysBetween, isCivilDate } from '../calendar/civil-date.ts';
import { dateContradiction, type RowDate } from '../freshness/date-contradiction.ts';
import { lineLocator } from '../freshness/locate-line.ts';
import type { DateRead, PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Hit, Rule } from '../rule.ts';
import { findDates, foldDateSigns } from '../text/chinese-date.ts';
import { dateInUrl } from '../text/url-date.ts';

/**
 * [O] The CMS writes the day an article was entered into its address. Drafts wait some weeks for publication;
 * a day that lies further after its own address is more likely an old article under a new date.
 */
const LONGEST_DRAFT_DAYS = 31;

const SUGGESTION = '请核对发稿日期，列表、正文和网页标签应一致';

function redated(shown: CivilDate, url: string): { made: CivilDate; days: number } | undefined {
  const made = dateInUrl(url).date;
  if (!made || !isCivilDate(shown)) return undefined;
  const days = daysBetween(made, shown);
  return days > LONGEST_DRAFT_DAYS ? { made, days } : undefined;
}

/** The page's own, visible date: what a reader takes for the day of publication. */
function ownDate({ kind, publishedAt }: PageReading): DateRead | undefined {
  const shown = publishedAt?.from === 'label' || publishedAt?.from === 'near-title';
  return kind === 'article' && shown && isCivilDate(publishedAt.date) ? publishedAt : undefined;
}

function pubDate({ metas }: PageReading): CivilDate | undefined {
  const content = metas.find((meta) => meta.name.toLowerCase() === 'pubdate')?.content;
  return content === undefined ? undefined : findDates(foldDateSigns(content).replace('T', ' '))[0]?.date;
}

type Place = (line: string) => Pick<Hit, 'start' | 'end' | 'words'>;

function rowHits(reading: PageReading, place: Place): Hit[] {
  return reading.items.flatMap((item): Hit[] => {
    if (item.hidden.is === 'yes' || item.date?.from !== 'row') return [];
    const found = redated(item.date.date, item.href);
    if (!found) return [];
    const message = `列表日期与文章网址矛盾：“${item.title}”列为${chineseDate(item.date.date)}，网址所含日期为${chineseDate(found.made)}，相差${found.days}天，疑似旧稿改期。`;
    return [{ ...place(item.line), message, suggestion: SUGGESTION, listId: item.listId }];
  });
}

/** What contradicts the page's own date, one sentence each. */
function articleFaults(
  reading: PageReading,
  own: CivilDate,
  row: RowDate | undefined,
): Pick<Hit, 'message' | 'severity'>[] {
  const shown = chineseDate(own);
  const listed = row && dateContradiction(row.date, own);
  const made = redated(own, reading.url);
  const meta = pubDate(reading);
  const faults: Pick<Hit, 'message' | 'severity'>[] = [];
  if (row && listed) {
    const apart = listed.looksFresher ? `列表比正文晚${listed.days}天` : `列表比正文早${-listed.days}天`;
    faults.push({
      message: `列表日期与正文日期不一致：列表写${chineseDate(row.date)}（“${row.line}”），正文写${shown}，${apart}，疑似错填发稿日期。`,
      severity: listed.looksFresher ? '一般' : '提示',
    });
  }
  if (made) {
    faults.push({
      message: `发布日期与网址矛盾：页面写${shown}，网址所含日期为${chineseDate(made.made)}，相差${made.days}天，疑似旧稿改期。`,
    });
  }
  if (meta && dateContradiction(meta, own)) {
    const why = meta > own ? '，可能误写了页面生成时间' : '';
    faults.push({
      message: `发布日期前后不一致：页面写${shown}，网页标签 PubDate 写${chineseDate(meta)}${why}。`,
    });
  }
  return faults;
}

const now = '2026-11-23T10:00:00+08:00';
const URL = 'https://www.a.gov.cn/xw/202611/t20261110_12.html';

function articleOf(date: string, over: Partial<PageReading> = {}): Partial<PageReading> {
  const line = `发布时间：${date}`;
  return {
    url: URL,
    readAt: now,
    kind: 'article',
    text: `会议召开\n${line}`,
    publishedAt: { date, from: 'label', line },
    ...over,
  };
}

function listOf(date: string, href: string): Partial<PageReading> {
  const line = `会议召开 ${date}`;
  const row = { listId: 'l1', title: '会议召开', href, pinned: false, hidden: { is: 'no' as const }, line };
  return {
    readAt: now,
    kind: 'list',
    text: line,
    items: [{ ...row, date: { date, from: 'row' as const, line } }],
  };
}

/** Days that contradict each other: of a list row and its article, of an article and its address or PubDate. */
export const rule: Rule = {
  id: 'list-date-contradiction',
  title: '发稿日期互相矛盾',
  clause: '五(四)',
  problemClass: '日期数字',
  severity: '提示',
  sureness: '疑似',
  needs: ['url', 'kind', 'publishedAt', 'items', 'metas'],
  check(reading, { rowDates }) {
    if (reading.kind === 'account') return [];
    const locate = lineLocator(reading);
    const place: Place = (line) => locate(line) ?? { words: line };
    const own = ownDate(reading);
    if (!own) return rowHits(reading, place);
    const faults = articleFaults(reading, own.date, rowDates?.get(columnUrlKey(reading.url)));
    // One place for all that is said of one line.
    const at = faults.length > 0 ? place(own.line) : {};
    return [
      ...faults.map((fault) => ({ ...at, ...fault, suggestion: SUGGESTION })),
      ...rowHits(reading, place),
    ];
  },
  examples: {
    flags: [
      {
        why: 'an article of last year under a date of this month',
        reading: articleOf('2026-11-20', { url: 'https://www.a.gov.cn/xw/202511/t20251110_12.html' }),
      },
      {
        why: 'PubDate is the day the page was generated',
        reading: articleOf('2026-11-10', { metas: [{ name: 'PubDate', content: '2026-11-22 03:00:00' }] }),
      },
      {
        why: 'a row ahead of its own address by a year',
        reading: listOf('2026-11-20', 'https://www.a.gov.cn/xw/202511/t20251110_12.html'),
      },
    ],
    passes: [
      {
        why: 'dates agree',
        reading: articleOf('2026-11-10', { metas: [{ name: 'PubDate', content: '2026-11-10' }] }),
      },
      { why: 'a draft that waited two weeks', reading: articleOf('2026-11-23') },
      {
        why: 'an old article moved to a new system keeps its day',
        reading: articleOf('2009-09-30', { url: URL }),
      },
      {
        why: 'no visible date to contradict',
        reading: { ...articleOf('2026-11-10'), publishedAt: undefined },
      },
      { why: 'a row and its address of one month', reading: listOf('2026-11-20', URL) },
    ],
  },
};

import type { DateRead } from '../core/reading.ts';
import { type FoundDate, findDates, findUncommonDates, readDatePiece } from '../core/text/chinese-date.ts';
import { ownPart } from './own-part.ts';
import type { Metas } from './page-metas.ts';
import { yearAttribute } from './page-row.ts';
import type { PageText } from './page-text.ts';
import type { PageTitle } from './page-title.ts';
import { piecesOf, shownDate } from './row-pieces.ts';
import { metaDate, scriptDate, urlDate } from './source-date.ts';

export interface PublishDateInput {
  page: PageText;
  title: PageTitle;
  metas: Metas;
  url: string;
  /** Whether an offset stands in a list row: rows carry other articles' dates. */
  inRow: (offset: number) => boolean;
}

const DAY_LABEL =
  /(发布|发表|发稿|发文|刊发|刊登|公布|上传|上网|挂网|推送|添加|录入|创建|更新|公开|公告|公示|文章|新闻|信息)\s?(日\s?期|时\s?间)\s?[\]】]?\s?[:：]?\s*$|(发布|发表|更新)于\s?[:：]?\s*$/;
const FOOTER_LABEL = /(发布|发表|发文|公布)\s?(日\s?期|时\s?间)\s?[:：]/;
const BARE_LABEL = /(^|[^\u4e00-\u9fa5])(日\s?期|时\s?间)\s?[:：]?\s*$/;
/** 来源：县政府办时间：, where the elements of an information line stand without a space. */
const SOURCED_LABEL =
  /(来源|作者|编辑)\s?[:：][^:：\n]{1,20}(?<!报名|截止|会议|活动|开标|成文|印发|生成)(时\s?间|日\s?期)\s?[:：]\s*$/;
/** Date of the file, not of its publication; taken only when the page shows no other (FIELD 1). */
const WEAK_LABEL = /(^|[^面])生成(日期|时间)\s?[:：]?\s*$/;
const OTHER_LABEL =
  /[\u4e00-\u9fa5]{1,8}(日\s?期|时\s?间|期限|日)\s?[:：]\s*$|(截止|截至|自|至|从|到|于|在|今天是?|今日|现在是?|当前|成立|印发|签署)\s?[:：]?\s*$/;
const DEADLINE = /(截止|截至|起止|报名|有效|征集|公示)[^\n]{0,8}$/;
/** 发 布 日 期: single characters with spaces between. */
const SPACED_WORD = /(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5](?: [\u4e00-\u9fa5](?![\u4e00-\u9fa5]))+/g;
/** First day of a stretch: 公示时间：12月6日至12月12日, whatever the label. */
const RANGE_BEFORE = /\d\s*[日号]?\s*(至|到|[—－~～–-]{1,2})\s*$/;
const RANGE_AFTER = /^\s*(至|到|[—－~～–-]{1,2})\s*(19|20)?\d/;
/** Name of an office on a line of its own: the date below it signs the document. */
const OFFICE =
  /^[\u4e00-\u9fa5（）()、 ]{2,40}(政府|办公室|委员会|[局厅部院处站社会校所]|中心|公司|支队|大队|领导小组)$/;
const CLOCK_BEFORE =
  /(今天|今日|现在|当前|欢迎|您好|系统|天气|[\u4e00-\u9fa5](站|网站)[\u4e00-\u9fa5]{0,4}更新)/;
const WEEKDAY_AFTER = /^\s*[,，(（]?\s*(星期|周)[一二三四五六日天]/;
/** （某年某月某日某某会议通过）: when a law or decision was made, not when the page was. */
const DECISION_AFTER = /^[^\n。；]{0,60}(通过|修订|修正|公布施行|起施行|批准)/;
const SOURCE_BESIDE = /(来\s?源|作者|编辑|浏览|点击|阅读|访问|字体|字号|分享|打印)/;

interface Candidate {
  score: number;
  read: DateRead;
}

/**
 * The date a reader sees as the day of publication: labelled date → unlabelled date beside the title →
 * script → URL → meta. A meta alone is often the page's generation time (FIELD 1), so it comes last and
 * not at all when a generation-time meta says the same.
 */
export function findPublishDate(input: PublishDateInput): DateRead | undefined {
  return (
    visibleDate(input) ??
    splitDate(input) ??
    scriptDate(input.page) ??
    urlDate(input.url) ??
    metaDate(input.metas)
  );
}

function visibleDate({ page, title, inRow }: PublishDateInput): DateRead | undefined {
  let best: Candidate | undefined;
  const cells = page.blocks.filter(({ tag, start, end }) => isDateCell(page, tag, start, end)).length;
  const own = ownPart(page, title);
  for (const [at, block] of page.blocks.entries()) {
    if (inRow(block.start) || block.end <= own.start || block.start >= own.end) continue;
    const text = page.text.slice(block.start, block.end);
    // An information line below the article may stand in a box named like a footer; there only its label counts.
    if (block.role === 'footer' && !FOOTER_LABEL.test(text)) continue;
    for (const found of datesIn(text)) {
      const before = text.slice(0, found.start);
      const previous = page.blocks[at - 1];
      // Label and date in cells of their own: the label is the block before.
      const label =
        before.trim() || !previous || previous.end - previous.start > 14
          ? before
          : page.text.slice(previous.start, previous.end);
      if (!found.time && signs(page, title, at, text, found)) continue;
      if (BARE_LABEL.test(label) && meets(page, at, text.slice(found.end))) continue;
      if (label === before && before.trim() === '' && cells >= LEAST_CELLS && block.tag === 'td') continue;
      const offset = block.start + found.start;
      const named = offset >= (title.start ?? -1) && offset < (title.end ?? -1);
      const score = scoreDate(
        text,
        found.start,
        found.end,
        label,
        distance(title, offset),
        Boolean(found.time),
      );
      if (score <= 0 || ((found.labelOnly || named) && score < LABELLED) || (best && best.score >= score))
        continue;
      best = {
        score,
        read: {
          date: found.date,
          ...(found.time ? { time: found.time } : {}),
          from: score >= LABELLED ? 'label' : 'near-title',
          line: evidence(label === before ? text : `${label} ${text}`, found.start),
        },
      };
    }
  }
  return best?.read;
}

/** So many cells that hold a day and nothing else are a table of data. */
const LEAST_CELLS = 3;

function isDateCell(page: PageText, tag: string, start: number, end: number): boolean {
  return tag === 'td' && end - start <= 19 && readDatePiece(page.text.slice(start, end))?.kind === 'date';
}

/** Chinese numerals and two-digit years count only under a label: papers are signed in the former. */
function datesIn(text: string): (FoundDate & { labelOnly?: true })[] {
  const labelled = findUncommonDates(text).map((found) => ({ ...found, labelOnly: true as const }));
  const set = SOURCE_BESIDE.test(text) ? findUncommonDates(text, true) : [];
  return [...findDates(text), ...labelled, ...set.filter(({ date }) => date >= FIRST_WEB_DAY)];
}

/** Before the web, two digits were no year of a page. */
const FIRST_WEB_DAY = '1995-01-01';

/** A day alone, below the text and the name of an office, is the day the document was signed. */
function signs(page: PageText, title: PageTitle, at: number, text: string, found: FoundDate): boolean {
  const previous = page.blocks[at - 1];
  const before = text.slice(0, found.start).trim();
  if (!previous || text.slice(found.end).trim() !== '') return false;
  const belowText = page.text.slice(title.end ?? 0, previous.end).includes('。');
  if (before !== '') return OFFICE.test(before) && belowText;
  // Papers are signed 2026年11月10日, the office's name may be a picture of its seal.
  if (belowText && /^\d{4}年\d+月\d+日$/.test(text.trim())) return true;
  // An office that signs with the very words of the title element: what looks like the title stands below the text.
  if (previous.start === title.start) return page.text.slice(0, title.start).split('。').length > MOST_LEAD;
  if (!OFFICE.test(page.text.slice(previous.start, previous.end))) return false;
  return page.text.slice(title.end ?? 0, previous.start).includes('。');
}

/** 时间：… 地点：… tells of a meeting. */
function meets(page: PageText, at: number, after: string): boolean {
  const next = page.blocks[at + 1];
  const follows = after.trim() || (next ? page.text.slice(next.start, next.start + 12) : '');
  return /^[;；,，]?\s*(\d{1,2}[:：]\d{2}\s*)?(会议|活动|开标|考试)?(地\s?点|地\s?址|会\s?场)\s?[:：]/.test(
    follows,
  );
}

/** Sentences that may stand above a title: a slogan, a hint. */
const MOST_LEAD = 3;

/** Day and year-month, or year, day and clock, in elements of their own right after the title. */
function splitDate({ page, title, inRow }: PublishDateInput): DateRead | undefined {
  const { end } = title;
  if (end === undefined) return undefined;
  for (const [index, item] of page.elements.entries()) {
    if (item.start < end || item.start > end + 120 || item.end - item.start > 24 || inRow(item.start))
      continue;
    const line = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
    const piece = readDatePiece(line);
    const full = piece?.kind === 'month-day' ? yearAttribute(page, index, piece.monthDay) : undefined;
    if (piece?.kind === 'date' && piece.compact) continue;
    if (full) return { date: full.date, from: 'near-title', line: `${line}（${full.attribute}）` };
    if (!/^[\d\s./年月日:-]{6,}$/.test(line) || findDates(line).length > 0) continue;
    const date = shownDate(piecesOf(page, index), '')?.date;
    if (date) return { date, from: 'near-title', line };
  }
  return undefined;
}

const LABELLED = 200;

/** Characters from the end of the title to the date; negative when the date stands before it. */
function distance(title: PageTitle, offset: number): number | undefined {
  if (title.end === undefined || title.start === undefined) return undefined;
  return offset < title.start ? offset - title.start : Math.max(0, offset - title.end);
}

/** ≥ LABELLED: has a label that means publication; 1–199: stands where such a date stands; 0: no. */
function scoreDate(
  text: string,
  start: number,
  end: number,
  labelled: string,
  away: number | undefined,
  timed: boolean,
): number {
  const after = text.slice(end);
  const label = labelled.replace(SPACED_WORD, (word) => word.replace(/ /g, ''));
  if (CLOCK_BEFORE.test(label) || RANGE_AFTER.test(after) || RANGE_BEFORE.test(labelled)) return 0;
  // 星期 stands in the page's clock, above the title.
  if (WEEKDAY_AFTER.test(after) && !(away !== undefined && away >= 0 && away < 200)) return 0;
  // The nearer to the title the better, up to 50 points over 2,000 characters.
  const near = away === undefined ? 0 : Math.max(0, 50 - Math.abs(away) / 40);
  if (DAY_LABEL.test(label))
    return LABELLED + 100 + near + (/更新/.test(label) ? -20 : 0) - (/公[示告]\S*$/.test(label) ? 80 : 0);
  if (BARE_LABEL.test(label) || SOURCED_LABEL.test(label)) return LABELLED + 50 + near;
  const rest = text.length - (end - start);
  if (WEAK_LABEL.test(label)) return 60;
  if (DEADLINE.test(label) || OTHER_LABEL.test(label) || /^\s*(至|到|—|－|-|~|起|前|以前|之前)/.test(after))
    return 0;
  if (DECISION_AFTER.test(after)) return 0;
  // A sentence that mentions a day is no information line.
  const sourced = SOURCE_BESIDE.test(text);
  if (rest > (sourced ? 120 : 40) || /[。；]/.test(text)) return 0;
  // 2018-08-01 09:23:59 and nothing else is no day that a text speaks of.
  if (timed && rest === 0 && (away === undefined || away < 0)) return 72;
  if (away === undefined) return timed || sourced ? 70 : 0;
  if (away < 0 || away > 400) return sourced && Math.abs(away) < 4000 ? 65 : 0;
  return 80 + near + (timed ? 10 : 0) + (sourced ? 20 : 0);
}

function evidence(text: string, start: number): string {
  const from = Math.max(0, start - 60);
  return text.slice(from, start + 100).trim();
}

import { civilDateOf, isCivilDate } from '../calendar/civil-date.ts';
import type { DateRead, Gap, PageList, PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import { platformKey } from '../register/platform.ts';
import type { Account, Column, Register } from '../register/register.ts';
import { privateRangesOf, withMasks } from '../text/mask-private.ts';
import { accountsOfPage } from './match-account.ts';
import type { Observation } from './observation.ts';

/** Gaps that may hide a list: with one of them a list without rows is not empty but not looked at. */
const LIST_GAPS: readonly Gap['what'][] = [
  'list-by-script',
  'list-in-script',
  'list-in-comment',
  'body-by-script',
  'frame',
  'shadow',
  'object',
  'text-cap',
  'place-cap',
  'undecodable',
  'empty-page',
];

/** Words by which a page without any list says that its column is empty; longer blocks are prose. */
const EMPTY_WORDS =
  /^[（(【]?((本?栏目|页面|内容|版块)?(正在|尚在)?建设中|暂无(相关)?(内容|信息|数据|记录|文章|稿件))/;
const EMPTY_WORDS_CAP = 24;

type Look = Pick<Observation, 'state' | 'newest' | 'monthDay' | 'line' | 'unread' | 'why' | 'listId'>;

/** A day that exists and had come when the page was read; later ones are misfiled, never updates. */
function counts(read: DateRead, readOn: string): boolean {
  return isCivilDate(read.date) && read.date <= readOn;
}

function latest(reads: readonly DateRead[]): DateRead | undefined {
  return reads.reduce<DateRead | undefined>(
    (best, read) => (best && best.date >= read.date ? best : read),
    undefined,
  );
}

function newestOf(list: PageList, reading: PageReading, readOn: string): DateRead | undefined {
  if (list.newest && counts(list.newest, readOn)) return list.newest;
  const rows = reading.items.filter((item) => item.listId === list.id && item.hidden.is !== 'yes');
  return latest(rows.flatMap((row) => (row.date && counts(row.date, readOn) ? [row.date] : [])));
}

function hidingGap(reading: PageReading, list: PageList): Gap | undefined {
  // A list that says 暂无内容 itself is doubted only by a gap of its own.
  return reading.gaps.find(
    (gap) => LIST_GAPS.includes(gap.what) && (gap.listId === list.id || (!gap.listId && !list.line)),
  );
}

function lookAt(list: PageList, reading: PageReading, readOn: string): Look {
  const ownGap = reading.gaps.find((gap) => gap.listId === list.id);
  const line = list.newest?.line ?? list.line ?? '';
  const unreadable = (why: string, gap?: Gap): Look => ({
    state: 'unreadable',
    monthDay: list.newestMonthDay,
    line,
    why,
    listId: list.id,
    ...(gap && LIST_GAPS.includes(gap.what) ? { unread: true } : {}),
  });
  if (list.state === 'unreadable') {
    const why = list.newestMonthDay ? '列表只写月日，没有年份' : '列表没有可读的日期';
    return unreadable(ownGap?.why ?? why, list.count === 0 ? ownGap : undefined);
  }
  if (list.state === 'blank') {
    const gap = hidingGap(reading, list);
    if (gap) return unreadable(gap.why, gap);
    const hasRows = list.count > 0 || reading.items.some((item) => item.listId === list.id);
    return hasRows
      ? unreadable('列表有条目，但没有读到日期')
      : { state: 'blank', line: list.line ?? '', listId: list.id };
  }
  const newest = newestOf(list, reading, readOn);
  if (!newest) return unreadable('列表上的日期都晚于读取当天，或不是存在的日期');
  return { state: 'dated', newest, line: newest.line, listId: list.id };
}

/** Several lists of one column on a page: a date proves an update, rows that cannot be read forbid 空白. */
function together(looks: readonly Look[]): Look | undefined {
  const dated = looks.filter((look) => look.state === 'dated');
  const newest = latest(dated.flatMap((look) => (look.newest ? [look.newest] : [])));
  return (
    dated.find((look) => look.newest === newest) ??
    looks.find((look) => look.state === 'unreadable') ??
    looks[0]
  );
}

function saysEmpty(reading: PageReading): string | undefined {
  if (reading.items.length > 0 || reading.gaps.some((gap) => LIST_GAPS.includes(gap.what))) return undefined;
  return reading.blocks
    .filter((block) => block.role !== 'nav' && block.role !== 'footer')
    .map((block) => reading.text.slice(block.start, block.end).trim())
    .find((words) => words.length <= EMPTY_WORDS_CAP && EMPTY_WORDS.test(words));
}

/**
 * The page itself as the column's only article (概况, 机构职能): a date labelled as its own or in its address.
 * A bare meta or script is the page's generation time, and a day beside the title may be a clock (FIELD 1).
 */
function pageAsArticle(reading: PageReading, readOn: string): Look | undefined {
  if (reading.kind !== 'article' && reading.kind !== 'other') return undefined;
  const published = reading.publishedAt;
  if (published?.from !== 'label' && published?.from !== 'url') return undefined;
  if (counts(published, readOn)) return { state: 'dated', newest: published, line: published.line };
  return { state: 'unreadable', line: published.line, why: '页面日期晚于读取当天，或不是存在的日期' };
}

function lookAtColumnPage(reading: PageReading, readOn: string): Look {
  const main = reading.lists.find((list) => list.main);
  if (main) return lookAt(main, reading, readOn);
  const article = pageAsArticle(reading, readOn);
  if (article) return article;
  const words = saysEmpty(reading);
  if (words) return { state: 'blank', line: words };
  const gap = reading.gaps.find((one) => LIST_GAPS.includes(one.what)) ?? reading.gaps[0];
  return { state: 'unreadable', line: '', unread: true, why: gap?.why ?? '本页没有读到栏目的列表' };
}

/** A page with the addresses its list headings lead to, worked out once for all columns. */
interface Page {
  reading: PageReading;
  readOn: string;
  key: string;
  headed: { list: PageList; key: string }[];
}

/** Lists of a channel page that belong to it: headed by an address below its own, or by a 二级栏目 of it. */
function partsOf(column: Column, page: Page, register: Register): PageList[] {
  const children = register.columns
    .filter((one) => one.parentName === column.name)
    .map((one) => columnUrlKey(one.url));
  return page.headed
    .filter(({ key }) => key === page.key || key.startsWith(`${page.key}/`) || children.includes(key))
    .map(({ list }) => list);
}

function observeColumn(column: Column, page: Page, register: Register) {
  const { reading, readOn } = page;
  const key = columnUrlKey(column.url);
  if (key === '') return undefined;
  if (key === page.key) {
    const parts = reading.lists.some((list) => list.main) ? [] : partsOf(column, page, register);
    const look = together(parts.map((list) => lookAt(list, reading, readOn)));
    // Parts of a channel page prove an update, but neither that it is empty nor that it is stale as a whole.
    if (look?.state === 'dated') return { ...look, via: 'block' as const };
    return { ...lookAtColumnPage(reading, readOn), via: 'list-page' as const };
  }
  const blocks = page.headed.filter((block) => block.key === key);
  const look = together(blocks.map(({ list }) => lookAt(list, reading, readOn)));
  return look && { ...look, via: 'block' as const };
}

/** Platforms whose pages carry others' posts too: only a page that was understood as an account's speaks for one. */
const MIXED_PLATFORMS: readonly string[] = ['微信', '微博', '抖音', '快手', '今日头条', '百家号'];

/** A post or an album proves updates; only the account's own list says how new its newest is. */
function lookAtAccount(
  account: Account,
  reading: PageReading,
  readOn: string,
): Look & Pick<Observation, 'via'> {
  const isMixed = MIXED_PLATFORMS.includes(platformKey(account.platform));
  if (!reading.account && isMixed) {
    const why = '这个页面不是认得的账号主页或文章，没有按它判断';
    return { state: 'unreadable', line: '', unread: true, why, via: 'account-page' };
  }
  const part = reading.lists.find((list) => !list.main && list.state === 'dated');
  if (isMixed && part && !reading.lists.some((list) => list.main))
    return { ...lookAt(part, reading, readOn), via: 'block' };
  if (reading.publishedAt) {
    const { publishedAt } = reading;
    return counts(publishedAt, readOn) && publishedAt.from !== 'meta'
      ? { state: 'dated', newest: publishedAt, line: publishedAt.line, via: 'block' }
      : { state: 'unreadable', line: publishedAt.line, why: '文章日期不可信', via: 'block' };
  }
  return { ...lookAtColumnPage(reading, readOn), via: 'account-page' };
}

/**
 * Looks are stored, and a row's title may leak an ID, card or phone number: 11 digits or more are masked, and numbers
 * of persons in whatever writing.
 */
function withoutNumbers(line: string): string {
  const short = line.replace(
    /[\d０-９]{11,}[XxＸ]?/g,
    (run) => `${run.slice(0, 3)}${'*'.repeat(run.length - 3)}`,
  );
  return withMasks(short, privateRangesOf(short));
}

function withoutPrivate<T extends Look>(look: T): T {
  const { newest } = look;
  const line = withoutNumbers(look.line);
  return { ...look, line, ...(newest ? { newest: { ...newest, line: withoutNumbers(newest.line) } } : {}) };
}

/**
 * What this page shows of registered columns and accounts: its own main list when it is a column's page,
 * blocks headed by a link to a column, and account pages. Facts only, at most one per column or account;
 * `seenBy` is who looked. Nothing is observed on an error page.
 * @throws RangeError when `reading.readAt` is no instant with offset
 * @example observeColumns(reading, register, '张三')[0]?.state === 'dated'
 */
export function observeColumns(reading: PageReading, register: Register, seenBy: string): Observation[] {
  if (reading.httpStatus !== undefined && reading.httpStatus >= 400) return [];
  const readOn = civilDateOf(reading.readAt);
  const seen = { url: reading.url, seenAt: reading.readAt, seenBy };
  const headed = reading.lists.flatMap((list) => {
    const key = columnUrlKey(list.headingHref ?? '');
    return key === '' ? [] : [{ list, key }];
  });
  const page: Page = { reading, readOn, key: columnUrlKey(reading.url), headed };
  const columns = register.columns.flatMap((column): Observation[] => {
    const look = observeColumn(column, page, register);
    return look ? [{ targetId: column.id, target: 'column', ...withoutPrivate(look), ...seen }] : [];
  });
  const accounts = accountsOfPage(reading, register.accounts).map(
    (account): Observation => ({
      targetId: account.id,
      target: 'account',
      ...withoutPrivate(lookAtAccount(account, reading, readOn)),
      ...seen,
    }),
  );
  return [...columns, ...accounts];
}
